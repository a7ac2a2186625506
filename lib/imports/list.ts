/**
 * A list that somebody pasted: arXiv ids, DOIs and addresses of papers, in whatever text stands around them; of lists in
 * Markdown the words of each link as well.
 */
import { arxivIdentifier, doiIdentifier, identify } from '../identifiers';
import { LONGEST_ADDRESS } from '../longest';
import type { Identifier } from '../paper';
import { clean } from '../text';
import type { ImportFormat, Item } from './import';
import { draftOf, problemAt } from './told';

/** Addresses, then DOIs, then arXiv ids: a DOI may hold what looks like an id, an address may hold both. */
const NUMBER =
  /https?:\/\/[^\s<>"'`\])}]+|(?:doi:\s*)?\b10\.\d{4,9}(?:\.\d{1,9}){0,9}\/[^\s<>"'`\]}]+|\b(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]{2,8}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?\b/gi;

const MARKDOWN = /\[((?:[^\][\\]|\\.){1,500})\]\((https?:\/\/(?:[^\s()]|\([^\s()]*\))+)\)/g;

export const list: ImportFormat = {
  id: 'list',
  name: 'List',
  extensions: ['txt', 'md', 'markdown'],
  writtenBy: 'anybody, by copying: a message, a page, a README, notes in Markdown',
  reads:
    'arXiv ids, DOIs and addresses of papers, several in a line; the words of links in Markdown as titles',
  recognises(text) {
    for (const { 0: found } of text.matchAll(NUMBER)) if (identified(found)) return 0.3;
    return 0;
  },
  *read(text) {
    const seen = new Set<Identifier>();
    for (const [index, line] of text.split('\n').entries()) yield* readLine(line, index + 1, seen);
  },
};

function* readLine(text: string, line: number, seen: Set<Identifier>): Generator<Item> {
  const titles = new Map<Identifier, string>();
  for (const [, words = '', address = ''] of text.matchAll(MARKDOWN)) {
    const id = identify(address)?.id;
    const title = clean(words.replace(/\\(.)/g, '$1'));
    if (id && isTitle(title)) titles.set(id, title);
  }
  let count = 0;
  for (const { 0: found } of text.matchAll(NUMBER)) {
    const paper = identified(found);
    if (!paper) continue;
    count++;
    if (seen.has(paper.id)) continue;
    seen.add(paper.id);
    yield* draftOf(
      { line, entry: found.slice(0, 100) },
      { ids: [paper.id], title: titles.get(paper.id), version: paper.version },
    );
  }
  const words = clean(text);
  // Headings, rules and lines of words alone are what lists are made of.
  if (count === 0 && /https?:\/\/|\d{4}\.\d{3}|10\.\d/.test(words)) {
    yield problemAt(line, '', { what: 'noIdentifier', detail: words.slice(0, 80), isLeftOut: true });
  }
}

/** Words of links that name no paper. */
function isTitle(words: string): boolean {
  return words.length > 12 && /\s/.test(words) && !/^(?:https?:|arxiv:|doi:|10\.|\d{4}\.)/i.test(words);
}

function identified(text: string): { id: Identifier; version?: number } | undefined {
  const written = text.slice(0, LONGEST_ADDRESS).replace(/[.,;:!?…]+$/, '');
  if (/^https?:/i.test(written)) return identify(written) ?? identify(written.replace(/[)*_]+$/, ''));
  const doi = /^(?:doi:|10\.)/i.test(written) ? doiIdentifier(withoutBracket(written)) : undefined;
  return doi ? { id: doi } : arxivIdentifier(written);
}

/** A bracket belongs to the sentence, unless the DOI opened it. */
function withoutBracket(doi: string): string {
  return doi.endsWith(')') && doi.split('(').length < doi.split(')').length ? doi.slice(0, -1) : doi;
}
