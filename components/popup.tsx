/** The popup: the page in front, search and filters, the reading list, export, and undo. Also at the window's side. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { number, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { newestKeys } from '../lib/library/query';
import { remove } from '../lib/library/remove';
import type { Identifier } from '../lib/paper';
import { SORTS, type Sort, type View } from '../lib/search/view';
import { BackupReminder } from './backup-reminder';
import type { CopyAs } from './copy-papers';
import { recoverDrafts } from './drafts';
import { type ExportChoice, ExportMenu } from './export-menu';
import { Filters } from './filters';
import { Help } from './help';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { LibraryContext } from './looking-up';
import { memo } from './memo';
import { NoticeBar } from './notice';
import { hasSidePanel, openPage, openSidePanel } from './open-page';
import { PageLine } from './page-line';
import { ReadingList } from './reading-list';
import { EmptyLibrary, LibraryFailed, NothingMatches, Waiting } from './states';
import { TagColoursContext, useTagColours } from './tag-chip';
import { isComposing, takesLetters } from './takes-letters';
import { useDesk } from './use-desk';
import { useKeptFocus } from './use-kept-focus';
import { useKeys } from './use-keys';
import { useReadingList } from './use-reading-list';
import { useSelection } from './use-selection';
import { useStable } from './use-stable';
import { useView } from './use-view';
import { papers } from './words';
import { ZoteroContext } from './zotero-line';

/** Rows that a popup has room for, whose height is not known at first. */
const IN_POPUP = 10;

/** Of a row with a title of one line, and its share of what is above and below the list, in pixels. */
const LOW_ROW = 60;

interface Props {
  db: LibraryDatabase;
  /** It stands at the side of the window, and stays while pages come and go in front. */
  atSide?: boolean;
}

