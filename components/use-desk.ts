/** What a page of ours does with papers, and what it says of it: every change can be undone, every failure is told. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { ask } from '../lib/ask';
import { plainTitle } from '../lib/citation/plain-title';
import { t, tn } from '../lib/i18n';
import { type Choice, chooseValue, undoChoice } from '../lib/library/choose';
import { type Correction, correct } from '../lib/library/correct';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { type Edit, edit, undoEdit } from '../lib/library/edit';
import { type Changes, isChangedBy } from '../lib/library/edited';
import type { Offer } from '../lib/library/evidence';
import { acceptPublication, declinePublication, reopenPublication } from '../lib/library/publications';
import { remove, restore } from '../lib/library/remove';
import { settleLater } from '../lib/library/settle';
import { undoRestore } from '../lib/library/undo-restore';
import type { Identifier, Paper } from '../lib/paper';
import { ZoteroError } from '../lib/zotero/trouble';
import { type CopyAs, copyPapers } from './copy-papers';
import { CopyRefused, copyText } from './copy-text';
import { FIELD_NAMES } from './disagreements';
import type { ExportChoice } from './export-menu';
import { exportPapers } from './export-papers';
import { FolderLost } from './folder-lost';
import type { Notice } from './notice';
import { sendToZotero } from './send-to-zotero';
import { takesLetters, takesText } from './takes-letters';
import { type Step, undoSteps } from './undo-steps';
import { useKeys } from './use-keys';
import { Cancelled, type Progress, useLongWork } from './use-long-work';

export interface Desk {
  notice: Notice | undefined;
  /** How far an export is that takes long. */
  progress: Progress | undefined;
  dismiss(): void;
  say(text: string): void;
  fail(reason: unknown): void;
  /** Says in these words that something failed. */
  complain(text: string): void;
  /** Says what was done, with a way back. */
  offerUndo(text: string, undo: () => Promise<unknown>): void;
  /**
   * Says how many papers were edited, with a way back: one that undoes more, where more was done. It tells of how many
   * papers something was undone.
   */
  changed(edit: Edit, undo?: () => Promise<number>): void;
  /** Makes a change, for which an undo waits, and tells where it fails. */
  change(work: () => Promise<unknown>): Promise<void>;
  /** Does the work, and tells where it fails. */
  attempt(work: () => Promise<unknown>): Promise<void>;
  remove(papers: readonly Paper[] | readonly Identifier[]): Promise<void>;
  /**
   * Edits one paper, of which nothing is said, but which can be undone as well.
   * @throws what the library throws: whoever edits in place keeps what was typed
   */
  edit(paper: Paper, changes: Changes): Promise<void>;
  /** Edits many at once, with one way back. */
  editAll(keys: readonly Identifier[], changes: Changes): Promise<void>;
  /** The reader's word on where a preprint has appeared. */
  decide(paper: Paper, offer: Offer, accepted: boolean): Promise<void>;
  /** The reader's word on which of the values that were told is right. */
  choose(paper: Paper, choice: Choice): Promise<void>;
  /**
   * The reader's own word on what a citation says.
   * @throws what the library throws: the form keeps what was typed
   */
  correct(paper: Paper, corrections: readonly Correction[]): Promise<void>;
  copy(text: string, what: string): Promise<void>;
  /** Copies papers: as citations in the reader's style where nothing else is said. */
  copyPapers(keys: readonly Identifier[], as?: CopyAs): Promise<void>;
  /** Sends them to Zotero; what it has, only where the reader says `again`. */
  sendToZotero(keys: readonly Identifier[], again?: boolean): Promise<void>;
  /** Has sources asked about them anew. */
  lookUpAgain(keys: readonly Identifier[]): Promise<void>;
  /** Writes a Markdown file for each into the folder; without one, into an archive. */
  writeFiles(
    keys: () => Promise<readonly Identifier[]>,
    folder: FileSystemDirectoryHandle | undefined,
  ): Promise<void>;
  exportPapers(keys: () => Promise<readonly Identifier[]>, choice: ExportChoice): Promise<void>;
}

/** What the background takes in one message. */
const LOOKED_UP_AT_ONCE = 5000;

/** A note is saved at each pause of its typing. What is typed on within this time, in milliseconds, is undone with it. */
const TYPED_ON = 10_000;

