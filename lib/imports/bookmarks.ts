/**
 * Bookmarks, as every browser exports them: one HTML file in the form that Netscape gave it, `<DT><A HREF>` in folders
 * `<DT><H3>` with `<DL>`. Links that lead to papers are taken, with their folder as a tag.
 */
import { identify } from '../identifiers';
import { clean } from '../text';
import { lineCounter } from './bibtex-syntax';
import type { ImportFormat, Item } from './import';
import { draftOf, problemAt } from './told';

interface Bookmark {
  at: number;
  address: string;
  title: string;
  /** From the top down. */
  folders: readonly string[];
  tags: readonly string[];
  /** Seconds since 1970. */
  added: number | undefined;
}

export const bookmarks: ImportFormat = {
  id: 'bookmarks',
  name: 'Bookmarks',
  extensions: ['html', 'htm'],
  writtenBy: 'Chrome, Edge, Firefox, Safari, Brave: *Export bookmarks* in the bookmark manager',
  reads:
    'the links in a folder of your choice that lead to papers: address, title, folder and tags, when it was added',
  recognises: (text) =>
    /<!DOCTYPE NETSCAPE-Bookmark-file/i.test(text.slice(0, 1000)) ? 1 : /<DT><A HREF=/i.test(text) ? 0.8 : 0,
  choices(text) {
    const counts = new Map<string, number>();
    for (const { address, folders } of bookmarksIn(text)) {
      if (!identify(address)) continue;
      for (let depth = 1; depth <= folders.length; depth++) {
        const path = pathOf(folders.slice(0, depth));
        counts.set(path, (counts.get(path) ?? 0) + 1);
      }
    }
    return { folders: [...counts].map(([path, papers]) => ({ path, papers })) };
  },
  *read(text, options) {
    const lineAt = lineCounter(text);
    for (const bookmark of bookmarksIn(text)) {
      const path = pathOf(bookmark.folders);
      if (options?.folder && path !== options.folder && !path.startsWith(`${options.folder}${STEP}`))
        continue;
      yield* readBookmark(bookmark, lineAt(bookmark.at));
    }
  },
};

const STEP = ' / ';

function pathOf(folders: readonly string[]): string {
  return folders.join(STEP);
}

function* readBookmark({ address, title, folders, tags, added }: Bookmark, line: number): Generator<Item> {
  const found = identify(address);
  if (!found) {
    if (/^https?:/i.test(address)) {
      yield problemAt(line, title.slice(0, 100), {
        what: 'noIdentifier',
        detail: address.slice(0, 100),
        isLeftOut: true,
      });
    }
    return;
  }
  // The outermost folder is the browser's own: the bar, the menu, the others.
  const folder = folders.length > 1 ? folders.at(-1) : undefined;
  yield* draftOf(
    { line, entry: title.slice(0, 100) },
    {
      ids: [found.id],
      version: found.version,
      title: paperTitle(title, address),
      tags: [...(folder ? [folder] : []), ...tags],
      savedAt: added === undefined ? undefined : added * 1000,
    },
  );
}

const TOKEN = /<(H3|A)\b([^>]*)>([\s\S]*?)<\/\1>|<(\/?)DL\b/gi;

function* bookmarksIn(text: string): Generator<Bookmark> {
  const folders: string[] = [];
  let next: string | undefined;
  for (const {
    0: token,
    1: element = '',
    2: attributes = '',
    3: content = '',
    4: closing,
    index,
  } of text.matchAll(TOKEN)) {
    if (element.toUpperCase() === 'H3') next = plain(content);
    else if (element) {
      yield {
        at: index,
        address: attribute(attributes, 'HREF'),
        title: plain(content),
        folders: folders.filter(Boolean),
        tags: attribute(attributes, 'TAGS').split(','),
        added: Number.parseInt(attribute(attributes, 'ADD_DATE'), 10) || undefined,
      };
    } else if (closing) folders.pop();
    else if (token) {
      // The list around all others has no heading.
      folders.push(next ?? '');
      next = undefined;
    }
  }
}

function attribute(attributes: string, name: string): string {
  const [, quoted, bare] =
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|([^\\s>]+))`, 'i').exec(attributes) ?? [];
  return decoded(quoted ?? bare ?? '');
}

function plain(content: string): string {
  return clean(decoded(content.replace(/<[^>]*>/g, '')));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (all, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** What sites put around a paper's title in the window's. */
const AROUND = [
  /^\[[^\]]{4,30}\]\s+/,
  /\s+[|·–—-]\s+(?:OpenReview|ACL Anthology|arXiv|Hugging Face|Papers with Code|Semantic Scholar|bioRxiv|medRxiv|PubMed|alphaXiv|IEEE .*|ACM .*|Proceedings of .*|Nature.*|Science.*|PNAS|PLOS .*|SpringerLink|ScienceDirect|DBLP.*|Cryptology ePrint Archive)$/i,
  /^(?:\(PDF\)|Paper page -)\s+/i,
];

/** A bookmark's title as that of the paper; nothing where it is only an address or a file's name. */
function paperTitle(title: string, address: string): string | undefined {
  const bare = AROUND.reduce((text, pattern) => text.replace(pattern, ''), title).trim();
  const isName = /^https?:|\.pdf$|^[\w.-]+$/i.test(bare) || address.includes(bare);
  return bare && !isName ? bare : undefined;
}
