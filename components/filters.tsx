/** Search and filters of the reading list. */
import type { RefObject } from 'preact';
import type { View } from '../lib/library/search';
import { STATUSES, type Status } from '../lib/statuses';
import { Icon } from './icons';
import { STATUS_NAMES } from './words';

interface Props {
  view: View;
  tags: readonly { tag: string; count: number }[];
  searchBox: RefObject<HTMLInputElement | null>;
  change(part: Partial<View>): void;
}

export function Filters({ view, tags, searchBox, change }: Props) {
  return (
    <>
      <div class="search">
        <Icon name="search" />
        <input
          ref={searchBox}
          type="search"
          aria-label="Search"
          placeholder="Search titles, authors, abstracts, tags, notes"
          value={view.search}
          onInput={(event) => change({ search: event.currentTarget.value })}
        />
      </div>
      <div class="filters">
        <fieldset class="segments">
          <legend class="visually-hidden">Status</legend>
          <Segment name="All" chosen={!view.status} choose={() => change({ status: undefined })} />
          {STATUSES.map((status: Status) => (
            <Segment
              key={status}
              name={STATUS_NAMES[status]}
              chosen={view.status === status}
              choose={() => change({ status })}
            />
          ))}
        </fieldset>
        <button
          type="button"
          class="toggle"
          aria-pressed={view.code === true}
          onClick={() => change({ code: !view.code })}
        >
          Code
        </button>
        {(tags.length > 0 || view.tag) && (
          <select
            aria-label="Tag"
            value={view.tag ?? ''}
            onChange={(event) => change({ tag: event.currentTarget.value || undefined })}
          >
            <option value="">Any tag</option>
            {tags.map(({ tag, count }) => (
              <option key={tag} value={tag}>
                {`${tag} (${count})`}
              </option>
            ))}
          </select>
        )}
      </div>
    </>
  );
}

function Segment({ name, chosen, choose }: { name: string; chosen: boolean; choose(): void }) {
  return (
    <button type="button" aria-pressed={chosen} onClick={choose}>
      {name}
    </button>
  );
}
