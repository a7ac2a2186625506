import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePapers, mergeSighting, paperFrom } from '../../../lib/library/merge';
import { Paper, type Sighting } from '../../../lib/paper';
import { aPaper, aSighting, NOW } from '../builders';

const onArxiv = (told: Partial<Sighting> = {}) =>
  aSighting({ ids: ['arxiv:2604.00001'], title: 'A Title', source: 'arxiv/paper', ...told });
const onHuggingFace = (told: Partial<Sighting> = {}) =>
  aSighting({ ids: ['arxiv:2604.00001'], title: 'A Title', source: 'huggingface/listing', ...told });

describe('a paper told of twice', () => {
  it('keeps the more authoritative title, and does not forget the other', () => {
    const paper = mergeSighting(
      paperFrom(onHuggingFace({ title: 'A  title' }), NOW),
      onArxiv({ title: 'A Title' }),
      NOW,
    );
    expect(paper.title).toBe('A Title');
    expect(paper.from['title']).toBe('arxiv/paper');
    expect(paper.others).toEqual([{ field: 'title', source: 'huggingface/listing', value: 'A  title' }]);
  });

  it('keeps a whole list of authors over one that is cut short, whoever cut it', () => {
    const cut = onArxiv({ authors: [{ name: 'Ada' }], authorsCut: true });
    const whole = onHuggingFace({ authors: [{ name: 'Ada' }, { name: 'Ben' }] });
    for (const paper of [
      mergeSighting(paperFrom(cut, NOW), whole, NOW),
      mergeSighting(paperFrom(whole, NOW), cut, NOW),
    ]) {
      expect(paper.authors).toHaveLength(2);
      expect(paper.authorsCut).toBeUndefined();
    }
  });

  it('keeps the whole abstract and the more precise date', () => {
    const paper = mergeSighting(
      paperFrom(onArxiv({ abstract: 'Begins', abstractCut: true, published: '2026-04' }), NOW),
      onHuggingFace({ abstract: 'Begins and ends.', published: '2026-04-13' }),
      NOW,
    );
    expect(paper).toMatchObject({ abstract: 'Begins and ends.', published: '2026-04-13' });
    expect(paper.abstractCut).toBeUndefined();
  });

  it('has all the links and identifiers that either told', () => {
    const paper = mergeSighting(
      paperFrom(onArxiv({ ids: ['arxiv:2604.00001', 'doi:10.1/x'] }), NOW),
      onHuggingFace({
        links: [{ kind: 'repository', url: 'https://github.com/a/b', foundIn: 'page data', stars: 3 }],
      }),
      NOW,
    );
    expect(paper.ids).toEqual(['arxiv:2604.00001', 'doi:10.1/x']);
    expect(paper.links).toHaveLength(1);
  });

  it('shows the newest count, and the highest version', () => {
    const first = paperFrom(onHuggingFace({ upvotes: 10, version: 3 }), NOW);
    const paper = mergeSighting(first, onHuggingFace({ upvotes: 7, version: 2 }), NOW + 1000);
    expect(paper).toMatchObject({ upvotes: 7, version: 3 });
  });

  it('keeps what the reader wrote', () => {
    const own = { status: 'read' as const, tags: ['mine'], note: 'mine', edited: { note: NOW } };
    const paper = mergeSighting(
      { ...paperFrom(onArxiv(), NOW), ...own },
      onHuggingFace({ comments: 'theirs' }),
      NOW + 1,
    );
    expect(paper).toMatchObject(own);
  });

  const told = fc.record(
    {
      title: fc.constantFrom('A', 'B', 'C c'),
      abstract: fc.constantFrom('x', 'xy', 'z'),
      abstractCut: fc.constant(true),
      published: fc.constantFrom('2026', '2026-04', '2026-04-01'),
      venue: fc.constantFrom('V', 'W'),
      authors: fc.array(fc.record({ name: fc.constantFrom('Ada', 'Ben', 'Cleo') }), {
        minLength: 1,
        maxLength: 3,
      }),
      version: fc.integer({ min: 1, max: 5 }),
      source: fc.constantFrom('arxiv/paper', 'arxiv/listing', 'huggingface/listing', 'huggingface/paper'),
    },
    { requiredKeys: ['title', 'source'] },
  );
  const shown = ({
    key: _key,
    seen: _seen,
    savedAt: _at,
    others,
    from: _from,
    ids: _ids,
    ...rest
  }: Paper) => ({
    ...rest,
    others: others.map((it) => JSON.stringify([it.field, it.value])).sort(),
  });

  it('is the same in whatever order it was told', () => {
    fc.assert(
      fc.property(told, told, (a, b) => {
        const [one, two] = [onArxiv(a), onArxiv(b)];
        fc.pre(one.source !== two.source);
        const forward = mergeSighting(paperFrom(one, NOW), two, NOW);
        const backward = mergeSighting(paperFrom(two, NOW), one, NOW);
        expect(shown(forward)).toEqual(shown(backward));
      }),
    );
  });

  it('is the same when it is told the same again', () => {
    fc.assert(
      fc.property(told, told, (a, b) => {
        const once = mergeSighting(paperFrom(onArxiv(a), NOW), onArxiv(b), NOW);
        expect(mergeSighting(once, onArxiv(b), NOW)).toEqual(once);
      }),
    );
  });

  it('has every value that any page told, shown or kept beside', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 6 }), (pages) => {
        const [first, ...rest] = pages.map((page) => onArxiv(page));
        if (!first) return;
        const paper = rest.reduce((it, next) => mergeSighting(it, next, NOW), paperFrom(first, NOW));
        for (const page of pages) {
          for (const field of ['title', 'abstract', 'published', 'venue'] as const) {
            const value = page[field];
            if (value === undefined) continue;
            const kept = [
              paper[field],
              ...paper.others.filter((it) => it.field === field).map((it) => it.value),
            ];
            expect(kept).toContain(value);
          }
        }
      }),
    );
  });
});

