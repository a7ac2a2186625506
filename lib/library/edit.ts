/** What the reader writes: status, tags, note. Each field remembers when it was last set. */
import type { Identifier, Paper, Status } from '../paper';
import { clean } from '../text';
import type { LibraryDatabase } from './database';
import { unionOfTags } from './merge';
import { inOneTransaction, writePapers } from './records';

const LONGEST_TAG = 100;

export interface Changes {
  status?: Status;
  addTags?: readonly string[];
  removeTags?: readonly string[];
  note?: string;
}

/** Makes the changes to these papers, in one transaction. Fields that are not named keep what another page wrote. */
export function edit(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  changes: Changes,
  at = Date.now(),
): Promise<void> {
  return inOneTransaction(db, async () => {
    const papers = (await db.papers.bulkGet([...keys])).filter((paper) => paper !== undefined);
    await writePapers(
      db,
      papers.map((paper) => edited(paper, changes, at)),
    );
  });
}

function edited(paper: Paper, { status, addTags, removeTags, note }: Changes, at: number): Paper {
  const it: Paper = { ...paper, edited: { ...paper.edited } };
  if (status !== undefined) {
    it.status = status;
    it.edited.status = at;
  }
  if (addTags || removeTags) {
    const gone = new Set(removeTags?.map((tag) => tag.toLowerCase()));
    const kept = paper.tags.filter((tag) => !gone.has(tag.toLowerCase()));
    it.tags = unionOfTags(kept, addTags?.map(tidyTag).filter(Boolean) ?? []);
    it.edited.tags = at;
  }
  if (note !== undefined) {
    it.note = note;
    it.edited.note = at;
  }
  return it;
}

/** A tag as it is kept: one clean line, and not a long one. */
function tidyTag(tag: string): string {
  return clean(tag).slice(0, LONGEST_TAG).toWellFormed();
}
