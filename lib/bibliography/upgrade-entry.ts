/**
 * Rewrites one entry of a bibliography as the publication that its preprint has become. What the publication says is
 * put in, in the entry's own layout; all else in it, its key first, stays as somebody wrote it.
 */
import { IN_JOURNALS, IN_PROCEEDINGS } from '../citation/bibtex-fields';
import { kindOfContainer } from '../citation/known-venues';
import { plainField, titleField, verbatimField } from '../formats/bibtex-text';
import type { BibtexEntry, FieldPlace } from '../imports/bibtex-syntax';
import { arxivIn } from '../imports/numbers';
import { textOf } from '../imports/tex-text';
import type { PartialDate } from '../paper';
import { clean } from '../text';
import type { Edit } from './bib-file';

/** What an entry is to say. Without a container nothing is known of the publication but its DOI. */
export interface Upgrade {
  /** The publication's title, where it is another than the preprint's. */
  title?: string;
  kind?: 'journal' | 'proceedings';
  container?: string;
  series?: string;
  volume?: string;
  number?: string;
  pages?: string;
  publisher?: string;
  date?: PartialDate;
  doi?: string;
  /** The preprint's number, which stays in the entry. */
  arxiv?: string;
}

/** What changes in the file's text, in the order of places. */
export function upgradeEntry(text: string, entry: BibtexEntry, to: Upgrade): Edit[] {
  const layout = layoutOf(text, entry);
  const wanted = fieldsFor(entry, to);
  const edits: Edit[] = [];
  const { fields } = layout;
  let end = fields[0]?.place.to ?? entry.to;
  fields.forEach(({ name, place }, at) => {
    const value = entry.fields.get(name) ?? '';
    const target = renamed(name, value, entry, to);
    const field = wanted.get(target);
    wanted.delete(target);
    if (field === undefined && isOfPreprint(name, value, to)) {
      const cut = cutOut(text, fields, at);
      if (cut) {
        edits.push(cut);
        return;
      }
    }
    end = place.to;
    if (field === undefined || (target === name && saysSame(value, field))) return;
    const old = text.slice(place.valueFrom, place.to);
    const head = target === name ? text.slice(place.from, place.valueFrom) : layout.head(target, place);
    edits.push({ from: place.from, to: place.to, text: head + written(field, target, old) });
  });
  const added = [...wanted].map(([name, value]) => layout.joint + layout.head(name) + written(value, name));
  if (added.length > 0) edits.push({ from: end, to: end, text: added.join('') });
  return [...typeEdit(text, entry, to), ...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** What it is to say, by the names of fields that this entry's dialect has, as it is written inside braces. */
function fieldsFor({ places }: BibtexEntry, to: Upgrade): Map<string, string> {
  const isBiblatex = isInBiblatex(places);
  const isArticle = to.kind === 'journal';
  const [year = '', month] = to.date?.split('-') ?? [];
  const hasDate = places.has('date');
  const needsNumber = to.arxiv && !places.has('eprint');
  const all: [string, string | undefined][] = [
    // With a subtitle of its own an entry's title is only half of it.
    ['title', to.title && !places.has('subtitle') ? titleField(to.title) : undefined],
    [containerField(places, to), plain(to.container)],
    ['series', plain(to.series)],
    ['volume', plain(to.volume)],
    ['number', isArticle ? plain(to.number) : undefined],
    ['pages', plain(to.pages)?.replace('-', '--')],
    ['publisher', plain(to.publisher)],
    ['date', hasDate ? to.date : undefined],
    ['year', hasDate && !places.has('year') ? undefined : year],
    ['month', places.has('month') ? MONTHS[Number(month) - 1] : undefined],
    ['doi', to.doi && verbatimField(to.doi)],
    ['eprint', needsNumber ? to.arxiv : undefined],
    [isBiblatex ? 'eprinttype' : 'archiveprefix', needsNumber ? (isBiblatex ? 'arxiv' : 'arXiv') : undefined],
  ];
  return new Map(all.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])));
}

type Places = BibtexEntry['places'];

function isInBiblatex(places: Places): boolean {
  return places.has('journaltitle') || (places.has('date') && !places.has('journal'));
}

function containerField(places: Places, { kind }: Upgrade): string {
  if (kind !== 'journal') return 'booktitle';
  return isInBiblatex(places) ? 'journaltitle' : 'journal';
}

