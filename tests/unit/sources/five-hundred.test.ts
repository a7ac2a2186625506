/** A library of five hundred papers is completed by slow and unreliable sources, while the background is killed. */
import { describe, expect, it } from 'vitest';
import { save } from '../../../lib/library/save';
import type { Sighting } from '../../../lib/paper';
import { sources } from '../../../lib/sources/registry';
import { makeRunner } from '../../../lib/sources/runner';
import {
  arxivFeed,
  crossrefWork,
  dataciteRecord,
  huggingFaceRecord,
  openAlexWork,
  openReviewNotes,
  type Recorded,
  semanticScholarRecord,
} from '../../fixtures/sources';
import { aSighting } from '../builders';
import { type Asked, ATOM, aLibrary, cutOff, HTML, JSON_TYPE, type Reply, Simulation } from './simulated';

const PAPERS = 500;
const KILLS = 20;

const KINDS = [
  'arxiv',
  'arxiv',
  'arxiv',
  'appeared',
  'doi',
  'doi',
  'archived',
  'openreview',
  'acl',
  'nowhere',
] as const;

interface Made {
  kind: (typeof KINDS)[number];
  id: string;
  recorded: Recorded;
}

function made(n: number): Made {
  const kind = KINDS[n % KINDS.length] ?? 'arxiv';
  const arxiv = `2505.${10_000 + n}`;
  const doi = kind === 'archived' ? `10.5281/zenodo.${10_000 + n}` : `10.1145/${10_000 + n}`;
  const recorded: Recorded = {
    title: `A Study of Thing Number ${n} and Its Neighbours`,
    authors: [`Ada Author${n}`, 'Ben Bylaw'],
    abstract: `We study thing ${n}.`,
    published: '2025-05-29',
  };
  switch (kind) {
    case 'arxiv':
      return { kind, id: `arxiv:${arxiv}`, recorded: { ...recorded, arxiv } };
    case 'appeared':
      return { kind, id: `arxiv:${arxiv}`, recorded: { ...recorded, arxiv, publishedDoi: doi, doi } };
    case 'openreview':
      return { kind, id: `openreview:forum${10_000 + n}`, recorded };
    case 'acl':
      return { kind, id: `acl:2024.acl-long.${n}`, recorded };
    default:
      return { kind, id: `doi:${doi}`, recorded: { ...recorded, doi } };
  }
}

const papers = Array.from({ length: PAPERS }, (_, n) => made(n));
const byName = new Map(
  papers.flatMap((it): [string, Made][] => [
    [it.id, it],
    ...(it.recorded.doi ? [[`doi:${it.recorded.doi}`, it] as [string, Made]] : []),
  ]),
);

/** The identifiers that a request is about. */
function namesIn({ url, body }: Asked): string[] {
  const path = decodeURIComponent(url.pathname);
  switch (url.host) {
    case 'export.arxiv.org':
      return (url.searchParams.get('id_list') ?? '').split(',').map((it) => `arxiv:${it}`);
    case 'api.semanticscholar.org':
      return (body as { ids: string[] }).ids.map((it) =>
        it.replace(/^[A-Z]+/, (prefix) => prefix.toLowerCase()),
      );
    case 'huggingface.co':
      return [`arxiv:${path.split('/').at(-1)}`];
    case 'api2.openreview.net':
      return [`openreview:${url.searchParams.get('id')}`];
    case 'api.openalex.org':
      return [path.replace('/works/', '').replace('doi:10.48550/arxiv.', 'arxiv:')];
    default:
      return [`doi:${path.replace(/^\/(?:works|dois)\//, '')}`];
  }
}

/** What each source knows. */
function answerTo(asked: Asked): Reply {
  const names = namesIn(asked);
  const known = names.map((it) => byName.get(it)).filter((it) => it !== undefined && it.kind !== 'nowhere');
  const [first] = known;
  const unknown: Reply = { status: 404, headers: JSON_TYPE, body: '{}' };
  const json = (body: string): Reply => ({ headers: JSON_TYPE, body });
  switch (asked.url.host) {
    case 'export.arxiv.org':
      return { headers: ATOM, body: arxivFeed(known.flatMap((it) => it?.recorded ?? [])) };
    case 'api.semanticscholar.org':
      return json(
        JSON.stringify(
          names.map((it) => {
            const paper = byName.get(it);
            return paper?.kind === 'acl'
              ? semanticScholarRecord(paper.recorded, { externalIds: { ACL: it.replace('acl:', '') } })
              : null;
          }),
        ),
      );
    case 'huggingface.co':
      return first
        ? json(
            huggingFaceRecord({ ...first.recorded, code: `https://github.com/lab/${first.recorded.arxiv}` }),
          )
        : unknown;
    case 'api2.openreview.net':
      return first ? json(openReviewNotes(first.id.replace('openreview:', ''), first.recorded)) : unknown;
    case 'api.crossref.org':
      return first ? json(crossrefWork({ ...first.recorded, abstract: '' })) : unknown;
    case 'api.datacite.org':
      return first?.kind === 'archived' ? json(dataciteRecord(first.recorded)) : unknown;
    case 'api.openalex.org':
      return first ? json(openAlexWork(first.recorded)) : unknown;
    default:
      return unknown;
  }
}

