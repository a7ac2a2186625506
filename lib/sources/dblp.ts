/**
 * DBLP's search: https://dblp.org/faq/13501473.html. It finds a preprint's publication by title and first author, which
 * it has to be sent: it knows no identifiers of preprint servers. So it is asked only where the reader says so. Relies on
 * `result.hits.hit[].info` with `title`, `authors.author` (one, or a list of them), `venue`, `year`, `type`, `key`, `doi`
 * and `ee`; preprints are of `journals/corr/`. A request in one or two seconds is always well, and `Retry-After` says
 * when it was too many. Looked at: 2026-11.
 */
import { plainTitle } from '../citation/plain-title';
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import type { Author, Identifier, PublicationEvidence } from '../paper';
import { everyone } from '../sites/people';
import { field, list, text } from '../sites/reading';
import { clean, clip } from '../text';
import { withoutTags } from './markup';
import { haveOneFirstAuthor, haveOneTitle } from './same-paper';
import {
  type About,
  aboutOnly,
  type Finding,
  jsonIn,
  ofSchemes,
  type Source,
  type Told,
  Unreadable,
} from './source';

/** More than there are papers of one title by one author. */
const MOST_HITS = 20;

/** Words that are looked for; a title of more is found by fewer. */
const MOST_WORDS = 25;

export const dblp: Source = {
  id: 'dblp',
  name: 'DBLP',
  host: 'dblp.org',
  needs: 'https://dblp.org/*',
  spacing: 3000,
  batch: 1,
  sendsTitle: true,
  handles: ofSchemes('arxiv'),
  request: (_, about) => ({
    url: `https://dblp.org/search/publ/api?q=${encodeURIComponent(queryFor(about))}&format=json&h=${MOST_HITS}&c=0`,
    wants: 'json',
  }),
  read(body, handles, about) {
    const hits = field(field(jsonIn(body), 'result'), 'hits');
    if (text(field(hits, '@total')) === undefined) throw new Unreadable('DBLP listed nothing.');
    const found = list(field(hits, 'hit')).map((hit) => recordIn(field(hit, 'info')));
    const same = found.filter((it) => about && haveOneTitle(about, it) && haveOneFirstAuthor(about, it));
    const publications = same.flatMap(({ publication }) => publication ?? []);
    const [first] = same;
    if (!first || publications.length === 0) return new Map();
    return aboutOnly(handles, { title: first.title, authors: first.authors, publications });
  },
};

/** The title's words and the first author's family name. */
function queryFor({ title, authors = [] }: About = { title: '' }): string {
  const [first] = authors;
  const words = `${plainTitle(title)} `.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const family = first?.family ?? first?.name.split(' ').at(-1) ?? '';
  return [...words.slice(0, MOST_WORDS), family].join(' ').trim();
}

interface Record extends Required<Pick<Finding, 'title' | 'authors'>> {
  ids: Identifier[];
  publication?: Told<PublicationEvidence>;
}

function recordIn(info: unknown): Record {
  const title = withoutTags(text(field(info, 'title')) ?? '').replace(/(?<=[^.])\.$/, '');
  const publication = publicationIn(info);
  return { ids: [], title, authors: authorsIn(info), ...(publication && { publication }) };
}

/** One author stands alone, several in a list; people of one name are numbered. */
function authorsIn(info: unknown): Author[] {
  const author = field(field(info, 'authors'), 'author');
  const all = Array.isArray(author) ? author : [author];
  return everyone(all.map((it) => clean(text(field(it, 'text'))).replace(/ \d{4}$/, '')));
}

const KINDS: ReadonlyMap<string, 'journal' | 'proceedings'> = new Map([
  ['Journal Articles', 'journal'],
  ['Conference and Workshop Papers', 'proceedings'],
]);

/** Nothing where it is a preprint itself, or is no paper in a journal or of a conference. */
function publicationIn(info: unknown): Told<PublicationEvidence> | undefined {
  const key = text(field(info, 'key')) ?? '';
  const venueType = KINDS.get(text(field(info, 'type')) ?? '');
  const told = field(info, 'venue');
  const venue = clip(clean(text(Array.isArray(told) ? told[0] : told)), 500);
  if (!venueType || !venue || !/^(?:conf|journals)\/(?!corr\/)[\w/-]+$/.test(key)) return undefined;
  const published = partialDate(text(field(info, 'year')) ?? '');
  return { id: idOf(info, key), venue, venueType, ...(published && { published }) };
}

/** By what the publication goes elsewhere, if it does. */
function idOf(info: unknown, key: string): Identifier {
  const ee = field(info, 'ee');
  const address = text(Array.isArray(ee) ? ee[0] : ee) ?? '';
  const id = doiIdentifier(text(field(info, 'doi')) ?? '') ?? identify(address)?.id;
  return id && !id.startsWith('arxiv:') ? id : `dblp:${key}`;
}
