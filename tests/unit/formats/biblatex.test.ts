import { describe, expect, it } from 'vitest';
import { biblatex } from '../../../lib/formats/biblatex';
import type { Paper } from '../../../lib/paper';
import { readBibtex } from './bibtex-reader';
import { aReference, hardPapers } from './hard-cases';

const entryOf = (fields: Partial<Paper> & { title: string }) => {
  const [entry] = readBibtex(biblatex.write([aReference(fields)]));
  if (!entry) throw new Error('nothing was written');
  return { type: entry.type, key: entry.key, ...Object.fromEntries(entry.fields) };
};
const authors = [{ name: 'Ada Lovelace' }];

describe('an entry of BibLaTeX', () => {
  it('is @online for a preprint, with its day and its number', () => {
    const key = 'arxiv:1706.03762';
    expect(
      entryOf({ key, title: 'Attention', authors, published: '2017-06-12', categories: ['cs.CL'] }),
    ).toEqual({
      type: 'online',
      key: 'lovelace2017attention',
      author: 'Lovelace, Ada',
      title: 'Attention',
      date: '2017-06-12',
      eprint: '1706.03762',
      eprinttype: 'arxiv',
      eprintclass: 'cs.CL',
      url: 'https://arxiv.org/abs/1706.03762',
    });
  });

  it('names the journal and the date by its own names', () => {
    const entry = entryOf({ title: 'Dark', authors, journalRef: 'Phys. Rev. D 76(4), 013009 (2007)' });
    expect(entry).toMatchObject({
      type: 'article',
      journaltitle: 'Phys. Rev. D',
      volume: '76',
      number: '4',
      date: '2007',
    });
    expect(entry).not.toHaveProperty('journal');
    expect(entry).not.toHaveProperty('year');
  });

  it('is a thesis with the word for its kind, at an institution in a place', () => {
    const extra = { school: 'Example University', address: 'Springfield' };
    const thesis = aReference({ title: 'On Dust', authors, published: '1999', workType: 'phdthesis', extra });
    expect(biblatex.write([thesis])).toMatch(/^@thesis\{/);
    expect(entryOf(thesis)).toMatchObject({
      type: 'phdthesis',
      institution: 'Example University',
      location: 'Springfield',
    });
  });

  it('keeps a date that a bibliography gives in its own words', () => {
    const extra = { date: '1999-10/2000-02' };
    expect(entryOf({ title: 'On Dust', authors, published: '1999', extra })).toMatchObject({
      date: '1999-10/2000-02',
    });
  });

  it('is well formed for every hard case, with a key for each', () => {
    const entries = readBibtex(biblatex.write(hardPapers, { abstracts: true }));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(hardPapers.length);
  });
});
