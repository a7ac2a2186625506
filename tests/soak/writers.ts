/**
 * Several writers at one library, none of which waits for another: two windows, a popup, the library's page, an import,
 * and the background, which writes for three tabs. What they leave is compared with a model that does the same, one
 * thing after the other, in the order in which the library said that it was done.
 */
import fc from 'fast-check';
import type { Draft } from '../../lib/imports/import';
import { applyRestore, type BackupUndo, undoBackup } from '../../lib/library/backup';
import type { BulkChanges } from '../../lib/library/bulk-edits';
import { type LibraryDatabase, openLibrary } from '../../lib/library/database';
import { dismiss, undismiss } from '../../lib/library/dismiss';
import { mergeDuplicates } from '../../lib/library/duplicates';
import { type Edit, edit, editMany, undoEdit } from '../../lib/library/edit';
import type { Changes } from '../../lib/library/edited';
import { applyImport, type ImportUndo, undoImport } from '../../lib/library/import';
import { type Removal, remove, restore } from '../../lib/library/remove';
import { save, tell } from '../../lib/library/save';
import { settle as settleEdits } from '../../lib/library/settle';
import { bringBack, forgetForGood } from '../../lib/library/trash';
import { type RestoreUndo, undoRestore } from '../../lib/library/undo-restore';
import type { Identifier, Paper, Sighting } from '../../lib/paper';
import { PRIORITIES } from '../../lib/priorities';
import { STATUSES } from '../../lib/statuses';
import { faultsOf } from './library-faults';
import { type EditWay, LibraryModel, sorted, type Way } from './library-model';

const WRITERS = [
  'a window',
  'another window',
  'the popup',
  'the library page',
  'an import',
  'the background',
];

/** So many works, and a few identifiers for each; some are shared with others, as the world has it. */
const WORKS = 8;

const START = Date.UTC(2026, 3, 14, 12);

/** From one deed to the next, in milliseconds. */
const MOMENT = 1000;

/** Things that go on at once, at most. */
const AT_ONCE = 12;

/** What one did that another can take back. */
type Undo =
  | { of: 'removal'; real: Removal; model: Removal }
  | { of: 'edit'; real: Edit; model: EditWay }
  | { of: 'merge'; real: RestoreUndo; model: Way }
  | { of: 'restore'; real: BackupUndo; model: Way }
  | { of: 'import'; real: ImportUndo; model: Way };

interface Real {
  connections: readonly LibraryDatabase[];
  model: LibraryModel;
  undos: Undo[];
  /** A copy of papers as they were once, to be restored. */
  backup: Paper[];
  going: Set<Promise<void>>;
  clock: number;
  /** How many things are done. */
  done: number;
  failure?: unknown;
}

/** One thing that a writer does; what it is about is a number that stands for one of the papers that are there. */
type Deed =
  | { do: 'save' | 'tell'; sightings: Sighting[] }
  | { do: 'remove' | 'bring back' | 'forget'; places: number[] }
  | { do: 'edit'; places: number[]; changes: Changes }
  | { do: 'edit many'; places: number[]; changes: BulkChanges }
  | { do: 'settle' }
  | { do: 'undo'; place: number }
  | { do: 'dismiss' | 'undismiss'; ids: Identifier[] }
  | { do: 'merge'; places: [number, number] }
  | { do: 'import'; drafts: Draft[] }
  | { do: 'back up' }
  | { do: 'restore'; mode: 'merge' | 'replace' };

type Step = fc.AsyncCommand<object, Real>;

class Begin implements Step {
  readonly writer: number;
  readonly deed: Deed;

  constructor(writer: number, deed: Deed) {
    this.writer = writer;
    this.deed = deed;
  }

  check = () => true;

  async run(_: object, real: Real): Promise<void> {
    const db = real.connections[this.writer];
    if (!db) throw new RangeError('There is no such writer.');
    real.clock += MOMENT;
    begin(real, db, this.deed, real.clock);
    if (real.going.size >= AT_ONCE) await settle(real);
  }

  toString = () => `${WRITERS[this.writer]}: ${JSON.stringify(this.deed)}`;
}

class Settle implements Step {
  check = () => true;
  run = (_: object, real: Real) => settle(real);
  toString = () => 'all wait';
}

