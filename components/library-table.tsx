/**
 * The list as a table: only the rows in view are drawn, every column sorts, and every key works on the row in focus; on
 * the current one where the focus is elsewhere in the page.
 */
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { day, partialDay, t } from '../lib/i18n';
import type { Identifier, Paper } from '../lib/paper';
import { codeOfPaper, pageOfPaper } from '../lib/paper-links';
import type { Term } from '../lib/search/parse-query';
import { isRanked, type Ordering, orderAfter, type Sort, type View } from '../lib/search/view';
import { authorsShown, venueShown } from '../lib/shown-lines';
import { Icon, type IconName, icon, statusIcon } from './icons';
import { marked, markedTex } from './marked';
import { hasMaths } from './maths-text';
import { memo } from './memo';
import type { Field } from './paper-details';
import { retractedMark } from './paper-news';
import { rowCommands } from './row-commands';
import { TagColoursContext, tagChip } from './tag-chip';
import { isComposing, takesLetters } from './takes-letters';
import { useDensity } from './use-density';
import type { Desk } from './use-desk';
import { useKeptFocus } from './use-kept-focus';
import { useKeys } from './use-keys';
import type { Selection } from './use-selection';
import { useVirtualRows } from './use-virtual-rows';
import { nextStatus, PRIORITY_NAMES, STATUS_NAMES } from './words';

const ROW_HEIGHT = { comfortable: 36, compact: 28 };

interface Props {
  keys: readonly Identifier[];
  /** False while `keys` are only the first papers of more. */
  isWhole: boolean;
  view: View;
  terms: readonly Term[];
  selection: Selection;
  /** All that is selected, in the order of the list, and how many of them it does not show. */
  chosen: readonly Identifier[];
  notShown: number;
  /** The paper in the reading pane. */
  current: Identifier | undefined;
  look(key: Identifier, field?: Field): void;
  paperOf(key: Identifier): Paper | undefined;
  sort(ordering: Ordering): void;
  desk: Desk;
  toSearch(): void;
  /** Goes where all that is selected is given tags. */
  toTags(): void;
}

interface Column {
  sort: Sort;
  name: () => string;
  /** Stands for the name in a column that is too narrow for words. */
  icon?: IconName;
  /** Its usual order is from the last to the first: the newest on top. */
  fromLast?: boolean;
}

const COLUMNS: readonly Column[] = [
  { sort: 'status', name: () => t('status'), icon: 'disc' },
  { sort: 'priority', name: () => t('priority'), icon: 'flag' },
  { sort: 'title', name: () => t('sortTitle') },
  { sort: 'author', name: () => t('authors') },
  { sort: 'venue', name: () => t('sortVenue') },
  { sort: 'published', name: () => t('sortPublished'), fromLast: true },
  { sort: 'saved', name: () => t('saved'), fromLast: true },
];

