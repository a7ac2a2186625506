import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IMPORTS } from '../../../components/import-names';
import { bibtex as writtenBibtex } from '../../../lib/formats/bibtex';
import { cslJson as writtenCsl } from '../../../lib/formats/csl-json';
import { csv as writtenCsv } from '../../../lib/formats/csv';
import { json as writtenJson } from '../../../lib/formats/json';
import { markdown as writtenMarkdown } from '../../../lib/formats/markdown';
import { ris as writtenRis } from '../../../lib/formats/ris';
import { decodeText } from '../../../lib/imports/encoding';
import { importFormats, isBackup, recognise } from '../../../lib/imports/registry';
import { hardPapers } from '../formats/hard-cases';

const some = hardPapers.slice(0, 5);

describe('a file is recognised', () => {
  it.each([
    ['bibtex', writtenBibtex.write(some), 'x.bib'],
    ['ris', writtenRis.write(some), 'x.ris'],
    ['csl-json', writtenCsl.write(some), 'x.json'],
    ['csv', writtenCsv.write(some), 'x.csv'],
    ['list', writtenMarkdown.write(some), 'x.md'],
    ['papermemory', '{"Arxiv-1": {"id": "Arxiv-1", "lastOpenDate": ""}, "__dataVersion": 1}', 'x.json'],
    [
      'bookmarks',
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://arxiv.org/abs/1706.03762">x</A>',
      'x.html',
    ],
    ['list', '1706.03762\n10.1000/x', ''],
    [undefined, 'Dear diary', 'diary.txt'],
    [undefined, '{"a": 1}', 'x.json'],
  ])('as %s, with its name and without', (id, text, name) => {
    expect(recognise(text, name)?.id).toBe(id);
    expect(recognise(text)?.id).toBe(id);
  });

  it('as a backup of our own, which is restored and not imported', () => {
    expect(isBackup(writtenJson.write(some))).toBe(true);
    expect(isBackup(writtenCsl.write(some))).toBe(false);
  });
});

describe('the text of a file', () => {
  const bytes = (...parts: (number | string)[]) =>
    new Uint8Array(
      parts.flatMap((part) => (typeof part === 'number' ? part : [...Buffer.from(part, 'latin1')])),
    );
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', new TextEncoder().encode('Größe — 深')],
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFFGröße — 深')],
    ['UTF-16 with a mark', new Uint8Array(utf16('\uFEFFGröße — 深'))],
    ['UTF-16 the other way round', new Uint8Array(utf16('\uFEFFGröße — 深').swap16())],
  ])('is read in %s', (_, file) => {
    expect(decodeText(file)).toBe('Größe — 深');
  });

  it('is read in Windows-1252 where it cannot be UTF-8', () => {
    expect(decodeText(bytes('Gr\xf6\xdfe'))).toBe('Größe');
  });

  it('is read line by line where it is both', () => {
    expect(decodeText(bytes('Gr\xc3\xb6\xc3\x9fe\nGr\xf6\xdfe\n'))).toBe('Größe\nGröße\n');
  });

  it('is read in the encoding that it names', () => {
    expect(decodeText(bytes('% Encoding: ISO-8859-2\n\xb1\xea'))).toBe('% Encoding: ISO-8859-2\nąę');
  });

  it('has one kind of line break', () => {
    expect(decodeText(bytes('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
  });
});

describe('the import formats', () => {
  it('are those that the page offers, in that order', () => {
    expect(IMPORTS.map(([id]) => id)).toEqual(importFormats.map(({ id }) => id));
  });

  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

  it.each(importFormats)('stand in the README: $name', ({ name, extensions, writtenBy, reads }) => {
    const section = readme.slice(readme.indexOf('\n## Imports\n'), readme.indexOf('\n## Sources\n'));
    const row = section.split('\n').find((line) => line.startsWith(`| ${name} |`));
    for (const extension of extensions) expect(row).toContain(`\`.${extension}\``);
    expect(row).toContain(writtenBy);
    expect(row).toContain(reads);
  });
});
