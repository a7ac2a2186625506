/**
 * The library as it should be: maps in memory and one thing after the other. It merges what pages tell by the library's
 * own rules, which have tests of their own; what it is for is what becomes of whole records, and in what order.
 */
import { contradict, keyOf, schemeOf, valueIn } from '../../lib/identifiers';
import { entryId } from '../../lib/imports/entry-id';
import type { Draft } from '../../lib/imports/import';
import type { RestoreMode } from '../../lib/library/backup';
import type { Removed } from '../../lib/library/database';
import type { Changes } from '../../lib/library/edited';
import { withFreeKey } from '../../lib/library/free-key';
import {
  type Account,
  compatible,
  joinedNotes,
  mergePapers,
  mergeSighting,
  paperFrom,
  unionOfTags,
} from '../../lib/library/merge';
import type { Removal } from '../../lib/library/remove';
import { isNews, type Saved } from '../../lib/library/save';
import type { Identifier, Paper, Sighting } from '../../lib/paper';
import { isSamePaper, titlesAgree } from '../../lib/sources/same-paper';

type OwnField = keyof Paper['edited'];

const OWN_FIELDS: readonly OwnField[] = ['status', 'priority', 'tags', 'note'];

/** A way back: what stood before, what was written, and when. */
export interface Way {
  at: number;
  before: Paper[];
  after: Identifier[];
  removed: Removed[];
  dismissed: [Identifier, number][];
}

export interface EditWay {
  at: number;
  changes: Changes;
  before: Paper[];
}

export class LibraryModel {
  readonly papers = new Map<Identifier, Paper>();
  readonly removed = new Map<Identifier, Removed>();
  readonly dismissed = new Map<Identifier, number>();

  save(sightings: readonly Sighting[], at: number): Saved {
    const added = new Set<Identifier>();
    const merged = new Set<Identifier>();
    const way = this.#way(at);
    for (const [index, sighting] of sightings.entries()) {
      const known = this.#find(sighting.ids, way);
      const paper = known ? mergeSighting(known, sighting, at) : this.#begin(sighting, at - index, way);
      this.#want(paper, way);
      if (!known) added.add(paper.key);
      else if (!added.has(paper.key)) merged.add(paper.key);
    }
    return { added: [...added], merged: [...merged] };
  }

  tell(sightings: readonly Sighting[], at: number): Identifier[] {
    const changed = new Set<Identifier>();
    const way = this.#way(at);
    for (const sighting of sightings) {
      const known = this.#find(sighting.ids, way);
      const paper = known && mergeSighting(known, sighting, at);
      if (!paper || !isNews(known, paper)) continue;
      this.#want(paper, way);
      changed.add(paper.key);
    }
    return [...changed];
  }

  remove(keys: readonly Identifier[], at: number): Removal {
    const gone = keys.filter((key) => this.papers.has(key));
    for (const key of gone) this.#bury(key, at);
    return { keys: gone, removedAt: at };
  }

  restore({ keys, removedAt }: Removal): Identifier[] {
    const back = keys.filter((key) => {
      const it = this.removed.get(key);
      return it?.paper && it.removedAt === removedAt;
    });
    for (const key of back) this.#exhume(key);
    return back;
  }

  bringBack(keys: readonly Identifier[]): Identifier[] {
    const back = keys.filter((key) => !this.papers.has(key) && this.removed.get(key)?.paper);
    for (const key of back) this.#exhume(key);
    return back;
  }

  forgetForGood(keys: readonly Identifier[]): void {
    for (const key of keys) delete this.removed.get(key)?.paper;
  }

  edit(keys: readonly Identifier[], changes: Changes, at: number): EditWay {
    const before = [...new Set(keys)].flatMap((key) => this.papers.get(key) ?? []);
    for (const paper of before) this.papers.set(paper.key, changed(paper, changes, at));
    return { at, changes, before };
  }

  undoEdit({ at, changes, before }: EditWay): void {
    for (const old of before) {
      const paper = this.papers.get(old.key);
      if (!paper) continue;
      const fields = OWN_FIELDS.filter((field) => paper.edited[field] === at);
      const tags = tagsTakenBack(old.tags, changed(old, changes, at).tags, paper.tags);
      this.papers.set(old.key, { ...withOwn(paper, old, fields), tags });
    }
  }

