/**
 * What the program is about: a **sighting** is what one page tells about one paper; a **paper** is what the
 * library keeps, everything that its sightings told plus what the reader added. The schemas check whatever
 * crosses an edge (messages, files); inside, the types inferred from them are trusted.
 *
 * Content scripts import only the types from here, so that no schema is shipped into listing pages.
 */
import * as z from 'zod';
import { MOST_EXTRA } from './extra';
import { LINK_KINDS, LINK_PLACES } from './link-kinds';
import { PRIORITIES } from './priorities';
import { STATUSES } from './statuses';

// Zod probes `new Function` to compile its parsers; an extension's policy forbids it, and the probe would be
// reported as a violation.
z.config({ jitless: true });

/** A scheme and a value: `arxiv:2505.23462`, `doi:10.1145/3580305.3599263`, `acl:2020.acl-main.405`. */
export const Identifier = z
  .string()
  .max(500)
  .regex(/^[a-z]+:[^\s\p{C}]+$/u, 'an identifier is a scheme, a colon and a value');

/** `2026`, `2026-04` or `2026-04-14`: a date exactly as precise as the page gave it. */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');

/** An absolute http or https address without a user name or password. */
export const WebAddress = z
  .string()
  .max(2000)
  .refine(isWebAddress, 'an address starts with http:// or https://');

function isWebAddress(text: string): boolean {
  // The parser may take minutes over what the schema does not take anyway.
  const url = text.length > 2000 ? null : URL.parse(text);
  return (
    url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password
  );
}

/** A person or a group. `name` is as shown ("Ludwig van Beethoven"); the parts only where the page gave them. */
export const Author = z.object({
  name: z.string().min(1).max(500),
  family: z.string().min(1).max(300).optional(),
  given: z.string().min(1).max(300).optional(),
  /** What stands before the family name and is not sorted by ("van der"), where it was given apart. */
  particle: z.string().min(1).max(100).optional(),
  /** `Jr.`, `III`, where it was given apart. */
  suffix: z.string().min(1).max(100).optional(),
  /** The number alone, without its resolver's address. */
  orcid: z
    .string()
    .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/)
    .optional(),
});

const line = (longest: number) => z.string().min(1).max(longest);

export const Link = z.object({
  kind: z.enum(LINK_KINDS),
  url: WebAddress,
  foundIn: z.enum(LINK_PLACES),
  /** The text calls it the authors' own ("our code is at"), or (false) something they build on. */
  theirs: z.boolean().optional(),
  stars: z.int().min(0).optional(),
  /** What a code host says of a repository: its main language, its licence, when it last changed, whether it is closed. */
  language: line(100).optional(),
  licence: line(100).optional(),
  pushed: PartialDate.optional(),
  archived: z.boolean().optional(),
});

const VENUE_TYPES = ['journal', 'proceedings', 'book'] as const;

/** Fields of a bibliography, by the names that BibLaTeX gives them; their values as they are written there. */
const Extra = z
  .record(z.string().regex(/^[a-z][a-z0-9_+:.-]{0,59}$/), line(20_000))
  .refine((extra) => Object.keys(extra).length <= MOST_EXTRA, 'too many fields');

/** The fields that pages tell about a paper; merging handles each by its own rule. */
const told = {
  title: line(1000),
  authors: z.array(Author).max(10_000).optional(),
  /** The page shows fewer authors than there are. */
  authorsCut: z.boolean().optional(),
  /** How many authors there are, where the page says so, whether or not it names them. */
  authorCount: z.int().min(0).max(100_000).optional(),
  abstract: line(50_000).optional(),
  abstractCut: z.boolean().optional(),
  published: PartialDate.optional(),
  /** arXiv categories and the like, the primary one first. */
  categories: z.array(line(100)).max(50).optional(),
  /** Where it appeared, as a name ("NeurIPS 2023"), when the page names it as such. */
  venue: line(500).optional(),
  /** What the venue is, where the page's own metadata say so. */
  venueType: z.enum(VENUE_TYPES).optional(),
  volume: line(100).optional(),
  issue: line(100).optional(),
  /** `1234-1240`, or an article's number. */
  pages: line(100).optional(),
  publisher: line(300).optional(),
  /** The paper's own: an address, or a name where none is given. */
  licence: line(300).optional(),
  keywords: z.array(line(200)).max(200).optional(),
  /** A whole reference in one line ("Phys. Rev. D 76, 013009 (2007)"). */
  journalRef: line(1000).optional(),
  /** The authors' remark ("12 pages, accepted at ICML 2025"). */
  comments: line(5000).optional(),
  organization: line(300).optional(),
  upvotes: z.int().min(0).optional(),
  commentCount: z.int().min(0).optional(),
  /** The newest version seen (arXiv's `v3` is 3). It belongs to the sighting, not to the identity. */
  version: z.int().min(1).max(1000).optional(),
  /** BibLaTeX's name for the kind of work (`inbook`, `phdthesis`), where the other fields do not tell it. */
  workType: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/)
    .optional(),
  /** What a bibliography says of it and none of the fields above holds: `editor`, `edition`, `isbn`, `series`. */
  extra: Extra.optional(),
  links: z.array(Link).max(200),
};

