/**
 * Where backups are kept: a database of their own, so that what happens to the library does not happen to them. It
 * belongs to this machine, as they do.
 */
import Dexie, { type EntityTable } from 'dexie';

/** The tables of the library that a backup holds record by record; the first is what it is about. */
export const KEPT_TABLES = ['papers', 'removed', 'dismissed'] as const;

export type KeptTable = (typeof KEPT_TABLES)[number];

/** A backup that was written, read again, and found whole. What was not is never here. */
export interface KeptBackup {
  /** When it was made: milliseconds since 1970. No two have the same. */
  at: number;
  papers: number;
  /** The newest paper in it was saved then. */
  newest: number;
  /** The pieces of each table, in the order of its keys, by their names. */
  pieces: Record<KeptTable, string[]>;
  /** The piece with the small tables and the settings. */
  rest: string;
}

/**
 * Part of a backup: the JSON of some records, compressed. It is called after its contents, so that what did not change
 * from one backup to the next is kept once, and damage is noticed.
 */
export interface Piece {
  /** The SHA-256 of the text, in hexadecimal digits. */
  name: string;
  packed: Uint8Array<ArrayBuffer>;
}

/** The way back from what changed much of the library, kept for a day. */
export interface KeptUndo {
  /** When that was done. */
  at: number;
  kind: 'restore' | 'import';
  /** What was done, in words. */
  said: string;
  /** What was changed, as JSON, compressed. */
  packed: Uint8Array<ArrayBuffer>;
}

export class BackupsDatabase extends Dexie {
  declare backups: EntityTable<KeptBackup, 'at'>;
  declare pieces: EntityTable<Piece, 'name'>;
  declare undos: EntityTable<KeptUndo, 'at'>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ backups: '&at', pieces: '&name', undos: '&at' });
  }
}

/** The backups of the library of that name. */
export function openBackups(library = 'offprint'): BackupsDatabase {
  return new BackupsDatabase(`${library}-backups`);
}

/** All backups, the newest first. */
export async function keptBackups(backups: BackupsDatabase): Promise<KeptBackup[]> {
  return backups.backups.reverse().toArray();
}

/** The last backup, where there is one. */
export function newestBackup(backups: BackupsDatabase): Promise<KeptBackup | undefined> {
  return backups.backups.reverse().first();
}