/** Begins what is to be done, and has the model do the same as soon as it is said to be done. */
function begin(real: Real, db: LibraryDatabase, deed: Deed, at: number): void {
  const { model } = real;
  function follow<T>(work: PromiseLike<T>, then: (result: T) => unknown): void {
    const going = Promise.resolve(work)
      .then((result) => {
        real.done++;
        then(result);
      })
      .catch((error: unknown) => {
        real.failure ??= error;
      })
      .finally(() => real.going.delete(going));
    real.going.add(going);
  }
  const keys = [...model.papers.keys()].sort();
  const nth = (place: number, of: readonly Identifier[] = keys) =>
    of[place % Math.max(1, of.length)] ?? 'none:1';
  switch (deed.do) {
    case 'save':
      follow(save(db, deed.sightings, at), (told) => same(told, model.save(deed.sightings, at), 'saved'));
      break;
    case 'tell':
      follow(tell(db, deed.sightings, at), (told) => same(told, model.tell(deed.sightings, at), 'told'));
      break;
    case 'remove': {
      const gone = deed.places.map((it) => nth(it));
      follow(remove(db, gone, at), (told) => {
        const wanted = model.remove(gone, at);
        same(told, wanted, 'removed');
        real.undos.push({ of: 'removal', real: told, model: wanted });
      });
      break;
    }
    case 'bring back':
    case 'forget': {
      const bin = [...model.removed.keys()].sort();
      const meant = [...new Set(deed.places.map((it) => nth(it, bin)))];
      if (deed.do === 'forget') follow(forgetForGood(db, meant), () => model.forgetForGood(meant));
      else follow(bringBack(db, meant), (told) => same(told, model.bringBack(meant), 'brought back'));
      break;
    }
    case 'edit': {
      const meant = deed.places.map((it) => nth(it));
      follow(edit(db, meant, deed.changes, at), (told) =>
        real.undos.push({ of: 'edit', real: told, model: model.edit(meant, deed.changes, at) }),
      );
      break;
    }
    case 'edit many': {
      const meant = deed.places.map((it) => nth(it));
      follow(editMany(db, meant, deed.changes, at), (told) =>
        real.undos.push({ of: 'edit', real: told, model: model.edit(meant, deed.changes, at) }),
      );
      break;
    }
    case 'settle':
      follow(settleEdits(db), () => {});
      break;
    case 'undo':
      takeBack(real, db, deed.place, at, follow);
      break;
    case 'dismiss':
      follow(dismiss(db, deed.ids, at), () => model.dismiss(deed.ids, at));
      break;
    case 'undismiss':
      follow(undismiss(db, deed.ids), () => model.undismiss(deed.ids));
      break;
    case 'merge': {
      const [kept, other] = deed.places.map((it) => nth(it));
      if (!kept || !other || kept === other) break;
      follow(mergeDuplicates(db, kept, other, at), (told) =>
        real.undos.push({ of: 'merge', real: told, model: model.mergeDuplicates(kept, other, at) }),
      );
      break;
    }
    case 'import':
      follow(
        applyImport(db, deed.drafts, 'import/bibtex', () => {}, at),
        (told) =>
          real.undos.push({
            of: 'import',
            real: told.undo,
            model: model.importDrafts(deed.drafts, 'import/bibtex', at),
          }),
      );
      break;
    case 'back up':
      real.backup = structuredClone([...model.papers.values()]);
      break;
    case 'restore': {
      const { backup } = real;
      follow(applyRestore(db, { exportedAt: '', papers: backup }, deed.mode, at), (told) =>
        real.undos.push({
          of: 'restore',
          real: told.undo,
          model: model.restoreBackup(backup, deed.mode, at),
        }),
      );
    }
  }
}

function takeBack(
  real: Real,
  db: LibraryDatabase,
  place: number,
  at: number,
  follow: <T>(work: PromiseLike<T>, then: (result: T) => unknown) => void,
): void {
  const { undos, model } = real;
  // Of what was done last, for the most part.
  const [undo] = undos.splice(Math.max(0, undos.length - 1 - (place % 4)), 1);
  switch (undo?.of) {
    case 'removal':
      follow(restore(db, undo.real), (told) => same(told, model.restore(undo.model), 'put back'));
      break;
    case 'edit':
      follow(undoEdit(db, undo.real), () => model.undoEdit(undo.model));
      break;
    case 'merge':
      follow(undoRestore(db, undo.real, at), () => model.undo(undo.model, at));
      break;
    case 'restore':
      follow(undoBackup(db, undo.real, at), () => model.undo(undo.model, at));
      break;
    case 'import':
      follow(undoImport(db, undo.real, at), () => model.undoImport(undo.model, at));
      break;
  }
}

