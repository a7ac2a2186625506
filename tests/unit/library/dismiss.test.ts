import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { dismiss, undismiss } from '../../../lib/library/dismiss';
import { lookUp } from '../../../lib/library/lookup';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { aSighting, NOW } from '../builders';

const ARXIV = 'arxiv:2604.00001';
const DOI = 'doi:10.1145/1.2';
const OTHER = 'arxiv:2604.00002';

let db: LibraryDatabase;
let counter = 0;

beforeEach(() => {
  db = openLibrary(`dismiss-${counter++}`);
});
afterEach(() => db.delete());

const standing = async (...ids: string[]) => (await lookUp(db, [{ ids }]))[0];

it('a paper that is not for the reader is known by each of its identifiers, and no other paper is', async () => {
  await dismiss(db, [ARXIV, DOI]);
  expect(await standing(ARXIV)).toEqual({ saved: false, dismissed: true });
  expect(await standing(DOI, 'openreview:abc')).toEqual({ saved: false, dismissed: true });
  expect(await standing(OTHER)).toEqual({ saved: false });
});

it('taken back where only one identifier is known, it is back under all of them', async () => {
  await dismiss(db, [ARXIV, DOI], NOW);
  await dismiss(db, [OTHER], NOW + 1);
  await undismiss(db, [ARXIV]);
  expect(await standing(ARXIV)).toEqual({ saved: false });
  expect(await standing(DOI)).toEqual({ saved: false });
  expect(await standing(OTHER)).toEqual({ saved: false, dismissed: true });
});

it('taking back what was never dismissed changes nothing', async () => {
  await dismiss(db, [OTHER], NOW);
  await undismiss(db, [ARXIV]);
  expect(await standing(OTHER)).toEqual({ saved: false, dismissed: true });
});

it('saving it takes the dismissal back for good', async () => {
  await dismiss(db, [ARXIV]);
  const { added } = await save(db, [aSighting({ ids: [ARXIV] })]);
  expect(await standing(ARXIV)).toMatchObject({ saved: true, status: 'to-read' });
  await remove(db, added);
  expect(await standing(ARXIV)).toEqual({ saved: false });
});

it('a saved paper counts as saved, whatever was said of it', async () => {
  await save(db, [aSighting({ ids: [ARXIV] })]);
  await dismiss(db, [ARXIV]);
  expect(await standing(ARXIV)).toMatchObject({ saved: true });
});
