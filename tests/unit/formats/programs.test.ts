// @vitest-environment jsdom
/**
 * The exported files, read by the programs that people will read them with. On a machine without such a program
 * its tests are skipped; where CI is set they fail.
 *
 * Debian: pandoc, biber, bibutils, texlive-binaries (bibtex), texlive-base and texlive-latex-base (plain.bst).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationKeys } from '../../../lib/citation/citation-key';
import { biblatex } from '../../../lib/formats/biblatex';
import { bibtex } from '../../../lib/formats/bibtex';
import { cslJson } from '../../../lib/formats/csl-json';
import { markdown } from '../../../lib/formats/markdown';
import { ris } from '../../../lib/formats/ris';
import { type HardCase, hardCases, hardPapers } from './hard-cases';
import { hasProgram, runIn } from './run-program';

const programs = ['pandoc', 'biber', 'bibtex', 'ris2xml'] as const;
const present = Object.fromEntries(programs.map((name) => [name, hasProgram(name)]));

/** The tests of one program; without it they are skipped, and fail where CI is set. */
const withProgram = (name: (typeof programs)[number], tests: () => void) => {
  // Three thousand authors keep biber busy on a slow machine.
  if (present[name]) return describe(`read by ${name}`, { timeout: 60_000 }, tests);
  if (!process.env['CI']) return describe.skip(`read by ${name} (not installed here)`, tests);
  return it(`${name} is installed`, () => expect.fail(`${name} is not installed, and CI is set`));
};

const keys = citationKeys(hardPapers);
const undated = hardCases.filter(({ year }) => year === undefined);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  writeFileSync(join(folder, 'library.bib'), bibtex.write(hardPapers, { abstracts: true }));
  writeFileSync(join(folder, 'biblatex.bib'), biblatex.write(hardPapers, { abstracts: true }));
  writeFileSync(join(folder, 'library.ris'), ris.write(hardPapers));
  writeFileSync(join(folder, 'library.json'), cslJson.write(hardPapers));
  writeFileSync(join(folder, 'library.md'), markdown.write(hardPapers, { abstracts: true }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, ...args: string[]) => runIn(folder, program, ...args);

interface CslItem {
  id: string;
  title: string;
  author?: {
    family?: string;
    literal?: string;
    'dropping-particle'?: string;
    'non-dropping-particle'?: string;
  }[];
  issued?: { 'date-parts'?: number[][] };
}

/** Titles as pandoc spells them: markup of its own, math as TeX, quotation marks turned to the type-setter's. */
function plain(title: string): string {
  return title
    .replaceAll('<sup>2</sup>', '²')
    .replace(/<\/?(?:span|i|b|em|strong|sup|sub)\b[^>]*>/g, '')
    .replace(/\\mathcal\{O\}\(n\^2\)/, 'O(n²)')
    .replace(/\\beta/g, 'β')
    .replace(/\\lbrace/g, '{')
    .replace(/\\rbrace/g, '}')
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\u00a0/g, ' ')
    .trim();
}

function familyNames(item: CslItem): string[] {
  return (item.author ?? []).map((name) =>
    name.literal !== undefined
      ? name.literal
      : [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' '),
  );
}

/** Groups whose commas and dots a program may spell otherwise. */
const loosely = (name: string) => name.replace(/[\s,]+/g, ' ');

function expectSame(
  item: CslItem | undefined,
  { name, paper, title, authors, year }: HardCase,
  format: string,
) {
  if (!item) throw new Error(`${name} is missing`);
  if (format === 'csljson') expect(plain(item.title), name).toBe(plain(title));
  // Pandoc turns BibTeX's titles to small letters, but for what is in braces.
  else expect(plain(item.title).toLowerCase(), name).toBe(plain(title).toLowerCase());
  const expected = paper.authorsCut ? [...authors, 'others'] : authors;
  expect(familyNames(item).map(loosely), name).toEqual(expected.map(loosely));
  expect(item.issued?.['date-parts']?.[0]?.[0], name).toBe(year);
}

withProgram('pandoc', () => {
  it.each([
    ['bibtex', 'library.bib'],
    ['biblatex', 'library.bib'],
    ['biblatex', 'biblatex.bib'],
    ['csljson', 'library.json'],
  ])('as %s, from %s: the same titles, authors and years, without a warning', (format, file) => {
    const { output, complaints } = run('pandoc', '-f', format, '-t', 'csljson', file);
    expect(complaints).toBe('');
    const items: CslItem[] = JSON.parse(output);
    const byId = new Map(items.map((item) => [item.id, item]));
    expect(items).toHaveLength(hardCases.length);
    for (const hardCase of hardCases) {
      expectSame(byId.get(keys.get(hardCase.paper.key) ?? ''), hardCase, format);
    }
    const capitals = 'BERT: Pre-training of deep bidirectional Transformers for GPT-4o and A* on the iPhone';
    expect(plain(byId.get('devlin2018bert')?.title ?? '')).toBe(capitals);
  });

  const [major = 0] = present['pandoc']
    ? (/(\d+)/
        .exec(execFileSync('pandoc', ['--version'], { encoding: 'utf8' }))
        ?.slice(1)
        .map(Number) ?? [])
    : [];
  it.skipIf(major < 3)('as RIS, which it reads since version 3: the same titles and years', () => {
    const { output, complaints } = run('pandoc', '-f', 'ris', '-t', 'csljson', 'library.ris');
    expect(complaints).toBe('');
    const items: CslItem[] = JSON.parse(output);
    expect(items.map((item) => plain(item.title))).toEqual(hardCases.map(({ title }) => plain(title)));
  });

  it.each([
    ['bibtex', 'library.bib'],
    ['csljson', 'library.json'],
  ])('from %s, --citeproc makes a bibliography of all of it, without a warning', (format, file) => {
    const { output, complaints } = run(
      'pandoc',
      '-f',
      format,
      '--citeproc',
      '-t',
      'plain',
      '--columns=100000',
      file,
    );
    expect(complaints).toBe('');
    expect(output.split('\n\n').filter((entry) => entry.trim() !== '')).toHaveLength(hardCases.length);
    expect(output).toContain('Ludwig van');
    expect(output).toContain('Nature 521 (7553): 436–44');
  });

  it('the Markdown is a list of links whose texts are the titles', () => {
    const { output } = run('pandoc', '-f', 'gfm', '-t', 'html', '--wrap=none', 'library.md');
    const document = new DOMParser().parseFromString(output, 'text/html');
    const links = [...document.querySelectorAll('li')].map((item) => item.querySelector('a')?.textContent);
    expect(links).toEqual(hardCases.map(({ title }) => title));
    expect(document.querySelectorAll('script, img, h1, code')).toHaveLength(0);
  });
});

