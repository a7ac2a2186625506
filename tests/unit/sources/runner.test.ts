import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citationKeys } from '../../../lib/citation/citation-key';
import { referenceOf } from '../../../lib/citation/reference';
import { chooseValue } from '../../../lib/library/choose';
import type { LibraryDatabase } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { errandFor, MONTH, putDown, WEEK } from '../../../lib/library/errands';
import { openOffers } from '../../../lib/library/evidence';
import { askByName } from '../../../lib/library/look-after';
import { acceptPublication, declinePublication } from '../../../lib/library/publications';
import { remove, restore } from '../../../lib/library/remove';
import { save, tell } from '../../../lib/library/save';
import type { Paper, Sighting } from '../../../lib/paper';
import { answersTo } from '../../../lib/sources/jobs';
import { candidates } from '../../../lib/sources/plan';
import { makeRunner } from '../../../lib/sources/runner';
import { STATUSES } from '../../../lib/statuses';
import {
  arxivFeed,
  arxivText,
  crossrefWork,
  dblpHits,
  gitHubRepository,
  gitHubSearch,
  huggingFaceRecord,
  type Recorded,
  semanticScholarRecord,
} from '../../fixtures/sources';
import { aSighting } from '../builders';
import { ATOM, aLibrary, HTML, json, NOTHING, type Reply, Simulation } from './simulated';

const recorded: Recorded = {
  arxiv: '2505.23462',
  title: 'Retrieval of Things',
  authors: ['Ada Lovelace', 'Søren Kierkegaard'],
  abstract: 'We retrieve things.',
  published: '2025-05-29',
};

/** As a list tells it: no abstract, no day. */
const listed = (told: Partial<Sighting> = {}) =>
  aSighting({ ids: ['arxiv:2505.23462'], title: recorded.title, published: '2025-05', ...told });

const feed = (...papers: Recorded[]): Reply => ({ headers: ATOM, body: arxivFeed(papers) });

let simulation: Simulation;
let db: LibraryDatabase;

beforeEach(() => {
  simulation = new Simulation();
  db = aLibrary();
});

afterEach(async () => {
  await db.delete();
});

const askedOf = (host: string) => simulation.asked.filter(({ url }) => url.host === host);
const only = async (): Promise<Paper | undefined> => (await db.papers.toArray())[0];

describe('a paper that was saved from a list', () => {
  it('is complete a moment later, and says where each field came from', async () => {
    simulation.answering({ 'export.arxiv.org': () => feed(recorded) });
    await save(db, [listed({ authors: [{ name: 'Ada Lovelace' }], authorsCut: true })], simulation.now);
    await simulation.finish(db);
    expect(await only()).toMatchObject({
      abstract: 'We retrieve things.',
      published: '2025-05-29',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Søren Kierkegaard' }],
      from: { abstract: 'arxiv/api', title: expect.stringMatching(/^arxiv/) },
      status: 'to-read',
    });
    expect(await db.digests.get('arxiv:2505.23462')).toMatchObject({ sites: ['arxiv'], hasAbstract: true });
  });

  it('is not asked about again, whatever happens to it', async () => {
    simulation.answering({ 'export.arxiv.org': () => feed(recorded) });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    const asked = simulation.asked.length;
    await save(db, [listed()], simulation.now);
    const removal = await remove(db, ['arxiv:2505.23462'], simulation.now);
    await restore(db, removal);
    await simulation.finish(db);
    expect(simulation.asked).toHaveLength(asked);
  });

  it('has the code that Hugging Face knows', async () => {
    simulation.answering({
      'export.arxiv.org': () => feed(recorded),
      'huggingface.co': () => json(huggingFaceRecord({ ...recorded, code: 'https://github.com/lab/things' })),
    });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    expect((await only())?.links[0]).toMatchObject({ url: 'https://github.com/lab/things', stars: 131 });
  });

  it('of which its own page told everything is not asked about at arXiv', async () => {
    const told = { authors: [{ name: 'Ada Lovelace' }], abstract: 'All of it.', published: '2025-05-29' };
    await save(db, [listed({ source: 'arxiv/paper', ...told })], simulation.now);
    simulation.rules = { ...simulation.rules, allowed: ['arxiv'] };
    await simulation.until(makeRunner(db, simulation.world(), async () => simulation.rules).run(), 2000);
    // Only whether it appeared is asked there.
    expect(await db.errands.get('complete arxiv:2505.23462')).toBeUndefined();
  });

  it('keeps what the reader wrote while it is completed', async () => {
    simulation.answering({ 'export.arxiv.org': () => feed(recorded) });
    await save(db, [listed()], simulation.now);
    await edit(db, ['arxiv:2505.23462'], { note: 'mine', addTags: ['own'], status: 'reading' });
    await simulation.finish(db);
    expect(await only()).toMatchObject({
      note: 'mine',
      tags: ['own'],
      status: 'reading',
      abstract: 'We retrieve things.',
    });
  });
});