export function Popup({ db, atSide = false }: Props) {
  const { view, latest, change, type, found } = useView();
  const [helping, setHelping] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const exportButton = useRef<HTMLButtonElement>(null);
  const desk = useDesk(db);
  const list = useReadingList(db, view, Math.max(IN_POPUP, Math.ceil(innerHeight / LOW_ROW)), found);
  const selection = useSelection(db);
  const colours = useTagColours(db);
  const { keys, facets, isEmpty, state, error, terms } = list;
  const { notice, say, fail, offerUndo } = desk;
  const total = facets?.total;
  const selected = selection.keys;

  useLayoutEffect(() => {
    searchBox.current?.focus();
    searchBox.current?.select();
  }, []);
  // Looking for drafts takes a moment that the first rows need.
  const isOpen = state !== 'opening';
  useEffect(() => {
    if (isOpen) recoverDrafts(db).catch(fail);
  }, [db, fail, isOpen]);
  useKeptFocus(root, refocus);

  const scope =
    selected.size > 0 ? 'selected' : total === undefined || keys.length === total ? 'all' : 'shown';

  /** The papers that an export holds, in the order of the list. */
  async function keysToExport(): Promise<readonly Identifier[]> {
    if (scope === 'selected') {
      const inView = keys.filter((key) => selected.has(key));
      return [...new Set([...inView, ...selected])];
    }
    return total === undefined ? newestKeys(db) : keys;
  }

  const stable = useStable({
    change,
    type: (search: string) => list.ask(type(search)),
    saved: (text: string, added: Identifier[]) =>
      added.length ? offerUndo(text, () => remove(db, added)) : say(text),
    copy: (text: string, what: string) => void desk.copy(text, what),
    openSidePanel: () => void desk.attempt(openSidePanel),
    help: () => setHelping(true),
    exportPapers: (choice: ExportChoice) => desk.exportPapers(keysToExport, choice),
    copyPapers: async (as?: CopyAs) => desk.copyPapers(await keysToExport(), as),
  });

  function toSearch() {
    searchBox.current?.focus();
    searchBox.current?.select();
  }

  /** After a row or a button went with the focus: the row in its place, or that of the button, or the search box. */
  function refocus(last: Element, from: Element | undefined) {
    const row = last.closest<HTMLElement>('[data-index]') ?? from?.closest<HTMLElement>('[data-index]');
    const wasNearList = row || from?.closest('.notice-place');
    if (!wasNearList || !focusRow(row?.dataset['index'])) toSearch();
  }

  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    const isInSearch = event.target === searchBox.current;
    const isNowhere = event.target === document.body;
    const acts: Record<string, (() => unknown) | undefined> = {
      ArrowDown: isInSearch || isNowhere ? () => focusRow() : undefined,
      // In an empty search box it closes the popup, as the browser has it.
      Escape: isInSearch ? (latest().search ? () => change({ search: '' }) : undefined) : toSearch,
      ...(!takesLetters(event.target) && {
        '/': toSearch,
        '?': () => setHelping(true),
        j: () => focusRow(),
        k: () => focusRow(),
        e: () => exportButton.current?.click(),
        b: () => void openPage('library.html'),
      }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return (
    <div ref={root} class={`popup${notice ? ' with-notice' : ''}${desk.progress ? ' with-progress' : ''}`}>
      <header>
        <h1 class="visually-hidden">Offprint</h1>
        <PageLine atSide={atSide} saved={stable.saved} failed={desk.complain} copy={stable.copy} />
        <Places atSide={atSide} openSidePanel={stable.openSidePanel} />
        <Filters
          view={latest()}
          tags={facets?.tags ?? []}
          searchBox={searchBox}
          ignored={list.ignored}
          instead={list.instead}
          change={stable.change}
          type={stable.type}
        />
      </header>
      <main>
        {state === 'failed' && error && <LibraryFailed error={error} db={db} />}
        {state === 'opening' && <Waiting text={t('opening')} />}
        {state === 'searching' && <Waiting text={t('searching')} />}
        {state === 'ready' && isEmpty && <EmptyLibrary db={db} />}
        {state === 'ready' && total !== undefined && !isEmpty && keys.length === 0 && (
          <NothingMatches
            total={total}
            clear={() => change({ search: '', status: undefined, code: undefined, tag: undefined })}
          />
        )}
        {state === 'ready' && keys.length > 0 && (
          <TagColoursContext.Provider value={colours}>
            <LibraryContext.Provider value={db}>
              <ZoteroContext.Provider value={{ db, send: desk.sendToZotero }}>
                <ReadingList
                  keys={keys}
                  isWhole={total !== undefined}
                  view={view}
                  tags={facets?.tags ?? []}
                  terms={terms}
                  selected={selected}
                  paperOf={list.paperOf}
                  select={selection.toggle}
                  edit={desk.edit}
                  decide={(...decision) => void desk.decide(...decision)}
                  choose={(...choice) => void desk.choose(...choice)}
                  correct={desk.correct}
                  remove={(paper) => void desk.remove([paper])}
                  copyPapers={(...order) => void desk.copyPapers(...order)}
                  say={say}
                  failed={fail}
                  toSearch={toSearch}
                />
              </ZoteroContext.Provider>
            </LibraryContext.Provider>
          </TagColoursContext.Provider>
        )}
        <NoticeBar
          notice={notice}
          dismiss={desk.dismiss}
          progress={desk.progress}
          hint={atSide ? undefined : t('keepOpen')}
        />
      </main>
      <BackupReminder db={db} isOpen={isOpen && !isEmpty} />
      <footer>
        <p class="quiet count" role="status">
          {state === 'ready' &&
            total !== undefined &&
            !isEmpty &&
            countLine(keys.length, total, selected.size)}
        </p>
        {selected.size > 0 && (
          <button
            type="button"
            class="plain quiet"
            aria-label={t('deselect')}
            title={t('deselect')}
            onClick={() => selection.set([])}
          >
            <Icon name="close" />
          </button>
        )}
        <SortMenu sort={view.sort} change={stable.change} />
        <HelpButton help={stable.help} />
        <ExportMenu
          scope={scope}
          count={selected.size || (total === undefined && !isEmpty ? undefined : keys.length)}
          button={exportButton}
          run={stable.exportPapers}
          copy={stable.copyPapers}
        />
      </footer>
      {helping && <Help close={() => setHelping(false)} />}
    </div>
  );
}

/** Gives the focus to the row at this place, or else to the one that Tab would reach. False where there is none. */
function focusRow(index = ''): boolean {
  const list = document.querySelector('.scroller > ul');
  const row =
    list?.querySelector<HTMLElement>(`li[data-index="${index}"]`) ??
    list?.querySelector<HTMLElement>('li[tabindex="0"]');
  row?.focus();
  return row !== null && row !== undefined;
}

const SORT_NAMES: Record<Sort, () => string> = {
  saved: () => t('sortSaved'),
  published: () => t('sortPublished'),
  title: () => t('sortTitle'),
  author: () => t('sortAuthor'),
  venue: () => t('sortVenue'),
  status: () => t('status'),
  priority: () => t('priority'),
};

interface SortMenuProps {
  sort: Sort;
  change(part: Partial<View>): void;
}

const SortMenu = memo(function SortMenu({ sort, change }: SortMenuProps) {
  return (
    <select
      class="sort"
      aria-label={t('sortBy')}
      value={sort}
      onChange={(event) => change({ sort: event.currentTarget.value as Sort })}
    >
      {SORTS.map((it) => (
        <option key={it} value={it}>
          {SORT_NAMES[it]()}
        </option>
      ))}
    </select>
  );
});

interface PlacesProps {
  atSide: boolean;
  openSidePanel(): void;
}

const Places = memo(function Places({ atSide, openSidePanel }: PlacesProps) {
  return (
    <div class="places">
      {hasSidePanel() && !atSide && <IconButton icon="panel" name={t('openSidePanel')} act={openSidePanel} />}
      <IconButton icon="library" name={t('openLibrary')} act={() => openPage('library.html')} />
      <IconButton icon="settings" name={t('openSettings')} act={() => openPage('options.html')} />
    </div>
  );
});

const HelpButton = memo(function HelpButton({ help }: { help(): void }) {
  return <IconButton icon="help" name={t('keys')} hint={`${t('keys')} (?)`} act={help} />;
});

function countLine(shown: number, total: number, selected: number): string {
  if (selected) return tn('selected', selected);
  return shown === total ? papers(total) : tn('shownOf', total, number(shown));
}