export function LibraryTable(props: Props) {
  const { keys, isWhole, view, terms, selection, chosen, notShown, current, paperOf, look, desk } = props;
  const scroller = useRef<HTMLTableSectionElement>(null);
  const [toFocus, setToFocus] = useState<Identifier>();
  const [spoken, setSpoken] = useState('');
  /** The view of which all is to be selected once all of it is there: a part would pass for the whole. */
  const [wanted, setWanted] = useState<View>();
  const at = current === undefined ? -1 : keys.indexOf(current);
  const before = useBefore(keys);
  const stop = useStop(keys, at, view, isWhole);
  const { rows, height, reveal, toTop } = useVirtualRows(scroller, keys, [stop], ROW_HEIGHT[useDensity()]);

  useLayoutEffect(() => {
    if (toFocus === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(toFocus)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setToFocus(undefined);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the view's change that sends the list to its top.
  useLayoutEffect(toTop, [view]);

  useKeptFocus(scroller, (gone, from) => {
    const row = gone.closest<HTMLElement>('.line') ?? from?.closest<HTMLElement>('.line');
    const key = row?.dataset['key'] ?? '';
    // What stood in the row goes before the row does. A row that is only scrolled away has no other in its place.
    if (row?.isConnected) row.focus({ preventScroll: true });
    else if (!keys.includes(key)) goTo(placeAfter(before, before.indexOf(key), keys));
  });

  useLayoutEffect(() => {
    if (!wanted || !isWhole) return;
    setWanted(undefined);
    if (wanted === view) selection.set(keys);
  });

  /** @param from extends the selection from there */
  function goTo(index: number, from?: Identifier) {
    const to = Math.max(0, Math.min(keys.length - 1, index));
    const key = keys[to];
    if (key === undefined) return;
    if (from === undefined) selection.begin(key);
    else selection.extend(keys, key, from);
    look(key);
    setToFocus(key);
    reveal(to);
  }

  function arrive(key: Identifier) {
    selection.begin(key);
    look(key);
  }

  function press(event: MouseEvent, key: Identifier) {
    const { target, shiftKey } = event;
    const isBox = target instanceof HTMLInputElement;
    if (!isBox && target instanceof Element && target.closest('a, button')) return;
    if (shiftKey) selection.extend(keys, key);
    else if (isBox || event.ctrlKey || event.metaKey) selection.toggle(key);
    else selection.begin(key);
    if (!isBox) {
      look(key);
      setToFocus(key);
    } else if (shiftKey) {
      // It stays so where it was in the range already.
      target.checked = true;
    }
  }

  const rowDesk = {
    ...desk,
    remove: (paper: Paper) => void desk.remove([paper]),
    copyPapers: (...order: Parameters<Desk['copyPapers']>) => void desk.copyPapers(...order),
    failed: desk.fail,
    speak: setSpoken,
  };

  /** The commands for a paper, by their keys; for all that is selected where it is one of them. */
  function commandsFor(paper: Paper): Record<string, () => void> {
    const { key } = paper;
    const isOneOfSeveral = selection.keys.size > 1 && selection.keys.has(key);
    return {
      ...rowCommands(paper, rowDesk),
      x: () => selection.toggle(key),
      t: () => look(key, 'tags'),
      n: () => look(key, 'note'),
      ...(isOneOfSeveral && {
        s: () => void desk.editAll(chosen, { status: nextStatus(paper.status) }),
        t: props.toTags,
        y: () => void desk.copyPapers(chosen),
        l: () => void desk.copyPapers(chosen, 'link'),
        '#': () => void desk.remove(chosen),
        Delete: () => void desk.remove(chosen),
      }),
    };
  }

  function leave() {
    if (!selection.keys.size && !wanted) return props.toSearch();
    setWanted(undefined);
    selection.set([]);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target, shiftKey } = event;
    if (event.altKey || isComposing(event) || takesLetters(target) || !(target instanceof Element)) return;
    const row = target.closest<HTMLElement>('.line');
    const key = row?.dataset['key'] ?? current;
    const index = row ? Number(row.dataset['index']) : at;
    const next = index < 0 ? stop : index + 1;
    const previous = index < 0 ? stop : index - 1;
    const from = shiftKey ? (key ?? keys[stop]) : undefined;
    const paper = key === undefined ? undefined : paperOf(key);
    const { Delete: removes, ...commands } = paper ? commandsFor(paper) : {};
    const isCommand = event.ctrlKey || event.metaKey;
    const acts: Record<string, (() => void) | undefined> = isCommand
      ? { a: target.closest('.table') ? () => setWanted(view) : undefined }
      : {
          ...commands,
          // In the side bar, what stands there may be meant.
          Delete: target.closest('.side') ? undefined : removes,
          j: () => goTo(next),
          k: () => goTo(previous),
          J: () => goTo(next, from),
          K: () => goTo(previous, from),
          Escape: leave,
          // Elsewhere these scroll what was pressed last, or press what has the focus.
          ...(row && {
            ArrowDown: () => goTo(next, from),
            ArrowUp: () => (index === 0 && !shiftKey ? props.toSearch() : goTo(previous, from)),
            Home: () => goTo(0, from),
            End: () => goTo(keys.length - 1, from),
            PageDown: () => goTo(index + 15, from),
            PageUp: () => goTo(index - 15, from),
            Enter: target === row && key !== undefined ? () => look(key) : undefined,
          }),
        };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  useKeys(onKeyDown);

  const shownChosen = chosen.length - notShown;
  const isAllSelected = keys.length > 0 && shownChosen === keys.length;
  const isPartSelected = (shownChosen > 0 && !isAllSelected) || wanted === view;
  const isInOrder = !isRanked(view, terms);
  return (
    <div class="table-place">
      <table
        class="table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are chosen and gone through by keys.
        role="grid"
        aria-label={t('readingList')}
        aria-rowcount={isWhole ? keys.length + 1 : -1}
        aria-multiselectable="true"
      >
        <thead>
          <tr class="head" aria-rowindex={1}>
            <th scope="col" class="pick-cell">
              <input
                type="checkbox"
                aria-label={t('selectAll')}
                checked={isAllSelected}
                indeterminate={isPartSelected}
                onChange={() =>
                  isAllSelected ? selection.set([]) : setWanted(wanted === view ? undefined : view)
                }
              />
            </th>
            {COLUMNS.map(({ sort, name, icon, fromLast = false }) => {
              const isShown = view.sort === sort && isInOrder;
              const isRising = fromLast === (view.reversed ?? false);
              return (
                <th
                  key={sort}
                  scope="col"
                  class={`${sort}-cell`}
                  aria-sort={isShown ? (isRising ? 'ascending' : 'descending') : 'none'}
                >
                  <button
                    type="button"
                    {...(icon && { 'aria-label': name(), title: name() })}
                    onClick={() => props.sort(orderAfter(view, sort, terms))}
                  >
                    {icon ? <Icon name={icon} /> : <span>{name()}</span>}
                    {isShown && <Icon name={isRising ? 'up' : 'down'} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody ref={scroller} class="scroller" style={{ '--height': `${height}px` }}>
          {rows.map(({ index, slot, start }) => {
            const key = keys[index];
            if (key === undefined) return null;
            const paper = paperOf(key);
            const isSelected = selection.keys.has(key);
            return (
              <tr
                key={slot}
                class={`line${key === current ? ' current' : ''}${isSelected ? ' selected' : ''}`}
                data-index={index}
                data-key={key}
                aria-rowindex={index + 2}
                aria-selected={isSelected}
                tabIndex={index === stop ? 0 : -1}
                style={{ top: `${start}px` }}
                onMouseDown={keepTextUnselected}
                onClick={(event) => press(event, key)}
                onFocus={(event) => event.target === event.currentTarget && key !== current && arrive(key)}
              >
                {paper && <Cells paper={paper} terms={terms} selected={isSelected} isStop={index === stop} />}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}

/** The list that was in the place of this one. */
function useBefore(keys: readonly Identifier[]): readonly Identifier[] {
  const lists = useRef({ keys, before: keys });
  if (lists.current.keys !== keys) lists.current = { keys, before: lists.current.keys };
  return lists.current.before;
}

/**
 * The row that Tab reaches: the current one. Where that goes from what a view shows, the row that comes in its place.
 * @param at where the current one is; below zero where it is not there
 */
function useStop(keys: readonly Identifier[], at: number, view: View, isWhole: boolean): number {
  const last = useRef<{ keys: readonly Identifier[]; at: number; view: View }>(undefined);
  // Until all is there, the list may still be another view's.
  if (at >= 0 && isWhole) last.current = { keys, at, view };
  if (at >= 0) return at;
  if (last.current?.view !== view) return 0;
  if (last.current.keys !== keys) {
    last.current = { keys, at: placeAfter(last.current.keys, last.current.at, keys), view };
  }
  return last.current.at;
}

/** Where that row is in the list that the other became, or else the next that stayed, or the last before it. */
function placeAfter(before: readonly Identifier[], at: number, now: readonly Identifier[]): number {
  const places = new Map(now.map((key, place) => [key, place]));
  const stayed = (key: Identifier) => places.has(key);
  const heir = before.slice(at).find(stayed) ?? before.slice(0, at).findLast(stayed);
  return (heir !== undefined && places.get(heir)) || 0;
}

/** As a press with Shift would, which selects rows. */
function keepTextUnselected(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}

interface CellsProps {
  paper: Paper;
  terms: readonly Term[];
  selected: boolean;
  isStop: boolean;
}

/** What stands for the venue of a preprint: without its date, which has a column of its own. */
function numberOf({ published: _, ...paper }: Paper): string {
  return venueShown(paper).replace(/ · [^·]*$/, '');
}

/** What it is made of is called and not mounted: each component more is felt where all rows are drawn anew. */
const Cells = memo(
  function Cells({ paper, terms, selected, isStop }: CellsProps) {
    const colours = useContext(TagColoursContext);
    const title = plainTitle(paper.title);
    const page = pageOfPaper(paper);
    const code = codeOfPaper(paper);
    const tabIndex = isStop ? 0 : -1;
    const { priority = 'normal', status } = paper;
    return (
      <>
        <td class="pick-cell">
          <input
            type="checkbox"
            tabIndex={tabIndex}
            checked={selected}
            aria-label={t('selectPaper', title)}
          />
        </td>
        <td class={`status-cell ${status}`} title={STATUS_NAMES[status]()}>
          {statusIcon(status)}
          <span class="visually-hidden">{STATUS_NAMES[status]()}</span>
        </td>
        <td class={`priority-cell ${priority}`} title={PRIORITY_NAMES[priority]()}>
          {priority !== 'normal' && (
            <>
              {icon(priority === 'high' ? 'flag' : 'down')}
              <span class="visually-hidden">{PRIORITY_NAMES[priority]()}</span>
            </>
          )}
        </td>
        <td class={`title-cell${hasMaths(paper.title) ? ' maths' : ''}`} title={title}>
          <a
            data-title
            {...(page && { href: page })}
            target="_blank"
            rel="noreferrer"
            tabIndex={tabIndex}
            dir="auto"
          >
            {markedTex(paper.title, terms, 'title')}
          </a>
          {retractedMark(paper)}
          {code && (
            <a
              class="code"
              href={code}
              target="_blank"
              rel="noreferrer"
              tabIndex={tabIndex}
              aria-label={t('openCodeOf', title)}
              title={code}
            >
              {icon('code')}
            </a>
          )}
          {paper.tags.length > 0 && (
            <span class="tags">{paper.tags.map((tag) => tagChip(tag, colours, terms))}</span>
          )}
        </td>
        <td class="author-cell">
          <span dir="auto">{marked(authorsShown(paper), terms, 'authors')}</span>
        </td>
        <td class="venue-cell" title={paper.venue}>
          {marked(paper.venue ?? numberOf(paper), terms, 'venue')}
        </td>
        <td class="published-cell">{paper.published && partialDay(paper.published)}</td>
        <td class="saved-cell">{day(paper.savedAt)}</td>
      </>
    );
  },
  (before, after) =>
    before.paper === after.paper &&
    before.terms === after.terms &&
    before.selected === after.selected &&
    before.isStop === after.isStop,
);
