/**
 * Every message that reaches the background: its schema, its reply, and who may send it. In two tiers: what the
 * overlay of any listing page may ask (it could be forged by a broken page: look up, save, take out, dismiss, look for
 * code, no more), and what only our own pages may ask. Whatever arrives is parsed, and its sender checked, before it is
 * acted on.
 *
 * Content scripts use `ask.ts`, which takes only the types from here.
 */
import * as z from 'zod';
import { Author, Identifier, Sighting, type Status } from './paper';
import type { CodeFound } from './sources/code-found';

/** More entries than any page holds; a longer list is not from our overlay. */
const MOST_ENTRIES = 10_000;

/** A screenful and some more. */
const MOST_SOUGHT = 50;

/** What sources take in one request, and as many that wait for it. */
const MOST_WORKS = 100;

/** What is told of a paper that need not be in the library. */
const About = z.object({
  ids: z.array(Identifier).min(1).max(20),
  title: z.string().min(1).max(1000),
  authors: z.array(Author).max(20).optional(),
});

/**
 * Looks for the code of these papers: at any source where the reader pressed for it, and anew where they pressed again;
 * for what is on the screen at the site itself alone, and only where the reader wants that.
 */
const FindCode = z.object({
  type: z.literal('find-code'),
  entries: z.array(About).min(1).max(MOST_SOUGHT),
  onScreen: z.boolean().optional(),
  anew: z.boolean().optional(),
});

const Removal = z.object({ keys: z.array(Identifier).max(MOST_ENTRIES), removedAt: z.int().min(0) });

const fromOverlay = [
  z.object({
    type: z.literal('look-up'),
    entries: z
      .array(z.object({ ids: z.array(Identifier).min(1).max(20), likeness: z.string().max(1000).optional() }))
      .max(MOST_ENTRIES),
  }),
  z.object({ type: z.literal('save'), sighting: Sighting }),
  z.object({ type: z.literal('take-out'), ids: z.array(Identifier).min(1).max(20) }),
  z.object({ type: z.literal('put-back'), removal: Removal }),
  /** The paper is not for the reader; or it is after all. */
  z.object({ type: z.literal('dismiss'), ids: z.array(Identifier).min(1).max(20) }),
  z.object({ type: z.literal('undismiss'), ids: z.array(Identifier).min(1).max(20) }),
  /** What a page tells about papers that are saved already: it fills in what the library does not know yet. */
  z.object({ type: z.literal('tell'), sightings: z.array(Sighting).max(500) }),
  /** The tab is on another page than before, loaded or not, and has no overlay yet; or its first entry was seen. */
  z.object({ type: z.literal('bring-overlay'), seen: z.boolean() }),
  FindCode,
] as const;

const fromOwnPages = [
  /** Saves all that the overlay of a tab sees. */
  z.object({ type: z.literal('save-page'), tabId: z.int() }),
  /** A tab's page that promises entries shows none: its overlay is to say what it no longer understands. */
  z.object({ type: z.literal('bring-overlay-to'), tabId: z.int() }),
  /** Reads a page that has no overlay, and saves the paper that it is about. */
  z.object({ type: z.literal('save-this-page'), tabId: z.int() }),
  /** Reads a page, and tells which papers it links to. */
  z.object({ type: z.literal('papers-linked'), tabId: z.int() }),
  z.object({ type: z.literal('save-seen'), sightings: z.array(Sighting).min(1).max(500) }),
  FindCode,
  /** Asks about these papers anew, whatever was asked before, and looks after them from then on. */
  z.object({ type: z.literal('complete-now'), keys: z.array(Identifier).max(MOST_ENTRIES) }),
  /** Asks DBLP, which is sent the title and the first author, whether this preprint has appeared. */
  z.object({ type: z.literal('ask-dblp'), key: Identifier }),
  /** Asks whether these works of a bibliography have appeared, or were retracted; the library is told nothing. */
  z.object({ type: z.literal('look-up-works'), works: z.array(About).min(1).max(MOST_WORKS) }),
  /** Nobody waits any more for those that begin with these identifiers. */
  z.object({ type: z.literal('forget-works'), keys: z.array(Identifier).max(MOST_ENTRIES) }),
  /** Errands were put down by another context than the background, which does them. */
  z.object({ type: z.literal('do-errands') }),
] as const;

export const OverlayMessage = z.discriminatedUnion('type', fromOverlay);
export const OwnPageMessage = z.discriminatedUnion('type', fromOwnPages);

export type OverlayMessage = z.infer<typeof OverlayMessage>;
export type OwnPageMessage = z.infer<typeof OwnPageMessage>;
export type Message = OverlayMessage | OwnPageMessage;
export type Removal = z.infer<typeof Removal>;

/** Whether the library holds an entry, or a paper that looks the same, and the code it knows for it. */
export interface Mark {
  saved: boolean;
  /** Not this one by any identifier, but one with its title, first author and year. */
  probably?: true;
  /** The reader has said that it is not for them. */
  dismissed?: true;
  /** How far the reader has come with it, where it is saved. */
  status?: Status;
  code?: string;
}

/** What each message is answered with, when all went well. */
export interface Replies {
  'look-up': Mark[];
  save: null;
  'take-out': Removal;
  'put-back': null;
  dismiss: null;
  undismiss: null;
  tell: null;
  /** Until its sign is seen, a list may be empty; where nothing is listed at all, there is none. */
  'bring-overlay': 'brought' | 'none' | { sign: string };
  /** Whether there is one now. */
  'bring-overlay-to': boolean;
  /** How many papers of the page are in the library now, and the keys of those that were not before. */
  'save-page': { saved: number; added: Identifier[] };
  'save-this-page': { title: string; added: Identifier[] };
  'papers-linked': { sighting: Sighting; saved: boolean }[];
  'save-seen': { saved: number; added: Identifier[] };
  /** For each entry, in their order. Where sources have not answered yet, asked again later more may be known. */
  'find-code': CodeFound[];
  'complete-now': null;
  'ask-dblp': null;
  'look-up-works': null;
  'forget-works': null;
  'do-errands': null;
}

/** What goes back over the wire: the reply, or a sentence that says to a person what went wrong. */
export type Answer<T extends keyof Replies = keyof Replies> =
  | { ok: true; reply: Replies[T] }
  | { ok: false; error: string };

/** What a tab's overlay is asked by our own pages and the background, and what it answers. */
export type OverlayQuestion =
  | { type: 'library-changed' }
  | { type: 'report' }
  /** All papers of the page but those of its list that are not for the reader. */
  | { type: 'sightings' }
  /** Dims what is hidden on this page. */
  | { type: 'show-hidden' };

/** What the overlay sees on its page. */
export interface Report {
  /** Different papers on the page. */
  papers: number;
  saved: number;
  /** Of a list: papers that are not for the reader. */
  dismissed: number;
  /** Those of them that are not to be seen. */
  hidden: number;
  /** The overlay is still waiting for the page, or for the library. */
  looking: boolean;
  /** What shows that the site's markup has changed, where it has. */
  trouble?: Trouble;
}

/** A page that is no longer understood, told without anything of its contents. */
export interface Trouble {
  /** Of the extension. */
  version: string;
  /** The adapter: the site's id and the kind of page. */
  adapter: string;
  /** The pattern that the address fits, not the address itself. */
  pattern: string;
  /** The selector that finds no entry, or finds some that cannot be read. */
  selector: string;
  /** How many elements it finds. */
  matches: number;
  /** Fields that no entry tells any more. */
  lost: string[];
}
