/** Which of the entries of a page are in the library. */
import { bestCode } from '../code-links';
import { contradict } from '../identifiers';
import type { Identifier } from '../paper';
import type { LibraryDatabase } from './database';

export type Standing = { saved: false } | { saved: true; key: Identifier; code?: string };

/** For each entry, given by its identifiers, whether it is saved and what code is known. One look for all of them. */
export async function lookUp(
  db: LibraryDatabase,
  entries: readonly (readonly Identifier[])[],
): Promise<Standing[]> {
  const ids = [...new Set(entries.flat())];
  const owners = new Map<Identifier, Identifier>();
  for (const owned of await db.identifiers.bulkGet(ids)) if (owned) owners.set(owned.id, owned.key);
  const keys = [...new Set(owners.values())];
  const papers = new Map(
    (await db.papers.bulkGet(keys)).flatMap((paper) => (paper ? [[paper.key, paper]] : [])),
  );
  return entries.map((entry): Standing => {
    const paper = entry
      .map((id) => papers.get(owners.get(id) ?? ''))
      .find((it) => it && !contradict(it.ids, entry));
    if (!paper) return { saved: false };
    const code = bestCode(paper.links)?.url;
    return { saved: true, key: paper.key, ...(code ? { code } : {}) };
  });
}
