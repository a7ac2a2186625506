import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../lib/library/database';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { trashed } from '../../../lib/library/trash';
import { faultsOf } from '../../soak/library-faults';
import { aSighting } from '../builders';

it('a paper that a save brings back and finds to be another one can still come back by itself', async () => {
  const db = openLibrary('brought-back');
  await save(db, [aSighting({ ids: ['doi:10.1/a', 'dblp:conf/x/A'] })]);
  await remove(db, ['doi:10.1/a']);
  await save(db, [
    aSighting({ ids: ['arxiv:2604.00001'] }),
    aSighting({ ids: ['doi:10.1/a'] }),
    aSighting({ ids: ['arxiv:2604.00001', 'dblp:conf/x/A'] }),
  ]);
  expect(await trashed(db)).toMatchObject([{ paper: { key: 'doi:10.1/a' }, mergedInto: 'arxiv:2604.00001' }]);
  expect(await faultsOf(db)).toEqual([]);
  await db.delete();
});
