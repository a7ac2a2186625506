/** What the reader has set. */
import { CITATION_LANGUAGES, type CitingOptions, STYLES, VENUE_NAMES } from './citing/styles';
import {
  type Checks,
  hearOfTurningOn,
  isBoolean,
  isRecord,
  isShort,
  keepSettings,
  keptSettings,
  oneOf,
} from './kept-settings';
import { LISTING_CHECKS, LISTING_DEFAULTS, type ListingSettings } from './listing-settings';

export { DISMISSED, LISTING_ACTIONS, type ListingAction } from './listing-settings';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
export const BACKUP_FILES = ['never', 'day', 'week'] as const;
export const BACKUP_REMINDERS = ['never', 'week', 'month'] as const;
export const MARKDOWN_NAMES = ['title', 'key'] as const;

export interface Settings extends ListingSettings {
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
  /** The ids of outside sources that are never asked. */
  sourcesOff: string[];
  /** The ids of those that are sent more than identifiers, and may be asked. */
  sourcesOn: string[];
  /** Saved papers are completed and looked after unasked. */
  completeOnSave: boolean;
  /** The reader's e-mail address, for sources that ask for one; `''` for none. */
  mailto: string;
  /** What Markdown files are called after: titles, or citation keys. */
  markdownNames: (typeof MARKDOWN_NAMES)[number];
  /** How often a backup is written to the folder of downloads. */
  backupFiles: (typeof BACKUP_FILES)[number];
  /** After how long without a backup outside the browser the reader is reminded. */
  backupReminder: (typeof BACKUP_REMINDERS)[number];
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
  ...LISTING_DEFAULTS,
  theme: 'system',
  density: 'comfortable',
  exportFormat: 'bibtex',
  exportAbstracts: false,
  keyPattern: '[auth:lower][year][veryshorttitle:lower]',
  citationStyle: 'apa',
  citationLanguage: 'en-US',
  venueNames: 'style',
  sourcesOff: [],
  sourcesOn: [],
  completeOnSave: true,
  mailto: '',
  markdownNames: 'title',
  backupFiles: 'never',
  backupReminder: 'never',
  zoteroTarget: '',
  zoteroTags: true,
  zoteroNote: true,
  zoteroLinks: true,
  zoteroAlways: false,
  zoteroLookUp: false,
};

const IS_VALID: Checks<Settings> = {
  ...LISTING_CHECKS,
  theme: oneOf(THEMES),
  density: oneOf(DENSITIES),
  exportFormat: isShort,
  exportAbstracts: isBoolean,
  keyPattern: isShort,
  citationStyle: oneOf(STYLES),
  citationLanguage: oneOf(CITATION_LANGUAGES),
  venueNames: oneOf(VENUE_NAMES),
  sourcesOff: (it) => Array.isArray(it) && it.every(isShort),
  sourcesOn: (it) => Array.isArray(it) && it.every(isShort),
  completeOnSave: isBoolean,
  mailto: (it) => isShort(it) && /^(?:[^\s@]+@[^\s@]+\.[^\s@]+)?$/.test(String(it)),
  markdownNames: oneOf(MARKDOWN_NAMES),
  backupFiles: oneOf(BACKUP_FILES),
  backupReminder: oneOf(BACKUP_REMINDERS),
  zoteroTarget: (it) => typeof it === 'string' && /^(?:[LC]\d+)?$/.test(it),
  zoteroTags: isBoolean,
  zoteroNote: isBoolean,
  zoteroLinks: isBoolean,
  zoteroAlways: isBoolean,
  zoteroLookUp: isBoolean,
};

/** All settings, and how to hear of changes; an overlay has use for those of `listing-settings.ts` alone. */
export const { read: readSettings, onChanged: onSettingsChanged } = keptSettings(DEFAULTS, IS_VALID);

/** Calls back when this setting was off, and is on now. */
export const onTurnedOn = (name: 'completeOnSave', turned: () => void): void => hearOfTurningOn(name, turned);

/** Keeps these settings, and leaves the others as they are. */
export const changeSettings = (changes: Partial<Settings>): Promise<void> => keepSettings(changes);

const NAMES = Object.keys(DEFAULTS) as (keyof Settings)[];

/** Those of these settings that there are, and that are valid. */
export function validSettings(told: unknown): Partial<Settings> {
  if (!isRecord(told)) return {};
  return Object.fromEntries(
    NAMES.filter((name) => IS_VALID[name](told[name])).map((name) => [name, told[name]]),
  );
}
