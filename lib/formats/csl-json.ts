/**
 * CSL JSON, valid against the schema of CSL 1.0.2: the input of citeproc, Pandoc and Zotero. A preprint is an
 * `article` with its server as publisher and its number there, as CSL 1.0.2 has it.
 */
import type { Name } from '../citation/names';
import { inUnicode } from '../citation/plain-title';
import { datePartsOf, type Reference, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import { publisherIn } from '../extra';
import type { Paper } from '../paper';
import { clean } from '../text';
import { cslType, extraVariables } from './csl-extra';
import { formatOf } from './format';
import { inJsonArray } from './in-json-array';

export const cslJson = formatOf({
  id: 'csl-json',
  name: 'CSL JSON',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  usedBy: 'Pandoc, Zotero, Quarto and everything built on citeproc',
  entry: (paper, key) => inJsonArray(cslItem(paper, key), '  ', 0),
  frame: () => ({ before: '[', between: ',', after: '\n]\n' }),
});

const TYPES: Readonly<Record<Reference['kind'], string>> = {
  journal: 'article-journal',
  proceedings: 'paper-conference',
  preprint: 'article',
  other: 'document',
};

type Item = Record<string, unknown>;

/** What CSL JSON says of the paper. */
export function cslItem(paper: Paper, key: string): Item {
  const reference = referenceOf(paper);
  const { kind, publication, server, eprint, authors, authorsCut } = reference;
  const isPreprint = kind === 'preprint';
  const retraction = retractionLine(paper);
  const own = withoutEmpty({
    id: key,
    type: cslType(paper) ?? TYPES[kind],
    'citation-key': key,
    title: text(inUnicode(reference.title)),
    author: [...authors.map(nameVariable), ...(authorsCut ? [{ literal: 'others' }] : [])],
    issued: reference.date && { 'date-parts': [datePartsOf(reference.date)] },
    genre: isPreprint ? 'preprint' : undefined,
    publisher: isPreprint ? server : text(publication ? publication.publisher : publisherIn(paper)),
    number: isPreprint && eprint ? (server === 'arXiv' ? `arXiv:${eprint}` : eprint) : undefined,
    'container-title': text(publication?.container),
    'collection-title': text(publication?.series),
    volume: text(publication?.volume),
    issue: text(publication?.number),
    page: text(publication?.pages),
    DOI: text(reference.doi) ?? (isPreprint && server === 'arXiv' ? `10.48550/arXiv.${eprint}` : undefined),
    URL: text(reference.url),
    abstract: text(inUnicode(paper.abstract ?? '')),
    keyword: text(paper.tags.join(', ')),
    note: text([retraction, reference.appeared].filter(Boolean).join('. ')),
    status: retraction && 'retracted',
  });
  return { ...extraVariables(paper, nameVariable), ...own };
}

function text(value: string | undefined): string | undefined {
  return clean(value) || undefined;
}

function nameVariable(name: Name): Item {
  if ('literal' in name) return { literal: clean(name.literal) };
  return withoutEmpty({
    family: text(name.family),
    given: text(name.given),
    'non-dropping-particle': text(name.particle),
    suffix: text(name.suffix),
  });
}

function withoutEmpty(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
