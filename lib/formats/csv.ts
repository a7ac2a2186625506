/**
 * CSV as RFC 4180 describes it, with a byte-order mark so that spreadsheets read it as UTF-8. A cell that a
 * spreadsheet would run as a formula gets a `'` before it, and every cell is quoted, as OWASP advises against
 * CSV injection.
 */
import { fullName } from '../citation/names';
import { inUnicode } from '../citation/plain-title';
import { codeAddress, pdfAddress, type Reference, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import type { Paper } from '../paper';
import { clean } from '../text';
import { formatOf } from './format';

type Cell = (paper: Paper, reference: Reference) => string | undefined;

/** The columns in their order, by their headings. */
const COLUMNS: Readonly<Record<string, Cell>> = {
  Title: (paper) => clean(inUnicode(paper.title)),
  Authors: (_, { authors }) => authors.map((name) => clean(fullName(name))).join('; '),
  'Number of authors': (paper, { authors, authorsCut }) =>
    String((paper.authorCount ?? (authorsCut ? '' : authors.length)) || ''),
  Date: (_, { date }) => date,
  Venue: (_, { publication, appeared, server }) => clean(publication?.container ?? appeared ?? server),
  Volume: (_, { publication }) => publication?.volume,
  Issue: (_, { publication }) => publication?.number,
  Pages: (_, { publication }) => publication?.pages,
  arXiv: (_, { server, eprint }) => (server === 'arXiv' ? eprint : undefined),
  DOI: (_, { doi }) => doi,
  Page: (_, { url }) => url,
  PDF: pdfAddress,
  Code: codeAddress,
  Status: (paper) => paper.status,
  Tags: (paper) => paper.tags.map((tag) => clean(tag)).join('; '),
  Note: (paper) => paper.note,
  Comments: (paper) => clean(paper.comments),
  Retracted: retractionLine,
  Categories: (paper) => paper.categories?.join('; '),
  Abstract: (paper) => clean(inUnicode(paper.abstract ?? '')),
  Saved: (paper) => new Date(paper.savedAt).toISOString(),
  Identifier: (paper) => paper.key,
};

export const csv = formatOf({
  id: 'csv',
  name: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  usedBy: 'Excel, LibreOffice, Numbers, Google Sheets; pandas and R',
  entry(paper) {
    const reference = referenceOf(paper);
    return row(Object.values(COLUMNS).map((cell) => cell(paper, reference) ?? ''));
  },
  frame: () => ({ before: `\uFEFF${row(Object.keys(COLUMNS))}`, between: '', after: '' }),
});

function row(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const text = cell
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');
  return `"${defused(text).replaceAll('"', '""')}"`;
}

/** What begins like this is a formula to one spreadsheet or another, also in the wide forms of East Asia. */
function defused(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
