/** The part of an import that takes long, without the page: a file is read, planned for, imported, and taken back. */
import { type BackupsDatabase, openBackups } from '../lib/backups/database';
import { forgetUndo, keepUndo } from '../lib/backups/keep-undo';
import { decodeText } from '../lib/imports/encoding';
import type { Choices, Draft, ImportFormat, ImportOptions, Problem } from '../lib/imports/import';
import { importFormats, isBackup, recognise } from '../lib/imports/registry';
import { type LibraryDatabase, openLibrary, type Trouble, troubleOf } from '../lib/library/database';
import {
  applyImport,
  type Fate,
  type ImportPlan,
  type ImportUndo,
  planImport,
  undoImport,
} from '../lib/library/import';
import type { Identifier } from '../lib/paper';

export type Order =
  | { open: { library: string; file: ArrayBuffer | string; name: string } }
  | { read: { format: string; options: ImportOptions } }
  | { apply: true }
  /** Keeps the way back for a day, under what was done in words. */
  | { keep: string }
  | { undo: true };

export type Answer =
  | { done: number; total: number }
  /** Nothing where it is none of the formats; `backup` where it is our own. */
  | { recognised: string | undefined }
  | { preview: Preview }
  | { applied: Counts }
  | { undone: true }
  | { failed: Trouble };

export type Counts = Record<Fate, number>;

export interface Preview {
  format: string;
  options: ImportOptions;
  choices: Choices;
  /** Papers that the file tells of. */
  total: number;
  counts: Counts;
  /** New ones that look like a saved one. */
  similar: number;
  /** The first of the papers, in the file's order. */
  rows: Row[];
  /** The first of the problems, those that cost an entry before the others. */
  problems: Found[];
  /** Entries that are left out; remarks about those that are not. */
  leftOut: number;
  remarks: number;
}

export interface Row {
  title: string;
  authors: string[];
  year: string;
  fate: Fate;
  isAlike: boolean;
}

/** A problem of the file's, or that an entry goes by an identifier of another work. */
export type Found = Omit<Problem, 'what'> & { what: Problem['what'] | 'apart' };

const ROWS_SHOWN = 50;
const PROBLEMS_SHOWN = 200;

/** How many lines are read before the page hears of it. */
const STEP = 2000;

/** Answers orders one after the other. */
export function startImporting(answer: (it: Answer) => void): (order: Order) => Promise<void> {
  let db: LibraryDatabase | undefined;
  let text = '';
  let drafts: Draft[] = [];
  let source = '';
  let undo: ImportUndo | undefined;
  let keptAt: number | undefined;

  function open({ library, file, name }: Extract<Order, { open: unknown }>['open']): void {
    db = openLibrary(library);
    text = typeof file === 'string' ? file.replace(/\r\n?/g, '\n') : decodeText(new Uint8Array(file));
    answer({ recognised: isBackup(text) ? 'backup' : recognise(text, name)?.id });
  }

  async function read(library: LibraryDatabase, format: ImportFormat, options: ImportOptions): Promise<void> {
    const choices = format.choices?.(text) ?? {};
    const chosen = choices.columns ? { columns: choices.columns, ...options } : options;
    const problems: Found[] = [];
    drafts = [];
    source = `import/${format.id}`;
    const total = text.split('\n').length;
    let next = STEP;
    for (const item of format.read(text, chosen)) {
      if ('draft' in item) drafts.push(item.draft);
      else problems.push(item.problem);
      const { line } = 'draft' in item ? item.draft : item.problem;
      if (line < next) continue;
      next = line + STEP;
      answer({ done: line, total });
    }
    const plan = await planImport(library, drafts, source);
    problems.push(...plan.apart.map(({ place, id }) => keptApart(drafts[place], id)));
    answer({ preview: previewOf(format.id, chosen, choices, drafts, plan, problems) });
  }

  async function apply(library: LibraryDatabase): Promise<void> {
    const done = await applyImport(library, drafts, source, (written, all) =>
      answer({ done: written, total: all }),
    );
    undo = done.undo;
    answer({ applied: countsIn(done.plan) });
  }

  /** Where there is no room for it, the import can still be undone here and now. */
  async function keep(backups: BackupsDatabase, done: ImportUndo, said: string): Promise<void> {
    keptAt = await keepUndo(backups, { kind: 'import', said, undo: done }).catch(() => undefined);
    backups.close();
  }

  let last = Promise.resolve();

  async function follow(order: Order): Promise<void> {
    try {
      if ('open' in order) open(order.open);
      if (!db) return;
      if ('read' in order) {
        const format = importFormats.find(({ id }) => id === order.read.format);
        if (format) await read(db, format, order.read.options);
      } else if ('apply' in order) {
        await apply(db);
      } else if ('keep' in order && undo) {
        await keep(openBackups(db.name), undo, order.keep);
      } else if ('undo' in order && undo) {
        await undoImport(db, undo);
        answer({ undone: true });
        if (keptAt !== undefined) await forgetUndo(openBackups(db.name), keptAt);
      }
    } catch (reason) {
      answer({ failed: troubleOf(reason) });
    }
  }

  return (order) => {
    last = last.then(() => follow(order));
    return last;
  };
}

function keptApart(draft: Draft | undefined, id: Identifier): Found {
  return { what: 'apart', line: draft?.line ?? 0, entry: draft?.entry ?? '', detail: id, isLeftOut: false };
}

function previewOf(
  format: string,
  options: ImportOptions,
  choices: Choices,
  drafts: readonly Draft[],
  plan: ImportPlan,
  problems: readonly Found[],
): Preview {
  const alike = new Set(plan.alike);
  const rows = drafts.slice(0, ROWS_SHOWN).map(
    ({ told }, place): Row => ({
      title: told.title,
      authors: (told.authors ?? []).slice(0, 4).map(({ name }) => name),
      year: told.published?.slice(0, 4) ?? '',
      fate: plan.fates[place] ?? 'added',
      isAlike: alike.has(place),
    }),
  );
  const worstFirst = problems.toSorted(
    (a, b) => Number(b.isLeftOut) - Number(a.isLeftOut) || a.line - b.line,
  );
  const leftOut = problems.filter(({ isLeftOut }) => isLeftOut).length;
  return {
    format,
    options,
    choices,
    total: drafts.length,
    counts: countsIn(plan),
    similar: plan.similar,
    rows,
    problems: worstFirst.slice(0, PROBLEMS_SHOWN),
    leftOut,
    remarks: problems.length - leftOut,
  };
}

function countsIn({ added, merged, same, repeated }: ImportPlan): Counts {
  return { added, merged, same, repeated };
}
