/** A paper as an item of Zotero: what its connector server takes. */
import { fieldOf } from '../citation/bibtex-fields';
import { bibtexNames } from '../citation/bibtex-names';
import { type Name, nameOf } from '../citation/names';
import { inUnicode } from '../citation/plain-title';
import { codeAddress, pdfAddress, type Reference, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import { extraOf, publisherIn } from '../extra';
import type { Paper } from '../paper';
import { clean } from '../text';
import { containerField, creatorType, itemTypeOf, publisherField } from './item-type';
import { noteAsHtml } from './note';

export interface ItemOptions {
  /** Send the reader's note, as a note beneath the item. */
  note: boolean;
  /** Send the addresses of the PDF and the code, as links beneath the item. */
  links: boolean;
}

export interface ZoteroItem {
  /** What Zotero calls it while it saves it. */
  id: string;
  itemType: string;
  creators: Creator[];
  notes: { note: string }[];
  attachments: LinkAttachment[];
  [field: string]: unknown;
}

type Creator = { creatorType: string } & ({ firstName: string; lastName: string } | { name: string });

interface LinkAttachment {
  title: string;
  url: string;
  mimeType: string;
  snapshot: false;
}

export function itemOf(paper: Paper, options: ItemOptions): ZoteroItem {
  const reference = referenceOf(paper);
  const itemType = itemTypeOf(paper, reference);
  const note = options.note ? noteAsHtml(paper.note) : '';
  return {
    id: 'paper',
    itemType,
    creators: creatorsOf(paper, reference, itemType),
    ...filled(fieldsOf(paper, reference, itemType)),
    notes: note ? [{ note }] : [],
    attachments: options.links ? linksOf(paper) : [],
  };
}

type Fields = Record<string, string | undefined>;

function fieldsOf(paper: Paper, reference: Reference, itemType: string): Fields {
  const { publication, server, eprint, doi, url, date } = reference;
  const extra = extraOf(paper);
  const text = (...names: string[]) => inUnicode(fieldOf(extra, ...names) ?? '');
  const isPreprint = itemType === 'preprint';
  const arxiv = server === 'arXiv' ? eprint : undefined;
  return {
    title: inUnicode(reference.title),
    abstractNote: inUnicode(paper.abstract ?? ''),
    date,
    DOI: doi ?? (isPreprint && arxiv ? `10.48550/arXiv.${arxiv}` : undefined),
    url,
    accessDate: url && `${new Date(paper.savedAt).toISOString().slice(0, 19)}Z`,
    [publisherField(itemType)]: isPreprint ? server : (publication?.publisher ?? publisherIn(paper)),
    ...(isPreprint && { archiveID: eprint && (arxiv ? `arXiv:${arxiv}` : eprint) }),
    [containerField(itemType)]: publication?.container,
    volume: publication?.volume,
    issue: publication?.number,
    pages: publication?.pages,
    series: publication?.series ?? text('series'),
    edition: text('edition'),
    place: text('address'),
    ISBN: fieldOf(extra, 'isbn'),
    ISSN: fieldOf(extra, 'issn'),
    language: text('language', 'langid'),
    rights: paper.licence,
    extra: extraLines(paper, reference, arxiv),
  };
}

/**
 * What Zotero has no field for. It takes each line there that begins with the name of a field of its own for that
 * field, so what pages tell stands in lines that begin otherwise.
 */
function extraLines(paper: Paper, { category, appeared }: Reference, arxiv: string | undefined): string {
  const retraction = retractionLine(paper);
  return [
    arxiv && `arXiv:${arxiv}${category ? ` [${category}]` : ''}`,
    paper.citationKey && `Citation Key: ${paper.citationKey}`,
    appeared && `Appeared in: ${clean(appeared)}`,
    retraction && clean(retraction),
  ]
    .filter(Boolean)
    .join('\n');
}

function creatorsOf(paper: Paper, { authors }: Reference, itemType: string): Creator[] {
  const editors = bibtexNames(fieldOf(extraOf(paper), 'editor') ?? '').authors.map(nameOf);
  return [
    ...authors.map((name) => creator(name, creatorType(itemType))),
    ...editors.map((name) => creator(name, 'editor')),
  ];
}

function creator(name: Name, type: string): Creator {
  if ('literal' in name) return { creatorType: type, name: clean(name.literal) };
  const { family, given = '', particle, suffix } = name;
  return {
    creatorType: type,
    firstName: clean(suffix ? `${given}, ${suffix}` : given),
    lastName: clean(particle ? `${particle} ${family}` : family),
  };
}

/** Zotero keeps an address as a link only where it takes it for that of a page; all else it would have to be given whole. */
function linksOf(paper: Paper): LinkAttachment[] {
  const links = [
    ['PDF', pdfAddress(paper)],
    ['Code', codeAddress(paper)],
  ] as const;
  return links.flatMap(([title, url]) =>
    url ? [{ title, url, mimeType: 'text/html', snapshot: false as const }] : [],
  );
}

/** Each field in one clean line, those with nothing in them left out. */
function filled(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const line = name === 'extra' ? value : clean(value);
      return line ? [[name, line]] : [];
    }),
  );
}
