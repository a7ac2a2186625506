/** One paper on the reading list: title, a quiet line, marks that line up, and what can be done with it. */
import { memo } from 'preact/compat';
import { citation, shortAuthors, venueLine } from '../lib/citation/lines';
import { plainTitle } from '../lib/citation/plain-title';
import { bestCode } from '../lib/code-links';
import { addressOf, pdfOf } from '../lib/identifiers';
import type { Paper, Status } from '../lib/paper';
import { Icon, StatusIcon } from './icons';
import { STATUS_NAMES } from './words';

/** What a row asks of the list that it stands in. */
export interface RowActions {
  select(paper: Paper): void;
  setStatus(paper: Paper, status: Status): void;
  copy(text: string, what: string): void;
  toggleEditor(paper: Paper): void;
  remove(paper: Paper): void;
}

interface Props {
  paper: Paper;
  selected: boolean;
  open: boolean;
  actions: RowActions;
}

const NEXT: Record<Status, Status> = { 'to-read': 'reading', reading: 'read', read: 'to-read' };

const SITE_MARKS: Record<string, string> = { huggingface: 'HF', arxiv: 'arXiv' };

/** The status that a press gives. */
export const nextStatus = (paper: Paper): Status => NEXT[paper.status];

/** Where "Open the paper" leads. */
export function pageOfPaper(paper: Paper): string {
  return addressOf(paper.key) ?? paper.seen[0]?.url ?? '';
}

export function pdfOfPaper(paper: Paper): string | undefined {
  return paper.links.find(({ kind }) => kind === 'pdf')?.url ?? pdfOf(paper.key);
}

export function codeOfPaper(paper: Paper): string | undefined {
  return bestCode(paper.links)?.url;
}

export const PaperRow = memo(function PaperRow({ paper, selected, open, actions }: Props) {
  const title = plainTitle(paper.title);
  const pdf = pdfOfPaper(paper);
  return (
    <div class={`row${selected ? ' selected' : ''}`}>
      <input
        type="checkbox"
        class="pick"
        tabIndex={-1}
        checked={selected}
        aria-label={`Select ${title}`}
        onChange={() => actions.select(paper)}
      />
      <a
        class="title"
        data-title
        href={pageOfPaper(paper)}
        target="_blank"
        rel="noreferrer"
        tabIndex={-1}
        dir="auto"
      >
        {title}
      </a>
      <p class="details quiet">
        <span class="people" dir="auto">
          {shortAuthors(paper)}
        </span>
        <span class="venue">{venueLine(paper)}</span>
      </p>
      {(paper.tags.length > 0 || paper.note) && !open && (
        <p class="own">
          {paper.tags.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))}
          {paper.note && <span class="note quiet">{paper.note}</span>}
        </p>
      )}
      <Marks paper={paper} title={title} actions={actions} />
      <div class="actions">
        {pdf && (
          <a
            class="action"
            href={pdf}
            target="_blank"
            rel="noreferrer"
            tabIndex={-1}
            title="PDF (p)"
            aria-label={`PDF of ${title}`}
          >
            <Icon name="pdf" />
          </a>
        )}
        <button
          type="button"
          class="action"
          tabIndex={-1}
          title="Copy citation (y)"
          aria-label={`Copy citation of ${title}`}
          onClick={() => actions.copy(citation(paper), 'Citation')}
        >
          <Icon name="quote" />
        </button>
        <button
          type="button"
          class="action"
          tabIndex={-1}
          title="Tags and note (t, n)"
          aria-label={`Tags and note of ${title}`}
          aria-expanded={open}
          onClick={() => actions.toggleEditor(paper)}
        >
          <Icon name="note" />
        </button>
        <button
          type="button"
          class="action"
          tabIndex={-1}
          title="Remove (#)"
          aria-label={`Remove ${title}`}
          onClick={() => actions.remove(paper)}
        >
          <Icon name="remove" />
        </button>
      </div>
    </div>
  );
});

/** Code, status, where from: each in its own column, so that the eye can run down them. */
function Marks({ paper, title, actions }: { paper: Paper; title: string; actions: RowActions }) {
  const code = codeOfPaper(paper);
  const site = paper.seen[0]?.source.split('/')[0] ?? '';
  const next = nextStatus(paper);
  return (
    <div class="marks">
      <span class="site quiet" title="Where it was saved">
        {SITE_MARKS[site] ?? site}
      </span>
      {code ? (
        <a
          class="mark"
          href={code}
          target="_blank"
          rel="noreferrer"
          tabIndex={-1}
          title={`${code} (c)`}
          aria-label={`Open code ${title}`}
        >
          <Icon name="code" />
        </a>
      ) : (
        <span class="mark" />
      )}
      <button
        type="button"
        class={`mark status ${paper.status}`}
        tabIndex={-1}
        title={`${STATUS_NAMES[paper.status]} (s)`}
        aria-label={`${STATUS_NAMES[paper.status]}; change to ${STATUS_NAMES[next].toLowerCase()}: ${title}`}
        onClick={() => actions.setStatus(paper, next)}
      >
        <StatusIcon status={paper.status} />
      </button>
    </div>
  );
}
