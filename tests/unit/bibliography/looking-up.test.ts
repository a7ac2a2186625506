import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBibFile } from '../../../lib/bibliography/bib-file';
import { standingOf } from '../../../lib/bibliography/publications';
import { readBibliography } from '../../../lib/bibliography/read-bibliography';
import { forgetWorks, lookUpWorks, silentAbout, worksLookedUp } from '../../../lib/library/bibliography';
import type { LibraryDatabase } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import { makeRunner } from '../../../lib/sources/runner';
import {
  arxivFeed,
  crossrefWork,
  openReviewNotes,
  type Recorded,
  semanticScholarRecord,
} from '../../fixtures/sources';
import { aSighting } from '../builders';
import { ATOM, aLibrary, json, NOTHING, Simulation } from '../sources/simulated';

const recorded: Recorded = {
  arxiv: '2505.23462',
  title: 'Retrieval of Things',
  authors: ['Ada Lovelace', 'Søren Kierkegaard'],
  published: '2025-05-29',
  publishedDoi: '10.1000/Things',
  reference: 'J. Things 12, 45 (2026)',
};
const appeared: Recorded = { ...recorded, doi: '10.1000/things', published: '2026-03-01' };

const BIB = `@misc{lovelace, title={Retrieval of Things}, author={Lovelace, Ada and others}, year=2025, eprint={2505.23462}, archiveprefix={arXiv}}`;

let simulation: Simulation;
let db: LibraryDatabase;

beforeEach(() => {
  simulation = new Simulation();
  db = aLibrary();
});

afterEach(async () => {
  await db.delete();
});

const worksIn = (text: string) => readBibliography(openBibFile(text)).works;

/** What is known of the works of a bibliography once they were looked up. */
async function lookedUp(text: string) {
  const works = worksIn(text).map(({ about }) => about);
  await lookUpWorks(db, works, simulation.now);
  await simulation.finish(db);
  return Promise.all(works.map((about) => standingOf(db, about)));
}

