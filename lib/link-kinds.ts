/** The vocabulary of links, apart from the schemas, since listing pages need it and no schema. */

/** What a link leads to. The order is the order of preference for "Open code". */
export const LINK_KINDS = [
  'repository',
  'archive', // Zenodo, OSF: a deposit that may hold code
  'model',
  'space',
  'dataset',
  'collection',
  'organization', // an owner's page on a code host: all that they released
  'project',
  'pdf',
  'html',
] as const;

/** Where a link was found, the most trustworthy first. */
export const LINK_PLACES = [
  'page data',
  'page link',
  'comments',
  'abstract',
  'text', // of the paper itself
  'mention', // what it leads to mentions the paper, and nothing of the paper's mentions it
] as const;

export type LinkKind = (typeof LINK_KINDS)[number];
export type LinkPlace = (typeof LINK_PLACES)[number];