describe('two papers that turn out to be one', () => {
  it('have the tags of both, both notes, and the status that is further on', () => {
    const a = aPaper({ status: 'reading', tags: ['Vision', 'x'], note: 'first', edited: { note: 5 } });
    const b = aPaper({
      status: 'to-read',
      tags: ['vision', 'y'],
      note: 'second',
      edited: { note: 9, tags: 3 },
    });
    const paper = mergePapers(a, b);
    expect(paper).toMatchObject({
      key: a.key,
      status: 'reading',
      tags: ['Vision', 'x', 'y'],
      note: 'first\n\nsecond',
    });
    expect(paper.edited).toEqual({ note: 9, tags: 3 });
    expect(paper.ids).toEqual([...a.ids, ...b.ids]);
  });
});

describe('what bibliographies say of a paper besides', () => {
  const entry = { ...aSighting({ ids: ['doi:10.1000/x'] }), source: 'import/bibtex' };

  it('is merged field by field, and what loses is kept beside', () => {
    const paper = paperFrom({ ...entry, extra: { editor: 'A', edition: '2' } }, 1);
    const merged = mergeSighting(paper, { ...entry, extra: { editor: 'B', isbn: '1' } }, 2);
    expect(merged.extra).toEqual({ editor: 'B', edition: '2', isbn: '1' });
    expect(merged.others).toContainEqual({ field: 'extra.editor', source: 'import/bibtex', value: 'A' });
    expect(merged.from['extra.isbn']).toBe('import/bibtex');
  });

  it('is neither lost nor doubled when two papers become one', () => {
    const one = paperFrom({ ...entry, extra: { editor: 'A' } }, 1);
    const other = { ...paperFrom({ ...entry, extra: { series: 'S' } }, 2), citationKey: 'x2020' };
    expect(mergePapers(one, other)).toMatchObject({
      extra: { editor: 'A', series: 'S' },
      citationKey: 'x2020',
    });
  });

  it('never makes a paper too large for a backup', () => {
    const many = (letter: string) =>
      Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`${letter}${n}`, 'x']));
    const paper = mergeSighting(
      paperFrom({ ...entry, extra: many('a') }, 1),
      { ...entry, extra: many('b') },
      2,
    );
    expect(Object.keys(paper.extra ?? {})).toHaveLength(100);
    expect(paper.others).toHaveLength(60);
    expect(Paper.safeParse(paper).success).toBe(true);
  });

  it('may come from nowhere that could be opened', () => {
    const { url: _, ...unseen } = entry;
    const paper = paperFrom(unseen, 1);
    expect(paper.seen).toEqual([]);
    expect(Paper.safeParse(paper).success).toBe(true);
  });
});
