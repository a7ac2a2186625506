/** What a work goes by that has no number of any kind: the entry of a bibliography that it is. */

import { fieldOf } from '../citation/bibtex-fields';
import type { Identifier } from '../paper';
import { fold, isPlain } from '../text';
import type { Draft } from './import';

/**
 * The same for the same entry, whenever and in whatever file it comes: made of all that tells one work from another of
 * the same title. An entry that says more or less about where it appeared is another one: better two papers that look
 * alike than two works in one.
 */
export function entryId(told: Omit<Draft['told'], 'ids'>): Identifier {
  const { title, authors, published, venue, volume, issue, pages, publisher, workType, extra } = told;
  const [first] = authors ?? [];
  const parts = [
    title,
    first?.family ?? first?.name.split(' ').at(-1),
    published?.slice(0, 4) ?? fieldOf(extra, 'year', 'date'),
    venue ?? fieldOf(extra, 'booktitle', 'journal', 'maintitle'),
    ...[volume, issue, pages, publisher, workType],
    ...FURTHER.map((name) => fieldOf(extra, name)),
  ];
  const letters = parts.map((part) => lettersOf(part ?? ''));
  return `entry:${letters[0]?.slice(0, 60) || 'untitled'}-${digestOf(letters.join('|'))}`;
}

const FURTHER = ['edition', 'part', 'number', 'institution', 'editor', 'howpublished'];

function lettersOf(text: string): string {
  return isPlain(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '')
    : fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** 53 bits of the text, well mixed. */
function digestOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
