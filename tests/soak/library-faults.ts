/** What must hold of a library, whatever was done to it and however it ended. */
import type { LibraryDatabase } from '../../lib/library/database';
import { abstractOf, digestOf } from '../../lib/library/digest';
import { type Identifier, Paper } from '../../lib/paper';

/** A sentence for each thing that is wrong. */
export async function faultsOf(db: LibraryDatabase): Promise<string[]> {
  const [papers, owned, digests, abstracts, removed] = await db.transaction(
    'r',
    [db.papers, db.identifiers, db.digests, db.abstracts, db.removed],
    () =>
      Promise.all([
        db.papers.toArray(),
        db.identifiers.toArray(),
        db.digests.toArray(),
        db.abstracts.toArray(),
        db.removed.toArray(),
      ]),
  );
  const byKey = new Map(papers.map((paper) => [paper.key, paper]));
  return [
    ...papers.flatMap(faultsOfPaper),
    ...faultsOfOwners(byKey, new Map(owned.map(({ id, key }) => [id, key]))),
    ...differences('digest', papers.map(digestOf), digests),
    ...differences(
      'abstract',
      papers.flatMap((paper) => abstractOf(paper) ?? []),
      abstracts,
    ),
    ...removed.flatMap(({ key }) => (byKey.has(key) ? [`${key} is removed, and is there`] : [])),
  ];
}

function faultsOfPaper(paper: Paper): string[] {
  const { error } = Paper.safeParse(paper);
  return error ? [`the paper ${paper.key} is not whole: ${error.message}`] : [];
}

function faultsOfOwners(
  papers: ReadonlyMap<Identifier, Paper>,
  owners: ReadonlyMap<Identifier, Identifier>,
): string[] {
  const dangling = [...owners].filter(([id, key]) => !papers.get(key)?.ids.includes(id));
  const unowned = [...papers.values()].flatMap(({ key, ids }) =>
    ids.flatMap((id) => (owners.has(id) ? [] : [`${id} of ${key} is owned by no paper`])),
  );
  return [...dangling.map(([id, key]) => `${id} is owned by ${key}, which does not go by it`), ...unowned];
}

/** The records that should be there, against those that are. */
function differences<T extends { key: Identifier }>(
  what: string,
  wanted: readonly T[],
  found: readonly T[],
): string[] {
  const texts = (records: readonly T[]) => new Map(records.map((it) => [it.key, JSON.stringify(it)]));
  const [these, those] = [texts(wanted), texts(found)];
  return [...new Set([...these.keys(), ...those.keys()])].flatMap((key) =>
    these.get(key) === those.get(key)
      ? []
      : [`the ${what} of ${key} is ${those.get(key)}, and should be ${these.get(key)}`],
  );
}
