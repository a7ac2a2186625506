import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { findCode, findOnScreen } from '../../../entrypoints/background/find-code';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { answerId, errandFor, putDown } from '../../../lib/library/errands';
import { save } from '../../../lib/library/save';
import { OverlayMessage, OwnPageMessage } from '../../../lib/messages';
import type { Link } from '../../../lib/paper';
import { changeSettings } from '../../../lib/settings';
import { sites } from '../../../lib/sites/registry';
import { sources } from '../../../lib/sources/registry';
import { aSighting } from '../builders';

const ABOUT = { ids: ['arxiv:2505.23462'], title: 'Retrieval of Things' };
const LINK: Link = { kind: 'repository', url: 'https://github.com/us/ours', foundIn: 'text', theirs: true };

let db: LibraryDatabase;
let opened = 0;

beforeEach(() => {
  db = openLibrary(`find-code-${opened++}`);
  Object.assign(browser.permissions, { contains: async () => true });
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await db.delete();
});

const sought = async () => (await db.errands.toArray()).filter(({ why }) => why === 'code');

function siteNamed(id: string) {
  const site = sites.find((it) => it.id === id);
  if (!site) throw new Error('There is no such site.');
  return site;
}

/** The sources, as if one of them had answered meanwhile. */
async function answered(): Promise<void> {
  await db.answers.put({
    id: answerId('arxiv-html', 'arxiv:2505.23462'),
    source: 'arxiv-html',
    handle: 'arxiv:2505.23462',
    state: 'told',
    at: Date.now(),
    attempts: 0,
    notBefore: 0,
    links: [LINK],
  });
}

describe('looking for code', () => {
  it('waits for what the sources say, and tells why it is believed', async () => {
    const finish = () =>
      db.transaction('rw', [db.answers, db.errands], async () => {
        await answered();
        await db.errands.clear();
      });
    const found = findCode(db, [ABOUT]);
    await vi.waitFor(async () => expect(await sought()).toHaveLength(1));
    await finish();
    expect(await found).toEqual([{ candidates: [{ ...LINK, because: 'codeInText' }], state: 'done' }]);
  });

  it('knows a paper of the library by any of its identifiers, and what is known of it', async () => {
    const links: Link[] = [{ kind: 'repository', url: 'https://github.com/a/b', foundIn: 'abstract' }];
    await save(db, [aSighting({ ids: ['arxiv:2505.23462', 'doi:10.1000/x'], links })]);
    const [found] = await findCode(db, [{ ids: ['doi:10.1000/x'], title: 'Anything' }]);
    expect(found?.candidates).toEqual([{ ...links[0], because: 'codeInAbstract' }]);
  });

  it('waits no longer than until something is surely the code', async () => {
    setTimeout(() => void answered(), 100);
    const [found] = await findCode(db, [ABOUT]);
    expect(found).toMatchObject({ candidates: [{ url: LINK.url }], state: 'looking' });
    // An answer after all its patience would come too late.
  }, 7000);

  it('is refused with clear words when too much is being looked for', async () => {
    const many = Array.from({ length: 101 }, (_, n) => ({
      ids: [`arxiv:2505.${10_000 + n}`],
      title: 'A Title',
    }));
    await expect(findCode(db, many)).rejects.toThrow('Try again in a minute');
    expect(await sought()).toEqual([]);
  });

  it('is not refused because of what is on the screen', async () => {
    const many = Array.from({ length: 100 }, (_, n) =>
      errandFor('code', `arxiv:2505.${10_000 + n}`, Date.now(), { asked: true, only: ['huggingface'] }),
    );
    await putDown(db, many);
    vi.stubGlobal('navigator', { onLine: false });
    await findCode(db, [ABOUT]);
    expect(await sought()).toHaveLength(101);
  });

  it('tells at once that no source knows such a paper', async () => {
    const [found] = await findCode(db, [{ ids: ['cvf:CVPR2025/Lovelace_Things'], title: 'Things' }]);
    expect(found).toEqual({ candidates: [], state: 'nobody' });
  });

  it('tells at once that none of those that know it may be asked', async () => {
    await changeSettings({ sourcesOff: sources.map(({ id }) => id) });
    expect(await findCode(db, [ABOUT])).toEqual([{ candidates: [], state: 'nobody' }]);
  });

  it('tells at once that nobody can be asked while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    expect(await findCode(db, [ABOUT])).toEqual([{ candidates: [], state: 'unreachable' }]);
    expect(await sought()).toHaveLength(1);
  });

  it('that found nothing is done again where the reader asks for it anew', async () => {
    const looked = Date.now() - 1000;
    await db.answers.bulkPut(
      sources.map(({ id }) => ({
        id: answerId(id, 'arxiv:2505.23462'),
        source: id,
        handle: 'arxiv:2505.23462',
        state: 'unknown' as const,
        at: looked,
        attempts: 0,
        notBefore: 0,
      })),
    );
    const anew = findCode(db, [ABOUT], { anew: true });
    await vi.waitFor(async () => expect(await sought()).toHaveLength(1));
    const [errand] = await sought();
    expect(errand?.since).toBeGreaterThan(looked);
    await db.errands.clear();
    await anew;
  });

  it('a source that was given up is asked again, now that somebody waits for it', async () => {
    const id = answerId('arxiv', 'arxiv:2505.23462');
    await db.answers.put({
      id,
      source: 'arxiv',
      handle: 'arxiv:2505.23462',
      state: 'given-up',
      at: Date.now(),
      attempts: 0,
      notBefore: 0,
    });
    vi.stubGlobal('navigator', { onLine: false });
    expect(await findCode(db, [ABOUT])).toMatchObject([{ state: 'unreachable' }]);
    expect(await db.answers.get(id)).toBeUndefined();
  });
});

describe('for what is on the screen', () => {
  it('nothing is looked for unless the reader wants it', async () => {
    expect(await findOnScreen(db, [ABOUT], siteNamed('arxiv'))).toEqual([
      { candidates: [], state: 'nobody' },
    ]);
    expect(await sought()).toEqual([]);
  });

  it('nobody is asked but the site that the reader is on', async () => {
    await changeSettings({ findCodeOnScroll: true });
    const looking = findOnScreen(db, [ABOUT], siteNamed('arxiv'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await sought()).toMatchObject([{ only: ['arxiv'] }]);
    await db.errands.clear();
    await looking;
    await findOnScreen(db, [ABOUT], siteNamed('springer'));
    expect(await sought()).toEqual([]);
  });
});

describe('a message that asks for code', () => {
  const message = (entries: object[]) => ({ type: 'find-code', entries });

  it('may come from any overlay, but not about more than a screen holds', () => {
    expect(OverlayMessage.safeParse(message([ABOUT])).success).toBe(true);
    expect(OwnPageMessage.safeParse(message([ABOUT])).success).toBe(true);
    expect(OverlayMessage.safeParse(message(Array(51).fill(ABOUT))).success).toBe(false);
    expect(OverlayMessage.safeParse(message([])).success).toBe(false);
    expect(OverlayMessage.safeParse(message([{ ...ABOUT, ids: ['not an identifier'] }])).success).toBe(false);
  });

  it('that has papers completed may come from our own pages alone', () => {
    const complete = { type: 'complete-now', keys: ['arxiv:2505.23462'] };
    expect(OwnPageMessage.safeParse(complete).success).toBe(true);
    expect(OverlayMessage.safeParse(complete).success).toBe(false);
  });
});
