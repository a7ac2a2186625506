/** Where Zotero listens on the reader's own machine. */

export const ZOTERO = 'http://127.0.0.1:23119';

/** The permission to talk to it; browsers know no ports in it. */
export const ZOTERO_ORIGIN = 'http://127.0.0.1/*';
