/** Where those who told of a paper disagree: every value with who told it, and the reader's word on which is right. */
import { useId } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { partialDay, t, tn } from '../lib/i18n';
import { type Choice, DISPUTED, type Disputed, othersOf } from '../lib/library/choose';
import type { Author, Paper } from '../lib/paper';
import { READER } from '../lib/reader';
import { siteOfSource, sourceName } from './words';

interface Props {
  paper: Paper;
  choose(paper: Paper, choice: Choice): void;
}

export const FIELD_NAMES: Record<Disputed, () => string> = {
  title: () => t('sortTitle'),
  authors: () => t('authors'),
  published: () => t('columnDate'),
  venue: () => t('sortVenue'),
  volume: () => t('columnVolume'),
  issue: () => t('columnIssue'),
  pages: () => t('columnPages'),
  publisher: () => t('columnPublisher'),
  journalRef: () => t('journalReference'),
  abstract: () => t('columnAbstract'),
  comments: () => t('columnComments'),
  licence: () => t('licence'),
};

export function Disagreements({ paper, choose }: Props) {
  const disputed = DISPUTED.flatMap((field) => {
    const others = different(paper, field);
    return others.length > 0 ? [{ field, others }] : [];
  });
  if (disputed.length === 0) return null;
  return (
    <details class="disagreements">
      <summary class="quiet">{tn('toldOtherwise', disputed.length)}</summary>
      {disputed.map(({ field, others }) => (
        <Values
          key={field}
          name={FIELD_NAMES[field]()}
          shown={{ field, source: paper.from[field] ?? '', value: paper[field] }}
          isChosen={paper.chosen?.[field] !== undefined}
          others={others}
          choose={(choice) => choose(paper, choice)}
        />
      ))}
    </details>
  );
}

/** Of values that read the same the one that was told last. */
function different(paper: Paper, field: Disputed): Choice[] {
  if (paper[field] === undefined) return [];
  const seen = new Set([inWords(field, paper[field])]);
  return othersOf(paper, field).filter(({ value }) => {
    const words = inWords(field, value);
    return !seen.has(words) && seen.add(words);
  });
}

interface ValuesProps {
  name: string;
  shown: Choice;
  isChosen: boolean;
  others: readonly Choice[];
  choose(choice: Choice): void;
}

function Values({ name, shown, isChosen, others, choose }: ValuesProps) {
  const group = useId();
  return (
    <fieldset>
      <legend>{name}</legend>
      {/* In the same order whichever is shown. */}
      {[shown, ...others].toSorted(bySource).map((it) => (
        <label key={inWords(it.field, it.value)}>
          <input type="radio" name={group} checked={it === shown} onChange={() => choose(it)} />
          <span>
            <span class="value" dir="auto">
              {inWords(it.field, it.value)}
            </span>{' '}
            <span class="quiet">
              {nameOfTeller(it.source)}
              {it === shown && isChosen && ` · ${t('yourChoice')}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function bySource(a: Choice, b: Choice): number {
  const [one, other] = [a, b].map(({ source, field, value }) => `${source} ${inWords(field, value)}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function inWords(field: Disputed, value: unknown): string {
  if (field === 'authors') return (value as Author[]).map(({ name }) => name).join(', ');
  const text = String(value);
  return field === 'published' ? partialDay(text) : plainTitle(text);
}

/** A site, an outside source, or a file that was imported. */
export function nameOfTeller(source: string): string {
  const [id] = source.split('/');
  if (id === READER) return t('theReader');
  if (id === 'import') return t('importedFile');
  return siteOfSource(source)?.name ?? (id === 'web' ? t('aWebPage') : sourceName(source));
}