describe('a paper with a DOI', () => {
  const published: Recorded = { ...recorded, doi: '10.1145/3580305.3599263', journal: 'Journal of Things' };
  const seen = () => listed({ ids: ['doi:10.1145/3580305.3599263'], source: 'atypon/listing' });

  it('is cited with venue, volume and pages, and asked about nowhere else', async () => {
    simulation.answering({ 'api.crossref.org': () => json(crossrefWork(published)) });
    await save(db, [seen()], simulation.now);
    await simulation.finish(db);
    const paper = await only();
    expect(paper && referenceOf(paper)).toMatchObject({
      kind: 'journal',
      publication: {
        container: 'Journal of Things',
        volume: '12',
        number: '3',
        pages: '45-67',
        year: '2025',
      },
    });
    expect(askedOf('api.openalex.org')).toEqual([]);
  });

  it('is asked about with the reader’s e-mail address, where they gave one, and at nobody else who does not ask for it', async () => {
    simulation.rules = { ...simulation.rules, mailto: 'ada@example.org' };
    await save(db, [seen()], simulation.now);
    await simulation.finish(db);
    const [first] = askedOf('api.crossref.org');
    expect(first?.url.searchParams.get('mailto')).toBe('ada@example.org');
    const others = simulation.asked.filter(({ url }) => url.host !== 'api.crossref.org');
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ url }) => url.href.includes('example.org'))).toEqual([]);
  });

  it('that Crossref does not know is asked about at DataCite, then where abstracts are', async () => {
    await save(db, [seen()], simulation.now);
    await simulation.finish(db);
    expect(simulation.asked.map(({ url }) => url.host)).toEqual([
      'api.crossref.org',
      'api.datacite.org',
      'api.openalex.org',
      'api.semanticscholar.org',
    ]);
  });

  it('that was retracted says so, by whom and since when', async () => {
    const update = {
      DOI: '10.1145/notice',
      type: 'retraction',
      source: 'retraction-watch',
      updated: { 'date-parts': [[2026, 1, 2]] },
    };
    simulation.answering({
      'api.crossref.org': () => json(crossrefWork(published, { 'updated-by': [update] })),
    });
    await save(db, [seen()], simulation.now);
    await simulation.finish(db);
    expect((await only())?.retracted).toEqual([
      {
        source: 'crossref/retraction-watch',
        at: expect.any(Number),
        date: '2026-01-02',
        notice: 'https://doi.org/10.1145/notice',
      },
    ]);
  });

  it('is not mixed up with another paper that the source gives instead', async () => {
    const other = {
      ...published,
      title: 'Deep Residual Learning',
      authors: ['Kaiming He'],
      doi: '10.1109/cvpr.2016.90',
    };
    simulation.answering({ 'api.crossref.org': () => json(crossrefWork(other)) });
    await save(db, [seen()], simulation.now);
    const before = await only();
    await simulation.finish(db);
    expect(await only()).toEqual(before);
    expect(await db.answers.get('doi:10.1145/3580305.3599263 crossref')).toMatchObject({ state: 'other' });
  });
});