  dismiss(ids: readonly Identifier[], at: number): void {
    for (const id of ids) this.dismissed.set(id, at);
  }

  undismiss(ids: readonly Identifier[]): void {
    const moments = new Set(ids.map((id) => this.dismissed.get(id)));
    for (const [id, at] of this.dismissed) if (moments.has(at)) this.dismissed.delete(id);
  }

  mergeDuplicates(kept: Identifier, other: Identifier, at: number): Way {
    const way = this.#way(at);
    const [a, b] = [this.papers.get(kept), this.papers.get(other)];
    if (!a || !b) return way;
    way.before.push(a, b);
    this.#bury(other, at, kept);
    this.#put(mergePapers(a, b));
    return { ...way, after: [kept] };
  }

  importDrafts(drafts: readonly Draft[], source: string, at: number): Way {
    const way = this.#way(at);
    const saved = new Map(this.papers);
    const ofThisFile = new Set<Identifier>();
    const written = new Set<Identifier>();
    for (const [place, { told, own }] of drafts.entries()) {
      const entry = entryId(told);
      const known = this.#find([...told.ids, entry], way, (paper) => {
        if (titlesAgree(paper, told) !== false) return true;
        if (ofThisFile.has(paper.key)) return false;
        const proof = told.ids.find((id) => paper.ids.includes(id));
        return isSamePaper(paper, proof, told);
      });
      const free = told.ids.filter((id) => known?.ids.includes(id) || this.#ownerOf(id) === undefined);
      const ids = free.length ? free : known ? [...known.ids] : [entry];
      const account = { ...told, ...numbersOf(told.ids.filter((id) => !ids.includes(id))), source, ids };
      const merged = known ? mergeSighting(known, account, at) : this.#begin(account, at - place, way);
      const paper = withMore(merged, own, at);
      if (!known || isNews(known, paper) || ofThisFile.has(known.key)) {
        this.#want(paper, way);
        written.add(paper.key);
      }
      ofThisFile.add(paper.key);
    }
    for (const key of way.after) written.add(key);
    const touched = [...written, ...way.before.map(({ key }) => key)];
    const before = [...new Set(touched)].flatMap((key) => saved.get(key) ?? []);
    return { ...way, before, after: [...written].filter((key) => this.papers.has(key)) };
  }

  undoImport(way: Way, now: number): void {
    this.undo({ ...way, removed: [] }, now);
    for (const it of way.removed) {
      if (!this.removed.has(it.key) && !this.papers.has(it.key))
        this.removed.set(it.key, structuredClone(it));
    }
    const owned = this.owners();
    for (const [id, at] of way.dismissed) {
      if (!owned.has(id) && !this.dismissed.has(id)) this.dismissed.set(id, at);
    }
  }

  restoreBackup(papers: readonly Paper[], mode: RestoreMode, at: number): Way {
    const way = this.#way(at);
    const there = new Map(this.papers);
    const owners = new Map(
      [...there.values()].flatMap(({ ids }) => ids.map((id) => [id, this.#ownerOf(id)])),
    );
    const write = new Map<Identifier, Paper>();
    const before = new Map<Identifier, Paper>();
    const placed = new Set<Identifier>();
    const matches = (paper: Paper) =>
      [paper.key, ...paper.ids]
        .flatMap((id) => there.get(owners.get(id) ?? id) ?? [])
        .find((it) => compatible([it, paper]).length === 2);
    const isTaken = (id: Identifier) =>
      there.has(id) || write.has(id) || this.removed.has(id) || papers.some(({ key }) => key === id);
    for (const it of papers) {
      const isApart = there.has(it.key) && !matches(it);
      const paper = isApart ? withFreeKey(it, isTaken, it.savedAt) : it;
      const known = matches(paper);
      if (!known) {
        write.set(paper.key, paper);
        placed.add(paper.key);
        continue;
      }
      const standing = write.get(known.key) ?? known;
      const next = mode === 'merge' ? joined(standing, paper) : paper;
      if (sorted(known) !== sorted(next)) write.set(next.key, next);
      placed.add(next.key);
      before.set(known.key, known);
    }
    const gone = mode === 'replace' ? [...there.values()].filter(({ key }) => !before.has(key)) : [];
    for (const { key } of gone) this.#bury(key, at);
    way.removed.push(...structuredClone([...write.keys()].flatMap((key) => this.removed.get(key) ?? [])));
    const replaced = [...before.values()].filter(({ key }) => write.has(key) || !placed.has(key));
    for (const { key } of replaced) this.papers.delete(key);
    for (const paper of write.values()) this.#put(structuredClone(paper));
    return { ...way, before: [...replaced, ...gone], after: [...write.keys()] };
  }

  /** Puts whole records back. What was saved anew or removed since is left, and what was edited since is not lost. */
  undo({ at, before, after, removed }: Way, now: number): void {
    const standing = new Map(after.flatMap((key) => this.papers.get(key) ?? []).map((it) => [it.key, it]));
    for (const key of standing.keys()) this.papers.delete(key);
    for (const old of before) {
      if (this.papers.has(old.key) || (this.removed.get(old.key)?.removedAt ?? 0) > at) continue;
      const it = standing.get(old.key);
      const since = OWN_FIELDS.filter((field) => (it?.edited[field] ?? 0) > at);
      this.papers.set(old.key, it ? withOwn(old, it, since) : old);
      this.removed.delete(old.key);
    }
    const known = new Set(before.map(({ key }) => key));
    for (const paper of standing.values()) {
      const isEdited = OWN_FIELDS.some((field) => (paper.edited[field] ?? 0) > at);
      const { key, ids } = paper;
      if (isEdited && !known.has(key)) this.removed.set(key, { key, ids, paper, removedAt: now });
    }
    for (const it of removed) if (!this.removed.has(it.key)) this.removed.set(it.key, structuredClone(it));
  }

  #way(at: number): Way {
    return { at, before: [], after: [], removed: [], dismissed: [] };
  }

  /** Of those that go by it the one that is called by it, or else the one whose key is the least. */
  #ownerOf(id: Identifier): Identifier | undefined {
    const holders = [...this.papers.values()].filter(({ ids }) => ids.includes(id)).map(({ key }) => key);
    return holders.includes(id) ? id : holders.sort()[0];
  }

  owners(): Map<Identifier, Identifier | undefined> {
    const ids = new Set([...this.papers.values()].flatMap((paper) => paper.ids));
    return new Map([...ids].map((id) => [id, this.#ownerOf(id)]));
  }

  #find(
    ids: readonly Identifier[],
    way: Way,
    accepts: (paper: Paper) => boolean = () => true,
  ): Paper | undefined {
    const keys = [...new Set(ids.flatMap((id) => this.#ownerOf(id) ?? []))];
    const candidates = keys
      .flatMap((key) => this.papers.get(key) ?? [])
      .filter((paper) => !contradict(paper.ids, ids) && accepts(paper));
    const same = compatible(candidates);
    const key = same.length ? keyOf(same.map((paper) => paper.key)) : undefined;
    const [kept, ...others] = same.toSorted((a, b) => Number(b.key === key) - Number(a.key === key));
    return (
      kept &&
      others.reduce((paper, other) => {
        way.before.push(other);
        way.after.push(kept.key);
        this.#bury(other.key, way.at, kept.key);
        const merged = mergePapers(paper, other);
        this.#want(merged, way);
        return merged;
      }, kept)
    );
  }

  /** What was removed comes back, where it can be this one. No paper takes the place of another, there or removed. */
  #begin(account: Account, at: number, way: Way): Paper {
    const bin = account.ids.map((id) => this.removed.get(id)).find((it) => it?.paper);
    if (bin?.paper && !contradict(bin.ids, account.ids)) {
      way.removed.push(structuredClone(bin));
      return { ...mergeSighting(bin.paper, account, at), savedAt: at };
    }
    const isTaken = (id: Identifier) => this.papers.has(id) || this.removed.get(id)?.paper !== undefined;
    return withFreeKey(paperFrom(account, at), isTaken, at);
  }

  #put(paper: Paper): void {
    this.papers.set(paper.key, paper);
    this.removed.delete(paper.key);
  }

  /** Who saves a paper wants it after all. */
  #want(paper: Paper, way: Way): void {
    const bin = this.removed.get(paper.key);
    const wasThere = bin && bin.removedAt !== way.at && !way.removed.some(({ key }) => key === bin.key);
    if (wasThere) way.removed.push(structuredClone(bin));
    this.#put(paper);
    for (const id of paper.ids) {
      const at = this.dismissed.get(id);
      if (at === undefined) continue;
      way.dismissed.push([id, at]);
      this.dismissed.delete(id);
    }
  }

  #bury(key: Identifier, removedAt: number, mergedInto?: Identifier): void {
    const paper = this.papers.get(key);
    if (!paper) return;
    this.papers.delete(key);
    this.removed.set(key, { key, ids: paper.ids, removedAt, paper, ...(mergedInto && { mergedInto }) });
  }

  #exhume(key: Identifier): void {
    const paper = this.removed.get(key)?.paper;
    if (paper) this.papers.set(key, paper);
    this.removed.delete(key);
  }
}

