import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Digest, openLibrary } from '../../../lib/library/database';
import { digestOf } from '../../../lib/library/digest';
import { writePapers } from '../../../lib/library/records';
import type { Paper } from '../../../lib/paper';
import { facetsOf } from '../../../lib/search/facets';
import { highlight } from '../../../lib/search/highlight';
import { historyOf } from '../../../lib/search/history';
import { LINES, type Line, parseQuery, type Term } from '../../../lib/search/parse-query';
import { makeSearch } from '../../../lib/search/search';
import { searchable } from '../../../lib/search/searchable';
import { makeShelf, type Shelf } from '../../../lib/search/shelf';
import { SORTS, type Sort, type View } from '../../../lib/search/view';
import { makeWordIndex, NOWHERE } from '../../../lib/search/word-index';
import { STATUSES } from '../../../lib/statuses';
import { aPaper, NOW } from '../builders';

let made = 0;

/**
 * A library of these papers, the first the newest, and what is found in it: titles, words looked for instead, and what
 * is marked in a title. What was answered already is answered without waiting.
 */
async function searching(papers: Partial<Paper>[]) {
  const all = papers.map((told, index) => aPaper({ savedAt: NOW - index, ...told }));
  const db = openLibrary(`search-${made++}`);
  await writePapers(db, all);
  const shelf = makeShelf();
  shelf.put(all.map(digestOf));
  const search = makeSearch(db, shelf);
  const titles = new Map(all.map(({ key, title }) => [key, title]));
  return async (view: Partial<View> | string, isAnswered = false) => {
    const whole: View = {
      search: '',
      sort: 'saved',
      ...(typeof view === 'string' ? { search: view } : view),
    };
    let found: string[] = [];
    let instead: string[] | undefined;
    let terms: readonly Term[] = [];
    for await (const part of search.run(whole, new AbortController().signal, isAnswered)) {
      found = part.rows.map((row) => titles.get(shelf.at(row)?.key ?? '') ?? '');
      instead = part.instead;
      terms = part.terms ?? parseQuery(whole.search).terms;
    }
    return { found, instead, marked: found.map((title) => withMarks(title, terms, 'title')) };
  };
}

function withMarks(text: string, terms: readonly Term[], line: Line): string {
  return highlight(text, terms, line)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('');
}

const LIBRARY: Partial<Paper>[] = [
  { title: 'FlashAttention for Graphs', authors: [{ name: 'Ada Lovelace' }], published: '2025-01' },
  {
    title: 'Diffusion Models in the Wild',
    authors: [{ name: 'Thomas Müller' }, { name: 'Anaïs Nin' }],
    published: '2023-05-01',
    tags: ['Vision'],
    status: 'read',
  },
  {
    title: 'A Survey of Graph Kernels',
    abstract: 'We are naïve about diffusion, and about vision.',
    published: '2024',
    venue: 'NeurIPS 2024',
    note: 'Ask Lovelace',
    links: [{ kind: 'repository', url: 'https://github.com/lab/kernels', foundIn: 'abstract' }],
    seen: [{ source: 'google-scholar/search', url: 'https://scholar.google.com/', at: NOW }],
  },
  { title: '图神经网络综述', authors: [{ name: '李雷' }], published: '2022' },
];
const [FLASH, DIFFUSION, SURVEY, CHINESE] = LIBRARY.map(({ title }) => title);

