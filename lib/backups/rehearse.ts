/** Rehearsing a restore: what a backup says is brought into a library that is nobody's, and read there again. */
import type { LibraryDatabase } from '../library/database';
import { inOneTransaction, writePapers } from '../library/records';
import { Paper } from '../paper';
import type { KeptTable } from './database';

/**
 * Whether these records come out of the scratch library as they stand in the text. It is empty afterwards. What the
 * library itself could not read as a paper is kept as it is, and cannot be rehearsed.
 */
export async function rehearse(
  scratch: LibraryDatabase,
  table: KeptTable | 'rest',
  text: string,
): Promise<boolean> {
  if (table === 'rest') return JSON.stringify(JSON.parse(text)) === text;
  const records: Paper[] = JSON.parse(`[${text}]`);
  const isOwnText = records.map((it) => JSON.stringify(it)).join(',\n') === text;
  return (
    isOwnText &&
    (table === 'papers' ? papersReturn(scratch, records) : recordsReturn(scratch, table, records))
  );
}

async function papersReturn(scratch: LibraryDatabase, records: readonly Paper[]): Promise<boolean> {
  const papers = records.filter((it) => Paper.safeParse(it).success);
  await inOneTransaction(scratch, async () => writePapers(scratch, papers));
  const back = await scratch.papers.bulkGet(papers.map(({ key }) => key));
  const digests = await scratch.digests.count();
  // Each transaction waits for the disk.
  await scratch.transaction('rw', scratch.tables, () => Promise.all(scratch.tables.map((it) => it.clear())));
  return digests === papers.length && JSON.stringify(back) === JSON.stringify(papers);
}

async function recordsReturn(
  scratch: LibraryDatabase,
  name: KeptTable,
  records: readonly object[],
): Promise<boolean> {
  const table = scratch.table<object, string>(name);
  const keyPath = String(table.schema.primKey.keyPath);
  await table.bulkPut([...records]);
  const back = await table.bulkGet(records.map((it) => String(Reflect.get(it, keyPath))));
  await table.clear();
  return JSON.stringify(back) === JSON.stringify(records);
}