describe('a source that fails', () => {
  it.each<[string, Reply]>([
    ['says that it was asked too often', { status: 429, headers: { 'retry-after': '300' } }],
    ['breaks', { status: 500 }],
    ['checks the browser', { headers: HTML, body: '<html>Verifying your browser</html>' }],
    ['gives half of its answer', { headers: ATOM, body: arxivFeed([recorded]).slice(0, 800) }],
    ['says nothing', { silent: true }],
    [
      'sends us elsewhere',
      { from: 'https://login.example.com/', headers: ATOM, body: arxivFeed([recorded]) },
    ],
    ['sends us round in circles', { unreachable: true }],
    ['sends 50 MB', { headers: { ...ATOM, 'content-length': '50000000' } }],
  ])('and %s is asked again later, and then completes the paper', async (_, failure) => {
    let failures = 3;
    simulation.answering({ 'export.arxiv.org': () => (failures-- > 0 ? failure : feed(recorded)) });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    expect(await only()).toMatchObject({ abstract: 'We retrieve things.' });
    const times = askedOf('export.arxiv.org').map(({ at }) => at);
    expect(times).toHaveLength(4);
    const [first = 0, second = 0, third = 0, fourth = 0] = times;
    expect(fourth - third).toBeGreaterThanOrEqual(third - second);
    expect(second - first).toBeGreaterThan(failure.status === 429 ? 299_999 : 10_000);
  });

  it('for ever is left alone in the end, and others are asked meanwhile', async () => {
    simulation.answering({
      'export.arxiv.org': () => ({ status: 500 }),
      'api.semanticscholar.org': () => json(JSON.stringify([semanticScholarRecord(recorded)])),
    });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db, 7);
    expect(await only()).toMatchObject({
      abstract: 'We retrieve things.',
      from: { abstract: 'semantic-scholar/api' },
    });
    expect(askedOf('export.arxiv.org').length).toBeLessThan(20);
    expect(await db.errands.get('complete arxiv:2505.23462')).toBeUndefined();
  });

  it('on one paper of many has no other paper wait for it', async () => {
    const papers = ['2505.00001', '2505.00002', '2505.00003'].map((arxiv, index) => ({
      ...recorded,
      arxiv,
      title: `Thing Number ${index}`,
    }));
    simulation.answering({
      'export.arxiv.org': ({ url }) => {
        const ids = url.searchParams.get('id_list')?.split(',') ?? [];
        if (ids.includes('2505.00002')) return { status: 500 };
        return feed(...papers.filter(({ arxiv }) => ids.includes(arxiv)));
      },
    });
    await save(
      db,
      papers.map(({ arxiv, title }) => listed({ ids: [`arxiv:${arxiv}`], title })),
      simulation.now,
    );
    await simulation.finish(db);
    const complete = (await db.papers.toArray()).filter(({ abstract }) => abstract).map(({ key }) => key);
    expect(complete).toEqual(['arxiv:2505.00001', 'arxiv:2505.00003']);
  });

  it('without a network is not blamed: all is asked once there is one', async () => {
    simulation.answering({ 'export.arxiv.org': () => feed(recorded) });
    simulation.isOnline = false;
    await save(db, [listed()], simulation.now);
    const runner = makeRunner(db, simulation.world(), async () => simulation.rules);
    expect(await simulation.until(runner.run())).toBe(simulation.now + 60_000);
    expect(simulation.asked).toEqual([]);
    simulation.isOnline = true;
    await simulation.until(runner.run());
    expect(await only()).toMatchObject({ abstract: 'We retrieve things.' });
  });
});

describe('what the reader turned off', () => {
  it('is not asked', async () => {
    simulation.rules = { ...simulation.rules, allowed: ['huggingface'] };
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    expect(new Set(simulation.asked.map(({ url }) => url.host))).toEqual(new Set(['huggingface.co']));
  });

  it('while papers are being completed is not asked from then on', async () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      listed({ ids: [`arxiv:2505.${10_000 + n}`], title: `Thing ${n}` }),
    );
    await save(db, many, simulation.now);
    const runner = makeRunner(db, simulation.world(), async () => simulation.rules);
    await simulation.until(runner.run(), 10_000);
    const asked = simulation.asked.length;
    simulation.rules = { allowed: [], byName: [], completeUnasked: true };
    await simulation.until(runner.run());
    expect(asked).toBeGreaterThan(3);
    expect(simulation.asked.length - asked).toBeLessThanOrEqual(1);
  });

  it('as a whole leaves no errand behind, but for what the reader asks for', async () => {
    simulation.rules = { ...simulation.rules, completeUnasked: false };
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    expect(simulation.asked).toEqual([]);
    expect(await db.errands.count()).toBe(0);
    simulation.answering({ 'export.arxiv.org': () => feed(recorded) });
    await putDown(db, [errandFor('complete', 'arxiv:2505.23462', simulation.now, { asked: true })]);
    await simulation.finish(db);
    expect(await only()).toMatchObject({ abstract: 'We retrieve things.' });
  });
});

