import { describe, expect, it } from 'vitest';
import { openBibFile } from '../../../lib/bibliography/bib-file';
import { type Upgrade, upgradeEntry } from '../../../lib/bibliography/upgrade-entry';
import { readBibtex } from '../../../lib/imports/bibtex-syntax';
import { biblatexLibrary } from '../imports/biblatex-library';

const BERT: Upgrade = {
  kind: 'proceedings',
  container: 'Proceedings of the 2019 Conference of the North & South',
  pages: '4171-4186',
  publisher: 'Association for Computational Linguistics',
  date: '2019-06',
  doi: '10.18653/v1/N19-1423',
  arxiv: '1810.04805',
};

const NATURE: Upgrade = {
  kind: 'journal',
  container: 'Nature',
  volume: '521',
  number: '7553',
  pages: '436-444',
  date: '2015',
  doi: '10.1038/nature14539',
};

/** The text with its entries of these keys upgraded. */
function upgraded(text: string, to: Upgrade, ...keys: string[]): string {
  const file = openBibFile(text);
  const edits = [...readBibtex(file.text)].flatMap((part) =>
    part.kind === 'entry' && keys.includes(part.entry.key) ? upgradeEntry(file.text, part.entry, to) : [],
  );
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.withEdits(edits));
}

describe('an entry that is upgraded', () => {
  it('has the publication’s title where that is another, with its capitals kept', () => {
    const before = `@misc{a,\n  title = {Old},\n  eprint = {1810.04805}\n}\n`;
    const to = { ...NATURE, title: 'Learning with DNA & More' };
    expect(upgraded(before, to, 'a')).toContain('title = {Learning with {DNA} \\& More},');
    const parted = `@misc{a,\n  title = {Old},\n  subtitle = {New},\n}\n`;
    expect(upgraded(parted, to, 'a')).toContain('  title = {Old},\n  subtitle = {New},');
  });

  it('has the published type, venue, pages and DOI, and keeps its key, number and further fields', () => {
    const before = `% my papers
@misc{devlin,
  title         = {{BERT}: Pre-training},
  author        = {Devlin, Jacob and others},
  year          = {2018},
  month         = oct,
  eprint        = {1810.04805},
  archiveprefix = {arXiv},
  mynote        = "keep  this"
}
@misc{other, title={Left alone}, eprint={2001.00001}}
`;
    expect(upgraded(before, BERT, 'devlin')).toBe(`% my papers
@inproceedings{devlin,
  title         = {{BERT}: Pre-training},
  author        = {Devlin, Jacob and others},
  year          = {2019},
  month         = jun,
  eprint        = {1810.04805},
  archiveprefix = {arXiv},
  mynote        = "keep  this",
  booktitle     = {Proceedings of the 2019 Conference of the North \\& South},
  pages         = {4171--4186},
  publisher     = {Association for Computational Linguistics},
  doi           = {10.18653/v1/N19-1423}
}
@misc{other, title={Left alone}, eprint={2001.00001}}
`);
  });

  it('as Google Scholar writes it has the venue where the server stood, and its number in a field', () => {
    const before = `@article{devlin2018bert,
  title={Bert: Pre-training},
  author={Devlin, Jacob},
  journal={arXiv preprint arXiv:1810.04805},
  year={2018}
}`;
    expect(upgraded(before, BERT, 'devlin2018bert')).toBe(`@inproceedings{devlin2018bert,
  title={Bert: Pre-training},
  author={Devlin, Jacob},
  booktitle={Proceedings of the 2019 Conference of the North \\& South},
  year={2019},
  pages={4171--4186},
  publisher={Association for Computational Linguistics},
  doi={10.18653/v1/N19-1423},
  eprint={1810.04805},
  archivePrefix={arXiv}
}`);
  });

  it('as DBLP writes it loses what was said of the preprint', () => {
    const before = `@article{DBLP:journals/corr/abs-1810-04805,
  author       = {Jacob Devlin},
  title        = {{BERT}},
  journal      = {CoRR},
  volume       = {abs/1810.04805},
  year         = {2018},
  url          = {http://arxiv.org/abs/1810.04805},
  eprinttype   = {arXiv},
  eprint       = {1810.04805},
  timestamp    = {Tue, 30 Oct 2018 20:39:56 +0100},
}`;
    expect(
      upgraded(before, NATURE, 'DBLP:journals/corr/abs-1810-04805'),
    ).toBe(`@article{DBLP:journals/corr/abs-1810-04805,
  author       = {Jacob Devlin},
  title        = {{BERT}},
  journal      = {Nature},
  volume       = {521},
  year         = {2015},
  url          = {http://arxiv.org/abs/1810.04805},
  eprinttype   = {arXiv},
  eprint       = {1810.04805},
  timestamp    = {Tue, 30 Oct 2018 20:39:56 +0100},
  number       = {7553},
  pages        = {436--444},
  doi          = {10.1038/nature14539},
}`);
  });

  it('in the words of BibLaTeX stays in them', () => {
    const before =
      '@online{a, title = {A}, date = {2014-12-01}, eprint = {1501.00001}, eprinttype = {arxiv}, note = {arXiv:1501.00001}}';
    expect(upgraded(before, NATURE, 'a')).toBe(
      '@article{a, title = {A}, date = {2015}, eprint = {1501.00001}, eprinttype = {arxiv}, journaltitle = {Nature}, volume = {521}, number = {7553}, pages = {436--444}, doi = {10.1038/nature14539}}',
    );
  });

  it('keeps its capitals, quotation marks, bare numbers, brackets and line breaks', () => {
    const before =
      '@MISC(a,\r\n\tTITLE = "A",\r\n\tYEAR = 2014,\r\n\tDOI = "10.48550/arXiv.1501.00001",\r\n)\r\n';
    expect(upgraded(before, { ...NATURE, number: '' }, 'a')).toBe(
      '@ARTICLE(a,\r\n\tTITLE = "A",\r\n\tYEAR = 2015,\r\n\tDOI = "10.1038/nature14539",\r\n\tJOURNAL = {Nature},\r\n\tVOLUME = {521},\r\n\tPAGES = {436--444},\r\n)\r\n',
    );
  });

  it('of which nothing is known but the DOI is given that, and nothing else', () => {
    const before = '@misc{a, title={A}, month=dec, note={arXiv preprint}}';
    expect(upgraded(before, { doi: '10.1000/x' }, 'a')).toBe(
      '@misc{a, title={A}, month=dec, note={arXiv preprint}, doi={10.1000/x}}',
    );
  });

  it('says nothing else when it is upgraded again', () => {
    const once = upgraded('@misc{a, title={A}, eprint={1501.00001}}', NATURE, 'a');
    expect(upgraded(once, NATURE, 'a')).toBe(once);
  });
});