describe('a preprint of a bibliography that has appeared', () => {
  it('is known with all that its publication says, and by whom', async () => {
    simulation.answering({
      'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }),
      'api.crossref.org': () => json(crossrefWork(appeared)),
    });
    const [standing] = await lookedUp(BIB);
    expect(standing?.publications).toEqual([
      {
        id: 'doi:10.1000/things',
        says: ['arxiv', 'crossref'],
        words: 'Journal of Things',
        upgrade: {
          kind: 'journal',
          container: 'Journal of Things',
          volume: '12',
          number: '3',
          pages: '45-67',
          publisher: 'A Publishing House',
          date: '2026-03-01',
          doi: '10.1000/things',
          arxiv: '2505.23462',
        },
      },
    ]);
  });

  it('by a longer title is known by that, and by the same title in other letters not', async () => {
    const titled = async (title: string) => {
      simulation.answering({
        'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }),
        'api.crossref.org': () => json(crossrefWork({ ...appeared, title })),
      });
      const [standing] = await lookedUp(BIB);
      await db.answers.clear();
      return standing?.publications[0]?.upgrade.title;
    };
    const longer = `${recorded.title} and What Became of It`;
    expect(await titled(longer)).toBe(longer);
    expect(await titled(recorded.title.toUpperCase())).toBeUndefined();
  });

  it('leaves nothing in the library, and nothing to be asked later', async () => {
    simulation.answering({ 'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }) });
    await lookedUp(BIB);
    expect(await db.papers.count()).toBe(0);
    expect(await db.errands.count()).toBe(0);
  });

  it('changes nothing of a paper that is saved, and is not asked about what that paper knows', async () => {
    simulation.answering({
      'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }),
      'api.crossref.org': () => json(crossrefWork(appeared)),
    });
    await save(db, [aSighting({ ids: ['arxiv:2505.23462'], title: recorded.title })], simulation.now);
    await simulation.finish(db);
    const [before, asked] = [await db.papers.toArray(), simulation.asked.length];
    const [standing] = await lookedUp(BIB);
    expect(standing?.publications).toMatchObject([{ says: ['arxiv', 'crossref'], id: 'doi:10.1000/things' }]);
    expect(standing?.publications[0]?.upgrade.container).toBe('Journal of Things');
    expect(await db.papers.toArray()).toEqual(before);
    expect(simulation.asked).toHaveLength(asked);
  });

  it('is believed to be in a conference that says so itself', async () => {
    simulation.answering({
      'api2.openreview.net': () => json(openReviewNotes('xQUe1pOKPam', recorded)),
    });
    const [standing] = await lookedUp(
      '@misc{a, title={Retrieval of Things}, url={https://openreview.net/forum?id=xQUe1pOKPam}}',
    );
    expect(standing?.publications).toMatchObject([
      { says: ['openreview'], upgrade: { kind: 'proceedings', container: 'ICLR', date: '2025' } },
    ]);
  });

  it('in the ACL Anthology gets its DOI and pages from Crossref', async () => {
    simulation.answering({
      'api.semanticscholar.org': () =>
        json(JSON.stringify([semanticScholarRecord({ ...recorded, doi: '10.18653/v1/2026.acl-long.1' })])),
      'api.crossref.org': ({ url }) =>
        decodeURIComponent(url.pathname) === '/works/10.18653/v1/2026.acl-long.1'
          ? json(
              crossrefWork(
                {
                  ...appeared,
                  doi: '10.18653/v1/2026.acl-long.1',
                  journal: 'Proceedings of the 64th Annual Meeting',
                },
                { type: 'proceedings-article' },
              ),
            )
          : NOTHING,
    });
    const [standing] = await lookedUp(BIB);
    expect(standing?.publications).toMatchObject([
      {
        says: ['semantic-scholar', 'crossref'],
        upgrade: {
          container: 'Proceedings of the 64th Annual Meeting',
          pages: '45-67',
          doi: '10.18653/v1/2026.acl-long.1',
        },
      },
    ]);
  });

  it('by the DOI that stands in its own entry is known as well; nobody’s word but its own is no news', async () => {
    simulation.answering({ 'api.crossref.org': () => json(crossrefWork(appeared)) });
    const own = BIB.replace('year=2025', 'doi={10.1000/things}');
    const [standing] = await lookedUp(own);
    expect(standing?.publications).toMatchObject([
      { says: ['import', 'crossref'], upgrade: { container: 'Journal of Things', date: '2026-03-01' } },
    ]);
    simulation.answering({});
    const [other] = await lookedUp(own.replaceAll('things', 'nothing').replace('2505.23462', '2505.00001'));
    expect(other?.publications).toEqual([]);
  });

  it('that was retracted there is told to be', async () => {
    const notice = [{ type: 'retraction', DOI: '10.1000/r', updated: { 'date-parts': [[2026, 4, 2]] } }];
    simulation.answering({
      'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }),
      'api.crossref.org': () => json(crossrefWork(appeared, { 'updated-by': notice })),
    });
    const [standing] = await lookedUp(BIB);
    expect(standing?.retracted).toMatchObject([{ date: '2026-04-02' }]);
  });

  it('nobody knows when is not written with the year of its preprint', async () => {
    simulation.answering({
      'export.arxiv.org': () => ({
        headers: ATOM,
        body: arxivFeed([{ ...recorded, reference: 'Journal of Things' }]),
      }),
    });
    const [standing] = await lookedUp(BIB);
    expect(standing?.publications).toEqual([
      {
        id: 'doi:10.1000/things',
        says: ['arxiv'],
        words: 'Journal of Things',
        upgrade: { doi: '10.1000/things', arxiv: '2505.23462' },
      },
    ]);
  });

  it('of another paper than was asked about is not believed', async () => {
    simulation.answering({
      'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }),
      'api.crossref.org': () =>
        json(crossrefWork({ ...appeared, title: 'Something Else', authors: ['Bob By'] })),
    });
    const [standing] = await lookedUp(BIB);
    expect(standing?.publications[0]).toMatchObject({ says: ['arxiv'], upgrade: { doi: '10.1000/things' } });
    expect(standing?.publications[0]?.upgrade.container).not.toBe('Journal of Things');
  });
});

describe('a work of a bibliography', () => {
  it('that was retracted is known to be', async () => {
    const notice = [
      {
        type: 'retraction',
        source: 'publisher',
        DOI: '10.1000/r',
        updated: { 'date-parts': [[2026, 1, 2]] },
      },
    ];
    simulation.answering({
      'api.crossref.org': () => json(crossrefWork(appeared, { 'updated-by': notice })),
    });
    const [standing] = await lookedUp(
      '@article{a, title={Retrieval of Things}, author={Ada Lovelace}, journal={J. Things}, doi={10.1000/things}}',
    );
    expect(standing?.retracted).toMatchObject([{ source: 'crossref/publisher', date: '2026-01-02' }]);
  });

  it('names the sources that have not answered, and has what the others told', async () => {
    simulation.answering({
      'export.arxiv.org': () => ({ headers: ATOM, body: arxivFeed([recorded]) }),
      'api.crossref.org': () => ({ status: 500 }),
    });
    const [work] = worksIn(BIB);
    if (!work) throw new Error('There is an entry.');
    await lookUpWorks(db, [work.about], simulation.now);
    await simulation.until(makeRunner(db, simulation.world(), async () => simulation.rules).run(), 60_000);
    expect(await silentAbout(db, work.about)).toEqual(['crossref']);
    expect((await standingOf(db, work.about)).publications).toMatchObject([{ says: ['arxiv'] }]);
    expect([...(await worksLookedUp(db)).values()][0]).toBeGreaterThan(simulation.now - 60_000);
  });

  it('for which nobody waits any more is not asked about', async () => {
    const text = Array.from(
      { length: 20 },
      (_, n) => `@misc{k${n}, title={T${n}}, doi={10.1101/2020.01.01.${100000 + n}}}`,
    );
    const works = worksIn(text.join('\n')).map(({ about }) => about);
    await lookUpWorks(db, works, simulation.now);
    const runner = makeRunner(db, simulation.world(), async () => simulation.rules);
    const running = runner.run();
    await simulation.until(running, 4500);
    await forgetWorks(
      db,
      works.flatMap(({ ids }) => ids),
    );
    const asked = simulation.asked.length;
    await simulation.until(Promise.all([runner.run(), running]));
    expect(asked).toBeLessThan(10);
    expect(simulation.asked.length - asked).toBeLessThanOrEqual(1);
  });
});

describe('what of a bibliography can be looked up', () => {
  it('are preprints, and published works by their DOI', () => {
    const works = worksIn(`
      @misc{a, title={A}, eprint={2505.23462}}
      @article{b, title={B}, journal={arXiv preprint arXiv:2001.00001}, year={2020}}
      @article{c, title={C}, journal={bioRxiv}, doi={10.1101/2020.01.01.123456}}
      @inproceedings{d, title={D}, booktitle={NeurIPS}, eprint={2001.00002}}
      @article{e, title={E}, journal={Nature}, doi={10.1038/nature14539}}
      @book{f, title={F}, isbn={9780262033848}}
      @phdthesis{g, title={G}, eprint={2001.00003}}`);
    expect(works.map(({ key, isPreprint }) => [key, isPreprint])).toEqual([
      ['a', true],
      ['b', true],
      ['c', true],
      ['d', false],
      ['e', false],
      ['g', false],
    ]);
  });

  it('is no entry that is broken or doubtful; those are told with their lines', () => {
    const { works, problems } = readBibliography(
      openBibFile(
        '@misc{a,\n title={Never {closed}\n}\n@misc{b,\n title={B}\n eprint={2001.00001}}\n@misc{c, eprint={2001.00002}}',
      ),
    );
    expect(works.map(({ key }) => key)).toEqual(['c']);
    expect(problems.map(({ what, line, entry }) => [what, line, entry])).toEqual([
      ['notClosed', 2, 'a'],
      ['noComma', 6, 'b'],
    ]);
  });
});
