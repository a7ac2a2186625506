/**
 * Where a paper appeared, read from a venue's name, a journal reference or the authors' remark. A text is taken
 * apart only when a pattern fits it wholly; otherwise it is kept as it is. Better no volume than a wrong one.
 */
import type { Paper } from '../paper';
import { READER } from '../reader';
import { beginsWithConference, kindOfContainer, namesConference, PREPRINT_SERVER } from './known-venues';
import { inUnicode } from './plain-title';

export interface Publication {
  kind: 'journal' | 'proceedings';
  /** The journal, or the book of the proceedings. */
  container: string;
  /** Absent when the text does not say it. */
  year?: string;
  volume?: string;
  /** The issue within the volume. */
  number?: string;
  /** One page or a range, with a hyphen: `153-160`, `013009`. */
  pages?: string;
  /** The series that the volume belongs to. */
  series?: string;
  publisher?: string;
}

export interface Appearance {
  publication?: Publication;
  /** What was told and could not be taken apart, in the words of the page. */
  text?: string;
}

/** Longer than any real reference; what is longer is not taken apart. */
const LONGEST = 300;

type Told = Pick<
  Paper,
  'journalRef' | 'venue' | 'venueType' | 'volume' | 'issue' | 'pages' | 'publisher' | 'comments' | 'published'
> &
  Partial<Pick<Paper, 'from' | 'others'>>;

/** Where a paper appeared: by what its publisher's page says field by field, by its journal reference, else its venue, else the authors' remark. */
export function appearanceOf(paper: Told): Appearance {
  const reference = line(paper.journalRef);
  const venue = line(paper.venue);
  const told = toldInFields(paper, venue) ?? parseReference(reference) ?? parseVenue(venue);
  if (told) return { publication: told };
  if (reference) return { text: reference };
  if (venue && !isUnpublished(venue)) return { text: venue };
  return parseRemark(line(paper.comments));
}

/** A venue whose page says what it is. Volume, pages and year count only from the source that told the venue. */
function toldInFields(paper: Told, venue: string): Publication | undefined {
  if (!paper.venueType || !venue || venue.length > LONGEST || isUnpublished(venue)) return undefined;
  const named = parseVenue(venue);
  const kind = paper.venueType === 'journal' ? 'journal' : 'proceedings';
  const source = paper.from?.['venue'];
  const from = (field: 'volume' | 'issue' | 'pages' | 'publisher') =>
    isOfVenue(paper.from?.[field], source) ? line(paper[field]) || undefined : undefined;
  return {
    ...publication(kind, named?.container ?? venue, {
      year: named?.year ?? yearFrom(paper, source),
      volume: from('volume'),
      number: from('issue'),
      pages: from('pages'),
    }),
    ...(from('publisher') && { publisher: from('publisher') as string }),
  };
}

/** Whether a source told of the same place as the venue's; the reader, who sees all of it, means what is shown. */
function isOfVenue(source: string | undefined, venue: string | undefined): boolean {
  return source === venue || source === READER || venue === READER;
}

/** The year that this source told, even where another one's date is shown. */
function yearFrom({ published, from, others = [] }: Told, source: string | undefined): string | undefined {
  const shown = isOfVenue(from?.['published'], source) ? published : undefined;
  const other = others.find((it) => it.field === 'published' && it.source === source)?.value;
  const date = shown ?? other;
  return typeof date === 'string' ? /^\d{4}/.exec(date)?.[0] : undefined;
}

