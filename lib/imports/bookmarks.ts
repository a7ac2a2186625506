/**
 * Bookmarks, as every browser exports them: one HTML file in the form that Netscape gave it, `<DT><A HREF>` in folders
 * `<DT><H3>` with `<DL>`. Links that lead to papers are taken, with their folder as a tag.
 */
import { identify } from '../identifiers';
import { clean, clip } from '../text';
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

/** Deeper than anybody's folders: what is in folders inside of so many counts as in the last of these. */
const DEEPEST = 50;
const LONGEST_FOLDER = 200;

function* bookmarksIn(text: string): Generator<Bookmark> {
  const folders: string[] = [];
  let deeper = 0;
  let next: string | undefined;
  for (const { name, at, attributes, content } of elementsIn(text)) {
    if (name === 'H3') next = clip(plain(content), LONGEST_FOLDER);
    else if (name === 'A') {
      yield {
        at,
        address: attribute(attributes, 'HREF'),
        title: plain(content),
        folders: folders.filter(Boolean),
        tags: attribute(attributes, 'TAGS').split(','),
        added: Number.parseInt(attribute(attributes, 'ADD_DATE'), 10) || undefined,
      };
    } else if (name === '/DL') {
      if (deeper > 0) deeper--;
      else folders.pop();
    } else {
      // The list around all others has no heading.
      if (folders.length < DEEPEST) folders.push(next ?? '');
      else deeper++;
      next = undefined;
    }
  }
}

interface Piece {
  /** A link (`A`), a heading (`H3`), where a list begins (`DL`) or ends (`/DL`). */
  name: string;
  at: number;
  attributes: string;
  content: string;
}

/** In their order. A link that nothing closes ends where the next begins, a heading where its list does. */
function* elementsIn(text: string): Generator<Piece> {
  const tag = /<(\/?(?:H3|A|DL))\b/gi;
  let open: (Omit<Piece, 'content'> & { from: number }) | undefined;
  for (let found = tag.exec(text); found; found = tag.exec(text)) {
    const name = found[1]?.toUpperCase() ?? '';
    const at = found.index;
    // What is linked in a heading is a part of it.
    if (open?.name === 'H3' && name.endsWith('A')) continue;
    if (open) yield { ...open, content: text.slice(open.from, at) };
    open = undefined;
    if (name.endsWith('DL')) yield { name, at, attributes: '', content: '' };
    if (name !== 'A' && name !== 'H3') continue;
    const end = text.indexOf('>', tag.lastIndex);
    if (end < 0) return;
    open = { name, at, attributes: text.slice(tag.lastIndex, end), from: end + 1 };
    tag.lastIndex = end + 1;
  }
  if (open) yield { ...open, content: text.slice(open.from) };
}

function attribute(attributes: string, name: string): string {
  const [, quoted, bare] =
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|([^\\s>]+))`, 'i').exec(attributes) ?? [];
  return decoded(quoted ?? bare ?? '');
}

function plain(content: string): string {
  return clean(decoded(content.replace(/<[^<>]*>/g, '')));
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
