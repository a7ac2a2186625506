/** What pages tell is in an export what it says, and does nothing in the program that reads it. */
import { describe, expect, it } from 'vitest';
import { biblatex } from '../../../lib/formats/biblatex';
import { bibtex } from '../../../lib/formats/bibtex';
import { cslJson } from '../../../lib/formats/csl-json';
import { csv } from '../../../lib/formats/csv';
import { json } from '../../../lib/formats/json';
import { markdown } from '../../../lib/formats/markdown';
import { ris } from '../../../lib/formats/ris';
import { readBibtex } from '../../../lib/imports/bibtex-syntax';
import { csvRows } from '../../../lib/imports/csv-syntax';
import { aPaper } from '../builders';

const HARM = [
  '=HYPERLINK("https://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '@SUM(1)\t-2+3',
  'x\nER  - \nTY  - JOUR\nTI  - Smuggled',
  'x}, note = {y}}\n@misc{smuggled, title = {Smuggled}}',
  '\\write18{rm -rf x} \\input{/etc/passwd} \\immediate\\openout3=x',
  '<img src=x onerror=alert(1)> ![[Embedded]] [a](javascript:alert(1))',
  'x","y\n"z',
];

const harmful = (text: string) => {
  const line = text.replace(/\s+/g, ' ');
  return aPaper({
    title: line,
    authors: [{ name: line }],
    venue: line,
    abstract: line,
    tags: [line.slice(0, 100)],
    note: text,
    comments: line,
  });
};

describe.each(HARM)('%j', (text) => {
  const paper = harmful(text);

  it('is one row of text in CSV, and no formula', () => {
    const rows = [
      ...csvRows(
        csv
          .write([paper], { abstracts: true })
          .replace(/^\ufeff/, '')
          .replace(/\r\n/g, '\n'),
      ),
    ];
    expect(rows).toHaveLength(2);
    expect(rows[1]?.cells).toHaveLength(rows[0]?.cells.length ?? 0);
    expect(rows[1]?.cells.filter((cell) => /^[=+@\t\r]|^-\D/.test(cell))).toEqual([]);
  });

  it('is one reference in RIS', () => {
    const lines = ris.write([paper], { abstracts: true }).split(/\r?\n/);
    expect(lines.filter((line) => /^TY {2}-/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => /^ER {2}-/.test(line))).toHaveLength(1);
    expect(lines.filter((line) => line && !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
  });

  it.each([bibtex, biblatex])('is one entry in $name, and no command that TeX would run', (format) => {
    const written = format.write([paper], { abstracts: true });
    expect([...readBibtex(written)].filter((it) => it.kind === 'entry')).toHaveLength(1);
    expect(written).not.toMatch(/\\(?:write|input|immediate|openout|include|catcode|def)(?![A-Za-z])/);
  });

  it('is text in Markdown', () => {
    const written = markdown.write([paper], { abstracts: true });
    expect(written).not.toMatch(/(?<!\\)<[a-z/!]|(?<!\\)!\[|(?<!\\)\]\(\s*javascript:/i);
  });

  it('is a text in CSL JSON and in JSON', () => {
    expect(JSON.parse(cslJson.write([paper], {}))).toHaveLength(1);
    expect(JSON.parse(json.write([paper], {})).papers).toHaveLength(1);
  });
});
