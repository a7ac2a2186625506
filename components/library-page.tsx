/** The library in a tab: a side bar, the list as a table, and the paper that is being looked at. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { number, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { newestKeys } from '../lib/library/query';
import type { Identifier } from '../lib/paper';
import { EVERYTHING, type View } from '../lib/search/view';
import { BackupReminder } from './backup-reminder';
import { BulkBar } from './bulk-bar';
import { recoverDrafts } from './drafts';
import { DuplicatesView } from './duplicates-view';
import { ExportMenu } from './export-menu';
import { Help } from './help';
import { HistoryView } from './history-view';
import { IconButton } from './icon-button';
import { LibraryTable } from './library-table';
import { LibraryContext } from './looking-up';
import { MarkdownDialog } from './markdown-dialog';
import { NoticeBar } from './notice';
import { openPage } from './open-page';
import type { Field, Wish } from './paper-details';
import { ReadingPane } from './reading-pane';
import { SearchBox } from './search-box';
import { SideBar } from './side-bar';
import { EmptyLibrary, LibraryFailed, NothingMatches, Waiting } from './states';
import { TagColoursContext, useTagColours } from './tag-chip';
import { useTagRenamings } from './tag-renamings';
import { isComposing, takesLetters } from './takes-letters';
import { TrashView } from './trash-view';
import { useDesk } from './use-desk';
import { useKeptFocus } from './use-kept-focus';
import { useKeys } from './use-keys';
import { useReadingList } from './use-reading-list';
import { useSelection } from './use-selection';
import { papers } from './words';
import { ZoteroContext } from './zotero-line';

/** What the middle of the page shows. */
export type Place = 'papers' | 'duplicates' | 'trash' | 'history';

interface Props {
  db: LibraryDatabase;
  /** What is searched for at first. */
  search?: string;
}

/** The height of a row where they stand closest, in pixels, and as many of them as are read before the first is drawn. */
const LOWEST_ROW = 28;
const MOST_AT_FIRST = 60;

