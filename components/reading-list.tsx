/** The reading list: only what is in view is drawn, and every key works on the row that has the focus. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../lib/i18n';
import type { Choice } from '../lib/library/choose';
import type { Correction } from '../lib/library/correct';
import type { Changes } from '../lib/library/edited';
import type { Offer } from '../lib/library/evidence';
import type { Identifier, Paper } from '../lib/paper';
import type { Term } from '../lib/search/parse-query';
import type { View } from '../lib/search/view';
import type { CopyAs } from './copy-papers';
import { PaperDetails, type Wish } from './paper-details';
import { PaperRow, type RowActions } from './paper-row';
import { advance, rowCommands } from './row-commands';
import { takesArrows, takesLetters } from './takes-letters';
import { useStable } from './use-stable';
import { useVirtualRows } from './use-virtual-rows';
import { useWarmRows } from './warm-rows';

interface Props {
  keys: readonly Identifier[];
  /** False while `keys` are only the first papers of more. */
  isWhole: boolean;
  /** What the list is a view of: it begins at its top when that changes. */
  view: View;
  tags: readonly { value: string }[];
  /** What was looked for. */
  terms: readonly Term[];
  selected: ReadonlySet<Identifier>;
  paperOf(key: Identifier): Paper | undefined;
  select(key: Identifier): void;
  edit(paper: Paper, changes: Changes): Promise<void>;
  remove(paper: Paper): void;
  /** The reader's word on where a preprint has appeared. */
  decide(paper: Paper, offer: Offer, accepted: boolean): void;
  choose(paper: Paper, choice: Choice): void;
  correct(paper: Paper, corrections: readonly Correction[]): Promise<void>;
  copyPapers(keys: readonly Identifier[], as?: CopyAs): void;
  say(text: string): void;
  failed(error: unknown): void;
  /** Leaves the list upwards. */
  toSearch(): void;
}

export function ReadingList(props: Props) {
  const { keys, isWhole, view, tags, terms, selected, paperOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<Identifier>();
  const [opened, setOpened] = useState<{ key: Identifier; focus?: Wish }>();
  const [toFocus, setToFocus] = useState<Identifier>();
  const [spoken, setSpoken] = useState('');
  const at = current === undefined ? -1 : keys.indexOf(current);
  const stop = Math.max(0, at);
  const pinned = [stop, opened ? keys.indexOf(opened.key) : -1];
  const { rows, before, after, reveal, toTop } = useVirtualRows(scroller, keys, pinned);
  useWarmRows(() => rows.flatMap(({ index }) => paperOf(keys[index] ?? '') ?? []), isWhole);

  // The row may have to be drawn before it can have the focus.
  useLayoutEffect(() => {
    if (toFocus === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(toFocus)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    // Rows that were just drawn are measured by then, and stand where they stay.
    requestAnimationFrame(() => row.scrollIntoView({ block: 'nearest' }));
    setToFocus(undefined);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the view's change that sends the list to its top.
  useLayoutEffect(() => {
    toTop();
    setCurrent(undefined);
  }, [view]);

  function goTo(index: number) {
    const to = Math.max(0, Math.min(keys.length - 1, index));
    setCurrent(keys[to]);
    setToFocus(keys[to]);
    reveal(to);
  }

  function toggleDetails(key: Identifier) {
    setOpened(opened?.key === key ? undefined : { key });
  }

  const desk = { ...props, speak: setSpoken };

  const actions = useStable<RowActions>({
    select: ({ key }) => props.select(key),
    nextStatus: (paper) => void advance(paper, desk),
    cite: ({ key }) => props.copyPapers([key]),
    toggleDetails: ({ key }) => toggleDetails(key),
    remove: props.remove,
  });

  function onKeyDown(event: KeyboardEvent, key: Identifier, index: number) {
    const paper = paperOf(key);
    if (event.ctrlKey || event.metaKey || event.altKey || !paper || takesLetters(event.target)) return;
    if (takesArrows(event.target) && event.key.startsWith('Arrow')) return;
    const isOnRow = event.target === event.currentTarget;
    const acts: Record<string, (() => void) | undefined> = {
      ...rowCommands(paper, desk),
      j: () => goTo(index + 1),
      ArrowDown: () => goTo(index + 1),
      k: () => goTo(index - 1),
      ArrowUp: () => (index === 0 ? props.toSearch() : goTo(index - 1)),
      Home: () => goTo(0),
      End: () => goTo(keys.length - 1),
      // On a link or a button, Enter is that link's or button's own.
      Enter: isOnRow ? () => toggleDetails(key) : undefined,
      t: () => setOpened({ key, focus: { field: 'tags' } }),
      n: () => setOpened({ key, focus: { field: 'note' } }),
      x: () => props.select(key),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  return (
    <div ref={scroller} class="scroller">
      <ul ref={list} aria-label={t('readingList')} style={{ padding: `${before}px 0 ${after}px` }}>
        {rows.map(({ index, slot, start, inFlow, measure }) => {
          const key = keys[index];
          if (key === undefined) return null;
          const paper = paperOf(key);
          const isOpen = opened?.key === key;
          return (
            <li
              key={slot}
              ref={measure}
              class={`${isOpen ? 'open' : ''}${inFlow ? '' : ' aside'}`}
              data-index={index}
              data-key={key}
              aria-labelledby={`title-${key}`}
              aria-describedby={`details-${key}`}
              aria-setsize={isWhole ? keys.length : -1}
              aria-posinset={index + 1}
              tabIndex={index === stop ? 0 : -1}
              style={inFlow ? undefined : { top: `${start}px` }}
              onFocusIn={() => setCurrent(key)}
              onKeyDown={(event) => onKeyDown(event, key, index)}
            >
              {paper ? (
                <PaperRow
                  paper={paper}
                  current={index === stop}
                  atHand={index === at}
                  selected={selected.has(key)}
                  open={isOpen}
                  terms={terms}
                  actions={actions}
                />
              ) : (
                <div class="row pending" />
              )}
              {paper && isOpen && (
                <PaperDetails
                  paper={paper}
                  known={tags}
                  terms={terms}
                  focus={opened.focus}
                  save={(changes) => props.edit(paper, changes)}
                  decide={props.decide}
                  choose={props.choose}
                  correct={props.correct}
                  copy={(as) => props.copyPapers([key], as)}
                  failed={props.failed}
                  close={() => {
                    setOpened(undefined);
                    setToFocus(key);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p class="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}