function line(text: string | undefined): string {
  if (!text) return '';
  return inUnicode(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
}

const YEAR = '(?<year>(?:19|20)\\d{2})';
const VOLUME = '(?<=[\\s.,;])(?<volume>[A-Z]?\\d{1,4}[A-Z]?)';
const NUMBER = '(?<number>\\d{1,4}(?:[-–/]\\d{1,4})?)';
const PAGE = '[A-Za-z]{0,3}\\d{1,7}[A-Za-z]{0,2}\\d{0,6}';
const PAGES = `(?:pp?\\.? ?|pages? )?(?<pages>${PAGE}(?: ?(?:-{1,2}|–|—) ?${PAGE})?)`;
const NAME = "(?<name>\\p{L}[\\p{L}\\p{M}.&:'’ /()-]{1,150}?)";
const VOLUME_WORD = '(?:vol(?:ume|\\.)? ?)?';
const ISSUE = `(?: ?\\(${NUMBER}\\)|, ?(?:no|num|number|issue|iss)\\.? ?${NUMBER.replace('number', 'issue')})?`;

const whole = (pattern: string) => new RegExp(`^${pattern}$`, 'u');

/** How journals are referred to; the examples are the forms that arXiv's references take. */
const REFERENCES: readonly RegExp[] = [
  // Phys. Rev. D 76, 013009 (2007) · Nature 521, 436-444 (2015) · J. Foo 12(3), 45–67 (2020)
  whole(`${NAME},? ?${VOLUME_WORD}${VOLUME}${ISSUE}(?:[,:] ?| )${PAGES},? ?\\(${YEAR}\\)`),
  // JHEP 09 (2012) 023 · Journal of Machine Learning Research 21 (2020) 1-67 · Ann. Math. 123 (1989), no. 2, 1-9
  whole(`${NAME},? ?${VOLUME_WORD}${VOLUME} ?\\(${YEAR}\\)(?:, ?no\\.? ?${NUMBER})?,? ?${PAGES}`),
  // Phys.Rev.D76:013009,2007 · J. Foo, vol. 52, no. 4, pp. 1289-1306, 2006 · J. Foo 12(3):45-67, 2020
  whole(`${NAME},? ?${VOLUME_WORD}${VOLUME}${ISSUE}[,:] ?${PAGES}, ?(?:[A-Z][a-z]{2,8}\\.? )?${YEAR}`),
  // Eur. Phys. J. C (2020) 80:123
  whole(`${NAME},? \\(${YEAR}\\) ?${VOLUME}${ISSUE}[,:] ?${PAGES}`),
  // Sensors 2020, 20(3), 45
  whole(`${NAME},? ${YEAR}, ${VOLUME}${ISSUE}[,:] ?${PAGES}`),
  // Nature. 2023 Jul 5;620(7972):47-60
  whole(
    `${NAME}\\.? ${YEAR}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \\d{1,2})?)?; ?${VOLUME}${ISSUE}: ?${PAGES}`,
  ),
  // Transactions on Machine Learning Research, 2024 · Phys. Rev. Lett. 77 (1996)
  whole(
    `${NAME}(?:,? ${VOLUME_WORD}${VOLUME}${ISSUE})?,? ?(?:\\(${YEAR}\\)|, ?${YEAR.replace('year', 'bare')})`,
  ),
];

/** PMLR 119:1597-1607, 2020 · PMLR, volume 119, 2020 · PMLR 119 */
const PMLR = whole(
  `(?:PMLR|JMLR W&CP|JMLR: W&CP),? ?${VOLUME_WORD}${VOLUME}(?:[:,] ?${PAGES})?(?:[, ]+\\(?${YEAR}\\)?)?`,
);
/** In CVPR, 2020, pp. 1-10 · Proc. of the 10th Conference on X, pages 1-10, 2020 · NeurIPS 30 (2017) */
const PROCEEDINGS = [
  // Advances in Neural Information Processing Systems 30 (NIPS 2017)
  whole(
    `(?<name>Advances in Neural Information Processing Systems),? ${VOLUME_WORD}${VOLUME}(?:[,:] ?${PAGES})?,? ?(?:\\((?:(?:NIPS|NeurIPS),? )?${YEAR}\\)|${YEAR.replace('year', 'bare')})`,
  ),
  whole(`(?<name>.{2,200}?),? \\(?${YEAR}\\)?[,:] ${PAGES}`),
  whole(`(?<name>.{2,200}?), ${PAGES}(?:, ?| ?\\()${YEAR}\\)?`),
];

function parseReference(text: string): Publication | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const name = text.replace(/^in:? /i, '');
  const parsed = parseProceedings(name) ?? parseJournal(name);
  if (parsed) return parsed;
  // A bare name with a year. What still holds other numbers was not understood.
  const venue = parseVenue(name);
  return venue?.year && !/\d[\s,:;.]+\(?\w{0,6}\.? ?\d|\bpp?\./i.test(name) ? venue : undefined;
}

function parseJournal(text: string): Publication | undefined {
  for (const pattern of REFERENCES) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const year = found['year'] ?? found['bare'];
    const { name, volume } = withSection(found['name'] ?? '', found['volume']);
    const kind = kindOfContainer(name);
    if (kind !== undefined && kind !== 'journal') return undefined;
    // Without pages, only a name that is a journal's tells a journal from anything else.
    if (kind !== 'journal' && found['pages'] === undefined) return undefined;
    return publication('journal', name, {
      ...found,
      year,
      volume,
      number: found['number'] ?? found['issue'],
    });
  }
  return undefined;
}