describe('a preprint that has appeared', () => {
  const appeared = {
    ...recorded,
    publishedDoi: '10.1145/3580305.3599263',
    reference: 'J. Things 12 (2025) 45-67',
  };
  const publication: Recorded = {
    ...recorded,
    doi: '10.1145/3580305.3599263',
    journal: 'Journal of Things',
    published: '2025-11-03',
  };

  beforeEach(async () => {
    simulation.answering({
      'export.arxiv.org': () => feed(appeared),
      'api.crossref.org': () => json(crossrefWork(publication)),
    });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
  });

  it('is offered as published, with all evidence, and is a preprint until the reader agrees', async () => {
    const paper = await only();
    expect(paper && openOffers(paper)).toEqual([
      {
        id: 'doi:10.1145/3580305.3599263',
        evidence: [
          expect.objectContaining({ source: 'arxiv', venue: 'J. Things 12 (2025) 45-67' }),
          expect.objectContaining({ source: 'crossref', venue: 'Journal of Things', venueType: 'journal' }),
        ],
      },
    ]);
    expect(paper && referenceOf(paper).kind).toBe('preprint');
    expect(paper?.ids).toEqual(['arxiv:2505.23462']);
  });

  it('goes by both identifiers and is cited as published once it is accepted, without a further request', async () => {
    const paper = await only();
    const [offer] = paper ? openOffers(paper) : [];
    const asked = askedOf('api.crossref.org').length;
    if (offer) await acceptPublication(db, 'arxiv:2505.23462', offer, simulation.now);
    const now = await only();
    expect(now?.ids).toEqual(['arxiv:2505.23462', 'doi:10.1145/3580305.3599263']);
    expect(now && openOffers(now)).toEqual([]);
    expect(now && referenceOf(now)).toMatchObject({
      kind: 'journal',
      publication: { container: 'Journal of Things', volume: '12', pages: '45-67', year: '2025' },
      eprint: '2505.23462',
      doi: '10.1145/3580305.3599263',
    });
    await simulation.finish(db);
    expect(askedOf('api.crossref.org')).toHaveLength(asked);
  });

  describe('by another title', () => {
    const renamed = {
      ...publication,
      title: 'Finding What Was Lost',
      authors: [...recorded.authors, 'Mary Shelley'],
    };
    const accepted = async () => {
      const [offer] = openOffers((await only()) ?? { ids: [] });
      if (offer) await acceptPublication(db, 'arxiv:2505.23462', offer, simulation.now);
      await simulation.finish(db);
    };

    beforeEach(async () => {
      await db.delete();
      db = aLibrary();
      simulation.answering({
        'export.arxiv.org': () => feed(appeared),
        'api.crossref.org': () => json(crossrefWork(renamed)),
      });
      await save(db, [listed()], simulation.now);
      await simulation.finish(db);
    });

    it('is cited by that, once it is accepted, and keeps the preprint’s and the key that it is cited by', async () => {
      const before = citationKeys(await db.papers.toArray());
      expect((await only())?.title).toBe(recorded.title);
      await accepted();
      expect(await only()).toMatchObject({
        title: 'Finding What Was Lost',
        authors: renamed.authors.map((name) => expect.objectContaining({ name })),
        venue: 'Journal of Things',
        others: expect.arrayContaining([
          { field: 'title', source: expect.stringMatching(/^arxiv/), value: recorded.title },
        ]),
      });
      expect(citationKeys(await db.papers.toArray())).toEqual(before);
    });

    it('stays so when arXiv tells of it again, unless the reader chose the preprint’s', async () => {
      await accepted();
      await tell(db, [listed({ source: 'arxiv/paper' })], simulation.now + 1);
      expect((await only())?.title).toBe('Finding What Was Lost');
      const choice = { field: 'title', source: 'arxiv/api', value: recorded.title } as const;
      await chooseValue(db, (await only())?.key ?? '', choice, simulation.now + 2);
      await tell(db, [listed({ source: 'arxiv/paper' })], simulation.now + 3);
      expect((await only())?.title).toBe(recorded.title);
    });
  });

  it('becomes one with the publication, where that was saved as well, and keeps what was written on both', async () => {
    await save(
      db,
      [listed({ ids: ['doi:10.1145/3580305.3599263'], source: 'atypon/paper' })],
      simulation.now,
    );
    await edit(db, ['doi:10.1145/3580305.3599263'], { note: 'on the article' });
    const [offer] = openOffers((await db.papers.get('arxiv:2505.23462')) ?? { ids: [] });
    const { key } = (offer && (await acceptPublication(db, 'arxiv:2505.23462', offer, simulation.now))) ?? {};
    expect(await db.papers.toArray()).toMatchObject([{ key, note: 'on the article' }]);
  });

  it('is not offered again once the reader declined', async () => {
    const paper = await only();
    const [offer] = paper ? openOffers(paper) : [];
    if (offer) await declinePublication(db, 'arxiv:2505.23462', offer);
    await simulation.finish(db, 65);
    const now = await only();
    expect(now && openOffers(now)).toEqual([]);
    expect(now && referenceOf(now).kind).toBe('preprint');
  });

  it('as another paper is not offered with that one’s details', async () => {
    await db.delete();
    db = aLibrary();
    simulation.answering({
      'export.arxiv.org': () => feed(appeared),
      'api.crossref.org': () =>
        json(crossrefWork({ ...publication, title: 'Deep Residual Learning', authors: ['Kaiming He'] })),
    });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    const paper = await only();
    expect(
      paper && openOffers(paper).flatMap(({ evidence }) => evidence.map(({ source }) => source)),
    ).toEqual(['arxiv']);
  });

  it.each(STATUSES)(
    'is found to have appeared a month later, if it had not when it was saved: %s',
    async (status) => {
      await db.delete();
      db = aLibrary();
      let published = false;
      simulation.answering({ 'export.arxiv.org': () => feed(published ? appeared : recorded) });
      await save(db, [listed()], simulation.now);
      await edit(db, ['arxiv:2505.23462'], { status });
      await simulation.finish(db);
      const asked = askedOf('export.arxiv.org').length;
      await simulation.finish(db, 20);
      expect(askedOf('export.arxiv.org')).toHaveLength(asked);
      published = true;
      simulation.now += MONTH;
      await simulation.finish(db);
      expect(openOffers((await only()) ?? { ids: [] })).toHaveLength(1);
    },
  );

  describe('of which only DBLP knows', () => {
    const hit = {
      title: `${recorded.title}.`,
      authors: recorded.authors,
      ...{
        key: 'conf/iclr/LovelaceK26',
        venue: 'ICLR',
        year: '2026',
        type: 'Conference and Workshop Papers',
      },
    };

    beforeEach(async () => {
      await db.delete();
      db = aLibrary();
      simulation.asked = [];
      simulation.answering({
        'export.arxiv.org': () => feed(recorded),
        'dblp.org': () => json(dblpHits([hit])),
      });
      await save(db, [listed()], simulation.now);
      await simulation.finish(db);
    });

    it('is offered as published once the reader asks DBLP, which is sent no title before', async () => {
      expect(askedOf('dblp.org')).toEqual([]);
      const { key = '' } = (await only()) ?? {};
      await askByName(db, key, 'dblp', simulation.now);
      await simulation.finish(db);
      expect(askedOf('dblp.org')).toHaveLength(1);
      expect(openOffers((await only()) ?? { ids: [] })).toMatchObject([
        { id: 'dblp:conf/iclr/LovelaceK26', evidence: [{ source: 'dblp', venue: 'ICLR' }] },
      ]);
      // Nothing but the monthly look is left.
      expect((await db.errands.toArray()).map(({ id }) => id)).toEqual([`publication ${key}`]);
    });

    it('is found within a month where DBLP is turned on', async () => {
      simulation.rules = { ...simulation.rules, allowed: [...simulation.rules.allowed, 'dblp'] };
      simulation.now += MONTH;
      await simulation.finish(db);
      expect(openOffers((await only()) ?? { ids: [] })).toHaveLength(1);
    });
  });

  it('is not looked for by itself where the reader does not want papers completed unasked', async () => {
    const asked = simulation.asked.length;
    simulation.rules = { ...simulation.rules, completeUnasked: false };
    simulation.now += 2 * MONTH;
    await simulation.finish(db, 70);
    expect(simulation.asked).toHaveLength(asked);
  });
});