describe('searching', () => {
  it.each([
    ['graph kernel', [SURVEY]],
    ['kernel graph', [SURVEY]],
    ['gra', [FLASH, SURVEY]],
    ['"graph kernels"', [SURVEY]],
    ['"graph kernel"', []],
    ['"of graph ker', [SURVEY]],
    ['Müller', [DIFFUSION]],
    ['mueller', [DIFFUSION]],
    ['MULLER', [DIFFUSION]],
    ['anais', [DIFFUSION]],
    ['naive', [SURVEY]],
    ['attention', [FLASH]],
    ['flashattention', [FLASH]],
    ['author:lovelace', [FLASH]],
    ['title:lovelace', []],
    ['tag:vision', [DIFFUSION]],
    ['venue:neurips', [SURVEY]],
    ['year:2024', [SURVEY]],
    ['year:2024..2025', [FLASH, SURVEY]],
    ['year:..2023', [DIFFUSION, CHINESE]],
    ['year:2024..', [FLASH, SURVEY]],
    ['has:code', [SURVEY]],
    ['-has:code graph', [FLASH]],
    ['has:note', [SURVEY]],
    ['is:read', [DIFFUSION]],
    ['is:unread graph', [FLASH, SURVEY]],
    ['site:scholar', [SURVEY]],
    ['site:scholar.google.de', [SURVEY]],
    ['site:arxiv.org', [FLASH, DIFFUSION, CHINESE]],
    ['-site:www.arxiv.org', [SURVEY]],
    ['graph -survey', [FLASH]],
    ['graph -"graph kernels"', [FLASH]],
    ['神经', [CHINESE]],
    ['李雷', [CHINESE]],
    ['year:soon graph', [FLASH, SURVEY]],
    ['author:', [FLASH, DIFFUSION, SURVEY, CHINESE]],
    ['year：2024', [SURVEY]],
    ['author：李雷', [CHINESE]],
    ['author：', [FLASH, DIFFUSION, SURVEY, CHINESE]],
    ['“graph kernels”', [SURVEY]],
    ['“graph kernel”', []],
    ['„graph kernel“', []],
    ['graph -“graph kernels”', [FLASH]],
    ['title：＂graph kernels＂', [SURVEY]],
    ['“of graph ker', [SURVEY]],
    ['tag:”vision”', [DIFFUSION]],
    ['"a survey of “graph” kernels"', [SURVEY]],
  ])('%s', async (typed, expected) => {
    const find = await searching(LIBRARY);
    expect((await find(typed)).found).toEqual(expected);
  });

  it('finds a formula as it is shown, and as it is written', async () => {
    const title = 'Sampling $\\binom{n}{k}$ from \\foo';
    const find = await searching([{ title }]);
    for (const typed of ['choose k', 'binom', 'foo']) expect((await find(typed)).found).toEqual([title]);
  });

  it('ranks the title before authors, those before the note, and abstracts last; then the newest', async () => {
    const find = await searching([
      { title: 'One', abstract: 'lovelace' },
      { title: 'Two', note: 'lovelace' },
      { title: 'Three', authors: [{ name: 'Ada Lovelace' }] },
      { title: 'Lovelace Four' },
      { title: 'Lovelace Five' },
    ]);
    expect((await find('lovelace')).found).toEqual(['Lovelace Four', 'Lovelace Five', 'Three', 'Two', 'One']);
    expect((await find({ search: 'lovelace', sort: 'title' })).found.slice(0, 4)).toEqual([
      'Lovelace Five',
      'Lovelace Four',
      'Three',
      'Two',
    ]);
  });

  it('finds the words of one query in the title, the note and the abstract', async () => {
    const find = await searching(LIBRARY);
    expect((await find('kernels ask naive')).found).toEqual([SURVEY]);
    expect((await find('kernels ask nowhere')).found).toEqual([]);
  });

  it('looks inside of words only when no word begins so', async () => {
    const find = await searching(LIBRARY);
    expect((await find('ffus')).found).toEqual([DIFFUSION]);
    expect(await find('raph')).toMatchObject({
      found: [FLASH, SURVEY],
      marked: ['FlashAttention for G[raph]s', 'A Survey of G[raph] Kernels'],
    });
    expect((await find('raph -naive')).found).toEqual([FLASH]);
    expect((await find('author:velace')).found).toEqual([FLASH]);
  });

  it.each([
    ['-naive', [FLASH, DIFFUSION, CHINESE]],
    ['graph -naive', [FLASH]],
    ['graph -"naive"', [FLASH]],
    ['graph -"naiv"', [FLASH, SURVEY]],
    ['graph -"we"', [FLASH]],
    ['graph -"we are', [FLASH]],
    ['diffusion -vision', []],
    ['vision -diffusion', []],
    ['vision -nowhere', [DIFFUSION, SURVEY]],
    ['author:lovelace -naive', [FLASH]],
    ['graph -title:naive', [FLASH, SURVEY]],
  ])('keeps out by %s what holds it in its abstract as well', async (typed, expected) => {
    const find = await searching(LIBRARY);
    expect((await find(typed)).found).toEqual(expected);
  });

  it('keeps nothing out for a letter or two in an abstract, which are in almost every one', async () => {
    const find = await searching(LIBRARY);
    expect((await find('graph -na')).found).toEqual([FLASH, SURVEY]);
  });

  it('finds in digests and abstracts what they hold together, and nothing that either holds unwanted', async () => {
    const words = ['rain', 'snow', 'sleet', 'hail'];
    const some = fc.subarray(words).map((it) => it.join(' '));
    const papers = fc
      .sample(fc.record({ note: some, abstract: some }), { numRuns: 30, seed: 1 })
      .map((it, n) => ({
        ...{ title: `Paper ${n}`, note: it.note },
        ...(it.abstract && { abstract: it.abstract }),
      }));
    const find = await searching(papers);
    const part = fc.record({ word: fc.constantFrom(...words, '"sno"', '"snow"'), not: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
        const search = parts.map(({ word, not }) => (not ? `-${word}` : word)).join(' ');
        const { terms } = parseQuery(search);
        const expected = papers.flatMap(({ title, note, abstract = '' }) => {
          const texts = [searchable(note), searchable(abstract)];
          const holds = (term: Term) => texts.some((text) => firstLineWith(text, term) !== NOWHERE);
          return terms.every((term) => holds(term) !== term.not) ? [title] : [];
        });
        // `"sno"` may be forgiven where nothing is found.
        const { found } = await find(search, true);
        if (expected.length) expect(found.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it.each([
    ['difusion', [DIFFUSION, SURVEY], 'diffusion'],
    ['dfifusion', [DIFFUSION, SURVEY], 'diffusion'],
    ['kernles', [SURVEY], 'kernels'],
    ['lovelacce', [FLASH, SURVEY], 'lovelace'],
    ['difuson mod', [DIFFUSION], 'diffusion'],
    ['author:lovlace', [FLASH], 'lovelace'],
    ['title:difusion', [DIFFUSION], 'diffusion'],
    ['tag:vison', [DIFFUSION], 'vision'],
    ['graph-kernles', [SURVEY], 'graph kernels'],
    ['"graph kernles"', [SURVEY], 'graph kernels'],
    ['kernles naive', [SURVEY], 'kernels'],
    ['difusion about', [SURVEY], 'diffusion'],
    ['lovelacce -naive', [FLASH], 'lovelace'],
  ])('forgives %s', async (typed, found, meant) => {
    const find = await searching(LIBRARY);
    expect(await find(typed)).toMatchObject({ found, instead: [meant] });
  });

  it('marks what was meant', async () => {
    const find = await searching(LIBRARY);
    expect((await find('kernles')).marked).toEqual(['A Survey of Graph [Kernels]']);
  });

  it('corrects no word that is in use, and no number', async () => {
    const find = await searching([{ title: 'Kernels of 2023' }, { title: 'Graphs' }]);
    for (const typed of ['kernel graphs', '2024 kernels', '2024']) {
      expect(await find(typed)).toMatchObject({ found: [], instead: undefined });
    }
  });

  it('forgives nothing in short words, and nothing that would leave little of a word', async () => {
    const find = await searching(LIBRARY);
    expect(await find('xyz')).toMatchObject({ found: [], instead: undefined });
    expect(await find('gnxp')).toMatchObject({ found: [], instead: undefined });
  });

  it('finds an abstract that changed while it was searched for', async () => {
    const db = openLibrary(`search-${made++}`);
    const papers = Array.from({ length: 300 }, (_, n) => aPaper({ title: `Title ${n}`, abstract: 'hay' }));
    await writePapers(db, papers);
    const shelf = makeShelf();
    shelf.put(papers.map(digestOf));
    const search = makeSearch(db, shelf);
    const found = async () => {
      let rows: readonly number[] = [];
      const view: View = { search: 'needle', sort: 'saved' };
      for await (const part of search.run(view, new AbortController().signal)) rows = part.rows;
      return rows.map((row) => shelf.at(row)?.text.split('\n')[0]);
    };
    expect(await found()).toEqual([]);
    for (const [abstract, expected] of [
      ['a needle', [' title 7']],
      ['hay', []],
    ] as const) {
      const changed = papers.slice(7, 8).map((paper) => ({ ...paper, abstract }));
      await writePapers(db, changed);
      shelf.put(changed.map(digestOf));
      search.learn(changed.map(digestOf));
      expect(await found()).toEqual(expected);
    }
  });

  it('takes nothing away that is found in abstracts when the library changes under the search', async () => {
    const db = openLibrary(`search-${made++}`);
    const papers = [
      aPaper({ key: 'arxiv:1', title: 'Needle' }),
      aPaper({ key: 'arxiv:2', title: 'Another', abstract: 'needle' }),
    ];
    await writePapers(db, papers);
    const shelf = makeShelf();
    shelf.put(papers.map(digestOf));
    const search = makeSearch(db, shelf);
    const counts = async (isAnswered: boolean) => {
      const parts = [];
      const { signal } = new AbortController();
      for await (const { rows } of search.run({ search: 'needle', sort: 'saved' }, signal, isAnswered)) {
        parts.push(rows.length);
      }
      return parts;
    };
    expect(await counts(false)).toEqual([1, 2]);
    expect(await counts(true)).toEqual([2]);
  });

  it('ends when a newer search begins', async () => {
    const db = openLibrary(`search-${made++}`);
    const papers = Array.from({ length: 5 }, (_, n) => aPaper({ title: `Title ${n}`, abstract: 'needle' }));
    await writePapers(db, papers);
    const shelf = makeShelf();
    shelf.put(papers.map(digestOf));
    const aborted = new AbortController();
    const parts = [];
    for await (const part of makeSearch(db, shelf).run({ search: 'needle', sort: 'saved' }, aborted.signal)) {
      parts.push(part);
      aborted.abort();
    }
    expect(parts).toEqual([{ rows: [], isWhole: false }]);
  });
});

describe('the order', () => {
  it.each([
    ['saved', [FLASH, DIFFUSION, SURVEY, CHINESE]],
    ['published', [FLASH, SURVEY, DIFFUSION, CHINESE]],
    ['title', [DIFFUSION, FLASH, SURVEY, CHINESE]],
    ['status', [FLASH, SURVEY, CHINESE, DIFFUSION]],
  ] as const)('by %s, and reversed', async (sort, expected) => {
    const find = await searching(LIBRARY);
    expect((await find({ sort })).found).toEqual(expected);
    expect((await find({ sort, reversed: true })).found).toEqual(expected.toReversed());
  });

  it.each([
    ['author', [FLASH, DIFFUSION, CHINESE], [SURVEY, 'Undated']],
    ['venue', [SURVEY], [FLASH, DIFFUSION, CHINESE, 'Undated']],
    ['published', [FLASH, SURVEY, DIFFUSION, CHINESE], ['Undated']],
  ] as const)('by %s, those without it come last, reversed too', async (sort, known, blank) => {
    const find = await searching([...LIBRARY, { title: 'Undated', published: undefined as never }]);
    expect((await find({ sort })).found).toEqual([...known, ...blank]);
    expect((await find({ sort, reversed: true })).found).toEqual([...known.toReversed(), ...blank]);
    const some = await find({ sort, reversed: true, search: 'is:unread' });
    expect(some.found).toEqual([...known.toReversed(), ...blank].filter((title) => title !== DIFFUSION));
  });

  describe('by author', () => {
    const TITLE = 'A Title That Is Long Enough';
    const by = (name: string, more: Partial<Paper> = {}): Partial<Paper> => ({
      ...{ title: `${TITLE} by ${name}`, published: '2024', authors: [{ name }, { name: 'Ada Aaron' }] },
      ...more,
    });
    const SORTED = [
      by('Zoe Adams'),
      by('Yara Brown Jr.'),
      by('Gabriel García Márquez', {
        authors: [{ name: 'Gabriel García Márquez', family: 'García Márquez', given: 'Gabriel' }],
      }),
      by('Xi Lovelace', { published: undefined as never }),
      by('Yuri Lovelace'),
      by('Anna Maria Müller', { title: 'Brief' }),
      by('The ATLAS Collaboration'),
      by('Jan van der Zande'),
    ];

    it('it is by the family name of the first, whatever else is known of the paper', async () => {
      const find = await searching(SORTED.toReversed());
      expect((await find({ sort: 'author' })).found).toEqual(SORTED.map(({ title }) => title));
    });

    it('digests of before are sorted by the last name where they tell it, and else by all names', () => {
      const shelf = makeShelf();
      const digests = SORTED.map((it) => digestOf(aPaper(it)));
      shelf.put(digests.map(({ family: _, ...older }) => older).toReversed());
      const places = shelf
        .find({ search: '', sort: 'author' }, parseQuery(''))
        .rows.map((row) => digests.findIndex(({ key }) => key === shelf.at(row)?.key));
      expect(places).toEqual([0, 5, 6, 1, 4, 2, 3, 7]);
    });
  });

  it('follows changes', () => {
    const shelf = makeShelf();
    const a = digestOf(aPaper({ title: 'Alpha', key: 'arxiv:1' }));
    const b = digestOf(aPaper({ title: 'Beta', key: 'arxiv:2' }));
    const keys = () =>
      shelf.find({ search: '', sort: 'title' }, parseQuery('')).rows.map((row) => shelf.at(row)?.key);
    shelf.put([b, a]);
    expect(keys()).toEqual(['arxiv:1', 'arxiv:2']);
    shelf.put([{ ...a, text: ' zeta\n\n\n\n' }]);
    expect(keys()).toEqual(['arxiv:2', 'arxiv:1']);
    shelf.drop(['arxiv:2']);
    expect(keys()).toEqual(['arxiv:1']);
  });
});

describe('a shelf of thousands', () => {
  const words = ['graph', 'graphs', 'kernel', 'diffusion', 'ada', ''];
  const line = fc
    .array(fc.constantFrom(...words), { maxLength: 3 })
    .map((some) => searchable(some.join(' ')));
  const text = fc.array(line, { minLength: 5, maxLength: 5 }).map((lines) => lines.join('\n'));
  const digest = fc.record({
    key: fc.integer({ min: 0, max: 40 }).map((n) => `arxiv:${n}`),
    text,
    savedAt: fc.integer({ min: 0, max: 5 }),
    status: fc.constantFrom(...STATUSES),
    tags: fc.subarray(['a', 'b']),
  });

  it('finds in all texts together what is in each of them', () => {
    const typed = fc.constantFrom(
      'graph',
      '"graph"',
      'title:graph',
      '"ada"',
      'graph kernel',
      'kernel -ada',
      'di',
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), typed, (texts, search) => {
        const plain = digestOf(aPaper());
        const shelf = makeShelf();
        // More than one text that is searched at once holds.
        const all = Array.from({ length: 1200 }, (_, n) => texts[n % (texts.length + 1)] ?? '\n\n\n\n');
        shelf.put(all.map((it, n) => ({ ...plain, key: `arxiv:${n}`, text: it, savedAt: -n })));
        const query = parseQuery(search);
        const { rows } = shelf.find({ search, sort: 'venue' }, query);
        const expected = all.flatMap((it, n) => (query.terms.every((term) => isIn(it, term)) ? [n] : []));
        expect(rows.toSorted((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  it('finds the beginnings of all kinds of words, letter by letter, in all lines or in one, also after changes', () => {
    const odd = [
      'a',
      'ab',
      'a1',
      '7',
      'metalearning',
      'metalearner',
      'metalear',
      'müller',
      'é',
      '深度学習',
      'øre',
    ];
    const some = fc.array(fc.constantFrom(...odd), { maxLength: 4 }).map((all) => searchable(all.join(' ')));
    const oddText = fc.array(some, { minLength: 5, maxLength: 5 }).map((lines) => lines.join('\n'));
    const typed = fc.record({
      words: fc.array(fc.constantFrom(...odd), { minLength: 1, maxLength: 2 }),
      letters: fc.integer({ min: 1, max: 14 }),
      quoted: fc.boolean(),
      field: fc.constantFrom('', 'title:', '-'),
    });
    fc.assert(
      fc.property(
        fc.array(oddText, { minLength: 1 }),
        fc.array(fc.nat(), { maxLength: 3 }),
        typed,
        (texts, changed, it) => {
          const index = makeWordIndex();
          const all = Array.from({ length: 1100 }, (_, n) => texts[n % (texts.length + 1)] ?? '\n\n\n\n');
          for (const [row, text] of all.entries()) index.set(row, text);
          const words = it.words.join(' ');
          const search = `${it.field}${it.quoted ? `"${words}"` : words.slice(0, it.letters)}`;
          const [term] = parseQuery(search).terms;
          if (!term) return;
          const expectAll = () => {
            expect([...index.linesWith(term)]).toEqual(all.map((text) => firstLineWith(text, term)));
          };
          expectAll();
          for (const _ of index.prepare());
          expectAll();
          for (const n of changed) {
            const row = n % all.length;
            all[row] = texts[n % texts.length] ?? '';
            index.set(row, all[row]);
          }
          expectAll();
          for (const _ of index.prepare());
          expectAll();
        },
      ),
    );
  });

  it('finds what stands far behind in a long text', () => {
    const index = makeWordIndex();
    const long = `${searchable('word '.repeat(20_000))} last`;
    index.set(0, `${long}\n\n\n\n`);
    index.set(1, ' other\n\n\n\n lastly');
    for (const _ of index.prepare());
    const find = (search: string) => [...index.linesWith(parseQuery(search).terms[0] as Term)];
    expect(find('last')).toEqual([0, 4]);
    expect(find('"word last"')).toEqual([0, NOWHERE]);
  });

  it('is after any changes as if it had been filled so', () => {
    fc.assert(
      fc.property(fc.array(digest), fc.array(fc.tuple(digest, fc.boolean())), (first, changes) => {
        const whole = (told: Partial<Digest>): Digest => ({ ...digestOf(aPaper()), ...told });
        const shelf = makeShelf();
        shelf.put(first.map(whole));
        const order = (it: Shelf, sort: Sort) =>
          it.find({ search: '', sort }, parseQuery('')).rows.map((row) => it.at(row));
        for (const sort of SORTS) order(shelf, sort);
        for (const [told, isGone] of changes) {
          if (isGone) shelf.drop([told.key]);
          else shelf.put([whole(told)]);
        }
        const fresh = makeShelf();
        fresh.put([...shelf.all()]);
        for (const sort of SORTS) expect(order(shelf, sort)).toEqual(order(fresh, sort));
        expect(shelf.facets()).toMatchObject({ ...fresh.facets(), tags: expect.any(Array) });
        expect(new Map(shelf.facets().tags.map((it) => [it.value, it.count]))).toEqual(
          new Map(fresh.facets().tags.map((it) => [it.value, it.count])),
        );
      }),
    );
  });
});

/** As plainly as it can be said. */
/** The first line that holds the term, be it negated or not. */
function firstLineWith(text: string, { texts, line, whole }: Term): number {
  const found = text
    .split('\n')
    .findIndex(
      (it, index) =>
        (line === undefined || LINES[index] === line) &&
        texts.some((sought) => (whole ? `${it} `.includes(`${sought} `) : it.includes(sought))),
    );
  return found < 0 ? NOWHERE : found;
}

function isIn(text: string, term: Term): boolean {
  return (firstLineWith(text, term) === NOWHERE) === term.not;
}

describe('a query', () => {
  it('can be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { terms } = parseQuery(text);
        for (const { texts } of terms) {
          expect(texts.length).toBeGreaterThan(0);
          for (const sought of texts) expect(sought.startsWith(' ')).toBe(true);
        }
      }),
    );
  });

  it('tells what it leaves out', () => {
    expect(parseQuery('year:soon has:wings is:blue author: venue： site:example.org graph').ignored).toEqual([
      'year:soon',
      'has:wings',
      'is:blue',
      'author:',
      'venue：',
      'site:example.org',
    ]);
  });

  it.each([
    ['"thomas mueller"', ['Thomas Müller']],
    ['author:"thomas mueller"', ['Thomas Müller']],
    ['author:"thomas muel', ['Thomas Müller']],
    ['"michael mueller"', ['Michael Müller']],
    ['"jörg mueller-größe"', ['Jörg Müller-Größe']],
    ['"joerg mueller groesse"', ['Jörg Müller-Größe']],
    ['mueller-groesse', ['Jörg Müller-Größe']],
    ['"joerg muller"', ['Jörg Müller-Größe']],
    ['"thomas muellers"', []],
    ['author:"yue wang"', ['Yue Wang']],
    ['author:"yu wang"', ['Yu Wang']],
    ['müller -"thomas mueller"', ['Michael Müller', 'Jörg Müller-Größe']],
  ])('finds by %s a name with its umlauts', async (typed, expected) => {
    const names = ['Thomas Müller', 'Michael Müller', 'Jörg Müller-Größe', 'Yu Wang', 'Yue Wang'];
    const find = await searching(names.map((name) => ({ title: name, authors: [{ name }] })));
    expect((await find(typed, true)).found).toEqual(expected);
  });

  it('finds a phrase with its umlauts in an abstract', async () => {
    const find = await searching([{ title: 'One', abstract: 'by Thomas Müller' }, { title: 'Two' }]);
    expect((await find('"thomas mueller"')).found).toEqual(['One']);
    expect((await find('-"thomas mueller"')).found).toEqual(['Two']);
  });

  it.each([
    ['tag:"ml"', ['ML']],
    ['-tag:"ml"', ['ml ops', 'graph, neural', 'Graph Neural', 'C++', 'Größe', '★']],
    ['tag:"ml', ['ML', 'ml ops']],
    ['tag:ml', ['ML', 'ml ops']],
    ['tag:"graph neural"', ['Graph Neural']],
    ['tag:"c++"', ['C++']],
    ['tag:"c"', []],
    ['tag:"groesse"', ['Größe']],
    ['tag:"größe"', ['Größe']],
    ['tag:"★"', ['★']],
  ])('finds by %s', async (typed, expected) => {
    const tagged = ['ML', 'ml ops', 'graph, neural', 'Graph Neural', 'C++', 'Größe', '★'];
    const find = await searching(tagged.map((title) => ({ title, tags: title.split(', ') })));
    expect((await find(typed, true)).found).toEqual(expected);
  });

  it.each(['C++', 'c#'])('takes the C of %s for a whole word', async (typed) => {
    const find = await searching([{ title: 'Modern C++' }, { title: 'Convolution' }]);
    expect((await find(typed, true)).found).toEqual(['Modern C++']);
    expect((await find(`title:${typed}`, true)).found).toEqual(['Modern C++']);
  });

  it.each([
    ['arxiv:1706.03762', '1706.03762v2'],
    ['arxiv:1706.03762', 'arXiv:1706.03762v1'],
    ['arxiv:1706.03762', 'https://arxiv.org/abs/1706.03762'],
    ['arxiv:1706.03762', 'https://arxiv.org/pdf/1706.03762v7.pdf'],
    ['arxiv:1706.03762', 'arxiv.org/html/1706.03762v7#S3'],
    ['arxiv:1706.03762', '"https://arxiv.org/abs/1706.03762v5"'],
    ['arxiv:1706.03762', 'https://huggingface.co/papers/1706.03762'],
    ['arxiv:1706.03762', 'https://doi.org/10.48550/arXiv.1706.03762'],
    ['arxiv:1706.03762', '10.48550/arXiv.1706.03762'],
    ['arxiv:math/0309136', 'math.GT/0309136v1'],
    ['doi:10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['doi:10.1145/3292500.3330701', '10.1145/32925'],
    ['doi:10.1145/3292500.3330701', 'https://doi.org/10.1145/3292500.3330701'],
    ['doi:10.1145/3292500.3330701', 'https://dl.acm.org/doi/abs/10.1145/3292500.3330701'],
    ['doi:10.1038/nature14539', 'https://www.nature.com/articles/nature14539'],
    ['acl:P19-1001', 'https://aclanthology.org/P19-1001.pdf'],
    ['acl:P19-1001', 'https://doi.org/10.18653/v1/P19-1001'],
    ['openreview:rJXMpikCZ', 'https://openreview.net/forum?id=rJXMpikCZ&noteId=abcdefghij'],
  ])('finds the paper %s by %s', async (key, typed) => {
    const others = ['arxiv:1706.03763', 'doi:10.1145/1', 'acl:P19-1002', 'openreview:rJXMpikCZx'];
    const find = await searching(
      [key, ...others].map((it, n) => ({ key: it, ids: [it], title: n ? `Other ${n}` : 'Wanted' })),
    );
    expect((await find(typed, true)).found).toEqual(['Wanted']);
    expect((await find(`-${typed}`, true)).found).toEqual(['Other 1', 'Other 2', 'Other 3', 'Other 4']);
  });

  it('finds an address that stands in a note as well', async () => {
    const address = 'https://arxiv.org/abs/1706.03762';
    const find = await searching([{ title: 'One', note: `After ${address}` }, { title: 'Two' }]);
    expect((await find(address, true)).found).toEqual(['One']);
    expect((await find('https://arxiv.org/abs/1706.03763', true)).found).toEqual([]);
  });

  it('takes an identifier for what it is', async () => {
    const find = await searching([{ key: 'arxiv:2505.23462', title: 'Known' }, { title: 'Other' }]);
    for (const typed of ['arxiv:2505.23462', '2505.23462', '2505.2']) {
      expect((await find(typed)).found).toEqual(['Known']);
    }
  });
});

describe('searchable text', () => {
  it.each([
    ['GPT-4: a “test”', ' gpt 4 a test'],
    ['Müller', ' muller mueller'],
    ['FlashAttention-2', ' flashattention 2 attention'],
    ['图网络 v2', ' 图 网 络 v2'],
    ['  ', ''],
  ])('%s', (text, expected) => {
    expect(searchable(text)).toBe(expected);
  });
});

describe('highlighting', () => {
  const marked = (text: string, typed: string) => withMarks(text, parseQuery(typed).terms, 'title');

  it.each([
    ['Graph Kernels', 'ker gra', '[Gra]ph [Ker]nels'],
    ['Thomas Müller', 'mull', 'Thomas [Müll]er'],
    ['Thomas Müller', 'müller', 'Thomas [Müller]'],
    ['Thomas Müller', 'mueller', 'Thomas [Müller]'],
    ['Thomas Müller', 'mue', 'Thomas [Mü]ller'],
    ['Thomas Müller', '"thomas mueller"', '[Thomas Müller]'],
    ['Die Größe', 'groesse', 'Die [Größe]'],
    ['Die Größe', 'grosse', 'Die [Größe]'],
    ['Thomas Mueller', 'müller', 'Thomas [Mueller]'],
    ['FlashAttention', 'attention', 'Flash[Attention]'],
    ['FlashAttention', 'flashatt', '[FlashAtt]ention'],
    ['图神经网络', '神经', '图[神经]网络'],
    ['Graphs of graph', '"graph"', 'Graphs of [graph]'],
    ['Graph', '-graph', 'Graph'],
    ['Graph', 'author:graph', 'Graph'],
    ['ﬁeld', 'field', '[ﬁeld]'],
    ['𝒳 graph', 'graph', '𝒳 [graph]'],
  ])('%s by %s', (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  it('is the same in a text of ASCII alone as beside other letters', () => {
    const words = fc.array(fc.constantFrom('Graph', 'FlashAttention', 'kernel', 'GPT-4', '(x)', ' ', '\t'));
    const typed = fc.constantFrom('graph', 'att', 'flashattention gpt', '"gpt 4"', 'k', 'kernel x');
    fc.assert(
      fc.property(words, fc.constantFrom('', ' '), typed, (words, between, typed) => {
        const text = words.join(between);
        expect(marked(`${text} ß`, typed)).toBe(`${marked(text, typed)} ß`);
      }),
    );
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
        const parts = highlight(text, parseQuery(typed).terms, 'title');
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});

describe('facets', () => {
  it('count what the papers have in common', () => {
    const facets = facetsOf(LIBRARY.map((told) => digestOf(aPaper(told))));
    expect(facets).toMatchObject({
      total: 4,
      statuses: { 'to-read': 3, reading: 0, read: 1 },
      withCode: 1,
      tags: [{ value: 'Vision', count: 1 }],
      venues: [{ value: 'NeurIPS 2024', count: 1 }],
      years: [{ value: '2025' }, { value: '2024' }, { value: '2023' }, { value: '2022' }],
    });
    expect(facets.sites).toContainEqual({ value: 'google-scholar', count: 1 });
  });

  it('of tags do not mind case, nor hostile names', () => {
    const tags = ['GNN', 'gnn', '__proto__', 'constructor'].map((tag) => digestOf(aPaper({ tags: [tag] })));
    expect(facetsOf(tags).tags).toEqual([
      { value: 'GNN', count: 2 },
      { value: '__proto__', count: 1 },
      { value: 'constructor', count: 1 },
    ]);
  });
});

describe('the history', () => {
  it('counts what was saved and read in each month, and leaves no month out', () => {
    const january = new Date(2026, 0, 10).getTime();
    const march = new Date(2026, 2, 5).getTime();
    const papers = [
      aPaper({ savedAt: january, tags: ['gnn'] }),
      aPaper({ savedAt: january, tags: ['GNN'], status: 'read', edited: { status: march } }),
      aPaper({ savedAt: march, status: 'read' }),
    ];
    expect(historyOf(papers.map(digestOf), march)).toEqual({
      tags: ['gnn'],
      months: [
        { month: '2026-01', saved: 2, read: 0, tags: new Map([['gnn', 2]]) },
        { month: '2026-02', saved: 0, read: 0, tags: new Map([['gnn', 0]]) },
        { month: '2026-03', saved: 1, read: 1, tags: new Map([['gnn', 0]]) },
      ],
    });
  });

  it('of an empty library is empty', () => {
    expect(historyOf([])).toEqual({ tags: [], months: [] });
  });
});
