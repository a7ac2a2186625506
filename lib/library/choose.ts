/** Where sources disagree, the reader says which value is right. It stays then, whatever is told later. */
import type { Author, Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { type Shown, standingOf, withShown } from './merge';
import { inOneTransaction, writePapers } from './records';

/** Fields of which it matters to a person which value is shown. */
export const DISPUTED = [
  ...['title', 'authors', 'published', 'venue', 'volume', 'issue', 'pages', 'publisher'],
  ...['journalRef', 'abstract', 'comments', 'licence'],
] as const;

export type Disputed = (typeof DISPUTED)[number];

/** A value that one source told. */
export interface Choice {
  field: Disputed;
  source: string;
  value: unknown;
}

/** What a choice changed. It undoes just that. */
export interface ChoiceUndo {
  key: Identifier;
  at: number;
  before: Shown[];
}

/** The values of a field that lost, the last told first. What a damaged backup brought in is none. */
export function othersOf({ others }: Paper, field: Disputed): Choice[] {
  return others
    .flatMap((it) => (it.field === field && isOfField(it.value, field) ? { ...it, field } : []))
    .toReversed();
}

function isOfField(value: unknown, field: Disputed): boolean {
  if (field !== 'authors') return typeof value === 'string' && value !== '';
  return Array.isArray(value) && value.length > 0 && value.every((it) => typeof it?.name === 'string');
}

/** What tells of one place where a paper appeared belongs together. */
const WITH_VENUE = ['volume', 'issue', 'pages', 'publisher'] as const;

/** Shows this value from now on, and what its source told with it. Gives what undoes that. */
export function chooseValue(
  db: LibraryDatabase,
  key: Identifier,
  choice: Choice,
  at = Date.now(),
): Promise<ChoiceUndo | undefined> {
  return inOneTransaction(db, async () => {
    const paper = await db.papers.get(key);
    if (!paper) return undefined;
    const chosen = [
      shownBy(paper, choice, at),
      ...(choice.field === 'venue' ? venuesOwn(paper, choice, at) : []),
    ];
    await writePapers(db, [withShown(paper, chosen)]);
    return { key, at, before: chosen.map(({ field }) => standingOf(paper, field)) };
  });
}

function shownBy(paper: Paper, { field, source, value }: Choice, chosenAt: number): Shown {
  return { field, source, value, cut: isCut(value, standingOf(paper, field).value), chosenAt };
}

/** What the venue's source told of volume and pages; and what the venue is, of which no other source's word counts. */
function venuesOwn(paper: Paper, { source }: Choice, chosenAt: number): Shown[] {
  const toldBy = (field: string) =>
    paper.others.find((it) => it.field === field && it.source === source)?.value;
  const kind = standingOf(paper, 'venueType');
  const value = kind.source === source ? kind.value : toldBy('venueType');
  return [
    { field: 'venueType', source, value, cut: false, chosenAt: undefined },
    ...WITH_VENUE.flatMap((field): Shown[] => {
      const told = toldBy(field);
      return told === undefined ? [] : [{ field, source, value: told, cut: false, chosenAt }];
    }),
  ];
}

/** How the longer value begins. */
function isCut(value: unknown, other: unknown): boolean {
  if (typeof value === 'string' && typeof other === 'string') {
    return value.length < other.length && other.startsWith(value.replace(/\s*(?:…|\.{3})$/, ''));
  }
  if (!Array.isArray(value) || !Array.isArray(other) || value.length >= other.length) return false;
  return value.every((it: Author, at) => it.name === (other[at] as Author).name);
}

/**
 * Shows again what was shown. A field of which the reader has said something else since stays as it is: then it gives
 * false.
 */
export function undoChoice(db: LibraryDatabase, { key, at, before }: ChoiceUndo): Promise<boolean> {
  return inOneTransaction(db, async () => {
    const paper = await db.papers.get(key);
    const [first] = before;
    if (!paper || !first || paper.chosen?.[first.field] !== at) return false;
    await writePapers(db, [withShown(paper, before)]);
    return true;
  });
}