export const Sighting = z.object({
  /** Which page told it: a site's id and the kind of page, `arxiv/listing`. */
  source: z.string().regex(/^[a-z0-9-]+\/[a-z-]+$/),
  /** The page's address. */
  url: WebAddress,
  ids: z.array(Identifier).min(1).max(20),
  ...told,
});

/** Milliseconds since 1970, as `Date.now()` gives them. */
const Moment = z.int().min(0);

export const Tag = z.string().trim().min(1).max(100);

/** Without what would end it in one program or another. */
export const CitationKey = z
  .string()
  .max(200)
  .regex(/^[^\s"#%,={}~\\@]+$/u);

/** What a source tells of where a preprint has appeared since. It is offered to the reader, who says whether it is so. */
export const PublicationEvidence = z.object({
  /** What the publication goes by, where the source knows. */
  id: Identifier.optional(),
  /** Where it appeared: a venue's name, or (without a `venueType`) a whole reference in one line. */
  venue: line(1000).optional(),
  venueType: z.enum(VENUE_TYPES).optional(),
  published: PartialDate.optional(),
  source: line(100),
  at: Moment,
  /** What the reader said of it; absent until then. */
  accepted: z.boolean().optional(),
});

/** That a paper was retracted or withdrawn, as a source tells it. */
export const Retraction = z.object({
  /** The source that told, and behind a slash whose word it passes on: `crossref/retraction-watch`, `arxiv`. */
  source: line(100),
  /** When the source told. */
  at: Moment,
  /** When it was retracted. */
  date: PartialDate.optional(),
  /** The page that says so. */
  notice: WebAddress.optional(),
});

export const Paper = z.object({
  /** The identifier it was first saved under: two machines give the same paper the same key. */
  key: Identifier,
  ids: z.array(Identifier).min(1).max(100),
  ...told,
  /** For each told field, the source of the value that is kept. */
  from: z.record(z.string(), z.string()),
  /** Fields of which the reader has said which of the told values is right, and when: nothing takes its place. */
  chosen: z.record(z.string(), Moment).optional(),
  /** Values that lost to a better one: nothing that a page told is forgotten. */
  others: z.array(z.object({ field: z.string(), source: z.string(), value: z.unknown() })).max(500),
  /** Where it was seen, first the place where it was saved. */
  seen: z.array(z.object({ source: z.string(), url: WebAddress, at: Moment })).max(500),
  savedAt: Moment,
  status: z.enum(STATUSES),
  /** Absent where the reader has not weighed it. */
  priority: z.enum(PRIORITIES).optional(),
  tags: z.array(Tag).max(200),
  note: z.string().max(100_000),
  /** What the reader cites it by; absent where the pattern of keys decides. */
  citationKey: CitationKey.optional(),
  /** When the reader last set each of their own fields; absent while it holds what saving gave it. */
  edited: z.object({
    status: Moment.optional(),
    priority: Moment.optional(),
    tags: Moment.optional(),
    note: Moment.optional(),
  }),
  /** Where it has appeared since it was put online, by all who tell. */
  publishedAs: z.array(PublicationEvidence).max(20).optional(),
  /** Present only where somebody tells that it was retracted. */
  retracted: z.array(Retraction).max(20).optional(),
});

export type { LinkKind, LinkPlace } from './link-kinds';
export type Identifier = z.infer<typeof Identifier>;
export type PartialDate = z.infer<typeof PartialDate>;
export type Author = z.infer<typeof Author>;
export type Link = z.infer<typeof Link>;
export type Sighting = z.infer<typeof Sighting>;
export type PublicationEvidence = z.infer<typeof PublicationEvidence>;
export type Retraction = z.infer<typeof Retraction>;
export type { Priority } from './priorities';
export type { Status } from './statuses';
export type Paper = z.infer<typeof Paper>;
/** The names of the fields that a page can tell. */
export type ToldField = Exclude<keyof typeof told, never>;
