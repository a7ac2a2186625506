import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../lib/formats/bibtex';
import { cslJson } from '../../../lib/formats/csl-json';
import { csv } from '../../../lib/formats/csv';
import { json } from '../../../lib/formats/json';
import { markdown } from '../../../lib/formats/markdown';
import { ris } from '../../../lib/formats/ris';
import { aPaper, NOW } from '../builders';
import { CSL_SCHEMA } from './csl-schema';

const notice = 'https://doi.org/10.1145/notice_1';
const retracted = [
  { source: 'crossref/publisher', at: NOW, notice: 'https://doi.org/10.1145/earlier' },
  { source: 'crossref/retraction-watch', at: NOW, date: '2026-01-02', notice },
];
const paper = aPaper({ title: 'A Great Thing', ids: ['doi:10.1145/1'], retracted });

describe('a retracted paper', () => {
  it('says so in BibTeX, in the note that is printed, before what stands there', () => {
    expect(bibtex.write([paper])).toMatch(
      /note = \{Retracted 2026-01-02, https:\/\/doi\.org\/10\.1145\/notice\\_1\},/,
    );
    const noted = { ...paper, extra: { note: 'Best paper' } };
    expect(bibtex.write([noted])).toMatch(/note = \{Retracted 2026-01-02, .*\. Best paper\},/);
    expect(bibtex.write([noted]).match(/\n {2}note = /g)).toHaveLength(1);
  });

  it.each([
    ['RIS', ris, `N1  - Retracted 2026-01-02, ${notice}\r\n`],
    ['CSV', csv, `"Retracted 2026-01-02, ${notice}"`],
    ['Markdown', markdown, '**Retracted 2026-01-02, https\\://doi.org/10.1145/notice\\_1**'],
    ['JSON', json, '"source": "crossref/retraction-watch"'],
  ])('says so in %s', (_, format, expected) => {
    expect(format.write([paper])).toContain(expected);
  });

  it('says so in CSL JSON, in its status as well', () => {
    const [item] = JSON.parse(cslJson.write([paper]));
    expect(item).toMatchObject({ status: 'retracted', note: `Retracted 2026-01-02, ${notice}` });
    expect(new Ajv({ strict: false }).validate(CSL_SCHEMA, [item])).toBe(true);
  });

  it('on arXiv is called withdrawn', () => {
    const withdrawn = {
      ...paper,
      retracted: [{ source: 'arxiv', at: NOW, notice: 'https://arxiv.org/abs/2505.23462' }],
    };
    expect(ris.write([withdrawn])).toContain('Withdrawn, https://arxiv.org/abs/2505.23462');
  });

  it('is the only one that says anything of it', () => {
    const { retracted: _, ...sound } = paper;
    for (const format of [bibtex, ris, cslJson, markdown]) {
      expect(format.write([sound])).not.toMatch(/retracted|withdrawn/i);
    }
  });
});
