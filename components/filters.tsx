/** Search and filters of the reading list. */
import type { RefObject } from 'preact';
import { number, t } from '../lib/i18n';
import type { Facet } from '../lib/search/facets';
import type { View } from '../lib/search/view';
import { STATUSES, type Status } from '../lib/statuses';
import { memo } from './memo';
import { SearchBox } from './search-box';
import { STATUS_NAMES } from './words';

interface Props {
  view: View;
  tags: readonly Facet[];
  searchBox: RefObject<HTMLInputElement | null>;
  ignored: readonly string[];
  instead: readonly string[] | undefined;
  change(part: Partial<View>): void;
  type(search: string): void;
}

export function Filters({ view, tags, searchBox, ignored, instead, change, type }: Props) {
  return (
    <>
      <SearchBox search={view.search} input={searchBox} ignored={ignored} instead={instead} change={type} />
      <Choices status={view.status} code={view.code} tag={view.tag} tags={tags} change={change} />
    </>
  );
}

interface ChoicesProps extends Pick<Props, 'tags' | 'change'> {
  status: View['status'];
  code: View['code'];
  tag: View['tag'];
}

/** There may be hundreds of tags, and a key press in the search box changes none. */
const Choices = memo(function Choices({ status: chosen, code, tag, tags, change }: ChoicesProps) {
  const asListed = tags.find(({ value }) => value.toLowerCase() === tag?.toLowerCase())?.value;
  return (
    <div class="filters">
      <fieldset class="segments">
        <legend class="visually-hidden">{t('status')}</legend>
        <Segment name={t('all')} chosen={!chosen} choose={() => change({ status: undefined })} />
        {STATUSES.map((status: Status) => (
          <Segment
            key={status}
            name={STATUS_NAMES[status]()}
            chosen={chosen === status}
            choose={() => change({ status })}
          />
        ))}
      </fieldset>
      <button
        type="button"
        class="toggle"
        aria-pressed={code === true}
        onClick={() => change({ code: !code })}
      >
        {t('code')}
      </button>
      {(tags.length > 0 || tag) && (
        <select
          aria-label={t('tag')}
          value={asListed ?? tag ?? ''}
          onChange={(event) => change({ tag: event.currentTarget.value || undefined })}
        >
          <option value="">{t('anyTag')}</option>
          {tag && !asListed && <option value={tag}>{tag}</option>}
          {tags.map(({ value, count }) => (
            <option key={value} value={value}>
              {`${value} (${number(count)})`}
            </option>
          ))}
        </select>
      )}
    </div>
  );
});

function Segment({ name, chosen, choose }: { name: string; chosen: boolean; choose(): void }) {
  return (
    <button type="button" aria-pressed={chosen} onClick={choose}>
      {name}
    </button>
  );
}
