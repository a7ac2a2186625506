/** The reading list: only what is in view is drawn, and every key works on the row that has the focus. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { citation } from '../lib/citation/lines';
import { plainTitle } from '../lib/citation/plain-title';
import type { Changes } from '../lib/library/edit';
import type { Identifier, Paper } from '../lib/paper';
import { PaperEditor } from './paper-editor';
import { codeOfPaper, nextStatus, PaperRow, pageOfPaper, pdfOfPaper, type RowActions } from './paper-row';
import { useVirtualRows } from './use-virtual-rows';

interface Props {
  keys: readonly Identifier[];
  tags: readonly { tag: string }[];
  selected: ReadonlySet<Identifier>;
  paperOf(key: Identifier): Paper | undefined;
  select(key: Identifier): void;
  edit(key: Identifier, changes: Changes): Promise<void>;
  remove(paper: Paper): void;
  copy(text: string, what: string): void;
  /** Leaves the list upwards. */
  toSearch(): void;
}

export function ReadingList({ keys, tags, selected, paperOf, select, edit, remove, copy, toSearch }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<Identifier | undefined>();
  const [editing, setEditing] = useState<{ key: Identifier; focus: 'tags' | 'note' }>();
  const [toFocus, setToFocus] = useState<Identifier>();
  const { rows, height, measure, reveal } = useVirtualRows(scroller, keys);
  const stop = current !== undefined && keys.includes(current) ? current : keys[0];

  // The row may have to be drawn before it can have the focus.
  useEffect(() => {
    if (toFocus === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(toFocus)}"]`);
    if (!row) return;
    row.focus();
    setToFocus(undefined);
  });

  function goTo(index: number) {
    const key = keys[Math.max(0, Math.min(keys.length - 1, index))];
    if (key === undefined) return;
    setCurrent(key);
    reveal(keys.indexOf(key));
    setToFocus(key);
  }

  /** The focus goes to the neighbour, so that it is never lost. */
  function takeOut(paper: Paper) {
    const index = keys.indexOf(paper.key);
    const neighbour = keys[index + 1] ?? keys[index - 1];
    if (list.current?.contains(document.activeElement)) {
      if (neighbour === undefined) toSearch();
      else {
        setCurrent(neighbour);
        setToFocus(neighbour);
      }
    }
    remove(paper);
  }

  const actions: RowActions = {
    select: ({ key }) => select(key),
    setStatus: ({ key }, status) => void edit(key, { status }).catch(() => {}),
    copy,
    toggleEditor: ({ key }) => setEditing(editing?.key === key ? undefined : { key, focus: 'tags' }),
    remove: takeOut,
  };

  function onKeyDown(event: KeyboardEvent, key: Identifier, index: number) {
    const paper = paperOf(key);
    if (event.ctrlKey || event.metaKey || event.altKey || !paper) return;
    const onRow = event.target === event.currentTarget;
    const acts: Record<string, (() => void) | undefined> = {
      j: () => goTo(index + 1),
      ArrowDown: () => goTo(index + 1),
      k: () => goTo(index - 1),
      ArrowUp: () => (index === 0 ? toSearch() : goTo(index - 1)),
      Home: () => goTo(0),
      End: () => goTo(keys.length - 1),
      Enter: onRow ? () => openTab(pageOfPaper(paper)) : undefined,
      o: () => openTab(pageOfPaper(paper)),
      p: () => openTab(pdfOfPaper(paper)),
      c: () => openTab(codeOfPaper(paper)),
      s: () => actions.setStatus(paper, nextStatus(paper)),
      t: () => setEditing({ key, focus: 'tags' }),
      n: () => setEditing({ key, focus: 'note' }),
      y: () => copy(citation(paper), 'Citation'),
      x: () => select(key),
      '#': () => takeOut(paper),
      Delete: () => takeOut(paper),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  return (
    <div ref={scroller} class="scroller">
      <ul ref={list} aria-label="Reading list" style={{ height: `${height}px` }}>
        {rows.map(({ index, key: rowKey, start }) => {
          const key = keys[index];
          if (key === undefined) return null;
          const paper = paperOf(key);
          return (
            <li
              key={rowKey}
              ref={measure}
              data-index={index}
              data-key={key}
              aria-setsize={keys.length}
              aria-posinset={index + 1}
              tabIndex={key === stop ? 0 : -1}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setCurrent(key)}
              onKeyDown={(event) => onKeyDown(event, key, index)}
            >
              {paper ? (
                <>
                  <PaperRow
                    paper={paper}
                    selected={selected.has(key)}
                    open={editing?.key === key}
                    actions={actions}
                  />
                  {editing?.key === key && (
                    <PaperEditor
                      paper={paper}
                      known={tags}
                      focus={editing.focus}
                      save={(changes) => edit(key, changes)}
                      close={() => {
                        setEditing(undefined);
                        setToFocus(key);
                      }}
                    />
                  )}
                </>
              ) : (
                <div class="row pending" aria-hidden="true" />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The title's plain text is what the list is read by. */
export const nameOfPaper = (paper: Paper): string => plainTitle(paper.title);

function openTab(url: string | undefined): void {
  if (url) window.open(url, '_blank', 'noreferrer');
}