/** "Phys.Rev. D76" and "Phys.Rev.D76" are volume 76 of section D. */
function withSection(name: string, volume: string | undefined): { name: string; volume: string | undefined } {
  const tidy = name.trim().replace(/,$/, '');
  const section = /^([A-Z])(\d+)$/.exec(volume ?? '');
  if (!section || !tidy.endsWith('.')) return { name: tidy, volume };
  return { name: `${tidy} ${section[1]}`, volume: section[2] };
}

function parseProceedings(text: string): Publication | undefined {
  const series = /^(?<name>.{2,250}?)[,:;.]? \(?(?<rest>(?:PMLR|JMLR:? W&CP).*)$/u.exec(text)?.groups;
  const pmlr = series && PMLR.exec((series['rest'] ?? '').replace(/\)$/, ''))?.groups;
  if (series && pmlr) {
    const parsed = parseVenue(series['name'] ?? '');
    return publication('proceedings', parsed?.container ?? series['name'] ?? '', {
      ...pmlr,
      year: pmlr['year'] ?? parsed?.year,
      series: 'Proceedings of Machine Learning Research',
    });
  }
  for (const pattern of PROCEEDINGS) {
    const found = pattern.exec(text)?.groups;
    const name = found?.['name'] ?? '';
    if (found && kindOfContainer(name) === 'proceedings' && !/\d\)?$|\b(?:vol|no)\b/i.test(name)) {
      return publication('proceedings', name, { ...found, year: found['year'] ?? found['bare'] });
    }
  }
  return undefined;
}

type Parts = Partial<Record<'year' | 'volume' | 'number' | 'pages' | 'series', string | undefined>>;

function publication(kind: Publication['kind'], container: string, parts: Parts): Publication {
  const { year, volume, number, pages, series } = parts;
  return {
    kind,
    container,
    ...(year && { year }),
    ...(volume && { volume }),
    // An issue means nothing without the volume that it belongs to.
    ...(volume && number && { number: number.replace('–', '-') }),
    ...(pages && { pages: pages.replace(/ ?(?:--|–|—|-) ?/, '-') }),
    ...(series && { series }),
  };
}

/** What a venue says besides its name: that the paper is in, or how it was presented. */
const PRESENTATION =
  /^[\s,:;–—-]*\(?(?:accept(?:ed)?|oral|poster|spotlight|highlight|regular|main|main (?:conference|track)|conference track|conference|proceedings|(?:full|long|short|regular|conference) papers?|notable top \d{1,2}%|(?:oral|poster|spotlight) presentation|camera[- ]ready(?: version)?)?\)?$/i;

/** Venues that are kept taken apart. Few are in most papers of a library. */
const MOST_VENUES = 500;

const takenApart = new Map<string, Publication | undefined>();

/** A venue's name with its year: "NeurIPS 2023", "ICLR 2024 oral", "CVPR'24", "Nature". */
function parseVenue(text: string): Publication | undefined {
  if (takenApart.has(text)) return takenApart.get(text);
  if (takenApart.size >= MOST_VENUES) takenApart.clear();
  const venue = readVenue(text);
  takenApart.set(text, venue);
  return venue;
}

