/** A tag as a whole: its name, which may be that of another one, its colour, and taking it off everywhere. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase, TAG_COLOURS, type TagColour } from '../lib/library/database';
import { colourTag, dropTag, renameTag } from '../lib/library/tags';
import type { Facet } from '../lib/search/facets';
import { DialogAnswers } from './dialog-answers';
import type { Desk } from './use-desk';

interface Props {
  db: LibraryDatabase;
  tag: Facet;
  colour: TagColour | undefined;
  tags: readonly Facet[];
  desk: Desk;
  close(): void;
}

export function TagDialog({ db, tag, colour, tags, desk, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(tag.value);
  const [chosen, setChosen] = useState(colour);
  const [problem, setProblem] = useState('');
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const isRenamed = name.trim() !== tag.value;
  const other = tags.find(
    ({ value }) => value.toLowerCase() === name.trim().toLowerCase() && value !== tag.value,
  );

  async function attempt(work: () => Promise<void>) {
    try {
      await work();
      close();
    } catch (error) {
      setProblem(error instanceof RangeError ? error.message : asLibraryError(error).message);
    }
  }

  const keep = () =>
    attempt(async () => {
      if (chosen !== colour) await colourTag(db, tag.value, chosen);
      if (!isRenamed) return;
      desk.changed(await renameTag(db, tag.value, name));
    });

  const drop = () => attempt(async () => desk.changed(await dropTag(db, tag.value)));

  return (
    <dialog ref={dialog} aria-labelledby="tag-title" onClose={close}>
      <h2 id="tag-title">{t('changeTag', tag.value)}</h2>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <label>
          <span>{t('name')}</span>
          <input
            type="text"
            value={name}
            maxLength={100}
            autocomplete="off"
            list="other-tags"
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <datalist id="other-tags">
          {tags.slice(0, 100).map(({ value }) => (
            <option key={value} value={value} />
          ))}
        </datalist>
        {other && <p class="to-check">{tn('tagMerges', tag.count, other.value)}</p>}
        <fieldset class="colours">
          <legend>{t('colour')}</legend>
          <label>
            <input
              type="radio"
              name="colour"
              checked={chosen === undefined}
              onChange={() => setChosen(undefined)}
            />
            {t('noColour')}
          </label>
          {TAG_COLOURS.map((it) => (
            <label key={it}>
              <input type="radio" name="colour" checked={chosen === it} onChange={() => setChosen(it)} />
              <span class="dot" data-colour={it} />
              {COLOUR_NAMES[it]()}
            </label>
          ))}
        </fieldset>
        <DialogAnswers problem={problem} submit={t(other ? 'merge' : 'save')} close={close}>
          <button type="button" class="plain" onClick={() => void drop()}>
            {t('dropTag')}
          </button>
        </DialogAnswers>
      </form>
    </dialog>
  );
}

const COLOUR_NAMES: Record<TagColour, () => string> = {
  red: () => t('red'),
  orange: () => t('orange'),
  yellow: () => t('yellow'),
  green: () => t('green'),
  teal: () => t('teal'),
  blue: () => t('blue'),
  purple: () => t('purple'),
  pink: () => t('pink'),
};