function changed(paper: Paper, { status, priority, addTags, removeTags, note }: Changes, at: number): Paper {
  const it = structuredClone(paper);
  const set = <F extends OwnField>(field: F, value: Paper[F]) => {
    it[field] = value;
    it.edited[field] = at;
  };
  if (status) set('status', status);
  if (priority) set('priority', priority);
  if (note !== undefined) set('note', note);
  if (addTags || removeTags) {
    const kept = paper.tags.filter((tag) => !removeTags?.includes(tag));
    set('tags', [...new Set([...kept, ...(addTags ?? [])])]);
  }
  return it;
}

/** Each tag for itself; in their old order where nothing else became of them. */
function tagsTakenBack(before: string[], after: string[], now: string[]): string[] {
  if (now.join('\n') === after.join('\n')) return before;
  const kept = now.filter((tag) => before.includes(tag) || !after.includes(tag));
  return [...kept, ...before.filter((tag) => !after.includes(tag) && !kept.includes(tag))];
}

/** The paper with these fields as they are on the other one. */
function withOwn(paper: Paper, other: Paper, fields: readonly OwnField[]): Paper {
  const it = structuredClone(paper);
  const take = (target: object, from: object, field: OwnField) => {
    Reflect.deleteProperty(target, field);
    if (field in from) Object.assign(target, { [field]: from[field as keyof typeof from] });
  };
  for (const field of fields) {
    take(it, other, field);
    take(it.edited, other.edited, field);
  }
  return it;
}

