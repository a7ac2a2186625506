import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCode, findOnScreen } from '../../../entrypoints/background/find-code';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { answerId } from '../../../lib/library/errands';
import { save } from '../../../lib/library/save';
import { OverlayMessage, OwnPageMessage } from '../../../lib/messages';
import type { Link } from '../../../lib/paper';
import { changeSettings } from '../../../lib/settings';
import { sites } from '../../../lib/sites/registry';
import { aSighting } from '../builders';

const ABOUT = { ids: ['arxiv:2505.23462'], title: 'Retrieval of Things' };
const LINK: Link = { kind: 'repository', url: 'https://github.com/us/ours', foundIn: 'text', theirs: true };

let db: LibraryDatabase;
let opened = 0;

beforeEach(() => {
  db = openLibrary(`find-code-${opened++}`);
});

afterEach(() => db.delete());

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
    setTimeout(() => void answered().then(() => db.errands.clear()), 100);
    expect(await findCode(db, [ABOUT])).toEqual([
      { candidates: [{ ...LINK, because: 'in the text' }], looking: false },
    ]);
  });

  it('knows a paper of the library by any of its identifiers, and what is known of it', async () => {
    const links: Link[] = [{ kind: 'repository', url: 'https://github.com/a/b', foundIn: 'abstract' }];
    await save(db, [aSighting({ ids: ['arxiv:2505.23462', 'doi:10.1000/x'], links })]);
    const [found] = await findCode(db, [{ ids: ['doi:10.1000/x'], title: 'Anything' }]);
    expect(found?.candidates).toEqual([{ ...links[0], because: 'in the abstract' }]);
  });

  it('waits no longer than until something is surely the code', async () => {
    setTimeout(() => void answered(), 100);
    const [found] = await findCode(db, [ABOUT]);
    expect(found).toMatchObject({ candidates: [{ url: LINK.url }], looking: true });
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
});

describe('for what is on the screen', () => {
  it('nothing is looked for unless the reader wants it', async () => {
    expect(await findOnScreen(db, [ABOUT], siteNamed('arxiv'))).toEqual([{ candidates: [], looking: false }]);
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
