/** One paper on the reading list: title, a quiet line, marks that line up, and what can be done with it. */

import { useContext } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { t } from '../lib/i18n';
import type { Paper } from '../lib/paper';
import { codeOfPaper, pageOfPaper, pdfOfPaper } from '../lib/paper-links';
import type { Term } from '../lib/search/parse-query';
import { authorsShown, venueShown } from '../lib/shown-lines';
import { clip } from '../lib/text';
import { cameFrom } from './came-from';
import { Icon, type IconName, icon, statusIcon } from './icons';
import { marked, markedTex } from './marked';
import { memo } from './memo';
import { retractedMark } from './paper-news';
import { type TagColours, TagColoursContext, tagChip } from './tag-chip';
import { useAtRest } from './use-at-rest';
import { nextStatus, STATUS_NAMES } from './words';

/** What a row asks of the list that it stands in. */
export interface RowActions {
  select(paper: Paper): void;
  nextStatus(paper: Paper): void;
  cite(paper: Paper): void;
  toggleDetails(paper: Paper): void;
  remove(paper: Paper): void;
}

interface Props {
  paper: Paper;
  /** Its controls are in the order of Tab: they are in one row of the list, or Tab would never end. */
  current: boolean;
  /** It is what the reader was last at: its controls are there at once. */
  atHand: boolean;
  selected: boolean;
  open: boolean;
  /** What was looked for. */
  terms: readonly Term[];
  actions: RowActions;
}

/** What can be done with a row is seen where one points at it, or else always. */
const NEVER_POINTS = matchMedia('(hover: none)').matches;

export const PaperRow = memo(function PaperRow({
  paper,
  current,
  atHand,
  selected,
  open,
  terms,
  actions,
}: Props) {
  const colours = useContext(TagColoursContext);
  const title = plainTitle(paper.title);
  const page = pageOfPaper(paper);
  const isWhole = useAtRest(paper.key, atHand || selected || NEVER_POINTS);
  const tabIndex = current ? 0 : -1;
  return (
    <div class={`row${selected ? ' selected' : ''}`}>
      {isWhole && (
        <input
          type="checkbox"
          class="pick"
          tabIndex={tabIndex}
          checked={selected}
          title={t('hintSelect')}
          aria-label={t('selectPaper', title)}
          onChange={() => actions.select(paper)}
        />
      )}
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
        {markedTex(paper.title, terms, 'title')}
      </a>
      {marks({ paper, title, tabIndex, actions })}
      {details(paper, terms)}
      {!open && ownWords(paper, colours, terms)}
      {isWhole && <Actions paper={paper} title={title} tabIndex={tabIndex} open={open} actions={actions} />}
    </div>
  );
});

/** What a line has room for, with space: to mark all of a long note is felt at each key press. */
const LONGEST_NOTE = 300;

// What follows, up to the actions, is called and not mounted, as are marks and icons: each component more is felt where
// all rows are drawn anew.

function details(paper: Paper, terms: readonly Term[]) {
  const people = authorsShown(paper);
  const venue = venueShown(paper);
  return (
    <p class="details quiet" id={`details-${paper.key}`}>
      {retractedMark(paper)}
      {people && (
        <span class="people" dir="auto">
          {marked(people, terms, 'authors')}
        </span>
      )}
      {people && venue && <span class="between"> · </span>}
      <span class="venue">{marked(venue, terms, 'venue')}</span>
    </p>
  );
}

function ownWords({ tags, note, priority = 'normal' }: Paper, colours: TagColours, terms: readonly Term[]) {
  if (tags.length === 0 && !note && priority === 'normal') return null;
  return (
    <p class="own">
      {priority !== 'normal' && (
        <span class={`priority ${priority}`}>{t(priority === 'high' ? 'important' : 'lowPriority')}</span>
      )}
      {tags.map((tag) => tagChip(tag, colours, terms))}
      {note && (
        <span class="note quiet" dir="auto">
          {marked(clip(note, LONGEST_NOTE), terms, 'rest')}
        </span>
      )}
    </p>
  );
}

interface MarksProps {
  paper: Paper;
  title: string;
  tabIndex: number;
  actions: RowActions;
}

/** Where from, code, status: each in its own column, so that the eye can run down them. */
function marks({ paper, title, tabIndex, actions }: MarksProps) {
  const code = codeOfPaper(paper);
  const from = cameFrom(paper);
  const next = nextStatus(paper.status);
  return (
    <div class="marks">
      <span class="site quiet" title={from?.name}>
        {from?.mark}
      </span>
      <a
        class="mark"
        hidden={!code}
        {...(code && { href: code, title: `${code} (c)`, 'aria-label': t('openCodeOf', title) })}
        target="_blank"
        rel="noreferrer"
        tabIndex={tabIndex}
      >
        {icon('code')}
      </a>
      <button
        type="button"
        class={`mark status ${paper.status}`}
        tabIndex={tabIndex}
        title={`${STATUS_NAMES[paper.status]()} (s)`}
        aria-label={t('changeStatus', STATUS_NAMES[paper.status](), STATUS_NAMES[next](), title)}
        onClick={() => actions.nextStatus(paper)}
      >
        {statusIcon(paper.status)}
      </button>
    </div>
  );
}

interface ActionsProps extends MarksProps {
  open: boolean;
}

function Actions({ paper, title, tabIndex, open, actions }: ActionsProps) {
  const pdf = pdfOfPaper(paper);
  return (
    <div class="actions">
      {pdf && (
        <a
          class="action"
          href={pdf}
          target="_blank"
          rel="noreferrer"
          tabIndex={tabIndex}
          title={t('hintPdf')}
          aria-label={t('pdfOf', title)}
        >
          <Icon name="pdf" />
        </a>
      )}
      <Action
        icon="quote"
        hint={t('hintCopyCitation')}
        name={t('copyCitationOf', title)}
        tabIndex={tabIndex}
        act={() => actions.cite(paper)}
      />
      <Action
        icon="note"
        hint={t('hintDetails')}
        name={t('detailsOf', title)}
        tabIndex={tabIndex}
        expanded={open}
        act={() => actions.toggleDetails(paper)}
      />
      <Action
        icon="remove"
        hint={t('hintRemove')}
        name={t('removePaper', title)}
        tabIndex={tabIndex}
        act={() => actions.remove(paper)}
      />
    </div>
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
