/** A tag as a whole: its name, which may be that of another one, its colour, and taking it off everywhere. */

import { useState } from 'preact/hooks';
import { t, tn } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase, TAG_COLOURS, type TagColour } from '../lib/library/database';
import { colourTag, dropTag, renameTag, undoRenaming } from '../lib/library/tags';
import type { Facet } from '../lib/search/facets';
import type { View } from '../lib/search/view';
import { DialogAnswers } from './dialog-answers';
import { changeRemembered, rememberedView } from './remembered-view';
import { type ChangeView, follower, tellPages } from './tag-renamings';
import type { Desk } from './use-desk';
import { useDialog } from './use-dialog';

interface Props {
  db: LibraryDatabase;
  tag: Facet;
  colour: TagColour | undefined;
  tags: readonly Facet[];
  desk: Desk;
  view: View;
  /** Changes the page's view, whatever the page shows at the moment. */
  changeView: ChangeView;
  close(): void;
}

export function TagDialog({ db, tag, colour, tags, desk, view, changeView, close }: Props) {
  const { dialog, end } = useDialog();
  const [name, setName] = useState(tag.value);
  const [chosen, setChosen] = useState(colour);
  const [problem, setProblem] = useState('');

  const isRenamed = name.trim() !== tag.value;
  const other = tags.find(
    ({ value }) => value.toLowerCase() === name.trim().toLowerCase() && value !== tag.value,
  );

  async function attempt(work: () => Promise<void>) {
    try {
      await work();
      end();
    } catch (error) {
      setProblem(error instanceof RangeError ? error.message : asLibraryError(error).message);
    }
  }

  const keep = () =>
    attempt(async () => {
      if (isRenamed) await rename();
      else if (chosen !== colour) await colourTag(db, tag.value, chosen);
    });

  async function rename() {
    const ownColour = chosen === colour ? undefined : { colour: chosen };
    const done = await renameTag(db, tag.value, other?.value ?? name, ownColour);
    const { from, to } = done;
    const renaming = { id: crypto.randomUUID(), from, to, isMerged: other !== undefined };
    const followers = [
      follower(() => view, changeView),
      follower(rememberedView, changeRemembered),
      tellPages,
    ];
    const tell = (isUndone: boolean) => {
      for (const follow of followers) follow({ ...renaming, isUndone });
    };
    tell(false);
    desk.changed(done.papers, async () => {
      const undone = await undoRenaming(db, done);
      tell(true);
      return undone;
    });
  }

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
        <DialogAnswers problem={problem} submit={t(other ? 'merge' : 'save')} close={end}>
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
