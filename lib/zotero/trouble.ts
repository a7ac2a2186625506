/** What can stand between a paper and Zotero, in words for a person. */
import { type MessageName, t } from '../i18n';

export type ZoteroTrouble =
  /** The browser does not let us talk to it. */
  | 'not-allowed'
  | 'not-running'
  | 'too-old'
  /** It has no library that can be written to. */
  | 'read-only'
  | 'collection-gone'
  /** It took the request and would not save the paper. */
  | 'refused'
  /** It closed, or fell silent, with the paper on the way: it may have it. */
  | 'unsure'
  /** It has the paper, and without its tags or in another collection. */
  | 'in-part';

/** A failure to send, with a message that tells a person what happened and what to do. */
export class ZoteroError extends Error {
  readonly kind: ZoteroTrouble;

  constructor(kind: ZoteroTrouble) {
    super(zoteroSentence(kind));
    this.name = 'ZoteroError';
    this.kind = kind;
  }
}

export function zoteroSentence(kind: ZoteroTrouble): string {
  return t(SENTENCES[kind]);
}

const SENTENCES = {
  'not-allowed': 'zoteroNotAllowed',
  'not-running': 'zoteroNotRunning',
  'too-old': 'zoteroTooOld',
  'read-only': 'zoteroReadOnly',
  'collection-gone': 'zoteroCollectionGone',
  refused: 'zoteroRefused',
  unsure: 'zoteroUnsure',
  'in-part': 'zoteroInPart',
} as const satisfies Record<ZoteroTrouble, MessageName>;

/** Troubles that another paper would meet as well. */
const OF_ALL: ReadonlySet<ZoteroTrouble> = new Set<ZoteroTrouble>([
  'not-allowed',
  'not-running',
  'too-old',
  'read-only',
  'collection-gone',
]);

/** Whether it makes no sense to go on with the next paper. */
export function isOfAllPapers(reason: unknown): reason is ZoteroError {
  return reason instanceof ZoteroError && OF_ALL.has(reason.kind);
}
