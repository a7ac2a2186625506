/** A paper in a page's JSON-LD: https://schema.org/ScholarlyArticle and its like. Data of any shape may stand there. */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { clean } from '../text';
import type { Embedded } from './metadata';
import { pagesBetween, withoutMarkup } from './metadata';
import { everyone } from './people';
import { field, list, text } from './reading';

const PAPER = /^(?:(?:Medical)?ScholarlyArticle|Thesis|Report|Chapter)$/;

/** Larger data is left unread. */
const MOST_DATA = 2_000_000;

/** What the page's data tell of the paper that it is about. Nothing where there is none. */
export function jsonLdOf(document: Document): Embedded {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    if (source.length > MOST_DATA) continue;
    const paper = paperIn(parse(source));
    if (paper) return toldBy(paper);
  }
  return { ids: [], told: {} };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** The paper itself, in a list, in a graph, or as what the page is mainly about. */
function paperIn(data: unknown, depth = 0): unknown {
  if (depth > 3) return undefined;
  const types = [field(data, '@type')].flat();
  if (types.some((type) => typeof type === 'string' && PAPER.test(type))) return data;
  const inside = [...list(data), ...list(field(data, '@graph')), field(data, 'mainEntity')];
  return inside.map((it) => it && paperIn(it, depth + 1)).find(Boolean);
}

function toldBy(paper: unknown): Embedded {
  const venue = field(paper, 'isPartOf');
  const journal = field(venue, 'isPartOf') ?? venue;
  const abstract = withoutMarkup(text(field(paper, 'abstract')) ?? text(field(paper, 'description')) ?? '');
  const name = clean(text(field(journal, 'name')));
  const keywords = field(paper, 'keywords');
  return {
    ids: idsOf(paper),
    told: {
      title: withoutMarkup(text(field(paper, 'name')) ?? text(field(paper, 'headline')) ?? '') || undefined,
      authors: authorsOf(paper),
      abstract: abstract || undefined,
      published: partialDate(text(field(paper, 'datePublished')) ?? ''),
      venue: name || undefined,
      venueType: name ? typeOf(journal) : undefined,
      volume: numberOr(field(venue, 'volumeNumber') ?? field(journal, 'volumeNumber')),
      issue: numberOr(field(venue, 'issueNumber')),
      pages:
        numberOr(field(paper, 'pagination')) ??
        pagesBetween(numberOr(field(paper, 'pageStart')), numberOr(field(paper, 'pageEnd'))),
      publisher: text(field(field(paper, 'publisher'), 'name')),
      keywords: [keywords]
        .flat()
        .flatMap((it) => text(it)?.split(/\s*[;,]\s*/) ?? [])
        .filter(Boolean),
    },
  };
}

function typeOf(journal: unknown) {
  const type = [field(journal, '@type')].flat().join(' ');
  if (/Periodical|PublicationIssue|PublicationVolume/.test(type)) return 'journal';
  return /Book/.test(type) ? 'book' : /Event|Proceedings/.test(type) ? 'proceedings' : undefined;
}

/** `"12"`, `12`. */
function numberOr(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}

/** DOIs and addresses of known papers, in whichever field they are told. */
function idsOf(paper: unknown): Identifier[] {
  const told = ['identifier', 'doi', 'sameAs', '@id', 'url'].flatMap((name) => [field(paper, name)].flat());
  const texts = told.map((it) => text(it) ?? text(field(it, 'value')) ?? '');
  const ids = texts.map((it) => doiIdentifier(it) ?? identify(it)?.id);
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function authorsOf(paper: unknown): Author[] {
  const told = [field(paper, 'author') ?? field(paper, 'creator')].flat();
  return told.flatMap((it) => {
    const family = clean(text(field(it, 'familyName')));
    const given = clean(text(field(it, 'givenName')));
    const [author] = everyone([text(it) ?? text(field(it, 'name')) ?? `${given} ${family}`]);
    return author ? [family && given ? { ...author, family, given } : author] : [];
  });
}
