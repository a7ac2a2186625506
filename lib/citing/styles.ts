/** The styles that a citation can be copied in, and the languages that it can be in. Names alone: the menu needs no more. */

export const STYLES = [
  'apa',
  'mla',
  'chicago',
  'chicago-notes',
  'ieee',
  'vancouver',
  'acm',
  'nature',
] as const;

export type StyleId = (typeof STYLES)[number];

/** The languages of our texts, as the styles' locales name them. */
export const CITATION_LANGUAGES = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'zh-CN'] as const;

export type CitationLanguage = (typeof CITATION_LANGUAGES)[number];

/** Names of journals: as the style wants them, always in full, or always abbreviated. */
export const VENUE_NAMES = ['style', 'full', 'short'] as const;

export type VenueNames = (typeof VENUE_NAMES)[number];

export interface CitingOptions {
  style: StyleId;
  language: CitationLanguage;
  venueNames: VenueNames;
}
