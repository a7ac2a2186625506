/** The fields that came from a bibliography and go into one again. */

import { isVerbatim, NAME_FIELDS, plainFieldName } from '../citation/bibtex-fields';
import { bibtexNames } from '../citation/bibtex-names';
import { inUnicode } from '../citation/plain-title';
import { extraOf } from '../extra';
import type { Paper } from '../paper';
import { clean } from '../text';
import { nameList } from './bibtex-names';
import { proseField, titleField, verbatimField } from './bibtex-text';

type Field = readonly [name: string, value: string];

/** The paper's own fields, with the further ones; one that a bibliography has in other words takes its place. */
export function withExtra(fields: readonly Field[], paper: Paper): readonly Field[] {
  const extra = Object.entries(extraOf(paper)).filter(([name, value]) => isToBeHandedOn(name, value, paper));
  if (extra.length === 0) return fields;
  const names = new Set(extra.map(([name]) => plainFieldName(name)));
  // A date says the year and the month.
  if (names.has('date')) names.add('year').add('month');
  return [
    ...fields.filter(([name]) => !names.has(plainFieldName(name))),
    ...extra.flatMap(([name, value]): Field[] => {
      const written = extraField(name, value);
      return written === '' ? [] : [[name, `{${written}}`]];
    }),
  ];
}

/** What a reader has taken out of their note since is theirs. */
function isToBeHandedOn(name: string, value: string, { note }: Paper): boolean {
  return plainFieldName(name) !== 'annote' || note.includes(inUnicode(value));
}

function extraField(name: string, value: string): string {
  if (name === 'url' || name === 'doi') return verbatimField(value);
  if (isVerbatim(name)) return balanced(clean(value));
  if (name === 'subtitle') return titleField(value);
  if (!NAME_FIELDS.has(name)) return proseField(value);
  const { authors, cut } = bibtexNames(clean(value));
  return nameList(authors, cut);
}

/** Braces that would end the field, or never end it, are written in hex. */
function balanced(text: string): string {
  let depth = 0;
  for (const brace of text.match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) break;
  }
  return depth === 0 ? text : text.replace(/[{}]/g, (brace) => (brace === '{' ? '%7B' : '%7D'));
}