export function LibraryPage({ db, search = '' }: Props) {
  const [view, setView] = useState<View>({ ...EVERYTHING, search });
  const [place, setPlace] = useState<Place>('papers');
  const [current, setCurrent] = useState<Identifier>();
  const [focus, setFocus] = useState<Wish>();
  const [helping, setHelping] = useState(false);
  const [filing, setFiling] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const tagInput = useRef<HTMLInputElement>(null);
  const exportButton = useRef<HTMLButtonElement>(null);
  const desk = useDesk(db);
  const list = useReadingList(db, view, Math.min(MOST_AT_FIRST, Math.ceil(innerHeight / LOWEST_ROW)));
  const selection = useSelection(db);
  const colours = useTagColours(db);
  const { keys, facets, state, error, isEmpty, terms } = list;
  const { fail } = desk;
  const zotero = { db, send: desk.sendToZotero };
  const total = facets?.total;
  const selected = selection.keys;

  useTagRenamings(() => view, setView);
  useLayoutEffect(() => searchBox.current?.focus(), []);
  useEffect(() => {
    document.title = t('pageTitle', t('library'));
  }, []);
  const isOpen = state !== 'opening';
  useEffect(() => {
    if (isOpen) recoverDrafts(db).catch(fail);
  }, [db, fail, isOpen]);

  function change(part: Partial<View>) {
    setPlace('papers');
    setView((before) => ({ ...before, ...part }));
  }

  function show(next: View) {
    setPlace('papers');
    setView(next);
  }

  function look(key: Identifier | undefined, at?: Field) {
    setCurrent(key);
    setFocus(at && { field: at });
  }

  /** In the order of the list; what it does not show comes last. */
  const { chosen, notShown } = useMemo(() => {
    const shown = selected.size ? keys.filter((key) => selected.has(key)) : [];
    const notShown = selected.size - shown.length;
    return { chosen: notShown ? [...new Set([...shown, ...selected])] : shown, notShown };
  }, [keys, selected]);

  const countToExport = selected.size || (total === undefined && !isEmpty ? undefined : keys.length);

  async function keysToExport(): Promise<readonly Identifier[]> {
    if (chosen.length) return chosen;
    return total === undefined ? newestKeys(db) : keys;
  }

  function toSearch() {
    searchBox.current?.focus();
    searchBox.current?.select();
  }

  /** To the paper that is looked at: its row, or the pane where the list does not show it, for another row would show another. */
  function toCurrent(options?: FocusOptions): boolean {
    const isListed = current !== undefined && keys.includes(current);
    const pane = isListed ? undefined : root.current?.querySelector<HTMLElement>('.pane');
    pane?.focus(options);
    return pane ? true : focusTable(options);
  }

  /** After what held the focus went: what came in its place, or else what stands near it and takes no letters. */
  function refocus(gone: Element, from: Element | undefined) {
    // The table sees to its own rows, the browser to what was in a dialog; where nothing had the focus, nothing has it.
    if (from?.closest('.table') || gone.closest('dialog')) return;
    const pane = from?.closest<HTMLElement>('.pane');
    const wasBeside = from?.closest('.notice-place, footer') || gone.closest('.state');
    if (pane) pane.focus();
    else if (from?.closest('header')) toSearch();
    else if (focusAlike(gone, from) || (gone.closest('.pane') && focusTable())) return;
    else if (wasBeside && current && toCurrent({ preventScroll: true })) return;
    else (headingNear(from) ?? exportButton.current ?? searchBox.current)?.focus();
  }
  useKeptFocus(root, refocus);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
    const isInSearch = event.target === searchBox.current;
    const isInTags = event.target === tagInput.current;
    const acts: Record<string, (() => unknown) | undefined> = {
      ArrowDown: isInSearch ? () => focusTable() : undefined,
      Escape:
        isInSearch && view.search
          ? () => change({ search: '' })
          : isInTags && current
            ? () => toCurrent()
            : undefined,
      ...(!takesLetters(event.target) && {
        '/': toSearch,
        '?': () => setHelping(true),
        e: () => exportButton.current?.click(),
      }),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  useKeys(onKeyDown);

  const paper = current === undefined ? undefined : list.paperOf(current);
  return (
    <TagColoursContext.Provider value={colours}>
      <LibraryContext.Provider value={db}>
        <ZoteroContext.Provider value={zotero}>
          <div ref={root} class="library">
            <header>
              <h1>Offprint</h1>
              <SearchBox
                search={view.search}
                input={searchBox}
                ignored={list.ignored}
                instead={list.instead}
                change={(text) => change({ search: text })}
              />
              <div class="places">
                <IconButton
                  icon="help"
                  name={t('keys')}
                  hint={`${t('keys')} (?)`}
                  act={() => setHelping(true)}
                />
                <IconButton icon="settings" name={t('openSettings')} act={() => openPage('options.html')} />
              </div>
            </header>
            <SideBar
              db={db}
              view={view}
              place={place}
              facets={facets}
              desk={desk}
              show={show}
              changeView={setView}
              go={setPlace}
            />
            <main>
              {place === 'duplicates' && <DuplicatesView db={db} desk={desk} />}
              {place === 'trash' && <TrashView db={db} desk={desk} />}
              {place === 'history' && <HistoryView history={list.history} want={list.wantHistory} />}
              {place === 'papers' && (
                <>
                  {state === 'failed' && error && <LibraryFailed error={error} db={db} />}
                  {state === 'opening' && <Waiting text={t('opening')} />}
                  {state === 'searching' && <Waiting text={t('searching')} />}
                  {state === 'ready' && isEmpty && <EmptyLibrary db={db} />}
                  {state === 'ready' && total !== undefined && !isEmpty && keys.length === 0 && (
                    <NothingMatches
                      total={total}
                      clear={() => {
                        show({ ...EVERYTHING, sort: view.sort });
                        toSearch();
                      }}
                    />
                  )}
                  {state === 'ready' && keys.length > 0 && (
                    <LibraryTable
                      keys={keys}
                      isWhole={total !== undefined && !list.isSearchingOn}
                      view={view}
                      terms={terms}
                      selection={selection}
                      chosen={chosen}
                      notShown={notShown}
                      current={current}
                      look={look}
                      paperOf={list.paperOf}
                      sort={change}
                      desk={desk}
                      toSearch={toSearch}
                      toTags={() => tagInput.current?.focus()}
                    />
                  )}
                </>
              )}
              <BackupReminder db={db} isOpen={isOpen && !isEmpty} />
              <NoticeBar notice={desk.notice} dismiss={desk.dismiss} progress={desk.progress} />
              {place === 'papers' && (
                <footer>
                  {selected.size > 0 ? (
                    <BulkBar
                      keys={chosen}
                      notShown={notShown}
                      tags={facets?.tags ?? []}
                      tagInput={tagInput}
                      desk={desk}
                      deselect={() => selection.set([])}
                    />
                  ) : (
                    <p class="quiet count" role="status">
                      {state === 'ready' && total !== undefined && !isEmpty && countLine(keys.length, total)}
                    </p>
                  )}
                  <ExportMenu
                    scope={selected.size ? 'selected' : keys.length === total ? 'all' : 'shown'}
                    count={selected.size || (total === undefined && !isEmpty ? undefined : keys.length)}
                    button={exportButton}
                    run={(choice) => desk.exportPapers(keysToExport, choice)}
                    copy={async (as) => desk.copyPapers(await keysToExport(), as)}
                    files={() => setFiling(true)}
                  />
                </footer>
              )}
            </main>
            {place === 'papers' && paper && (
              <ReadingPane
                paper={paper}
                terms={terms}
                tags={facets?.tags ?? []}
                focus={focus}
                desk={desk}
                close={() => {
                  look(undefined);
                  if (keys.includes(paper.key)) focusTable();
                  else toSearch();
                }}
                leave={() => {
                  setFocus(undefined);
                  toCurrent();
                }}
              />
            )}
            {filing && (
              <MarkdownDialog
                count={countToExport}
                write={(folder) => desk.writeFiles(keysToExport, folder)}
                close={() => setFiling(false)}
              />
            )}
            {helping && <Help inLibrary close={() => setHelping(false)} />}
          </div>
        </ZoteroContext.Provider>
      </LibraryContext.Provider>
    </TagColoursContext.Provider>
  );
}

/** Gives the focus to the row that Tab reaches. False where there is none. */
function focusTable(options?: FocusOptions): boolean {
  const row = document.querySelector<HTMLElement>('.table tr[tabindex="0"]');
  row?.focus(options);
  return row !== null;
}

/** Gives the focus to the button that is, in what came in the place of a list's item, as this one was in the item. */
function focusAlike(gone: Element, list: Element | undefined): boolean {
  const item = gone.closest<HTMLElement>('[data-index]');
  if (!item || !list) return false;
  const items = list.querySelectorAll(':scope > [data-index]');
  const next = items[Number(item.dataset['index'])] ?? items[items.length - 1];
  const place = [...item.querySelectorAll<Element>('button')].indexOf(gone);
  const button = next?.querySelectorAll('button')[place];
  button?.focus();
  return button !== undefined;
}

/** The heading of the list or the side bar that something was taken out of; else of the view. */
function headingNear(place: Element | undefined): HTMLElement | null {
  const near = place?.closest('section, nav')?.querySelector<HTMLElement>('h2[tabindex]');
  return near ?? document.querySelector<HTMLElement>('main h2[tabindex]');
}

function countLine(shown: number, total: number): string {
  return shown === total ? papers(total) : tn('shownOf', total, number(shown));
}
