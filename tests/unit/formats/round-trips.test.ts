// @vitest-environment jsdom
/** Our BibTeX, read by other people's programs and compared with what it should say, field by field. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bibtex } from '../../../lib/formats/bibtex';
import { type ReadBack, type ReadName, roundTrips } from './round-trips';
import { hasProgram, runIn } from './run-program';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  writeFileSync(join(folder, 'library.bib'), bibtex.write(roundTrips.map(({ paper }) => paper)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program told of a paper. */
type Told = { [Field in keyof ReadBack]?: ReadBack[Field] | undefined };

/** The same of each entry, by key. */
type Read = ReadonlyMap<string, Told>;

/** Cases that a program reads in a way of its own, whatever is written. */
interface Way {
  why: string;
  cases: Readonly<Record<string, Partial<ReadBack>>>;
}

const run = (program: string, ...args: string[]) => runIn(folder, program, ...args);

interface Reader {
  /** What it tells of a paper. */
  fields: readonly (keyof ReadBack)[];
  read(): Read;
  /** What is left where the differences that do not count are taken away. */
  likeness(read: Told): unknown;
  ways: readonly Way[];
}

/** One run of a program over all cases; without the program they are skipped, and fail where CI is set. */
function withProgram(name: 'pandoc' | 'biber', { fields, read, likeness, ways }: Reader) {
  const ownWay = new Map(ways.flatMap(({ cases }) => Object.entries(cases)));
  if (!hasProgram(name)) {
    if (process.env['CI']) it(`${name} is installed`, () => expect.fail(`${name} is not installed`));
    return describe.skip(`read by ${name} (not installed here)`, () => {});
  }
  return describe(`read by ${name}`, { timeout: 60_000 }, () => {
    let found: Read = new Map();
    let compared = 0;
    beforeAll(() => {
      found = read();
    });
    afterAll(() => console.info(`${name}: ${compared} of ${roundTrips.length} cases compared`));

    it.each(roundTrips)('$name', ({ name, key, expected }) => {
      const wanted = { ...expected, ...ownWay.get(name) };
      const comparable = Object.fromEntries(fields.map((field) => [field, wanted[field]]));
      expect(likeness(found.get(key) ?? {})).toEqual(likeness(comparable));
      compared++;
    });

    it('as many entries as were written', () => expect(found.size).toBe(roundTrips.length));

    it('what it reads in ways of its own is of cases that there are', () => {
      const names = roundTrips.map(({ name }) => name);
      expect([...ownWay.keys()].filter((name) => !names.includes(name))).toEqual([]);
    });
  });
}

interface CslItem {
  id: string;
  type: string;
  title: string;
  author?: CslName[];
  issued?: { 'date-parts'?: number[][] };
  DOI?: string;
  URL: string;
  'container-title'?: string;
  'collection-title'?: string;
  volume?: string;
  issue?: string;
  number?: string;
  page?: string;
  publisher?: string;
  note?: string;
  keyword?: string;
}

interface CslName {
  family?: string;
  given?: string;
  suffix?: string;
  literal?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
}

const CSL_TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  thesis: 'phdthesis',
  report: 'techreport',
  chapter: 'incollection',
  '': 'misc',
};

function readByPandoc(): Read {
  const { output, complaints } = run('pandoc', '-f', 'bibtex', '-t', 'csljson', 'library.bib');
  expect(complaints).toBe('');
  const items: CslItem[] = JSON.parse(output);
  return new Map(items.map((item) => [item.id, fromPandoc(item)]));
}

function fromPandoc(item: CslItem): Told {
  const names = item.author ?? [];
  const more = names.at(-1)?.literal === 'others' && names.length > 1;
  const [year, month] = item.issued?.['date-parts']?.[0] ?? [];
  const isMisc = item.type === '';
  return {
    type: CSL_TYPES[item.type] ?? item.type,
    small: plain(item.title),
    authors: (more ? names.slice(0, -1) : names).map(nameFromCsl),
    more: more || undefined,
    year,
    month,
    doi: item.DOI,
    url: item.URL,
    container: item['container-title'] && plain(item['container-title']),
    // It knows no other place for it.
    howPublished: isMisc ? item.publisher : undefined,
    publisher: isMisc ? undefined : item.publisher,
    series: item['collection-title'],
    volume: item.volume,
    issue: item.issue ?? item.number,
    pages: item.page,
    note: item.note,
    keywords: item.keyword?.split(', '),
  };
}