/** As a list shows them: without an abstract, without a day. */
function sightingOf({ id, recorded }: Made): Sighting {
  return aSighting({ ids: [id], title: recorded.title, published: '2025-05' });
}

describe('five hundred papers', () => {
  it('are all completed, nothing is asked twice, and no source too often, though the background is killed twenty times', async () => {
    const simulation = new Simulation();
    const replies = new Map<Asked, Reply>();
    const kills: number[] = [];
    simulation.network = (asked) => {
      const chance = simulation.random();
      const latency = 100 + Math.round(simulation.random() ** 4 * 25_000);
      const failure: Reply | undefined =
        chance < 0.02
          ? { status: 429, headers: { 'retry-after': '30' } }
          : chance < 0.04
            ? { status: 503 }
            : chance < 0.05
              ? { silent: true }
              : chance < 0.06
                ? { headers: HTML, body: '<html>Verifying your browser</html>' }
                : chance < 0.07
                  ? { headers: JSON_TYPE, body: '{"message":{"DOI":"10.1' }
                  : undefined;
      const reply = { latency, ...(failure ?? answerTo(asked)) };
      replies.set(asked, failure ? { ...reply, unreachable: true } : reply);
      return reply;
    };

    const name = 'five-hundred';
    let db = aLibrary(name);
    await save(db, papers.map(sightingOf), simulation.now);
    let world = simulation.world();
    let runner = makeRunner(db, world, async () => simulation.rules);
    while (kills.length < KILLS) {
      const lives = 2000 + simulation.random() * 40_000;
      if (await simulation.interrupted(runner.run(), lives, Math.floor(simulation.random() * 200))) {
        kills.push(simulation.now);
        world.end();
        cutOff(db);
        db = aLibrary(name);
        world = simulation.world();
        runner = makeRunner(db, world, async () => simulation.rules);
      } else simulation.now += 30_000;
    }
    await simulation.finish(db, 3);

    // None is lost.
    const saved = new Map((await db.papers.toArray()).map((it) => [it.key, it]));
    expect(saved.size).toBe(PAPERS);
    const incomplete = papers.filter(({ id, kind }) => kind !== 'nowhere' && !saved.get(id)?.abstract);
    expect(incomplete).toEqual([]);
    for (const { id, recorded } of papers) {
      const abstract = saved.get(id)?.abstract;
      if (abstract) expect(abstract).toBe(recorded.abstract);
    }
    const left = (await db.errands.toArray()).filter(({ why }) => why !== 'publication');
    expect(left).toEqual([]);

    // None is asked twice: but for what failed, and for what was on its way when the background was killed.
    const lastAsked = new Map<string, Asked>();
    let repeated = 0;
    for (const asked of simulation.asked) {
      for (const handle of namesIn(asked)) {
        const question = `${asked.url.host} ${handle}`;
        const before = lastAsked.get(question);
        if (before) {
          const failed = replies.get(before)?.unreachable === true;
          const wasKilled = kills.some((at) => at >= before.at && at <= (before.until ?? asked.at));
          expect([question, failed || wasKilled]).toEqual([question, true]);
          repeated++;
        }
        lastAsked.set(question, asked);
      }
    }

    // Limits are kept: the time between two requests, and one at a time at each host.
    for (const source of sources) {
      const all = simulation.asked.filter(({ url }) => url.host === source.host);
      const gaps = all.slice(1).map(({ at }, index) => at - (all[index]?.at ?? 0));
      if (gaps.length) expect([source.id, Math.min(...gaps) >= source.spacing]).toEqual([source.id, true]);
      const together = all.filter(({ at }, index) => {
        const before = all[index - 1];
        const ended = before?.until ?? kills.find((kill) => before && kill >= before.at) ?? 0;
        return before && at < ended && !kills.some((kill) => kill >= before.at && kill <= at);
      });
      expect(together).toEqual([]);
    }
    expect(kills).toHaveLength(KILLS);
    const minutes = Math.round(
      (Math.max(...simulation.asked.map(({ at }) => at)) - (simulation.asked[0]?.at ?? 0)) / 60_000,
    );
    console.info(
      `${PAPERS} papers: ${simulation.asked.length} requests in ${minutes} simulated minutes, ${repeated} repeated after failures and kills`,
    );
    await db.delete();
  }, 240_000);
});
