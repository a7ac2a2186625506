/**
 * Every message that reaches the background: its schema, its reply, and who may send it. In two tiers: what the
 * overlay of any listing page may ask (it could be forged by a broken page: look up, save, take out, no more),
 * and what only our own pages may ask. Whatever arrives is parsed, and its sender checked, before it is acted on.
 *
 * Content scripts use `ask.ts`, which takes only the types from here.
 */
import * as z from 'zod';
import { Identifier, Sighting } from './paper';

/** More entries than any page holds; a longer list is not from our overlay. */
const MOST_ENTRIES = 10_000;

const Removal = z.object({ keys: z.array(Identifier).max(MOST_ENTRIES), removedAt: z.int().min(0) });

const fromOverlay = [
  z.object({
    type: z.literal('look-up'),
    entries: z.array(z.array(Identifier).min(1).max(20)).max(MOST_ENTRIES),
  }),
  z.object({ type: z.literal('save'), sighting: Sighting }),
  z.object({ type: z.literal('take-out'), ids: z.array(Identifier).min(1).max(20) }),
  z.object({ type: z.literal('put-back'), removal: Removal }),
  /** What a page tells about papers that are saved already: it fills in what the library does not know yet. */
  z.object({ type: z.literal('tell'), sightings: z.array(Sighting).max(500) }),
] as const;

const fromOwnPages = [z.object({ type: z.literal('save-page'), tabId: z.int() })] as const;

export const OverlayMessage = z.discriminatedUnion('type', fromOverlay);
export const OwnPageMessage = z.discriminatedUnion('type', fromOwnPages);

export type OverlayMessage = z.infer<typeof OverlayMessage>;
export type OwnPageMessage = z.infer<typeof OwnPageMessage>;
export type Message = OverlayMessage | OwnPageMessage;
export type Removal = z.infer<typeof Removal>;

/** Whether the library holds an entry, and the code it knows for it. */
export type Mark = { saved: false } | { saved: true; code?: string };

/** What each message is answered with, when all went well. */
export interface Replies {
  'look-up': Mark[];
  save: null;
  'take-out': Removal;
  'put-back': null;
  tell: null;
  /** How many papers of the page are in the library now, and the keys of those that were not before. */
  'save-page': { saved: number; added: Identifier[] };
}

/** What goes back over the wire: the reply, or a sentence that says to a person what went wrong. */
export type Answer<T extends keyof Replies = keyof Replies> =
  | { ok: true; reply: Replies[T] }
  | { ok: false; error: string };

/** What a tab's overlay is asked by our own pages and the background, and what it answers. */
export type OverlayQuestion = { type: 'library-changed' } | { type: 'report' } | { type: 'sightings' };

/** What the overlay sees on its page. */
export interface Report {
  /** Different papers on the page. */
  papers: number;
  saved: number;
  /** The overlay is still waiting for the page, or for the library. */
  looking: boolean;
  /** False where the address promises entries and none was found. */
  understood: boolean;
}
