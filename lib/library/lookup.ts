/** Which of the entries of a page are in the library. */
import { bestCode } from '../code-links';
import { contradict } from '../identifiers';
import type { Identifier, Paper, Status } from '../paper';
import type { LibraryDatabase } from './database';

/** An entry as it is asked about: by its identifiers, and by its likeness where those may not be known. */
export interface Asked {
  ids: readonly Identifier[];
  likeness?: string | undefined;
}

/** `probably` says that a saved paper looks the same, and no more. */
export type Standing =
  | { saved: false; dismissed?: true }
  | { saved: true; key: Identifier; status: Status; code?: string }
  | { saved: false; probably: true; key: Identifier; code?: string };

/** For each entry whether it is saved and what code is known. One look for all of them. */
export async function lookUp(db: LibraryDatabase, entries: readonly Asked[]): Promise<Standing[]> {
  const ids = [...new Set(entries.flatMap((entry) => entry.ids))];
  const owners = new Map<Identifier, Identifier>();
  for (const owned of await db.identifiers.bulkGet(ids)) if (owned) owners.set(owned.id, owned.key);
  const papers = await papersOf(db, owners.values());
  const known = entries.map((entry) =>
    entry.ids
      .map((id) => papers.get(owners.get(id) ?? ''))
      .find((paper) => paper && !contradict(paper.ids, entry.ids)),
  );
  const alike = await papersAlike(
    db,
    entries.filter((_, index) => !known[index]),
  );
  const dismissed = await dismissedAmong(db, ids);
  return entries.map((entry, index): Standing => {
    const paper = known[index];
    if (paper) return { saved: true, key: paper.key, status: paper.status, ...codeOf(paper) };
    if (entry.ids.some((id) => dismissed.has(id))) return { saved: false, dismissed: true };
    const similar = alike.get(entry.likeness ?? '')?.find((it) => !contradict(it.ids, entry.ids));
    return similar
      ? { saved: false, probably: true, key: similar.key, ...codeOf(similar) }
      : { saved: false };
  });
}

async function dismissedAmong(
  db: LibraryDatabase,
  ids: readonly Identifier[],
): Promise<ReadonlySet<Identifier>> {
  const found = await db.dismissed.bulkGet([...ids]);
  return new Set(found.flatMap((it) => it?.id ?? []));
}

async function papersOf(
  db: LibraryDatabase,
  keys: Iterable<Identifier>,
): Promise<ReadonlyMap<Identifier, Paper>> {
  const found = await db.papers.bulkGet([...new Set(keys)]);
  return new Map(found.flatMap((paper) => (paper ? [[paper.key, paper]] : [])));
}

async function papersAlike(
  db: LibraryDatabase,
  entries: readonly Asked[],
): Promise<ReadonlyMap<string, Paper[]>> {
  const wanted = [...new Set(entries.flatMap(({ likeness }) => likeness ?? []))];
  const alike = new Map<string, Paper[]>();
  if (wanted.length === 0) return alike;
  const digests = await db.digests.where('likeness').anyOf(wanted).toArray();
  const papers = await papersOf(
    db,
    digests.map(({ key }) => key),
  );
  for (const { key, likeness = '' } of digests) {
    const paper = papers.get(key);
    if (paper) alike.set(likeness, [...(alike.get(likeness) ?? []), paper]);
  }
  return alike;
}

function codeOf(paper: Paper): { code?: string } {
  const code = bestCode(paper.links)?.url;
  return code ? { code } : {};
}
