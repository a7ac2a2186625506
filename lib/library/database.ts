/** The database: its tables, how it is opened, and what its failures mean to a person. */
import Dexie, { type EntityTable, type Table } from 'dexie';
import { type MessageName, t } from '../i18n';
import type { Identifier, Paper, Priority, Status } from '../paper';
import type { View } from '../search/view';
import type { BulkEdit } from './bulk-edits';
import type { Answer, Errand, Pace } from './errands';
import { migrations } from './migrations';
import { readEdited } from './read-edited';
import type { SentToZotero } from './zotero';

/** Says which paper an identifier belongs to. Each identifier has one owner. */
export interface Owned {
  id: Identifier;
  key: Identifier;
}

/** The papers that go by an identifier which another one owns, and some that did: hardly any identifier has such. */
export interface Beside {
  id: Identifier;
  keys: Identifier[];
}

/** What lists, filters and search need of a paper, small enough to hold a hundred thousand in memory. */
export interface Digest {
  key: Identifier;
  savedAt: number;
  /** `''` where no date is known. */
  published: string;
  /** As it is shown; `''` where none is known. */
  venue: string;
  status: Status;
  priority: Priority;
  tags: string[];
  /** The ids of the sites where it was seen. */
  sites: string[];
  /** When the reader finished it, as far as that is known. */
  readAt?: number;
  hasCode: boolean;
  hasPdf: boolean;
  hasNote: boolean;
  hasAbstract: boolean;
  /**
   * The first author's family name, folded. Absent where the likeness tells it, and in digests of before there was such
   * a field: they are right all the same, and get it when they are written again.
   */
  family?: string;
  /** Papers that look alike have the same; absent where too little is known. */
  likeness?: string;
  /** Searchable lines: title, authors, venue, tags, and the rest (identifiers, note, keywords). */
  text: string;
}

/** An abstract's searchable text. All of them together are too large to be held in memory. */
export interface Abstract {
  key: Identifier;
  text: string;
}

/** An identifier of a paper that is not for the reader. */
export interface Dismissed {
  id: Identifier;
  at: number;
}

/** How a tag is shown. */
export interface TagLook {
  /** In lower case. */
  name: string;
  colour: TagColour;
}

export const TAG_COLOURS = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;

export type TagColour = (typeof TAG_COLOURS)[number];

/** A view that the reader gave a name. */
export interface SavedSearch {
  name: string;
  view: View;
  savedAt: number;
}

/** A tombstone: what was removed, and when. It stays, so that two machines can agree that it is gone. */
export interface Removed {
  key: Identifier;
  ids: Identifier[];
  removedAt: number;
  /** The paper as it was, for 30 days. */
  paper?: Paper;
  /** It was found to be the same work as this one. */
  mergedInto?: Identifier;
}

/** Two papers that look alike, and are two. */
export interface Apart {
  /** Their keys, the lesser first, with a space between. */
  pair: string;
}

export class LibraryDatabase extends Dexie {
  declare papers: EntityTable<Paper, 'key'>;
  declare identifiers: EntityTable<Owned, 'id'>;
  declare beside: EntityTable<Beside, 'id'>;
  declare digests: EntityTable<Digest, 'key'>;
  declare abstracts: EntityTable<Abstract, 'key'>;
  declare removed: Table<Removed, Identifier>;
  declare dismissed: EntityTable<Dismissed, 'id'>;
  declare tagLooks: EntityTable<TagLook, 'name'>;
  declare searches: EntityTable<SavedSearch, 'name'>;
  declare apart: EntityTable<Apart, 'pair'>;
  declare errands: EntityTable<Errand, 'id'>;
  declare answers: EntityTable<Answer, 'id'>;
  declare paces: EntityTable<Pace, 'source'>;
  declare zotero: EntityTable<SentToZotero, 'key'>;
  declare bulkEdits: EntityTable<BulkEdit, 'id'>;

  constructor(name: string) {
    // Strict: a save that was shown as saved is on the disk, even if the power fails the next moment.
    super(name, { chromeTransactionDurability: 'strict', indexedDB: closedToOlderCode() });
    for (const { version, stores, upgrade } of migrations) {
      const step = this.version(version).stores(stores);
      if (upgrade) step.upgrade((transaction) => upgrade(transaction).catch(failUpgrade));
    }
    this.use(readEdited);
  }
}

/** Nothing of it is written: the library is in the old form, with all that it held. */
function failUpgrade(inner: unknown): never {
  throw Object.assign(new Error('The library cannot be upgraded.', { cause: inner }), {
    name: 'UpgradeFailed',
    inner,
  });
}

/**
 * IndexedDB, but for one thing: opened without a version, which is how Dexie takes on a database newer than the code,
 * it refuses. What a newer Offprint wrote is not for this one to change.
 */
function closedToOlderCode(): IDBFactory {
  const factory = globalThis.indexedDB;
  // Where the browser gives no IndexedDB at all, Dexie says so itself.
  if (!factory) return factory;
  return {
    open(name, version) {
      if (version === undefined)
        throw new DOMException('The library is newer than this code.', 'VersionError');
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (a, b) => factory.cmp(a, b),
  };
}

/** The reader's library. Opening is put off to the first use; no data is ever reset to make it succeed. */
export function openLibrary(name = 'offprint'): LibraryDatabase {
  return new LibraryDatabase(name);
}

export type Trouble = 'full' | 'unavailable' | 'newer' | 'not-upgraded' | 'unknown';

/** A failure of the library, with a message that tells a person what happened and what to do. */
export class LibraryError extends Error {
  readonly kind: Trouble;

  constructor(kind: Trouble, options?: ErrorOptions) {
    super(t(SENTENCES[kind]), options);
    this.name = 'LibraryError';
    this.kind = kind;
  }
}

const SENTENCES = {
  full: 'troubleFull',
  unavailable: 'troubleUnavailable',
  newer: 'troubleNewer',
  'not-upgraded': 'troubleNotUpgraded',
  unknown: 'troubleUnknown',
} as const satisfies Record<Trouble, MessageName>;

const KINDS: Record<string, Trouble> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  UpgradeFailed: 'not-upgraded',
  OpenFailedError: 'unavailable',
  InvalidStateError: 'unavailable',
  MissingAPIError: 'unavailable',
  SecurityError: 'unavailable',
  UnknownError: 'unavailable',
};

/** The failure with its sentence. */
export function asLibraryError(error: unknown): LibraryError {
  return error instanceof LibraryError ? error : new LibraryError(troubleOf(error), { cause: error });
}

/**
 * Finds out what a failure of Dexie or IndexedDB means. Errors wrap each other; the innermost known one decides. It
 * needs no words: threads of their own have none.
 */
export function troubleOf(error: unknown): Trouble {
  const chain: unknown[] = [];
  for (let it = error; it && typeof it === 'object' && chain.length < 10; it = innerOf(it)) chain.push(it);
  const kinds = chain.map((it) => KINDS[nameOf(it)]).filter((kind) => kind !== undefined);
  return kinds.at(-1) ?? 'unknown';
}

function innerOf(error: object): unknown {
  if ('inner' in error && error.inner) return error.inner;
  if ('failures' in error && Array.isArray(error.failures)) return error.failures[0];
  return undefined;
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error && 'name' in error ? String(error.name) : '';
}