/** Waits until all is done, and compares. */
async function settle(real: Real): Promise<void> {
  while (real.going.size > 0) await Promise.all(real.going);
  if (real.failure) throw real.failure;
  const [db] = real.connections;
  if (!db) return;
  const { model } = real;
  const [papers, owned, removed, dismissed] = await Promise.all([
    db.papers.toArray(),
    db.identifiers.toArray(),
    db.removed.toArray(),
    db.dismissed.toArray(),
  ]);
  same(byName(papers, 'key'), byName([...model.papers.values()], 'key'), 'papers');
  same(
    byName(owned, 'id'),
    byName(
      [...model.owners()].map(([id, key]) => ({ id, key })),
      'id',
    ),
    'owners',
  );
  same(
    byName(removed, 'key').map(untimedWhereMerged),
    byName([...model.removed.values()], 'key').map(untimedWhereMerged),
    'removed',
  );
  same(
    byName(dismissed, 'id'),
    byName(
      [...model.dismissed].map(([id, at]) => ({ id, at })),
      'id',
    ),
    'dismissed',
  );
}

/** When two papers became one by what a page told, goes by the clock. */
function untimedWhereMerged<T extends { removedAt: number; mergedInto?: Identifier }>(it: T): T {
  return it.mergedInto ? { ...it, removedAt: 0 } : it;
}

function byName<K extends string, T extends Record<K, string>>(records: readonly T[], name: K): T[] {
  return records.toSorted((a, b) => (a[name] < b[name] ? -1 : 1));
}

/** @throws Error that shows both, where they differ */
function same(found: unknown, wanted: unknown, what: string): void {
  if (sorted(found) === sorted(wanted)) return;
  const both = Array.isArray(found) && Array.isArray(wanted);
  const [a, b] = both
    ? [without(found, wanted), without(wanted, found)]
    : [[sorted(found)], [sorted(wanted)]];
  throw new Error(`${what}: the library has\n  ${a.join('\n  ')}\nand should have\n  ${b.join('\n  ')}`);
}

/** What is in one of the lists alone. */
function without(list: readonly unknown[], other: readonly unknown[]): string[] {
  const texts = new Set(other.map(sorted));
  return list.map(sorted).filter((it) => !texts.has(it));
}

const place = fc.nat(30);
const places = fc.array(place, { minLength: 1, maxLength: 3 });

/** What a work may be known by; two of the first four share a DOI with each other. */
function idsOf(work: number): Identifier[] {
  return [
    `arxiv:2604.0000${work}`,
    `doi:10.1/w${work}`,
    `openreview:work${work}0`,
    `dblp:conf/x/W${work}`,
    ...(work < 4 ? [`doi:10.9/shared${work % 2}`, `acl:2026.x-1.${work}`] : []),
  ];
}

const work = fc.nat(WORKS - 1);

/** Of one work; at times one more of another, which may make two papers one, or contradict. */
const ids = work.chain((one) =>
  fc
    .tuple(
      fc.subarray(idsOf(one), { minLength: 1, maxLength: 4 }),
      fc.option(
        work.chain((other) => fc.constantFrom(...idsOf(other))),
        { freq: 6 },
      ),
    )
    .map(([own, other]) => ({ work: one, ids: [...new Set([...own, ...(other ? [other] : [])])] })),
);

const told = fc.record(
  {
    abstract: fc.constantFrom('It is short.', 'It is short, and says a little more.'),
    venue: fc.constantFrom('ICML 2026', 'Proceedings of ICML'),
    published: fc.constantFrom('2026', '2026-04'),
    upvotes: fc.nat(3),
  },
  { requiredKeys: [] },
);

const SOURCES = ['arxiv/listing', 'arxiv/paper', 'huggingface/listing', 'dblp/search'];

const sighting = fc
  .tuple(ids, told, fc.constantFrom(...SOURCES), fc.boolean())
  .map(([{ work, ids }, more, source, isLong]): Sighting => {
    const url = `https://example.org/${source}`;
    return { source, url, ids, title: titleOf(work, isLong), links: [], ...more };
  });

