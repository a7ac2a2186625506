/** What stands in a paper's Markdown file. */
import { addressOf } from '../addresses';
import { venueLine } from '../citation/lines';
import { inUnicode } from '../citation/plain-title';
import { codeAddress, pdfAddress, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import { escaped, markdownLink } from '../formats/markdown';
import { schemeOf, valueIn } from '../identifiers';
import { localDay } from '../local-day';
import type { Identifier, Paper } from '../paper';
import { clean } from '../text';
import { ID, part, type Value, withFields } from './front-matter';
import { harmlessMarkdown } from './harmless';

/** Offprint writes above it; what is below is the reader's. */
export const MARKER = '<!-- Offprint writes above this line. Below it, what you write stays. -->';

/** By its beginning, should the reader have changed the rest of it. */
const MARKED = /^<!-- Offprint writes above this line/m;

/**
 * The file's text as it is to be: that of a new file, or of one that is there. In that one our part is written anew, up
 * to the marker; without a marker the reader has taken the whole text over, and only the front matter is.
 * @throws UnreadableFrontMatter
 */
export function fileText(paper: Paper, citationKey: string, before?: string): string {
  const { yaml, rest } = part(before ?? '');
  const front = withFields(yaml, fieldsOf(paper, citationKey));
  if (before === undefined) return `${front}\n${body(paper)}\n${MARKER}\n\n`;
  const marker = MARKED.exec(rest);
  return marker ? `${front}\n${body(paper)}\n${rest.slice(marker.index)}` : front + rest;
}

function fieldsOf(paper: Paper, citationKey: string): ReadonlyMap<string, Value | undefined> {
  const { doi, url, date } = referenceOf(paper);
  return new Map<string, Value | undefined>([
    [ID, paper.key],
    ['title', clean(inUnicode(paper.title))],
    ['authors', (paper.authors ?? []).map(({ name }) => clean(inUnicode(name)))],
    ['date', date],
    ['venue', clean(venueLine(paper)) || undefined],
    ['doi', doi],
    ['arxiv', numberIn(paper.ids, 'arxiv')],
    ['url', url],
    ['pdf', pdfAddress(paper)],
    ['code', codeAddress(paper)],
    ['citekey', citationKey],
    ['status', paper.status],
    ['priority', paper.priority === 'normal' ? undefined : paper.priority],
    ['retracted', clean(retractionLine(paper)) || undefined],
    ['saved', localDay(paper.savedAt)],
    ['tags', paper.tags.map(asTag).filter(Boolean)],
  ]);
}

function numberIn(ids: readonly Identifier[], scheme: string): string | undefined {
  const id = ids.find((it) => schemeOf(it) === scheme);
  return id && valueIn(id);
}

/** Obsidian and Logseq have tags of one word, of letters, digits, hyphens and slashes, not of digits alone. */
function asTag(tag: string): string {
  const word = clean(tag)
    .replace(/[^\p{L}\p{M}\p{N}/_-]+/gu, '-')
    .replace(/^[-/]+|(?<![-/])[-/]+$/g, '');
  return /^\d+$/.test(word) ? `y${word}` : word;
}

function body(paper: Paper): string {
  const { url } = referenceOf(paper);
  const retraction = retractionLine(paper);
  const links = [
    ['Page', url ?? addressOf(paper.key)],
    ['PDF', pdfAddress(paper)],
    ['Code', codeAddress(paper)],
  ] as const;
  const parts = [
    `# ${escaped(inUnicode(paper.title))}`,
    (paper.authors ?? []).map(({ name }) => escaped(inUnicode(name))).join(', '),
    escaped(venueLine(paper)),
    retraction && `**${escaped(retraction)}**`,
    links.flatMap(([name, address]) => (address ? [markdownLink(name, address)] : [])).join(' · '),
    paper.abstract && `## Abstract\n\n${escaped(inUnicode(paper.abstract))}`,
    paper.note.trim() && `## Note\n\n${harmlessMarkdown(paper.note)}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