describe('of a library of every entry type of BibLaTeX, with every field', () => {
  const text = biblatexLibrary(400);
  const entriesIn = (it: string) =>
    [...readBibtex(it)].flatMap((part) => (part.kind === 'entry' ? [part.entry] : []));
  /** Fields that a publication has a word on. */
  const CHANGED = new Set(
    'journal journaltitle booktitle series volume number pages publisher date year month day doi eprint'
      .split(' ')
      .concat('archiveprefix', 'eprinttype', 'note', 'howpublished', 'type', 'institution', 'organization'),
  );
  const kept = (fields: ReadonlyMap<string, string>) => [...fields].filter(([name]) => !CHANGED.has(name));

  it.each([
    ['proceedings', BERT],
    ['a journal', NATURE],
  ])('each entry can be upgraded to a paper in %s, alone and with all others', (_, to) => {
    const before = entriesIn(text);
    expect(before.length).toBe(400);
    const all = upgraded(text, to, ...before.map(({ key }) => key));
    const after = entriesIn(all);
    expect([...readBibtex(all)].filter((part) => part.kind === 'broken')).toEqual([]);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    after.forEach(({ fields, type, from, to: end }, at) => {
      const entry = before[at];
      if (!entry) throw new Error('There are as many as before.');
      expect(kept(fields)).toEqual(kept(entry.fields));
      expect(fields.get('doi')).toBe(to.doi);
      expect(type).toMatch(
        to.kind === 'journal' ? /^(?:article|suppperiodical|review)$/ : /^(?:inproceedings|conference)$/,
      );
      // Alone it becomes the same, and all around it stays.
      const edits = upgradeEntry(text, entry, to);
      const alone = new TextDecoder().decode(openBibFile(text).withEdits(edits));
      expect(alone).toBe(text.slice(0, entry.from) + all.slice(from, end) + text.slice(entry.to));
    });
  });
});

describe('a file', () => {
  const bytesOf = (text: string) => Uint8Array.from(text, (it) => it.charCodeAt(0));
  const upgradedBytes = (bytes: Uint8Array<ArrayBuffer>) => {
    const file = openBibFile(bytes.buffer);
    const edits = [...readBibtex(file.text)].flatMap((part) =>
      part.kind === 'entry' && part.entry.key === 'a' ? upgradeEntry(file.text, part.entry, NATURE) : [],
    );
    return file.withEdits(edits);
  };
  const head = '% Größe\r\n@misc{b, title={Müller}}\n';

  it.each([
    ['in UTF-8', new TextEncoder().encode(head)],
    ['in UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${head}`)],
    ['in Latin-1', bytesOf(head)],
    ['with bytes that are no text', bytesOf('\x00\x81\xff\xfe % \xc3\n')],
  ])('%s comes back byte for byte but for its upgraded entries', (_, before) => {
    const entry = new TextEncoder().encode('@misc{a, title={A}}');
    const after = upgradedBytes(Uint8Array.from([...before, ...entry]));
    expect([...after.subarray(0, before.length)]).toEqual([...before]);
    expect(new TextDecoder().decode(after.subarray(before.length))).toContain(
      '@article{a, title={A}, journal={Nature}',
    );
  });

  it('in UTF-16 stays in it', () => {
    const text = '\uFEFF% Größe\n@misc{a, title={Ä}}';
    const wide = Uint8Array.from({ length: text.length * 2 }, (_, at) => {
      const code = text.charCodeAt(at >> 1);
      return at % 2 === 0 ? code & 0xff : code >> 8;
    });
    const after = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(upgradedBytes(wide));
    expect(after.startsWith('\uFEFF% Größe\n@article{a, title={Ä}, journal={Nature}')).toBe(true);
  });
});
