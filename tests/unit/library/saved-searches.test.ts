import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { freeName, keepSearch, savedSearches, searchNamed } from '../../../lib/library/saved-searches';
import { EVERYTHING } from '../../../lib/search/view';
import { NOW } from '../builders';

let db: LibraryDatabase;
let counter = 0;

beforeEach(() => {
  db = openLibrary(`searches-${counter++}`);
});
afterEach(() => db.delete());

it('a search that takes the place of another gives that back', async () => {
  const first = { name: 'Graphs', view: { ...EVERYTHING, search: 'graph' }, savedAt: NOW };
  expect(await keepSearch(db, first.name, first.view, NOW)).toBeUndefined();
  expect(await keepSearch(db, ' Graphs ', { ...EVERYTHING, tag: 'graphs' }, NOW + 1)).toEqual(first);
  expect(await savedSearches(db)).toHaveLength(1);
});

it('a name that is taken is known by what it would be kept as, and another one is free', async () => {
  const long = 'graph '.repeat(30);
  for (const name of ['graph', 'graph 2', long]) await keepSearch(db, name, EVERYTHING);
  const searches = await savedSearches(db);
  expect(searchNamed(searches, ' graph ')?.name).toBe('graph');
  expect(freeName(searches, 'graph')).toBe('graph 3');
  expect(freeName(searches, 'trees')).toBe('trees');
  expect(freeName(searches, '')).toBe('');
  const free = freeName(searches, long);
  expect(free).toMatch(/ 2$/);
  expect(searchNamed(searches, free)).toBeUndefined();
});
