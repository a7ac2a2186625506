/** One paper on the reading list: title, a quiet line, marks that line up, and what can be done with it. */
import { memo } from 'preact/compat';
import { citation, shortAuthors, venueLine } from '../lib/citation/lines';
import { plainTitle } from '../lib/citation/plain-title';
import type { Paper } from '../lib/paper';
import { Icon, type IconName, StatusIcon } from './icons';
import { codeOfPaper, pageOfPaper, pdfOfPaper } from './paper-links';
import { nextStatus, STATUS_NAMES, siteOfSource } from './words';

/** What a row asks of the list that it stands in. */
export interface RowActions {
  select(paper: Paper): void;
  nextStatus(paper: Paper): void;
  copy(text: string, what: string): void;
  toggleEditor(paper: Paper): void;
  remove(paper: Paper): void;
}

interface Props {
  paper: Paper;
  /** Its controls are in the order of Tab: they are in one row of the list, or Tab would never end. */
  current: boolean;
  selected: boolean;
  open: boolean;
  actions: RowActions;
}

export const PaperRow = memo(function PaperRow({ paper, current, selected, open, actions }: Props) {
  const title = plainTitle(paper.title);
  const page = pageOfPaper(paper);
  const pdf = pdfOfPaper(paper);
  const tabIndex = current ? 0 : -1;
  return (
    <div class={`row${selected ? ' selected' : ''}`}>
      <input
        type="checkbox"
        class="pick"
        tabIndex={tabIndex}
        checked={selected}
        title="Select for export (x)"
        aria-label={`Select ${title}`}
        onChange={() => actions.select(paper)}
      />
      <a
        class="title"
        id={`title-${paper.key}`}
        data-title
        {...(page && { href: page })}
        target="_blank"
        rel="noreferrer"
        tabIndex={tabIndex}
        dir="auto"
      >
        {title}
      </a>
      <Marks paper={paper} title={title} tabIndex={tabIndex} actions={actions} />
      <Details paper={paper} />
      {!open && <OwnWords paper={paper} />}
      <div class="actions">
        {pdf && (
          <a
            class="action"
            href={pdf}
            target="_blank"
            rel="noreferrer"
            tabIndex={tabIndex}
            title="PDF (p)"
            aria-label={`PDF of ${title}`}
          >
            <Icon name="pdf" />
          </a>
        )}
        <Action
          icon="quote"
          hint="Copy citation (y)"
          name={`Copy citation of ${title}`}
          tabIndex={tabIndex}
          act={() => actions.copy(citation(paper), 'Citation')}
        />
        <Action
          icon="note"
          hint="Tags and note (t, n)"
          name={`Tags and note of ${title}`}
          tabIndex={tabIndex}
          expanded={open}
          act={() => actions.toggleEditor(paper)}
        />
        <Action
          icon="remove"
          hint="Remove (#)"
          name={`Remove ${title}`}
          tabIndex={tabIndex}
          act={() => actions.remove(paper)}
        />
      </div>
    </div>
  );
});

function Details({ paper }: { paper: Paper }) {
  const people = shortAuthors(paper);
  const venue = venueLine(paper);
  return (
    <p class="details quiet" id={`details-${paper.key}`}>
      {people && (
        <span class="people" dir="auto">
          {people}
        </span>
      )}
      {people && venue && <span class="between"> · </span>}
      <span class="venue">{venue}</span>
    </p>
  );
}

function OwnWords({ paper: { tags, note } }: { paper: Paper }) {
  if (tags.length === 0 && !note) return null;
  return (
    <p class="own">
      {tags.map((tag) => (
        <span key={tag} class="tag">
          {tag}
        </span>
      ))}
      {note && (
        <span class="note quiet" dir="auto">
          {note}
        </span>
      )}
    </p>
  );
}

interface ActionProps {
  icon: IconName;
  hint: string;
  name: string;
  tabIndex: number;
  expanded?: boolean;
  act(): void;
}

function Action({ icon, hint, name, tabIndex, expanded, act }: ActionProps) {
  return (
    <button
      type="button"
      class="action"
      tabIndex={tabIndex}
      title={hint}
      aria-label={name}
      {...(expanded !== undefined && { 'aria-expanded': expanded })}
      onClick={act}
    >
      <Icon name={icon} />
    </button>
  );
}

interface MarksProps {
  paper: Paper;
  title: string;
  tabIndex: number;
  actions: RowActions;
}

/** Where from, code, status: each in its own column, so that the eye can run down them. */
function Marks({ paper, title, tabIndex, actions }: MarksProps) {
  const code = codeOfPaper(paper);
  const site = siteOfSource(paper.seen[0]?.source);
  const next = nextStatus(paper.status);
  return (
    <div class="marks">
      {site ? (
        <span class="site quiet" title={`Saved on ${site.name}`}>
          {site.mark}
        </span>
      ) : (
        <span />
      )}
      {code ? (
        <a
          class="mark"
          href={code}
          target="_blank"
          rel="noreferrer"
          tabIndex={tabIndex}
          title={`${code} (c)`}
          aria-label={`Open code ${title}`}
        >
          <Icon name="code" />
        </a>
      ) : (
        <span />
      )}
      <button
        type="button"
        class={`mark status ${paper.status}`}
        tabIndex={tabIndex}
        title={`${STATUS_NAMES[paper.status]} (s)`}
        aria-label={`${STATUS_NAMES[paper.status]}; change to ${STATUS_NAMES[next].toLowerCase()}: ${title}`}
        onClick={() => actions.nextStatus(paper)}
      >
        <StatusIcon status={paper.status} />
      </button>
    </div>
  );
}
