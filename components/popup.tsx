/** The popup: the page in front, search and filters, the reading list, export, and undo. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryDatabase } from '../lib/library/database';
import { asLibraryError } from '../lib/library/database';
import { type Changes, edit } from '../lib/library/edit';
import { newest } from '../lib/library/query';
import { type Removal, remove, restore } from '../lib/library/remove';
import type { View } from '../lib/library/search';
import type { Identifier, Paper } from '../lib/paper';
import { type ExportChoice, ExportMenu } from './export-menu';
import { exportPapers } from './export-papers';
import { Filters } from './filters';
import { Help } from './help';
import { Icon } from './icons';
import { PageLine } from './page-line';
import { nameOfPaper, ReadingList } from './reading-list';
import { useReadingList } from './use-reading-list';
import { papers } from './words';

/** What the last thing done was, and how to undo it. */
interface Notice {
  text: string;
  failed?: boolean;
  undo?: () => Promise<void>;
}

const EVERYTHING: View = { search: '', sort: 'saved' };

export function Popup({ db }: { db: LibraryDatabase }) {
  const [view, setView] = useState<View>(EVERYTHING);
  const [selected, setSelected] = useState<ReadonlySet<Identifier>>(new Set());
  const [notice, setNotice] = useState<Notice>();
  const [helping, setHelping] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
  const list = useReadingList(db, view);
  const { keys, shown, total, state, tags, paperOf } = list;

  useEffect(() => searchBox.current?.focus(), []);

  const fail = useCallback((error: unknown) => {
    const text = error instanceof DOMException ? error.message : asLibraryError(error).message;
    setNotice({ text, failed: true });
  }, []);

  async function editPaper(key: Identifier, changes: Changes): Promise<void> {
    try {
      await edit(db, [key], changes);
    } catch (error) {
      fail(error);
      throw asLibraryError(error);
    }
  }

  function offerUndo(text: string, undo: () => Promise<unknown>) {
    setNotice({
      text,
      undo: async () => {
        setNotice(undefined);
        try {
          await undo();
        } catch (error) {
          fail(error);
        }
      },
    });
  }

  async function removePaper(paper: Paper) {
    try {
      const removal: Removal = await remove(db, [paper.key]);
      setSelected((before) => new Set([...before].filter((key) => key !== paper.key)));
      offerUndo(`Removed “${nameOfPaper(paper)}”`, () => restore(db, removal));
    } catch (error) {
      fail(error);
    }
  }

  async function copy(text: string, what: string) {
    try {
      await navigator.clipboard.writeText(text);
      setNotice({ text: `${what} copied` });
    } catch (error) {
      fail(error);
    }
  }

  const scope = selected.size > 0 ? 'selected' : shown < total ? 'shown' : 'all';
  const count = scope === 'selected' ? selected.size : shown;

  async function runExport(choice: ExportChoice) {
    try {
      const all = async () => (await newest(db, total)).map(({ key }) => key);
      const wanted =
        scope === 'selected'
          ? keys.filter((key) => selected.has(key)).concat([...selected].filter((key) => !keys.includes(key)))
          : scope === 'shown' || keys.length === total
            ? keys
            : await all();
      setNotice({ text: await exportPapers(db, wanted, choice) });
    } catch (error) {
      fail(error);
    }
  }

  /** Typing is quicker than drawing: each change builds on the one before it. */
  function change(part: Partial<View>) {
    setView((before) => ({ ...before, ...part }));
  }

  function select(key: Identifier) {
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  function toSearch() {
    searchBox.current?.focus();
    searchBox.current?.select();
  }

  function onKeyDown(event: KeyboardEvent) {
    // A dialog has its own keys.
    if (event.ctrlKey || event.metaKey || event.altKey || helping) return;
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: event.target === searchBox.current ? focusFirstRow : undefined,
      Escape: view.search || event.target !== searchBox.current ? clearOrLeave : undefined,
      '/': inField ? undefined : toSearch,
      '?': inField ? undefined : () => setHelping(true),
      u: inField ? undefined : () => void notice?.undo?.(),
      e: inField ? undefined : () => document.querySelector<HTMLElement>('.export > button')?.click(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function clearOrLeave() {
    if (document.activeElement === searchBox.current) change({ search: '' });
    toSearch();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the popup's keys work wherever the focus is.
    <div class="popup" onKeyDown={onKeyDown}>
      <header>
        <h1 class="visually-hidden">Offprint</h1>
        <PageLine
          saved={(added) => offerUndo(`${papers(added.length)} saved`, () => remove(db, added))}
          failed={(text) => setNotice({ text, failed: true })}
        />
        <Filters view={view} tags={tags} searchBox={searchBox} change={change} />
      </header>
      <main>
        {state === 'failed' && (
          <div class="state" role="alert">
            <h2>The reading list cannot be shown</h2>
            <p>{list.error?.message}</p>
          </div>
        )}
        {state === 'ready' && total === 0 && <Empty />}
        {state === 'ready' && total > 0 && keys.length === 0 && (
          <div class="state">
            <h2>Nothing matches</h2>
            <p class="quiet">None of your {papers(total)} fits this search and these filters.</p>
            <button
              type="button"
              class="main"
              onClick={() => change({ search: '', status: undefined, code: undefined, tag: undefined })}
            >
              Clear
            </button>
          </div>
        )}
        {state === 'ready' && keys.length > 0 && (
          <ReadingList
            keys={keys}
            tags={tags}
            selected={selected}
            paperOf={paperOf}
            select={select}
            edit={editPaper}
            remove={(paper) => void removePaper(paper)}
            copy={(text, what) => void copy(text, what)}
            toSearch={toSearch}
          />
        )}
      </main>
      <NoticeBar notice={notice} dismiss={() => setNotice(undefined)} />
      <footer>
        <p class="quiet count" role="status">
          {state === 'ready' && countLine(shown, total, selected.size)}
        </p>
        <SortMenu sort={view.sort} change={(sort) => change({ sort })} />
        <button
          type="button"
          class="plain help-button"
          aria-label="Keys"
          title="Keys (?)"
          onClick={() => setHelping(true)}
        >
          <Icon name="help" />
        </button>
        <ExportMenu scope={scope} count={count} run={runExport} />
      </footer>
      {helping && <Help close={() => setHelping(false)} />}
    </div>
  );
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

function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[aria-label="Reading list"] > li[tabindex="0"]')?.focus();
}

function countLine(shown: number, total: number, selected: number): string {
  const picked = selected ? `${selected.toLocaleString()} selected, ` : '';
  return shown === total
    ? `${picked}${papers(total)}`
    : `${picked}${shown.toLocaleString()} of ${papers(total)}`;
}

function NoticeBar({ notice, dismiss }: { notice: Notice | undefined; dismiss(): void }) {
  return (
    <div class="notice-place" role="status">
      {notice && (
        <p class={`notice${notice.failed ? ' failed' : ''}`}>
          <span class="notice-text">{notice.text}</span>
          {notice.undo && (
            <button type="button" class="plain" onClick={() => void notice.undo?.()}>
              Undo
            </button>
          )}
          <button type="button" class="plain" aria-label="Dismiss" onClick={dismiss}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}

function Empty() {
  return (
    <div class="state" data-empty>
      <h2>Your reading list is empty</h2>
      <p class="quiet">
        Press <b>Save</b> beside a paper, and it will be here: on this device, for you alone.
      </p>
      <p>
        <a class="main" href="https://huggingface.co/papers" target="_blank" rel="noreferrer">
          Daily Papers
        </a>{' '}
        <a class="main" href="https://arxiv.org/list/cs.LG/new" target="_blank" rel="noreferrer">
          arXiv, new today
        </a>
      </p>
    </div>
  );
}
