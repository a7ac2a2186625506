/** The list as a table: only the rows in view are drawn, every column sorts, and every key works on the row in focus. */
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { day, partialDay, t } from '../lib/i18n';
import type { Identifier, Paper } from '../lib/paper';
import { codeOfPaper, pageOfPaper } from '../lib/paper-links';
import type { Term } from '../lib/search/parse-query';
import type { Sort, View } from '../lib/search/view';
import { authorsShown, venueShown } from '../lib/shown-lines';
import { Icon, type IconName, icon, statusIcon } from './icons';
import { marked, markedTex } from './marked';
import { memo } from './memo';
import type { Field } from './paper-details';
import { retractedMark } from './paper-news';
import { rowCommands } from './row-commands';
import { TagColoursContext, tagChip } from './tag-chip';
import type { Desk } from './use-desk';
import type { Selection } from './use-selection';
import { useVirtualRows } from './use-virtual-rows';
import { PRIORITY_NAMES, STATUS_NAMES } from './words';

const ROW_HEIGHT = { comfortable: 36, compact: 28 };

interface Props {
  keys: readonly Identifier[];
  /** False while `keys` are only the first papers of more. */
  isWhole: boolean;
  view: View;
  terms: readonly Term[];
  selection: Selection;
  /** The paper in the reading pane. */
  current: Identifier | undefined;
  look(key: Identifier, field?: Field): void;
  paperOf(key: Identifier): Paper | undefined;
  sort(sort: Sort, reversed: boolean): void;
  desk: Desk;
  toSearch(): void;
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
  const { keys, isWhole, view, terms, selection, current, paperOf, look, desk } = props;
  const scroller = useRef<HTMLTableSectionElement>(null);
  const [toFocus, setToFocus] = useState<Identifier>();
  const [spoken, setSpoken] = useState('');
  /** Where a range of the selection begins. */
  const anchor = useRef<Identifier | undefined>(undefined);
  const at = current === undefined ? -1 : keys.indexOf(current);
  const stop = Math.max(0, at);
  const density = document.documentElement.dataset['density'] === 'compact' ? 'compact' : 'comfortable';
  const { rows, height, reveal, toTop } = useVirtualRows(scroller, keys, [stop], ROW_HEIGHT[density]);

  useLayoutEffect(() => {
    if (toFocus === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(toFocus)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setToFocus(undefined);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the view's change that sends the list to its top.
  useLayoutEffect(toTop, [view]);

  function goTo(index: number, extend = false) {
    const to = Math.max(0, Math.min(keys.length - 1, index));
    const key = keys[to];
    if (key === undefined) return;
    if (extend) selectTo(key);
    else anchor.current = key;
    look(key);
    setToFocus(key);
    reveal(to);
  }

  /** Selects everything between where the range begins and this row. */
  function selectTo(key: Identifier) {
    const from = keys.indexOf(anchor.current ?? current ?? key);
    const to = keys.indexOf(key);
    const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1);
    selection.set([...selection.keys, ...range]);
  }

  function press(event: MouseEvent, key: Identifier) {
    if (event.target instanceof Element && event.target.closest('a, button, input')) return;
    if (event.shiftKey) selectTo(key);
    else if (event.ctrlKey || event.metaKey) selection.toggle(key);
    if (!event.shiftKey) anchor.current = key;
    look(key);
  }

  function selectedInOrder(): Identifier[] {
    return [...new Set([...keys.filter((key) => selection.keys.has(key)), ...selection.keys])];
  }

  const rowDesk = {
    ...desk,
    remove: (paper: Paper) => void desk.remove([paper]),
    copyPapers: (...order: Parameters<Desk['copyPapers']>) => void desk.copyPapers(...order),
    failed: desk.fail,
    speak: setSpoken,
  };

  function onKeyDown(event: KeyboardEvent, key: Identifier, index: number) {
    const paper = paperOf(key);
    if (event.altKey || !paper) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const acts: Record<string, (() => void) | undefined> = isCommand
      ? { a: () => selection.set(keys) }
      : {
          ...rowCommands(paper, rowDesk),
          j: () => goTo(index + 1),
          ArrowDown: () => goTo(index + 1, event.shiftKey),
          k: () => goTo(index - 1),
          ArrowUp: () =>
            index === 0 && !event.shiftKey ? props.toSearch() : goTo(index - 1, event.shiftKey),
          J: () => goTo(index + 1, true),
          K: () => goTo(index - 1, true),
          Home: () => goTo(0, event.shiftKey),
          End: () => goTo(keys.length - 1, event.shiftKey),
          PageDown: () => goTo(index + 15, event.shiftKey),
          PageUp: () => goTo(index - 15, event.shiftKey),
          Enter: event.target === event.currentTarget ? () => look(key) : undefined,
          x: () => selection.toggle(key),
          t: () => look(key, 'tags'),
          n: () => look(key, 'note'),
          Escape: selection.keys.size ? () => selection.set([]) : () => props.toSearch(),
          ...(selection.keys.size && {
            y: () => void desk.copyPapers(selectedInOrder()),
            l: () => void desk.copyPapers(selectedInOrder(), 'link'),
            Delete: () => void desk.remove([...selection.keys]),
            '#': () => void desk.remove([...selection.keys]),
          }),
        };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  const isAllSelected = keys.length > 0 && selection.keys.size >= keys.length;
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
                onChange={() => selection.set(isAllSelected ? [] : keys)}
              />
            </th>
            {COLUMNS.map(({ sort, name, icon, fromLast = false }) => {
              const isChosen = view.sort === sort;
              const isRising = fromLast === (view.reversed ?? false);
              return (
                <th
                  key={sort}
                  scope="col"
                  class={`${sort}-cell`}
                  aria-sort={isChosen ? (isRising ? 'ascending' : 'descending') : 'none'}
                >
                  <button
                    type="button"
                    {...(icon && { 'aria-label': name(), title: name() })}
                    onClick={() => props.sort(sort, isChosen && !view.reversed)}
                  >
                    {icon ? <Icon name={icon} /> : <span>{name()}</span>}
                    {isChosen && <Icon name={isRising ? 'up' : 'down'} />}
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
                onClick={(event) => press(event, key)}
                onFocus={(event) => event.target === event.currentTarget && key !== current && look(key)}
                onKeyDown={(event) => onKeyDown(event, key, index)}
              >
                {paper && (
                  <Cells
                    paper={paper}
                    terms={terms}
                    selected={isSelected}
                    isStop={index === stop}
                    toggle={selection.toggle}
                  />
                )}
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

interface CellsProps {
  paper: Paper;
  terms: readonly Term[];
  selected: boolean;
  isStop: boolean;
  toggle(key: Identifier): void;
}

/** What stands for the venue of a preprint: without its date, which has a column of its own. */
function numberOf({ published: _, ...paper }: Paper): string {
  return venueShown(paper).replace(/ · [^·]*$/, '');
}

/** What it is made of is called and not mounted: each component more is felt where all rows are drawn anew. */
const Cells = memo(
  function Cells({ paper, terms, selected, isStop, toggle }: CellsProps) {
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
            onChange={() => toggle(paper.key)}
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
        <td class="title-cell" title={title}>
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
  // The toggle does the same whenever it was made.
  (before, after) =>
    before.paper === after.paper &&
    before.terms === after.terms &&
    before.selected === after.selected &&
    before.isStop === after.isStop,
);