function withMore(paper: Paper, { tags = [], note = '' }: Draft['own'], at: number): Paper {
  const it = structuredClone(paper);
  it.tags = unionOfTags(paper.tags, tags);
  if (it.tags.length > paper.tags.length) it.edited.tags = at;
  it.note = joinedNotes(paper.note, note);
  if (it.note !== paper.note) it.edited.note = at;
  return it;
}

/** What goes by another work's number is told of it all the same. */
function numbersOf(ids: readonly Identifier[]): { extra?: Record<string, string> } {
  const names: Record<string, string> = { doi: 'doi', arxiv: 'eprint' };
  const extra = Object.fromEntries(
    ids.flatMap((id) => {
      const name = names[schemeOf(id)];
      return name ? [[name, valueIn(id)]] : [];
    }),
  );
  return ids.length ? { extra } : {};
}

/** Of each field of the reader's, the one that was edited last. */
function joined(known: Paper, other: Paper): Paper {
  const merged = mergePapers(known, other);
  const later = (field: OwnField) =>
    (other.edited[field] ?? 0) > (known.edited[field] ?? 0) ? other : known;
  const { priority } = later('priority');
  return {
    ...merged,
    status: later('status').status,
    tags: later('tags').tags,
    note: later('note').note,
    ...(priority && { priority }),
  };
}

/** The same text for the same record, in whatever order its fields were written. */
export function sorted(record: unknown): string {
  return JSON.stringify(record, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
