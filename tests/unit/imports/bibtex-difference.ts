/** What one bibliography says and another does not: every field of every entry, compared by what it means. */
import { plainFieldName } from '../../../lib/citation/bibtex-fields';
import { inheritance } from '../../../lib/imports/bibtex-inherit';
import { saysTheSame } from '../../../lib/imports/bibtex-rest';
import { type BibtexEntry, readBibtex } from '../../../lib/imports/bibtex-syntax';
import { clean } from '../../../lib/text';

export interface Difference {
  key: string;
  field: string;
  before: string;
  after: string | undefined;
}

/** Everything that the first file says and the second does not, or says otherwise. Nothing where nothing was lost. */
export function lostBetween(before: string, after: string): Difference[] {
  const theirs = new Map(entriesOf(after).map((entry) => [entry.key, entry]));
  return entriesOf(before)
    .filter(({ type }) => type !== 'xdata')
    .flatMap((entry) => lostOf(entry, theirs.get(entry.key)));
}

function lostOf(entry: BibtexEntry, other: BibtexEntry | undefined): Difference[] {
  const { key, type } = entry;
  if (!other) return [{ key, field: '@', before: type, after: undefined }];
  const lost: Difference[] =
    type === other.type ? [] : [{ key, field: '@', before: type, after: other.type }];
  const written = new Map([...other.fields].map(([name, value]) => [plainFieldName(name), clean(value)]));
  for (const [field, value] of entry.fields) {
    const before = clean(value);
    const after =
      other.fields.get(field) ?? (field === 'date' ? dateIn(written) : written.get(plainFieldName(field)));
    if (before && !(after !== undefined && saysTheSame(plainFieldName(field), before, after))) {
      lost.push({ key, field, before, after });
    }
  }
  return lost;
}

function dateIn(fields: ReadonlyMap<string, string>): string | undefined {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const month = months.indexOf(fields.get('month') ?? '') + 1;
  const parts = [fields.get('year'), month ? String(month).padStart(2, '0') : undefined];
  return fields.get('date') ?? (parts.filter(Boolean).join('-') || undefined);
}

/** With all that they take from others: what is resolved on the way in is not lost. */
function entriesOf(text: string): BibtexEntry[] {
  const entries = [...readBibtex(text)].flatMap((part) => (part.kind === 'entry' ? part.entry : []));
  const wholeOf = inheritance(entries);
  return entries.map((entry) => ({ ...entry, fields: wholeOf(entry).fields }));
}
