/** The popup: the page in front, search and filters, the reading list, export, and undo. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { edit } from '../lib/library/edit';
import { allPapers } from '../lib/library/query';
import { remove, restore } from '../lib/library/remove';
import type { View } from '../lib/library/search';
import type { Identifier, Paper } from '../lib/paper';
import { CopyRefused, copyText } from './copy-text';
import { recoverDrafts } from './drafts';
import { type ExportChoice, ExportMenu } from './export-menu';
import { exportPapers } from './export-papers';
import { Filters } from './filters';
import { Help } from './help';
import { Icon } from './icons';
import { type Notice, NoticeBar } from './notice';
import { PageLine } from './page-line';
import { ReadingList } from './reading-list';
import { EmptyLibrary, LibraryFailed, NothingMatches, Waiting } from './states';
import { useKeptFocus } from './use-kept-focus';
import { useReadingList } from './use-reading-list';
import { papers } from './words';

const EVERYTHING: View = { search: '', sort: 'saved' };

export function Popup({ db }: { db: LibraryDatabase }) {
  const [view, setView] = useState(EVERYTHING);
  const [picked, setPicked] = useState<ReadonlySet<Identifier>>(new Set());
  const [notice, setNotice] = useState<Notice>();
  const [helping, setHelping] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const exportButton = useRef<HTMLButtonElement>(null);
  const { keys, total, isEmpty, state, error, tags, has, paperOf } = useReadingList(db, view);
  const selected = new Set([...picked].filter(has));

  const say = useCallback((text: string) => setNotice({ text }), []);
  const fail = useCallback((reason: unknown) => {
    const { message } = reason instanceof CopyRefused ? reason : asLibraryError(reason);
    setNotice({ text: message, failed: true });
  }, []);
  const dismiss = useCallback(() => setNotice(undefined), []);

  useLayoutEffect(() => searchBox.current?.focus(), []);
  // Looking for drafts takes a moment that the first rows need.
  const isOpen = state !== 'opening';
  useEffect(() => {
    if (isOpen) recoverDrafts(db).catch(fail);
  }, [db, fail, isOpen]);
  useKeptFocus(root, refocus);

  function offerUndo(text: string, undo: () => Promise<unknown>) {
    setNotice({
      text,
      undo: async () => {
        dismiss();
        await undo().catch(fail);
      },
    });
  }

  async function removePaper({ key, title }: Paper) {
    try {
      const removal = await remove(db, [key]);
      offerUndo(`Removed “${plainTitle(title)}”`, () => restore(db, removal));
    } catch (reason) {
      fail(reason);
    }
  }

  async function copy(text: string, what: string) {
    try {
      await copyText(text);
      say(`${what} copied`);
    } catch (reason) {
      fail(reason);
    }
  }

  const scope =
    selected.size > 0 ? 'selected' : total === undefined || keys.length === total ? 'all' : 'shown';

  /** The papers that an export holds, in the order of the list. */
  async function keysToExport(): Promise<readonly Identifier[]> {
    if (scope === 'selected') {
      const inView = keys.filter((key) => selected.has(key));
      return [...new Set([...inView, ...selected])];
    }
    return total === undefined ? (await allPapers(db)).map(({ key }) => key) : keys;
  }

  async function runExport(choice: ExportChoice) {
    try {
      say(await exportPapers(db, await keysToExport(), choice));
    } catch (reason) {
      fail(reason);
    }
  }

  /** Typing is quicker than drawing: each change builds on the one before it. */
  function change(part: Partial<View>) {
    setView((before) => ({ ...before, ...part }));
  }

  function select(key: Identifier) {
    setPicked((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  function clearSearch() {
    change({ search: '' });
  }

  function toSearch() {
    searchBox.current?.focus();
    searchBox.current?.select();
  }

  /** After a row or a button went with the focus: the row in its place, or the search box. */
  function refocus(last: Element) {
    const row = last.closest<HTMLElement>('[data-index]');
    const wasNearList = row || last.closest('.notice-place');
    if (!wasNearList || !focusRow(row?.dataset['index'])) toSearch();
  }

  function onKeyDown(event: KeyboardEvent) {
    // A dialog has its own keys.
    const isInDialog = event.target instanceof Element && event.target.closest('dialog');
    if (event.ctrlKey || event.metaKey || event.altKey || isInDialog) return;
    const isTyping = takesLetters(event.target);
    const isInSearch = event.target === searchBox.current;
    const acts: Record<string, (() => unknown) | undefined> = {
      ArrowDown: isInSearch ? () => focusRow() : undefined,
      // In an empty search box it closes the popup, as the browser has it.
      Escape: isInSearch ? (view.search ? clearSearch : undefined) : toSearch,
      ...(!isTyping && {
        '/': toSearch,
        '?': () => setHelping(true),
        u: () => void notice?.undo?.(),
        e: () => exportButton.current?.click(),
      }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the popup's keys work wherever the focus is.
    <div ref={root} class="popup" onKeyDown={onKeyDown}>
      <header>
        <h1 class="visually-hidden">Offprint</h1>
        <PageLine
          saved={(text, added) => (added.length ? offerUndo(text, () => remove(db, added)) : say(text))}
          failed={(text) => setNotice({ text, failed: true })}
          copy={(text, what) => void copy(text, what)}
        />
        <Filters view={view} tags={tags} searchBox={searchBox} change={change} />
      </header>
      <main>
        {state === 'failed' && error && <LibraryFailed error={error} />}
        {state === 'opening' && <Waiting text="Opening your reading list…" />}
        {state === 'searching' && <Waiting text="Searching…" />}
        {state === 'ready' && isEmpty && <EmptyLibrary />}
        {state === 'ready' && total !== undefined && !isEmpty && keys.length === 0 && (
          <NothingMatches
            total={total}
            clear={() => change({ search: '', status: undefined, code: undefined, tag: undefined })}
          />
        )}
        {state === 'ready' && keys.length > 0 && (
          <ReadingList
            keys={keys}
            isWhole={total !== undefined}
            view={view}
            tags={tags}
            selected={selected}
            paperOf={paperOf}
            select={select}
            edit={(key, changes) => edit(db, [key], changes)}
            remove={(paper) => void removePaper(paper)}
            copy={(text, what) => void copy(text, what)}
            say={say}
            failed={fail}
            toSearch={toSearch}
          />
        )}
      </main>
      <NoticeBar notice={notice} dismiss={dismiss} />
      <footer>
        <p class="quiet count" role="status">
          {state === 'ready' &&
            total !== undefined &&
            !isEmpty &&
            countLine(keys.length, total, selected.size)}
        </p>
        {selected.size > 0 && (
          <button type="button" class="plain" onClick={() => setPicked(new Set())}>
            Deselect
          </button>
        )}
        <SortMenu sort={view.sort} change={(sort) => change({ sort })} />
        <button
          type="button"
          class="plain quiet"
          aria-label="Keys"
          title="Keys (?)"
          onClick={() => setHelping(true)}
        >
          <Icon name="help" />
        </button>
        <ExportMenu
          scope={scope}
          count={selected.size || (total === undefined && !isEmpty ? undefined : keys.length)}
          button={exportButton}
          run={runExport}
        />
      </footer>
      {helping && <Help close={() => setHelping(false)} />}
    </div>
  );
}

/** Gives the focus to the row at this place, or else to the one that Tab would reach. False where there is none. */
function focusRow(index = ''): boolean {
  const list = document.querySelector('[aria-label="Reading list"]');
  const row =
    list?.querySelector<HTMLElement>(`li[data-index="${index}"]`) ??
    list?.querySelector<HTMLElement>('li[tabindex="0"]');
  row?.focus();
  return row !== null && row !== undefined;
}

function SortMenu({ sort, change }: { sort: View['sort']; change(sort: View['sort']): void }) {
  return (
    <select
      class="sort"
      aria-label="Sort by"
      value={sort}
      onChange={(event) => change(event.currentTarget.value as View['sort'])}
    >
      <option value="saved">Last saved</option>
      <option value="published">Published</option>
      <option value="title">Title</option>
    </select>
  );
}

/** A box to tick or a button takes no letters: the popup's keys work there. */
function takesLetters(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function countLine(shown: number, total: number, selected: number): string {
  if (selected) return `${selected.toLocaleString()} selected`;
  return shown === total ? papers(total) : `${shown.toLocaleString()} of ${papers(total)}`;
}