withProgram('biber', () => {
  it.each([
    ['library.bib', 'arXiv'],
    ['biblatex.bib', 'arxiv'],
  ])('%s fits the data model, with no warning but for the paper that has no date', (file, server) => {
    const { output } = run('biber', '--tool', '--validate-datamodel', '-O', 'biber.bib', file);
    const warnings = output.split('\n').filter((line) => /^(WARN|ERROR) - /.test(line));
    expect(warnings).toHaveLength(undated.length);
    for (const { paper } of undated) {
      expect(warnings.join('\n')).toMatch(new RegExp(`Entry '${keys.get(paper.key)}'.*date, year`));
    }
    const written = readFileSync(join(folder, 'biber.bib'), 'utf8');
    for (const key of keys.values()) expect(written).toContain(`{${key},`);
    expect(written).toContain('AUTHOR = {van Beethoven, Ludwig and de la Vallée Poussin, Charles');
    expect(written).toMatch(new RegExp(`EPRINTTYPE\\s*= \\{${server}\\}`));
    expect(written.match(/Aeljson/g)).toHaveLength(1);
  });
});

withProgram('bibtex', () => {
  it.each(['plain', 'alpha', 'unsrt', 'abbrv'])(
    'a bibliography in the style %s, without a warning',
    (style) => {
      const lines = ['\\relax', '\\citation{*}', `\\bibstyle{${style}}`, '\\bibdata{library}', ''];
      writeFileSync(join(folder, `${style}.aux`), lines.join('\n'));
      const { output } = run('bibtex', style);
      expect(output).not.toMatch(/warning|error/i);
      const written = readFileSync(join(folder, `${style}.bbl`), 'utf8');
      for (const key of keys.values()) expect(written).toContain(`{${key}}`);
      // The style sets titles small; what is in braces keeps its capitals.
      expect(written.replace(/\s+/g, ' ')).toContain(
        '{$\\mathcal{O}(n^2)$} is \\emph{never} enough for {$N$} items',
      );
      expect(written.replace(/\s+/g, ' ')).toContain(
        '{BERT}: Pre-training of deep bidirectional {Transformers}',
      );
    },
  );
});

withProgram('ris2xml', () => {
  it('the same titles, authors, years and places as MODS, without a complaint', () => {
    const { output, complaints } = run('ris2xml', '-i', 'utf8', '-o', 'utf8', 'library.ris');
    expect(complaints.trim()).toBe(`ris2xml: Processed ${hardCases.length} references.`);
    const document = new DOMParser().parseFromString(output.replace(/^\uFEFF/, ''), 'text/xml');
    const records = [...document.querySelectorAll('mods')];
    expect(records).toHaveLength(hardCases.length);
    records.forEach((record, i) => {
      const hardCase = hardCases[i];
      if (!hardCase) throw new Error('there are more records than papers');
      const own = (selector: string) => [...record.querySelectorAll(`:scope > ${selector}`)];
      // MODS parts a title at the colon.
      const parts = own('titleInfo > *').map((part) => part.textContent?.trim());
      expect(parts.join(': '), hardCase.name).toBe(hardCase.title);
      expect(own('name').map(lettersOf), hardCase.name).toEqual(authorLetters(hardCase));
      const issued = record.querySelector(
        ':scope > originInfo > dateIssued, :scope > part > date',
      )?.textContent;
      expect(issued?.slice(0, 4), hardCase.name).toBe(hardCase.year?.toString());
    });
    expect(output).toContain('<title>Nature</title>');
    expect(output).toContain('<identifier type="citekey">beethoven2025names</identifier>');
  });
});

/**
 * MODS has a person's family name, but bibutils takes the words of a group's name for initials and a name: of
 * those, the letters are all that can be compared.
 */
function lettersOf(name: Element): string {
  const family = name.querySelector('namePart[type="family"]')?.textContent ?? '';
  const all = [...name.querySelectorAll('namePart')].map((part) => part.textContent ?? '').join('');
  return sorted(isGroup(all) ? all : family || all);
}

function authorLetters({ authors }: HardCase): string[] {
  return authors.map(sorted);
}

const groups = new Set(
  ['ATLAS Collaboration', 'DeepSeek-AI', 'Procter and Gamble', 'Team, Gemini & Co', '山田 太郎'].map(sorted),
);

function isGroup(text: string): boolean {
  return groups.has(sorted(text));
}

function sorted(text: string): string {
  return [...text.replace(/\band\b/g, '').replace(/[^\p{L}]/gu, '')].sort().join('');
}
