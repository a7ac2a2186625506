/** What can be done with all the papers that are selected; each change is one, and can be undone as one. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { number, t, tn } from '../lib/i18n';
import type { Identifier, Priority } from '../lib/paper';
import { PRIORITIES } from '../lib/priorities';
import type { Facet } from '../lib/search/facets';
import { STATUSES, type Status } from '../lib/statuses';
import { BusyButton } from './busy-button';
import { CopyMenu } from './copy-menu';
import { IconButton } from './icon-button';
import { MenuButton } from './menu-button';
import { MenuItem } from './menu-item';
import { tagsIn } from './tag-field';
import type { Desk } from './use-desk';
import { PRIORITY_NAMES, STATUS_NAMES } from './words';

interface Props {
  keys: readonly Identifier[];
  /** How many of them the list does not show. */
  notShown: number;
  tags: readonly Facet[];
  tagInput: RefObject<HTMLInputElement | null>;
  desk: Desk;
  deselect(): void;
}

export function BulkBar({ keys, notShown, tags, tagInput, desk, deselect }: Props) {
  const [busy, setBusy] = useState(false);

  async function work(doing: Promise<void>) {
    setBusy(true);
    await doing;
    setBusy(false);
  }

  function tagAll(event: Event) {
    event.preventDefault();
    const field = tagInput.current;
    const addTags = tagsIn(field?.value ?? '');
    if (!field || addTags.length === 0) return;
    field.value = '';
    void work(desk.editAll(keys, { addTags }));
  }

  return (
    <fieldset class="bulk" aria-busy={busy}>
      <legend class="visually-hidden">{t('selectionActions')}</legend>
      <p class="count" role="status">
        {busy ? t('working') : countLine(keys.length, notShown)}
      </p>
      <form onSubmit={tagAll}>
        <input
          ref={tagInput}
          type="text"
          aria-label={t('addTagToSelected')}
          placeholder={t('addTag')}
          list="bulk-tags"
          maxLength={500}
          autocomplete="off"
        />
        <datalist id="bulk-tags">
          {tags.slice(0, 100).map(({ value }) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      </form>
      <Choice<Status>
        label={t('setStatus')}
        values={STATUSES}
        nameOf={(status) => STATUS_NAMES[status]()}
        choose={(status) => void work(desk.editAll(keys, { status }))}
      />
      <Choice<Priority>
        label={t('setPriority')}
        values={PRIORITIES}
        nameOf={(priority) => PRIORITY_NAMES[priority]()}
        choose={(priority) => void work(desk.editAll(keys, { priority }))}
      />
      <CopyMenu busy={busy} copy={(as) => void work(desk.copyPapers(keys, as))} />
      <BusyButton class="main" busy={busy} act={() => void work(desk.sendToZotero(keys))}>
        {t('sendToZotero')}
      </BusyButton>
      <BusyButton class="main" busy={busy} act={() => void work(desk.lookUpAgain(keys))}>
        {t('lookUpAgain')}
      </BusyButton>
      <BusyButton class="main" busy={busy} act={() => void work(desk.remove(keys))}>
        {t('remove')}
      </BusyButton>
      <IconButton icon="close" name={t('deselect')} act={deselect} />
    </fieldset>
  );
}

function countLine(selected: number, notShown: number): string {
  return notShown ? tn('selectedNotShown', selected, number(notShown)) : tn('selected', selected);
}

interface ChoiceProps<T extends string> {
  label: string;
  values: readonly T[];
  nameOf(value: T): string;
  choose(value: T): void;
}

/** Nothing is done until one is chosen: the arrows of a menu of the browser's own would do all that they pass. */
function Choice<T extends string>({ label, values, nameOf, choose }: ChoiceProps<T>) {
  return (
    <MenuButton
      name={label}
      items={(close) =>
        values.map((value) => (
          <MenuItem key={value} name={nameOf(value)} close={close} act={() => choose(value)} />
        ))
      }
    />
  );
}
