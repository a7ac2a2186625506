/** A reading list in Markdown: a list of links, for notes, READMEs and messages. */
import { shortAuthors, venueLine } from '../citation/lines';
import { inUnicode } from '../citation/plain-title';
import { codeAddress, pdfAddress, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import type { Paper, Status } from '../paper';
import { clean } from '../text';
import { type ExportOptions, formatOf } from './format';

export const markdown = formatOf({
  id: 'markdown',
  name: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown',
  usedBy: 'Obsidian, Notion, GitHub, and any text editor',
  entry: (paper, _, options) => item(paper, options),
  frame: () => ({ before: '', between: '', after: '' }),
});

const STATUSES: Readonly<Record<Status, string>> = { 'to-read': 'to read', reading: 'reading', read: 'read' };

function item(paper: Paper, options: ExportOptions): string {
  const { url } = referenceOf(paper);
  const title = escaped(inUnicode(paper.title));
  const details = [
    escaped(shortAuthors(paper)),
    escaped(venueLine(paper)),
    strong(retractionLine(paper)),
    [link('PDF', pdfAddress(paper)), link('Code', codeAddress(paper))].filter(Boolean).join(', '),
    STATUSES[paper.status],
    paper.tags.map((tag) => `\\#${escaped(tag).replaceAll(' ', '-')}`).join(' '),
  ].filter((detail) => detail !== '');
  const abstract = options.abstracts ? escaped(inUnicode(paper.abstract ?? '')) : '';
  return [
    `- ${link(title, url) || title}  \n`,
    `  ${details.join(' · ')}\n`,
    abstract === '' ? '' : `\n  > ${abstract}\n\n`,
  ].join('');
}

function strong(text: string | undefined): string {
  return text === undefined ? '' : `**${escaped(text)}**`;
}

/** `[Title](address)`, whatever the title holds; the title alone where there is no address. */
export function markdownLink(title: string, address: string | undefined): string {
  return link(escaped(title), address) || escaped(title);
}

function link(text: string, address: string | undefined): string {
  return address === undefined ? '' : `[${text}](${destination(address)})`;
}

/** Brackets and the like would end the link. */
function destination(address: string): string {
  return address.replace(/[()<>[\]\\`\s*_|]/g, (character) =>
    character === '('
      ? '%28'
      : character === ')'
        ? '%29'
        : character === '*' || character === '_'
          ? character
          : encodeURIComponent(character),
  );
}

/** One line in which no character means anything to Markdown or HTML. */
export function escaped(text: string): string {
  return (
    clean(text)
      .replace(/[\\`*_[\]<>&|~$#!{}@]/g, '\\$&')
      // Addresses become links of their own, even inside a link.
      .replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')
      // At the beginning of a line these make lists, headings and quotations.
      .replace(/^([-+=]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
  );
}
