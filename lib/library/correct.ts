/**
 * The reader's own word on what a citation says, as a form has it: texts, with an author a line. It stands then, whatever
 * pages and sources tell; what it takes the place of is kept beside it.
 */
import { partialDate } from '../dates';
import { t } from '../i18n';
import { LONGEST, MOST_AUTHORS } from '../longest';
import type { Author, Identifier, Paper } from '../paper';
import { READER } from '../reader';
import { clean } from '../text';
import type { ChoiceUndo } from './choose';
import type { LibraryDatabase } from './database';
import { type Shown, standingOf, withShown } from './merge';
import { inOneTransaction, writePapers } from './records';

export const CITED = [
  ...['title', 'authors', 'published', 'venue', 'venueType', 'volume', 'issue', 'pages', 'publisher'],
  'abstract',
] as const;

export type Cited = (typeof CITED)[number];

/** `''` for what is not known. */
export type CitationForm = Record<Cited, string>;

/** What a field is to hold from now on; nothing where it is to hold nothing. */
export interface Correction {
  field: Shown['field'];
  value: unknown;
}

/** Characters of a field of the form. */
export const LONGEST_CITED: Record<Exclude<Cited, 'authors' | 'venueType'>, number> = {
  ...LONGEST,
  published: 30,
};
const LONGEST_NAME = 500;

export function formOf(paper: Paper): CitationForm {
  const texts = CITED.map((field) => [field, field === 'authors' ? linesOf(paper) : (paper[field] ?? '')]);
  return Object.fromEntries(texts) as CitationForm;
}

function linesOf({ authors = [] }: Paper): string {
  return authors.map(({ name }) => name).join('\n');
}

/**
 * What the reader changed in the form of this paper.
 * @throws RangeError with a sentence for the reader
 */
export function correctionsIn(paper: Paper, form: CitationForm): Correction[] {
  const before = formOf(paper);
  return CITED.flatMap((field): Correction[] => {
    if (form[field].trim() === before[field].trim()) return [];
    if (field !== 'authors') return [{ field, value: valueIn(field, form[field]) }];
    // How many there are was told of those that stood there.
    const count: Correction[] =
      paper.authorCount === undefined ? [] : [{ field: 'authorCount', value: undefined }];
    return [{ field, value: authorsIn(form.authors, paper.authors) }, ...count];
  });
}

function valueIn(field: Exclude<Cited, 'authors'>, written: string): string | undefined {
  const text = clean(written);
  if (field === 'title' && !text) throw new RangeError(t('titleNeeded'));
  if (!text || field === 'venueType') return text || undefined;
  if (field !== 'published') return text.slice(0, LONGEST_CITED[field]).toWellFormed();
  const date = partialDate(text);
  if (!date) throw new RangeError(t('dateNotRead', text));
  return date;
}

/** Who stood there already keeps all that is known of them. */
function authorsIn(lines: string, before: readonly Author[] = []): Author[] | undefined {
  const known = new Map(before.map((author) => [author.name, author]));
  const names = lines.split('\n').map((it) => clean(it).slice(0, LONGEST_NAME).toWellFormed());
  const authors = names.filter(Boolean).map((name) => known.get(name) ?? { name });
  return authors.length > 0 ? authors.slice(0, MOST_AUTHORS) : undefined;
}

/** Writes the corrections down. Gives what undoes that. */
export function correct(
  db: LibraryDatabase,
  key: Identifier,
  corrections: readonly Correction[],
  at = Date.now(),
): Promise<ChoiceUndo | undefined> {
  return inOneTransaction(db, async () => {
    const paper = await db.papers.get(key);
    if (!paper) return undefined;
    const shown = corrections.map((it): Shown => ({ ...it, source: READER, cut: false, chosenAt: at }));
    await writePapers(db, [withShown(paper, shown)]);
    return { key, at, before: shown.map(({ field }) => standingOf(paper, field)) };
  });
}