function titleOf(work: number, isLong: boolean): string {
  const WORDS = ['Graphs', 'Kernels', 'Proofs', 'Parsers', 'Quasars', 'Enzymes', 'Rivers', 'Markets'];
  return `On ${WORDS[work % WORDS.length]} of Kind ${work}${isLong ? ': A Longer Title' : ''}`;
}

const tag = fc.constantFrom('ml', 'thesis', 'later', 'group');

const draft = fc
  .tuple(
    ids,
    told,
    fc.record({ tags: fc.array(tag, { maxLength: 2 }), note: fc.constantFrom('', 'From the file.') }),
  )
  .map(([{ work, ids }, { upvotes: _, ...more }, own]): Draft => {
    const told = { ids, title: titleOf(work, false), authors: [{ name: 'Ada Byron' }], links: [], ...more };
    return { line: 1, entry: 'x', told, own };
  });

const ofMany = {
  status: fc.constantFrom(...STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  addTags: fc.array(tag, { minLength: 1, maxLength: 2 }),
  removeTags: fc.array(tag, { minLength: 1, maxLength: 2 }),
};

const bulkChanges = fc.record(ofMany, { requiredKeys: [] });

const changes = fc.record({ ...ofMany, note: fc.string({ maxLength: 8 }) }, { requiredKeys: [] });

const ways = <const T extends string>(...names: T[]) => fc.constantFrom(...names);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: ways('save'), sightings: fc.array(sighting, { minLength: 1, maxLength: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: ways('tell'), sightings: fc.array(sighting, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: ways('remove'), places }) },
  { weight: 2, arbitrary: fc.record({ do: ways('bring back', 'forget'), places }) },
  { weight: 6, arbitrary: fc.record({ do: ways('edit'), places, changes }) },
  { weight: 6, arbitrary: fc.record({ do: ways('edit many'), places, changes: bulkChanges }) },
  { weight: 1, arbitrary: fc.record({ do: ways('settle') }) },
  { weight: 6, arbitrary: fc.record({ do: ways('undo'), place }) },
  { weight: 2, arbitrary: fc.record({ do: ways('dismiss', 'undismiss'), ids: ids.map((it) => it.ids) }) },
  { weight: 2, arbitrary: fc.record({ do: ways('merge'), places: fc.tuple(place, place) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: ways('import'), drafts: fc.array(draft, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: ways('back up') }) },
  { weight: 1, arbitrary: fc.record({ do: ways('restore'), mode: ways('merge', 'replace') }) },
);

const steps: fc.Arbitrary<Step>[] = [
  ...Array.from({ length: 6 }, () =>
    fc.tuple(fc.nat(WRITERS.length - 1), deed).map(([who, it]) => new Begin(who, it)),
  ),
  fc.constant(new Settle()),
];

export interface Tried {
  deeds: number;
  libraries: number;
}

/** Things done in one library, at most; half of that on average. */
const PER_LIBRARY = 40;

/**
 * Has the writers do so many things, in one library after the other.
 * @param shrink takes the time to look for the shortest story that goes wrong
 * @throws Error with that story, and how to tell it again
 */
export async function tryWriters(
  count: number,
  seed: number,
  { shrink = false, tell = (_: Tried) => {} } = {},
): Promise<Tried> {
  const tried: Tried = { deeds: 0, libraries: 0 };
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: PER_LIBRARY, size: 'max' }), async (commands) => {
      tried.deeds += await together(commands);
      tried.libraries++;
      tell(tried);
    }),
    { seed, numRuns: Math.ceil((count * 2.6) / PER_LIBRARY), endOnFailure: !shrink },
  );
  return tried;
}

let libraries = 0;

/** Gives how many things were done. */
async function together(commands: Iterable<Step>): Promise<number> {
  const name = `writers-${libraries++}`;
  const connections = WRITERS.map(() => openLibrary(name));
  const real: Real = {
    connections,
    model: new LibraryModel(),
    undos: [],
    backup: [],
    going: new Set(),
    clock: START,
    done: 0,
  };
  const [db] = connections;
  try {
    await fc.asyncModelRun(() => ({ model: {}, real }), commands);
    await settle(real);
    const faults = db ? await faultsOf(db) : [];
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return (real.clock - START) / MOMENT;
  } finally {
    await Promise.allSettled(real.going);
    for (const connection of connections) connection.close();
    await db?.delete();
  }
}
