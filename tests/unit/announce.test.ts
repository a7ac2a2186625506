import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announceChanges } from '../../lib/announce';
import { openLibrary } from '../../lib/library/database';
import { errandFor, putDown } from '../../lib/library/errands';
import { save } from '../../lib/library/save';
import { aSighting, NOW } from './builders';

const db = openLibrary('announced');
const told = vi.fn(async () => {});

beforeEach(() => {
  Object.assign(fakeBrowser.tabs, {
    query: async () => [{ id: 1, url: 'https://arxiv.org/list/cs.LG/new' }],
    sendMessage: told,
  });
});

afterEach(() => db.close());

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 100));

it('pages are told when papers change, and not while sources are asked', async () => {
  await db.open();
  await aMoment();
  announceChanges();
  await putDown(db, [errandFor('code', 'arxiv:2505.23462', NOW)]);
  await db.paces.put({ source: 'arxiv', freeAt: NOW, failures: 0, lastAskedAt: NOW, asked: 1 });
  await aMoment();
  expect(told).not.toHaveBeenCalled();
  await save(db, [aSighting()]);
  await aMoment();
  expect(told).toHaveBeenCalledExactlyOnceWith(1, { type: 'library-changed' });
});