function nameFromCsl(name: CslName): ReadName {
  const { literal, family = '', given, suffix } = name;
  if (literal !== undefined) return { group: literal };
  const particle = name['dropping-particle'] ?? name['non-dropping-particle'];
  return { family, ...(given && { given }), ...(particle && { particle }), ...(suffix && { suffix }) };
}

/** Without pandoc's markup. */
function plain(text: string): string {
  return text
    .replace(/<sup>(.*?)<\/sup>/g, '^{$1}')
    .replace(/<\/?(?:span|i|b|sub)\b[^>]*>/g, '')
    .replaceAll('\\lbrace', '{')
    .replaceAll('\\rbrace', '}');
}

/** With quotes as they are typed: pandoc writes a printer's for them. */
function straight(read: Told): Told {
  return JSON.parse(JSON.stringify(read), (_, value) =>
    typeof value === 'string' ? value.replace(/[‘’`]/g, "'").replace(/[“”]/g, '"') : value,
  );
}

const PANDOCS_WAYS: readonly Way[] = [
  {
    why: 'single quotes that are not within double ones become double ones',
    cases: { 'title: single quotes': { small: '“Just so” stories' } },
  },
  {
    why: 'what follows a full stop and a blank begins a sentence',
    cases: { 'title: dots in an acronym': { small: 'The U.S. And the U.K. compared' } },
  },
  {
    why: 'titles of books and series are set in small letters, as those of papers are',
    cases: {
      'venue: a workshop': { container: 'ICML 2022 workshop on AI for science' },
      'venue: proceedings in full, with a series': {
        container: 'Proceedings of the 37th international conference on machine learning',
        series: 'Proceedings of machine learning research',
      },
      'venue: a volume of NeurIPS': { container: 'Advances in neural information processing systems' },
      'venue: findings of a conference': {
        container: 'Findings of the association for computational linguistics: EMNLP',
      },
      'venue: proceedings whose page says so, with all fields': {
        container:
          'Proceedings of the 25th ACM SIGKDD international conference on knowledge discovery & data mining',
      },
      'kind: a chapter of a book': { container: 'Handbook of DNA and things' },
      'venue: proceedings with accents': { container: 'Actes de la conférence écologie et santé' },
      'venue: proceedings with a chemical formula and a dotted acronym': {
        container: 'Proc. U.s. Symposium on H2O and mRNA',
      },
    },
  },
  {
    why: 'initials are parted by blanks',
    cases: { 'author: initials without blanks': { authors: [{ family: 'Tolkien', given: 'J. R. R.' }] } },
  },
  {
    why: 'a small word that a hyphen or an apostrophe joins to a name is its particle',
    cases: {
      'author: a particle with a hyphen': {
        authors: [{ family: 'Khayyam', given: 'Omar', particle: 'al-' }],
      },
      'author: a particle with an apostrophe': {
        authors: [{ family: 'Alembert', given: 'Jean', particle: "d'" }],
      },
    },
  },
  {
    why: 'a comma within a given name parts it, even in braces',
    cases: {
      'author: a comma within a given name': { authors: [{ family: 'Smith', given: 'John', suffix: 'PhD' }] },
    },
  },
];

function readByBiber(): Read {
  const xml = ['--output-format=biblatexml', '-O', 'biber.xml'];
  const { output } = run('biber', '--tool', ...xml, 'library.bib');
  expect(output.split('\n').filter((line) => /^(?:WARN|ERROR) - /.test(line))).toEqual([]);
  const text = readFileSync(join(folder, 'biber.xml'), 'utf8').replaceAll('bltx:', '');
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const entries = [...document.querySelectorAll('entry')];
  return new Map(entries.map((entry) => [entry.getAttribute('id') ?? '', fromBiber(entry)]));
}

const BIBLATEX_TYPES: Readonly<Record<string, string>> = { thesis: 'phdthesis', report: 'techreport' };

function fromBiber(entry: Element): Told {
  const verbatim = (name: string) => entry.querySelector(`:scope > ${name}`)?.textContent ?? undefined;
  const text = (name: string) => {
    const source = verbatim(name);
    return source === undefined ? undefined : readTex(source.trim());
  };
  const [year, month] = verbatim('date')?.split('-').map(Number) ?? [];
  const names = entry.querySelector('names[type=author]');
  const pages = [...entry.querySelectorAll('pages item')].map((item) =>
    item.childElementCount > 0 ? [...item.children].map((it) => it.textContent).join('-') : item.textContent,
  );
  return {
    type: BIBLATEX_TYPES[entry.getAttribute('entrytype') ?? ''] ?? entry.getAttribute('entrytype') ?? '',
    title: text('title') ?? '',
    authors: [...(names?.querySelectorAll(':scope > name') ?? [])].map(nameFromBiber),
    more: names?.getAttribute('morenames') === '1' || undefined,
    year,
    month,
    eprint: verbatim('eprint'),
    eprintClass: verbatim('eprintclass'),
    doi: verbatim('doi'),
    url: verbatim('url') ?? '',
    container: text('journaltitle') ?? text('booktitle'),
    howPublished: text('howpublished'),
    series: text('series'),
    volume: text('volume'),
    issue: text('number'),
    pages: pages.length > 0 ? pages.join(', ') : undefined,
    publisher: text('publisher') ?? text('institution'),
    note: text('note'),
  };
}

const BIBERS_WAYS: readonly Way[] = [
  {
    why: 'a small word that begins with an apostrophe is part of the family name',
    cases: { 'author: a Dutch apostrophe': { authors: [{ family: "'t Hooft", given: 'Gerard' }] } },
  },
  {
    why: '“others” says that there are others, even in braces',
    cases: { 'author: "others" as a family name': { authors: [] } },
  },
];

function nameFromBiber(name: Element): ReadName {
  const part = (type: string) => {
    const found = name.querySelector(`:scope > namepart[type=${type}]`);
    const words = found?.childElementCount ? [...found.children] : found ? [found] : [];
    return readTex(words.map((word) => word.textContent?.trim()).join(' '));
  };
  const [family, given, particle, suffix] = [part('family'), part('given'), part('prefix'), part('suffix')];
  return { family, ...(given && { given }), ...(particle && { particle }), ...(suffix && { suffix }) };
}

/** What LaTeX would print of the little that we write; mathematics stays as it is. */
function readTex(source: string): string {
  return source
    .split(/((?<!\\)\$[^$]*(?<!\\)\$)/)
    .map((part, i) => (i % 2 === 1 ? mathematics(part.slice(1, -1)) : words(part)))
    .join('');
}

function mathematics(source: string): string {
  return source === '|' ? '|' : source.replace(/^\\lbrace$/, '{').replace(/^\\rbrace$/, '}');
}

const WORDS: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textless: '<',
  textgreater: '>',
};

function words(source: string): string {
  const ligatures = source
    .replace(/\\textsuperscript\{(.*?)\}/g, '^\\{$1\\}')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('~', ' ');
  return ligatures.replace(/\\(?:([a-z]+) *|(.))|[{}]/gu, (_, word, sign) => sign ?? WORDS[word] ?? '');
}

const BY_BOTH = [
  ...([
    'type',
    'authors',
    'more',
    'year',
    'month',
    'doi',
    'url',
    'container',
    'howPublished',
    'series',
  ] as const),
  ...(['volume', 'issue', 'pages', 'publisher', 'note'] as const),
];

withProgram('pandoc', {
  fields: [...BY_BOTH, 'small', 'keywords'],
  read: readByPandoc,
  likeness: straight,
  ways: PANDOCS_WAYS,
});

withProgram('biber', {
  fields: [...BY_BOTH, 'title', 'eprint', 'eprintClass'],
  read: readByBiber,
  // A name of one part is the same to it, whatever it is of.
  likeness: ({ authors, ...read }) => ({
    ...read,
    authors: authors?.map((name) => ('group' in name ? { family: name.group } : name)),
  }),
  ways: BIBERS_WAYS,
});
