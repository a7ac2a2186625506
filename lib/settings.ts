/**
 * What the reader has set. Each setting is a key of its own in the extension's local storage, so that two pages that
 * change two settings lose neither. Whatever is found there that is no such value counts as not set.
 */
import { browser } from 'wxt/browser';
import { CITATION_LANGUAGES, type CitingOptions, STYLES, VENUE_NAMES } from './citing/styles';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
export const DISMISSED = ['dim', 'hide'] as const;
export const MARKDOWN_NAMES = ['title', 'key'] as const;

/** What can be done by a key on a page that lists papers. */
export const LISTING_ACTIONS = ['next', 'previous', 'nextUnseen', 'save', 'code', 'dismiss', 'undo'] as const;

export type ListingAction = (typeof LISTING_ACTIONS)[number];

export interface Settings {
  theme: (typeof THEMES)[number];
  density: (typeof DENSITIES)[number];
  /** The id of the format that an export begins with. */
  exportFormat: string;
  exportAbstracts: boolean;
  /** See `lib/citation/key-pattern.ts`. */
  keyPattern: string;
  /** The style that citations were last copied in. */
  citationStyle: CitingOptions['style'];
  citationLanguage: CitingOptions['language'];
  /** Whether names of journals are abbreviated in citations. */
  venueNames: CitingOptions['venueNames'];
  /** The ids of sites that are left alone. */
  sitesOff: string[];
  /** Whether keys work on listing pages, for the sites where that was chosen; elsewhere the site's default holds. */
  siteKeys: Record<string, boolean>;
  /** One character for each action; an empty text for none. */
  listingKeys: Record<ListingAction, string>;
  /** What happens to a paper that is not for the reader, where it is listed again. */
  dismissed: (typeof DISMISSED)[number];
  /** The ids of outside sources that are never asked. */
  sourcesOff: string[];
  /** Saved papers are completed and looked after unasked. */
  completeOnSave: boolean;
  /** Code is looked for on listing pages for what is on the screen, at the site itself. */
  findCodeOnScroll: boolean;
  /** What Markdown files are called after: titles, or citation keys. */
  markdownNames: (typeof MARKDOWN_NAMES)[number];
  /** Zotero's id of the library or collection that papers are sent to; `''` for what is selected in Zotero. */
  zoteroTarget: string;
  zoteroTags: boolean;
  zoteroNote: boolean;
  /** Addresses of the PDF and the code go to Zotero as well. */
  zoteroLinks: boolean;
  /** Every paper that is saved goes to Zotero. */
  zoteroAlways: boolean;
  /** Zotero's local interface is asked whether it has a paper. */
  zoteroLookUp: boolean;
}

export const DEFAULTS: Readonly<Settings> = {
  theme: 'system',
  density: 'comfortable',
  exportFormat: 'bibtex',
  exportAbstracts: false,
  keyPattern: '[auth:lower][year][veryshorttitle:lower]',
  citationStyle: 'apa',
  citationLanguage: 'en-US',
  venueNames: 'style',
  sitesOff: [],
  siteKeys: {},
  listingKeys: { next: 'j', previous: 'k', nextUnseen: 'n', save: 's', code: 'c', dismiss: 'd', undo: 'u' },
  dismissed: 'dim',
  sourcesOff: [],
  completeOnSave: true,
  findCodeOnScroll: false,
  markdownNames: 'title',
  zoteroTarget: '',
  zoteroTags: true,
  zoteroNote: true,
  zoteroLinks: true,
  zoteroAlways: false,
  zoteroLookUp: false,
};

const IS_VALID: { [Name in keyof Settings]: (value: unknown) => boolean } = {
  theme: oneOf(THEMES),
  density: oneOf(DENSITIES),
  exportFormat: isShort,
  exportAbstracts: isBoolean,
  keyPattern: isShort,
  citationStyle: oneOf(STYLES),
  citationLanguage: oneOf(CITATION_LANGUAGES),
  venueNames: oneOf(VENUE_NAMES),
  sitesOff: (it) => Array.isArray(it) && it.every(isShort),
  siteKeys: (it) => isRecord(it) && Object.values(it).every(isBoolean),
  listingKeys: (it) =>
    isRecord(it) &&
    LISTING_ACTIONS.every((action) => typeof it[action] === 'string' && it[action].length <= 1),
  dismissed: oneOf(DISMISSED),
  sourcesOff: (it) => Array.isArray(it) && it.every(isShort),
  completeOnSave: isBoolean,
  findCodeOnScroll: isBoolean,
  markdownNames: oneOf(MARKDOWN_NAMES),
  zoteroTarget: (it) => typeof it === 'string' && /^(?:[LC]\d+)?$/.test(it),
  zoteroTags: isBoolean,
  zoteroNote: isBoolean,
  zoteroLinks: isBoolean,
  zoteroAlways: isBoolean,
  zoteroLookUp: isBoolean,
};

const PREFIX = 'setting.';

const NAMES = Object.keys(DEFAULTS) as (keyof Settings)[];

export async function readSettings(): Promise<Settings> {
  return settingsFrom(await browser.storage.local.get(NAMES.map((name) => PREFIX + name)));
}

/** Keeps these settings, and leaves the others as they are. */
export function changeSettings(changes: Partial<Settings>): Promise<void> {
  return browser.storage.local.set(
    Object.fromEntries(Object.entries(changes).map(([name, value]) => [PREFIX + name, value])),
  );
}

/** Calls back with all settings after any of them has changed, in whatever page. Returns how to stop. */
export function onSettingsChanged(changed: (settings: Settings) => void): () => void {
  const listen = (changes: object, area: string) => {
    if (area === 'local' && Object.keys(changes).some((key) => key.startsWith(PREFIX))) {
      void readSettings().then(changed);
    }
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

function settingsFrom(stored: Record<string, unknown>): Settings {
  const valid = NAMES.filter((name) => IS_VALID[name](stored[PREFIX + name]));
  // Each value was found valid for its name.
  return Object.assign(
    { ...DEFAULTS },
    Object.fromEntries(valid.map((name) => [name, stored[PREFIX + name]])),
  );
}

function oneOf(values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 200;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
