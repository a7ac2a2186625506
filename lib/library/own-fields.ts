/**
 * What the reader sets by the thousand (status, priority, tags) stands in the digests: these are small and without an
 * index, so that 5,000 papers are tagged by writing 5,000 digests and no paper. What a paper's own record says of it
 * may be older. Whoever reads papers is given what the digests say.
 */
import Dexie, { type DBCore, type DBCoreTable, type DBCoreTransaction, type Middleware } from 'dexie';
import type { Identifier, Paper } from '../paper';
import type { Digest } from './database';
import { ownFieldsOf } from './digest';

/** The paper with what its digest says. Digests of the first versions know less. */
function withOwnFields(paper: Paper | undefined, digest: Partial<Digest> | undefined): Paper | undefined {
  if (!paper || !digest?.edited) return paper;
  const { priority, ...own } = ownFieldsOf(digest as Digest);
  const it = { ...paper, ...own };
  if (priority) it.priority = priority;
  else delete it.priority;
  return it;
}

/** Has Dexie read the digests with the papers, in the same transaction. */
export const ownFieldsFromDigests: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'ownFieldsFromDigests',
  create: (core) => ({
    transaction: (stores, mode, options) =>
      core.transaction(
        stores.includes('papers') ? [...new Set([...stores, 'digests'])] : stores,
        mode,
        options,
      ),
    table: (name) =>
      name === 'papers' ? joined(core.table('papers'), core.table('digests')) : core.table(name),
  }),
};

function joined(papers: DBCoreTable, digests: DBCoreTable): DBCoreTable {
  function join(
    trans: DBCoreTransaction,
    found: readonly (Paper | undefined)[],
    keys: readonly Identifier[],
  ) {
    return digests
      .getMany({ trans, keys: [...keys] })
      .then((its) => found.map((paper, index) => withOwnFields(paper, its[index])));
  }

  return {
    ...papers,
    get: (request) =>
      Dexie.Promise.all([papers.get(request), digests.get({ trans: request.trans, key: request.key })]).then(
        ([paper, digest]) => withOwnFields(paper, digest),
      ),
    getMany: (request) => papers.getMany(request).then((found) => join(request.trans, found, request.keys)),
    query(request) {
      if (!request.values) return papers.query(request);
      const { index, range } = request.query;
      if (!index.isPrimaryKey) {
        return papers.query(request).then(({ result }: { result: Paper[] }) =>
          join(
            request.trans,
            result,
            result.map(({ key }) => key),
          ).then((joint) => ({ result: joint })),
        );
      }
      // One stretch of each table is read in a third of the time that it takes to read one by one.
      const query = { index: digests.schema.primaryKey, range };
      return Dexie.Promise.all([papers.query(request), digests.query({ ...request, query })]).then(
        ([{ result }, { result: its }]) => {
          const byKey = new Map<Identifier, Digest>(its.map((digest) => [digest.key, digest]));
          return { result: result.map((paper) => withOwnFields(paper, byKey.get(paper.key))) };
        },
      );
    },
    openCursor(request) {
      // A cursor stands on one table at a time.
      if (request.values) throw new Error('Papers are read by key or by range, not one after the other.');
      return papers.openCursor(request);
    },
  };
}