function plain(value: string | undefined): string | undefined {
  return value && plainField(value);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CONTAINERS = ['journal', 'journaltitle', 'booktitle'];

/** Where the preprint server stood stands the publication. */
function renamed(name: string, value: string, { places }: BibtexEntry, to: Upgrade): string {
  if (!to.container || !CONTAINERS.includes(name)) return name;
  const target = containerField(places, to);
  return isServer(value) && !places.has(target) ? target : name;
}

/** Fields in which people say that something is a preprint. */
const TELLING = [...CONTAINERS, 'volume', 'number', 'issue', 'publisher', 'institution', 'organization'];

/** What was true of the preprint, and is not of the publication. */
function isOfPreprint(name: string, value: string, { container }: Upgrade): boolean {
  if (!container) return false;
  if (name === 'month' || name === 'day') return true;
  if (TELLING.includes(name)) return isServer(value);
  return (
    ['note', 'howpublished', 'type'].includes(name) && (isNumber(value) || ONLY_PREPRINT.test(textOf(value)))
  );
}

const ONLY_PREPRINT = /^(?:arxiv(?:\.org)?(?: e-?print| preprint)?|preprint|corr)\.?$/i;

function isServer(value: string): boolean {
  return isNumber(value) || kindOfContainer(textOf(value)) === 'preprint';
}

function isNumber(value: string): boolean {
  return arxivIn(textOf(value)) !== undefined;
}

function saysSame(value: string, field: string): boolean {
  return clean(textOf(value)) === clean(textOf(field));
}

/** In the delimiters of the value that stands there. */
function written(value: string, name: string, old = '{}'): string {
  if (name === 'month' || (/^\d+$/.test(value) && /^\d+$/.test(old))) return value;
  return old.startsWith('"') && !value.includes('"') ? `"${value}"` : `{${value}}`;
}

function typeEdit(text: string, { type, from }: BibtexEntry, { kind, container }: Upgrade): Edit[] {
  const fits = kind === 'journal' ? IN_JOURNALS : IN_PROCEEDINGS;
  if (!container || fits.has(type)) return [];
  const at = text.indexOf(text.slice(from).match(/[a-z]/i)?.[0] ?? '', from);
  const old = text.slice(at, at + type.length);
  const [small, large] = kind === 'journal' ? ['article', 'Article'] : ['inproceedings', 'InProceedings'];
  const now = old === old.toUpperCase() ? small.toUpperCase() : /^[A-Z]/.test(old) ? large : small;
  return [{ from: at, to: at + type.length, text: now }];
}

interface Layout {
  fields: { name: string; place: FieldPlace }[];
  /** What stands between two fields. */
  joint: string;
  /** A name up to its value; of the field at this place, with its own signs between. */
  head(name: string, like?: FieldPlace): string;
}

function layoutOf(text: string, { places, from }: BibtexEntry): Layout {
  const fields = [...places]
    .map(([name, place]) => ({ name, place }))
    .sort((a, b) => a.place.from - b.place.from);
  const heads = fields.map(({ place }) => partsOf(text.slice(place.from, place.valueFrom)));
  const columns = new Set(heads.map(({ name, gap }) => name.length + gap.length));
  const isAligned = heads.length > 1 && columns.size === 1;
  const [column = 0] = columns;
  const spelled = spelling(heads.map(({ name }) => name));
  return {
    fields,
    joint: jointOf(text, from, fields),
    head(name, like) {
      const { gap, equals } = like
        ? partsOf(text.slice(like.from, like.valueFrom))
        : (heads.at(-1) ?? { gap: ' ', equals: '= ' });
      const spaces = isAligned ? ' '.repeat(Math.max(column - name.length, gap === '' ? 0 : 1)) : gap;
      return spelled(name) + spaces + equals;
    },
  };
}

function partsOf(head: string): { name: string; gap: string; equals: string } {
  const [, name = '', gap = '', equals = '='] = /^([^\s=]*)(\s*)(=\s*)$/.exec(head) ?? [];
  return { name, gap, equals };
}

function spelling(names: readonly string[]): (name: string) => string {
  if (names.length > 0 && names.every((it) => it === it.toUpperCase())) return (name) => name.toUpperCase();
  if (names.length > 0 && names.every((it) => /^[A-Z]/.test(it))) {
    return (name) => name.charAt(0).toUpperCase() + name.slice(1);
  }
  return (name) => (name === 'archiveprefix' ? 'archivePrefix' : name);
}

const JOINT = /^\s*,\s*$/;

function jointOf(text: string, from: number, fields: Layout['fields']): string {
  const [last, before] = [fields.at(-1), fields.at(-2)];
  if (!last) return ', ';
  const between = text.slice(before?.place.to ?? from, last.place.from);
  const joint = before ? between : /,\s*$/.exec(between)?.[0];
  return joint && JOINT.test(joint) ? joint : ',\n  ';
}

/** A field with the comma that goes with it; nothing where something else stands between, which must stay. */
function cutOut(text: string, fields: Layout['fields'], at: number): Edit | undefined {
  const [before, field, after] = [fields[at - 1], fields[at], fields[at + 1]];
  if (!field) return undefined;
  const { from, to } = field.place;
  if (before && JOINT.test(text.slice(before.place.to, from))) return { from: before.place.to, to, text: '' };
  if (after && JOINT.test(text.slice(to, after.place.from))) return { from, to: after.place.from, text: '' };
  return undefined;
}
