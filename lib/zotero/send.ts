/**
 * Sending papers to Zotero, one session for each: Zotero gives the tags of a session to all that is in it. A paper that
 * was sent is not sent again unless the reader says so.
 */
import type { LibraryDatabase } from '../library/database';
import { isInZotero, noteSent, noteUnsent, sentToZotero } from '../library/zotero';
import type { Paper } from '../paper';
import { askConnector, pingZotero, type Zotero } from './connector';
import { lookUpInZotero } from './found';
import { type ItemOptions, itemOf } from './item';
import { ZoteroError } from './trouble';

export interface SendOptions extends ItemOptions {
  /** The library or the collection that it goes to; `''` for what is selected in Zotero. */
  target: string;
  tags: boolean;
  /** Ask Zotero's local interface first whether it has the paper. */
  lookUp: boolean;
  /** The reader knows that Zotero has it, or may have it. */
  again?: boolean;
}

/** A session that is older may be of a Zotero that has been closed since, which knows it no more. In milliseconds. */
const SAME_ZOTERO = 2 * 60_000;

/**
 * Sends one paper; gives `already` where Zotero has it. No two are on their way at a time, in whatever pages.
 * @throws ZoteroError
 */
export function sendPaper(
  db: LibraryDatabase,
  zotero: Zotero,
  paper: Paper,
  options: SendOptions,
): Promise<'sent' | 'already'> {
  return navigator.locks.request('zotero', () => send(db, zotero, paper, options));
}

async function send(
  db: LibraryDatabase,
  zotero: Zotero,
  paper: Paper,
  options: SendOptions,
): Promise<'sent' | 'already'> {
  const { again = false, target } = options;
  const known = await sentToZotero(db, paper);
  if (known && isInZotero(known) && !again) return 'already';
  if (target && !zotero.targets.some(({ id }) => id === target)) throw new ZoteroError('collection-gone');
  await pingZotero();
  // It was on its way when we were stopped: the same session says whether it arrived.
  const stopped = known?.state === 'sending' && Date.now() - known.at < SAME_ZOTERO ? known : undefined;
  if (!again && !stopped) {
    if (known?.state === 'sending') await noteSent(db, paper, 'unsure', Date.now());
    if (known?.state === 'sending' || known?.state === 'unsure') throw new ZoteroError('unsure');
    if (options.lookUp && (await lookUpInZotero(paper)) === 'there') {
      await noteSent(db, paper, 'there', Date.now());
      return 'already';
    }
  }
  const session = (!again && stopped?.session) || crypto.randomUUID();
  await noteSent(db, paper, 'sending', stopped?.at ?? Date.now(), session);
  try {
    await saveItem(db, paper, session, options);
  } catch (reason) {
    // What Zotero had before, it has still.
    if (known && isInZotero(known)) await noteSent(db, paper, known.state, known.at, known.session);
    throw reason;
  }
  await noteSent(db, paper, 'sent', Date.now(), session);
  if (!(await arrange(zotero, paper, session, options))) throw new ZoteroError('in-part');
  return 'sent';
}

/** Has Zotero save the paper. Where no answer comes, the same session is tried once more: it never makes two items. */
async function saveItem(
  db: LibraryDatabase,
  paper: Paper,
  session: string,
  options: SendOptions,
): Promise<void> {
  const item = itemOf(paper, options);
  const { url } = item as { url?: string };
  const order = { sessionID: session, ...(url && { uri: url }), items: [item] };
  const ask = () => askConnector('saveItems', order);
  // A Zotero that is closed by now would not know the session when it is opened again.
  const answer = await ask()
    .catch(() => pingZotero().then(ask))
    .catch(() => undefined);
  if (!answer) {
    await noteSent(db, paper, 'unsure', Date.now(), session);
    throw new ZoteroError('unsure');
  }
  // 409: this session is there, so an attempt whose answer was lost has saved the paper.
  if (answer.status === 201 || answer.status === 409) return;
  if (answer.body.includes('libraryEditable')) {
    await noteUnsent(db, paper);
    throw new ZoteroError('read-only');
  }
  await noteSent(db, paper, 'refused', Date.now());
  throw new ZoteroError('refused');
}

/** Puts what was saved where it belongs, with its tags. False where Zotero did not do that. */
async function arrange(
  zotero: Zotero,
  paper: Paper,
  session: string,
  options: SendOptions,
): Promise<boolean> {
  const tags = options.tags ? paper.tags : [];
  if (!options.target && tags.length === 0) return true;
  const target = options.target || zotero.selected.id;
  const order = { sessionID: session, target, tags: tagsFor(zotero, tags) };
  const answer = await askConnector('updateSession', order).catch(() => undefined);
  return answer?.status === 200;
}

/** Before version 8 Zotero takes tags as one text with commas between them. */
function tagsFor({ version }: Zotero, tags: readonly string[]): readonly string[] | string {
  return Number.parseInt(version, 10) >= 8 ? tags : tags.map((tag) => tag.replace(/\s*,\s*/g, ' ')).join(',');
}