export function useDesk(db: LibraryDatabase): Desk {
  const [notice, setNotice] = useState<Notice>();
  const { progress, run } = useLongWork();
  const [steps] = useState(undoSteps);
  /** What wrote the last note, and how it is undone. */
  const typed = useRef<{ edit: Edit; step: Step } | undefined>(undefined);

  const say = useCallback((text: string) => setNotice({ text }), []);
  const dismiss = useCallback(() => setNotice(undefined), []);
  const complain = useCallback((text: string) => setNotice({ text, failed: true }), []);
  const fail = useCallback((reason: unknown) => {
    const isTold = [CopyRefused, ZoteroError, FolderLost].some((it) => reason instanceof it);
    const { message } = isTold ? (reason as Error) : asLibraryError(reason);
    setNotice({ text: message, failed: true });
  }, []);

  async function attempt(work: () => Promise<unknown>, cancelled = t('exportCancelled')) {
    try {
      await work();
    } catch (reason) {
      if (reason instanceof Cancelled) say(cancelled);
      else fail(reason);
    }
  }

  function change(work: () => Promise<unknown>) {
    return attempt(() => steps.making(work()));
  }

  /** Undoes this step, or else what was done last. */
  function undo(step?: Step) {
    return attempt(() => steps.undo(step));
  }

  /** @param back gives false where nothing was left to undo, or a text that says what was undone */
  function stepBack(text: string, back: () => Promise<unknown>, papers = 1): Step {
    const undo = async () => {
      const told = await back();
      if (told === false) say(t('changedSince', text));
      else say(t('undone', typeof told === 'string' ? told : text));
    };
    const step = { papers, undo };
    steps.add(step);
    return step;
  }

  useKeys((event) => {
    if (!asksToUndo(event)) return;
    event.preventDefault();
    void undo();
  });

  function offerUndo(text: string, back: () => Promise<unknown>, papers = 1) {
    const step = stepBack(text, back, papers);
    setNotice({ text, undo: () => undo(step) });
  }

  function changed(done: Edit, back = () => undoEdit(db, done), count = done.before.length) {
    const { length } = done.before;
    const undo = async () => {
      const papers = await back();
      return papers > 0 && (papers === length || tn('changed', papers));
    };
    offerUndo(tn('changed', count), undo, length);
    if (done.bulk) settleLater(db);
  }

  async function editOne({ key, title }: Paper, changes: Changes) {
    const done = await edit(db, [key], changes);
    if (done.before.length === 0) return;
    const last = changes.note === undefined ? undefined : typed.current;
    if (last && steps.isNewest(last.step) && goesOn(last.edit, done)) {
      // Its step goes back over this as well, to the note before both.
      last.edit.at = done.at;
      return;
    }
    const step = stepBack(nameOf(changes, plainTitle(title)), async () => (await undoEdit(db, done)) > 0);
    if (changes.note !== undefined) typed.current = { edit: done, step };
  }

  async function correctOne({ key }: Paper, corrections: readonly Correction[]) {
    const undo = await correct(db, key, corrections);
    if (undo) offerUndo(t('citationCorrected'), () => undoChoice(db, undo));
  }

  return {
    notice,
    progress,
    dismiss,
    say,
    fail,
    complain,
    offerUndo,
    changed,
    change,
    attempt: (work) => attempt(work),
    remove: (papers) =>
      change(async () => {
        const removal = await remove(
          db,
          papers.map((it) => (typeof it === 'string' ? it : it.key)),
        );
        const [only] = papers;
        const text =
          papers.length === 1 && typeof only === 'object'
            ? t('removedOne', plainTitle(only.title))
            : tn('removed', removal.keys.length);
        offerUndo(text, async () => (await restore(db, removal)).length > 0);
      }),
    edit: (paper, changes) => steps.making(editOne(paper, changes)),
    editAll: (keys, changes) =>
      change(async () => {
        const done = await edit(db, keys, changes);
        // Some may have been so before.
        changed(done, undefined, done.before.filter((it) => isChangedBy(it, changes)).length);
      }),
    decide: (paper, offer, accepted) =>
      change(async () => {
        if (!accepted) {
          await declinePublication(db, paper.key, offer);
          offerUndo(t('publicationDeclined'), () => reopenPublication(db, paper.key, offer));
          return;
        }
        const done = await acceptPublication(db, paper.key, offer);
        if (done) offerUndo(t('publicationAccepted'), () => undoRestore(db, done.undo));
      }),
    choose: (paper, choice) =>
      change(async () => {
        const undo = await chooseValue(db, paper.key, choice);
        if (undo) offerUndo(t('valueChosen', FIELD_NAMES[choice.field]()), () => undoChoice(db, undo));
      }),
    correct: (paper, corrections) => steps.making(correctOne(paper, corrections)),
    copy: (text, what) =>
      attempt(async () => {
        await copyText(text);
        say(t('copied', what));
      }),
    copyPapers: (keys, as) =>
      attempt(async () => {
        const { length } = keys;
        say(await run(tn('copyingPapers', length), length, (watch) => copyPapers(db, keys, as, watch)));
      }, t('cancelled')),
    sendToZotero: (keys, again = false) =>
      attempt(async () => {
        const { text, failed } = await sendToZotero(db, keys, again, run);
        if (failed) complain(text);
        else say(text);
      }),
    lookUpAgain: (keys) =>
      attempt(async () => {
        for (let start = 0; start < keys.length; start += LOOKED_UP_AT_ONCE) {
          await ask({ type: 'complete-now', keys: keys.slice(start, start + LOOKED_UP_AT_ONCE) });
        }
        say(tn('beingLookedUp', keys.length));
      }),
    writeFiles: (keys, folder) =>
      attempt(async () => {
        const [{ writeMarkdown }, all] = await Promise.all([import('./write-markdown'), keys()]);
        const { length } = all;
        const { text, failed } = await run(tn('writingFiles', length), length, (watch) =>
          writeMarkdown(db, all, folder, watch),
        );
        if (failed) complain(text);
        else say(text);
      }),
    exportPapers: (keys, choice) =>
      attempt(async () => {
        const all = await keys();
        const { length } = all;
        say(
          await run(tn('exportingPapers', length), length, (watch) => exportPapers(db, all, choice, watch)),
        );
      }),
  };
}

/** Whether the key takes back what was done: `u`, or what does so in every program. Held down it takes back no more. */
function asksToUndo(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat, target } = event;
  if (altKey || shiftKey || repeat) return false;
  return ctrlKey || metaKey ? key === 'z' && !takesText(target) : key === 'u' && !takesLetters(target);
}

/** Whether a note was typed on from how an edit left it. */
function goesOn({ at, before: [first] }: Edit, { at: now, before: [next] }: Edit): boolean {
  return first?.key === next?.key && next?.edited.note === at && now - at < TYPED_ON;
}

/** What an edit of one paper is called. */
function nameOf({ status, priority, note }: Changes, title: string): string {
  if (status !== undefined) return t('statusChanged', title);
  if (priority !== undefined) return t('priorityChanged', title);
  if (note !== undefined) return t('noteChanged', title);
  return t('tagsChanged', title);
}
