/** What bibliographies say of a work besides, as variables of CSL. */
import { fieldOf } from '../citation/bibtex-fields';
import { bibtexNames } from '../citation/bibtex-names';
import { CSL_DATES, CSL_NAMES, CSL_TEXTS, cslTypeOf } from '../citation/csl-variables';
import { type Name, nameOf } from '../citation/names';
import { inUnicode } from '../citation/plain-title';
import { extraOf, workTypeOf } from '../extra';
import type { Paper } from '../paper';

type Item = Record<string, unknown>;

/** The type that a file or a bibliography gives it; nothing where it follows from the paper. */
export function cslType(paper: Paper): string | undefined {
  const work = workTypeOf(paper);
  return extraOf(paper)['csl-type'] ?? (work && (cslTypeOf(work) ?? 'document'));
}

/** Variables that no field of a paper holds. */
export function extraVariables(paper: Paper, nameVariable: (name: Name) => Item): Item {
  const extra = extraOf(paper);
  const item: Item = {};
  for (const [name, value] of Object.entries(extra)) {
    const [, variable = ''] = /^csl-([a-z_-]+)$/.exec(name) ?? [];
    if (OWN.has(variable)) item[variable] = asValue(value);
  }
  for (const [variable, field] of CSL_NAMES) {
    const { authors } = bibtexNames(fieldOf(extra, field) ?? '');
    if (authors.length > 0) item[variable] = authors.map((author) => nameVariable(nameOf(author)));
  }
  const written = new Set<string>();
  for (const [variable, field] of CSL_TEXTS) {
    const value = fieldOf(extra, field);
    if (value && !written.has(field)) item[variable] = inUnicode(value);
    written.add(field);
  }
  for (const [variable, field] of CSL_DATES) {
    const date = /^\d{4}(?:-\d\d){0,2}(?![\d/])/.exec(fieldOf(extra, field) ?? '')?.[0];
    if (date) item[variable] = { 'date-parts': [date.split('-').map(Number)] };
  }
  return item;
}

/** Variables that CSL alone knows: its names, its dates, its texts. */
const OWN: ReadonlySet<string> = new Set(
  `chair compiler composer contributor curator director executive-producer guest host illustrator interviewer narrator
  organizer original-author performer producer recipient reviewed-author script-writer series-creator available-date
  submitted archive_collection archive_location archive-place authority call-number collection-number dimensions
  division jurisdiction part-number part-title printing-number references reviewed-genre reviewed-title scale section
  source status supplement-number volume-title volume-title-short year-suffix`.split(/\s+/),
);

/** Names and dates are kept as the JSON that they were. */
function asValue(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
