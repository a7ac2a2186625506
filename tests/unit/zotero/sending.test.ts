/** Sending to a stand-in for Zotero: never twice the same paper, and clear words for whatever stands in between. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { noteSent, notInZotero, sentToZotero, waitForZotero } from '../../../lib/library/zotero';
import type { Paper, Sighting } from '../../../lib/paper';
import { findZotero } from '../../../lib/zotero/connector';
import { lookUpInZotero } from '../../../lib/zotero/found';
import type { SendOptions } from '../../../lib/zotero/send';
import { sendPapers } from '../../../lib/zotero/send-all';
import { fetchFrom, standInForZotero, type ZoteroStandIn } from '../../fixtures/zotero';
import { aSighting } from '../builders';

let db: LibraryDatabase;
let zotero: ZoteroStandIn;
let count = 0;

beforeEach(() => {
  db = openLibrary(`zotero-${count++}`);
  zotero = standInForZotero();
  vi.stubGlobal('fetch', fetchFrom(zotero));
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await db.delete();
});

const OPTIONS: SendOptions = { target: '', tags: true, note: true, links: true, lookUp: false };

async function saved(...told: Partial<Sighting>[]): Promise<Paper[]> {
  for (const it of told) await save(db, [aSighting(it)]);
  return allPapers(db);
}

function send(papers: readonly Paper[], options: Partial<SendOptions> = {}, signal?: AbortSignal) {
  return sendPapers(
    db,
    papers.map(({ key }) => key),
    { ...OPTIONS, ...options },
    { signal: signal ?? new AbortController().signal, tellDone: () => {} },
  );
}

const titles = () => zotero.items.map(({ fields }) => fields['title']).toSorted();

describe('a paper', () => {
  it('arrives with the reader’s tags, its note and its links, in the collection that was chosen', async () => {
    const [paper] = await saved({ ids: ['arxiv:2505.23462'], title: 'Graph Kernels' });
    if (!paper) throw new Error('Nothing was saved.');
    await edit(db, [paper.key], { addTags: ['to cite', 'a, b'], note: 'Read *this*' });
    expect(await send([paper], { target: 'C24' })).toEqual({ sent: 1, already: 0 });
    expect(zotero.items).toMatchObject([
      {
        itemType: 'preprint',
        fields: { title: 'Graph Kernels', archiveID: 'arXiv:2505.23462' },
        notes: ['<p>Read *this*</p>'],
        links: [{ title: 'PDF', url: 'https://arxiv.org/pdf/2505.23462' }],
        tags: ['to cite', 'a, b'],
        target: 'C24',
      },
    ]);
  });

  it('goes to what is selected in Zotero where nothing was chosen', async () => {
    zotero.selected = 'C23';
    const papers = await saved({});
    await edit(db, [String(papers[0]?.key)], { addTags: ['x'] });
    await send(papers);
    expect(zotero.items).toMatchObject([{ target: 'C23', tags: ['x'] }]);
  });

  it('has its tags in Zotero 7 too, which takes them as one text', async () => {
    zotero.version = '7.0.32';
    const papers = await saved({});
    await edit(db, [String(papers[0]?.key)], { addTags: ['a, b', 'c'] });
    expect(await send(papers)).toEqual({ sent: 1, already: 0 });
    expect(zotero.items).toMatchObject([{ tags: ['a b', 'c'] }]);
  });
});

describe('the same paper', () => {
  it('is sent once, however often that is asked for', async () => {
    const papers = await saved({}, {});
    expect(await send(papers)).toEqual({ sent: 2, already: 0 });
    expect(await send(papers)).toEqual({ sent: 0, already: 2 });
    expect(zotero.items).toHaveLength(2);
  });

  it('is known after it was removed and saved again, by any of its numbers', async () => {
    const [paper] = await saved({ ids: ['arxiv:2505.23462', 'doi:10.1145/1.2'] });
    if (!paper) throw new Error('Nothing was saved.');
    await send([paper]);
    await remove(db, [paper.key]);
    await db.removed.clear();
    const again = await saved({ ids: ['doi:10.1145/1.2'] });
    expect(await send(again)).toEqual({ sent: 0, already: 1 });
  });

  it('is sent again only where the reader says so, and then under another session', async () => {
    const papers = await saved({});
    await send(papers);
    const before = await sentToZotero(db, papers[0] as Paper);
    expect(await send(papers, { again: true })).toEqual({ sent: 1, already: 0 });
    expect(zotero.items).toHaveLength(2);
    expect((await sentToZotero(db, papers[0] as Paper))?.session).not.toBe(before?.session);
  });

  it('that could not be sent again is known still to be there', async () => {
    const papers = await saved({});
    await send(papers);
    zotero.fails = true;
    expect(await send(papers, { again: true })).toMatchObject({ sent: 0, problem: { kind: 'refused' } });
    zotero.fails = false;
    expect(await send(papers)).toEqual({ sent: 0, already: 1 });
  });

  it.each(['before', 'after'] as const)(
    'arrives once where the connection breaks %s Zotero has saved it',
    async (drops) => {
      const papers = await saved({});
      zotero.drops = drops;
      expect(await send(papers)).toEqual({ sent: 1, already: 0 });
      expect(zotero.items).toHaveLength(1);
    },
  );

  it('is not sent again by itself where Zotero closed over it', async () => {
    const papers = await saved({});
    zotero.drops = 'after, and closes';
    expect(await send(papers)).toMatchObject({ sent: 0, problem: { kind: 'unsure' } });
    zotero.restart();
    expect(await send(papers)).toMatchObject({ sent: 0, problem: { kind: 'unsure' } });
    expect(zotero.items).toHaveLength(1);
    expect(await send(papers, { again: true })).toMatchObject({ sent: 1 });
  });

  it('that was on its way when the browser stopped us is asked about under its old session', async () => {
    const [paper] = await saved({});
    if (!paper) throw new Error('Nothing was saved.');
    zotero.drops = 'after';
    const order = { sessionID: 'mine', items: [{ itemType: 'preprint', title: paper.title }] };
    await fetch('http://127.0.0.1:23119/connector/saveItems', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Zotero-Connector-API-Version': '3' },
      body: JSON.stringify(order),
    }).catch(() => {});
    await noteSent(db, paper, 'sending', Date.now(), 'mine');
    expect(await send([paper])).toEqual({ sent: 1, already: 0 });
    expect(zotero.items).toHaveLength(1);
    await noteSent(db, paper, 'sending', Date.now() - 3_600_000, 'mine');
    expect(await send([paper])).toMatchObject({ sent: 0, problem: { kind: 'unsure' } });
    expect(zotero.items).toHaveLength(1);
  });
});

describe('what stands between', () => {
  const problem = (papers: readonly Paper[], options: Partial<SendOptions> = {}) =>
    send(papers, options).then(
      (done) => done.problem?.kind,
      (reason) => reason.kind,
    );

  it('is said: no Zotero, an old one, one that can be written to nowhere, a collection that is gone', async () => {
    const papers = await saved({});
    zotero.isRunning = false;
    expect(await problem(papers)).toBe('not-running');
    zotero.isRunning = true;
    zotero.apiVersion = 2;
    expect(await problem(papers)).toBe('too-old');
    zotero.apiVersion = 3;
    zotero.isReadOnly = true;
    expect(await problem(papers)).toBe('read-only');
    zotero.isReadOnly = false;
    expect(await problem(papers, { target: 'C99' })).toBe('collection-gone');
    Object.assign(fakeBrowser.permissions, { contains: async () => false });
    expect(await problem(papers)).toBe('not-allowed');
    expect(zotero.items).toEqual([]);
    expect(await notInZotero(db)).toEqual([]);
  });

  it('may be another program that listens there', async () => {
    vi.stubGlobal('fetch', async () => new Response('hello'));
    await expect(findZotero()).rejects.toMatchObject({ kind: 'not-running' });
  });

  it('may be that Zotero will not save a paper: the next are sent, and this one once it will', async () => {
    const papers = await saved({}, {});
    zotero.fails = true;
    expect(await send(papers)).toMatchObject({ sent: 0, problem: { kind: 'refused' } });
    expect(await notInZotero(db)).toHaveLength(2);
    zotero.fails = false;
    expect(await send(papers)).toEqual({ sent: 2, already: 0 });
  });

  it('ends the round where Zotero closes half way, with what was sent counted', async () => {
    const papers = await saved({}, {}, {});
    const answer = zotero.answer;
    zotero.answer = (asked) => {
      if (zotero.items.length === 2) zotero.isRunning = false;
      return answer(asked);
    };
    vi.stubGlobal('fetch', fetchFrom(zotero));
    const done = await send(papers);
    expect(done.problem).toBeDefined();
    expect(done.sent).toBeLessThan(3);
    expect(zotero.items).toHaveLength(2);
  });

  it('may be the reader, who cancels', async () => {
    const papers = await saved({}, {}, {});
    const abort = new AbortController();
    const sending = sendPapers(
      db,
      papers.map(({ key }) => key),
      OPTIONS,
      { signal: abort.signal, tellDone: () => abort.abort() },
    );
    expect(await sending).toEqual({ sent: 1, already: 0 });
    expect(zotero.items).toHaveLength(1);
  });
});

describe('what Zotero has already', () => {
  const has = (fields: Record<string, string>) =>
    zotero.items.push({
      itemType: 'preprint',
      fields,
      creators: [],
      notes: [],
      links: [],
      tags: [],
      target: 'L1',
    });

  it('is found by DOI and arXiv number, where the reader has let Zotero answer', async () => {
    has({ DOI: '10.48550/arXiv.2505.23462' });
    const arxiv = { ids: ['arxiv:2505.23462'] };
    expect(await lookUpInZotero(arxiv)).toBe('off');
    zotero.localApi = true;
    expect(await lookUpInZotero(arxiv)).toBe('there');
    expect(await lookUpInZotero({ ids: ['arxiv:2505.2346'] })).toBe('not-there');
    has({ DOI: '10.1145/1234.567' });
    expect(await lookUpInZotero({ ids: ['doi:10.1145/1234.567'] })).toBe('there');
    expect(await lookUpInZotero({ ids: ['doi:10.1145/1234'] })).toBe('not-there');
    zotero.isRunning = false;
    expect(await lookUpInZotero(arxiv)).toBe('unknown');
  });

  it('is not sent where the reader wants it to be asked', async () => {
    has({ url: 'https://arxiv.org/abs/2505.23462v2' });
    zotero.localApi = true;
    const papers = await saved({ ids: ['arxiv:2505.23462'] });
    expect(await send(papers, { lookUp: true })).toEqual({ sent: 0, already: 1 });
    expect(zotero.items).toHaveLength(1);
    expect(await sentToZotero(db, papers[0] as Paper)).toMatchObject({ state: 'there' });
  });
});

it('a paper that waits does so once, and not where it was sent', async () => {
  const papers = await saved({ title: 'One' }, { title: 'Two' });
  await send(papers.slice(0, 1));
  const keys = papers.map(({ key }) => key);
  await waitForZotero(db, keys, 5);
  await waitForZotero(db, keys, 6);
  expect(await notInZotero(db)).toMatchObject([{ state: 'waiting', at: 5 }]);
  await send(papers);
  expect(titles()).toEqual(['One', 'Two']);
});