describe('looking for code', () => {
  const KEY = 'arxiv:2505.23462';
  const about = { ids: [KEY], title: recorded.title, authors: [{ name: 'Ada Lovelace' }] };
  const look = async () => {
    await putDown(db, [errandFor('code', KEY, simulation.now, { about, asked: true })]);
    await simulation.finish(db);
    return candidates(about, await answersTo(db, about));
  };

  it('asks one source after the other until one answers well, then what the repository is like', async () => {
    const ours = 'https://github.com/us/ours';
    simulation.answering({
      'export.arxiv.org': () => feed(recorded),
      'arxiv.org': () => ({
        headers: HTML,
        body: arxivText({ title: recorded.title, body: `<p>Our code is available at ${ours}.</p>` }),
      }),
      'api.github.com': () =>
        json(JSON.stringify(gitHubRepository({ name: 'us/ours', stars: 42, archived: true }))),
    });
    expect(await look()).toEqual([
      {
        kind: 'repository',
        url: ours,
        foundIn: 'text',
        theirs: true,
        stars: 42,
        language: 'Python',
        licence: 'MIT',
        pushed: '2026-10-01',
        archived: true,
      },
    ]);
    expect(simulation.asked.map(({ url }) => url.host)).toEqual([
      'huggingface.co',
      'export.arxiv.org',
      'arxiv.org',
      'api.github.com',
    ]);
  });

  it('does not wait for hundreds of papers that are being completed', async () => {
    const dois = Array.from({ length: 320 }, (_, n) => `doi:10.1000/paper-${n}`);
    await save(
      db,
      dois.map((id, n) => aSighting({ ids: [id], title: `Paper ${n}` })),
      simulation.now,
    );
    simulation.answering({ 'api.crossref.org': () => NOTHING, 'huggingface.co': () => NOTHING });
    const runner = makeRunner(db, simulation.world(), async () => simulation.rules);
    await simulation.until(runner.run(), 5000);
    const pressed = simulation.now;
    await putDown(db, [errandFor('code', KEY, pressed, { about, asked: true, dueAt: 0 })]);
    await simulation.until(runner.run(), 10_000);
    expect(askedOf('huggingface.co')[0]?.at).toBeLessThan(pressed + 10_000);
  });

  it('goes on to the last source where none answers well, and offers what mentions the paper', async () => {
    simulation.answering({
      'export.arxiv.org': () => feed(recorded),
      'api.github.com': ({ url }) =>
        url.pathname.startsWith('/search')
          ? json(gitHubSearch([{ name: 'some/body' }, { name: 'else/where' }]))
          : NOTHING,
    });
    expect((await look()).map(({ url, foundIn }) => [url, foundIn])).toEqual([
      ['https://github.com/some/body', 'mention'],
      ['https://github.com/else/where', 'mention'],
    ]);
    expect(simulation.asked.map(({ url }) => url.host)).toContain('archive.softwareheritage.org');
  });

  it('that found nothing is remembered for a week, and not asked again before', async () => {
    expect(await look()).toEqual([]);
    const asked = simulation.asked.length;
    simulation.now += WEEK - 10 * 60_000;
    expect(await look()).toEqual([]);
    expect(simulation.asked).toHaveLength(asked);
    simulation.now += 10 * 60_000;
    await look();
    expect(simulation.asked.length).toBeGreaterThan(asked);
  });

  it('of a paper that is saved later leaves nothing to be asked again', async () => {
    simulation.answering({ 'export.arxiv.org': () => feed(recorded) });
    await look();
    const asked = askedOf('export.arxiv.org').length;
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    expect(await only()).toMatchObject({ abstract: 'We retrieve things.' });
    expect(askedOf('export.arxiv.org')).toHaveLength(asked);
  });

  it('of a saved paper opens what is surely its own from then on, and nothing that only mentions it', async () => {
    simulation.answering({
      'api.github.com': ({ url }) =>
        url.pathname.startsWith('/search')
          ? json(
              gitHubSearch([
                { name: 'some/body' },
                { name: 'lab/code', description: 'Code of “Retrieval of Things”' },
              ]),
            )
          : NOTHING,
    });
    await save(db, [listed()], simulation.now);
    await look();
    expect((await only())?.links.filter(({ kind }) => kind === 'repository').map(({ url }) => url)).toEqual([
      'https://github.com/lab/code',
    ]);
  });

  it('asks only where it may, for what is on the screen', async () => {
    await putDown(db, [errandFor('code', KEY, simulation.now, { about, asked: true, only: ['arxiv'] })]);
    await simulation.finish(db);
    expect(simulation.asked.map(({ url }) => url.host)).toEqual(['export.arxiv.org']);
  });
});

describe('asked anew', () => {
  it('a source is asked by the tag of its last answer, and what has not changed stays', async () => {
    simulation.answering({
      'export.arxiv.org': ({ headers }) =>
        headers['if-none-match'] === '"1"'
          ? { status: 304 }
          : { ...feed(recorded), headers: { ...ATOM, etag: '"1"' } },
    });
    await save(db, [listed()], simulation.now);
    await simulation.finish(db);
    const before = await only();
    simulation.now += 1000;
    await putDown(db, [
      errandFor('complete', 'arxiv:2505.23462', simulation.now, { asked: true, since: simulation.now }),
    ]);
    await simulation.finish(db);
    expect(askedOf('export.arxiv.org').map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"1"',
    ]);
    expect(await only()).toEqual(before);
  });
});