function readVenue(text: string): Publication | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const bare = text
    .replace(/^(?:in|accepted (?:by|at|to|for)):? /i, '')
    .replace(/[\s,]+\(?(?:oral|poster|spotlight|highlight)\)?$/i, '');
  if (isUnpublished(bare) || TWO_YEARS.test(bare)) return undefined;
  const { before, year, after } = aroundYear(bare);
  const name = before.replace(/^the (?=\p{Lu})/iu, '');
  const kind = kindOfContainer(name || after.trim());
  if (kind !== 'journal' && kind !== 'proceedings') return undefined;
  const nameOnly =
    name !== '' && PRESENTATION.test(after) && isBalanced(name) && !/\b(?:of|the|on|at|for)$/i.test(name);
  if (nameOnly) return kind === 'journal' && /\d/.test(name) ? undefined : publication(kind, name, { year });
  return kind === 'journal' ? undefined : publication(kind, bare, { year });
}

function aroundYear(text: string): { before: string; year?: string; after: string } {
  const full = /^(?<before>.*?)[\s,]*\(?(?<year>(?<!\d)(?:19|20)\d{2}(?!\d))\)?(?<after>.*)$/u.exec(
    text,
  )?.groups;
  if (full) return { before: full['before'] ?? '', year: full['year'] ?? '', after: full['after'] ?? '' };
  const short = /^(?<before>[\p{L}\d/ ]{2,40}) ?['’-](?<year>\d{2})(?<after>(?!\d).*)$/u.exec(text)?.groups;
  if (short && namesConference(short['before'] ?? '')) {
    return { before: short['before'] ?? '', year: `20${short['year']}`, after: short['after'] ?? '' };
  }
  return { before: text, after: '' };
}

const TWO_YEARS = /\b(?:19|20)\d{2}\b.*\b(?:19|20)\d{2}\b/;

function isBalanced(text: string): boolean {
  return text.split('(').length === text.split(')').length;
}

/** What is handed in, turned down or on a preprint server has not appeared. */
function isUnpublished(text: string): boolean {
  return NOT_YET.test(text) || PREPRINT_SERVER.test(text);
}

const NOT_YET =
  /\b(?:submitted|submission|under (?:double[- ]blind )?review|in review|rejected|withdrawn|withdraw|desk reject)/i;

const VERB =
  /^(?:(?:this )?(?:paper|work|article|manuscript)? ?(?:has been |have been |was |is |will be |to be )?(?:accepted|published|presented|appeared|appearing|appears|to appear|will appear|appear)(?: (?:as|for) an? (?:[a-z-]+ ){0,3}(?:paper|presentation|talk|poster|article|oral|spotlight))?(?: for (?:publication|presentation|inclusion))?(?: and will appear)? (?:at|in|to|by|for|on)(?: the proceedings of)? )(?:the )?/i;

/**
 * The authors' remark is free text, so only a part of it that is a known venue with its year, with or without a
 * verb before it, counts: "12 pages, accepted at ICML 2025". Workshops are kept as such.
 */
function parseRemark(comments: string): Appearance {
  if (comments === '' || comments.length > 2000) return {};
  const trusted = !NOT_YET.test(comments);
  for (const { text, cut } of segments(comments)) {
    const verb = VERB.exec(text)?.[0] ?? '';
    const venue = text.slice(verb.length);
    if (/\b(?:tutorial|talk|keynote|invited|demo)\b/i.test(venue)) continue;
    const parsed = parseVenue(venue);
    const isVenue = parsed !== undefined || ['journal', 'proceedings'].includes(kindOfContainer(venue) ?? '');
    if (verb === '' ? !(trusted && beginsWithConference(venue)) : !isVenue) continue;
    // A comma may belong to a workshop's name, so a name that a comma ends may not be whole.
    if (parsed?.year && (parsed.container !== venue || !cut)) return { publication: parsed };
    if (verb !== '' && !cut) return { text };
  }
  return {};
}

/** The parts of a remark; `cut` where a comma ended it and words follow. */
function segments(comments: string): { text: string; cut: boolean }[] {
  const pieces = comments.split(/([;()]|,(?= )|\.(?= |$)| (?:–|—|-) )/);
  const found: { text: string; cut: boolean }[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const text = (pieces[i] ?? '').trim();
    const following = (pieces[i + 2] ?? '').trim();
    const cut =
      pieces[i + 1] === ',' &&
      following !== '' &&
      !/^(?:\d|code|project|github|https?:|oral|spotlight)/i.test(following);
    if (text !== '') found.push({ text, cut });
  }
  return found;
}
