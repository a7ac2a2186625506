/** What the reader has set for pages that list papers: apart from the rest, since the overlay has use for no other. */
import { type Checks, isBoolean, isRecord, isShort, keptSettings, oneOf } from './kept-settings';

export const DISMISSED = ['dim', 'hide'] as const;

/** What can be done by a key on a page that lists papers. */
export const LISTING_ACTIONS = ['next', 'previous', 'nextUnseen', 'save', 'code', 'dismiss', 'undo'] as const;

export type ListingAction = (typeof LISTING_ACTIONS)[number];

export interface ListingSettings {
  /** The ids of sites that are left alone. */
  sitesOff: string[];
  /** Whether keys work on listing pages, for the sites where that was chosen; elsewhere the site's default holds. */
  siteKeys: Record<string, boolean>;
  /** One character for each action; an empty text for none. */
  listingKeys: Record<ListingAction, string>;
  /** What happens to a paper that is not for the reader, where it is listed again. */
  dismissed: (typeof DISMISSED)[number];
  /** Code is looked for on listing pages for what is on the screen, at the site itself. */
  findCodeOnScroll: boolean;
}

export const LISTING_DEFAULTS: Readonly<ListingSettings> = {
  sitesOff: [],
  siteKeys: {},
  listingKeys: { next: 'j', previous: 'k', nextUnseen: 'n', save: 's', code: 'c', dismiss: 'd', undo: 'u' },
  dismissed: 'dim',
  findCodeOnScroll: false,
};

export const LISTING_CHECKS: Checks<ListingSettings> = {
  sitesOff: (it) => Array.isArray(it) && it.every(isShort),
  siteKeys: (it) => isRecord(it) && Object.values(it).every(isBoolean),
  listingKeys: (it) =>
    isRecord(it) &&
    LISTING_ACTIONS.every((action) => typeof it[action] === 'string' && it[action].length <= 1),
  dismissed: oneOf(DISMISSED),
  findCodeOnScroll: isBoolean,
};

export const listingSettings = keptSettings(LISTING_DEFAULTS, LISTING_CHECKS);
