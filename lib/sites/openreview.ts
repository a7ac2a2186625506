/**
 * OpenReview: groups (a venue's lists, in tabs and pages), search, profiles, and a paper's forum in its new and its
 * legacy form. Relies on `.note` with `h4 a[href^="/forum?id="]`, `.note-authors`, `.note-meta-info`, `.note-content`;
 * on forums `.forum-title` or `.title_pdf_row`, from the site's public components. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Identifier, Link } from '../paper';
import { fold } from '../text';
import { inBlocks, linkedIds } from './blocks';
import { metadataOf } from './metadata';
import { everyone } from './people';
import { addressIn, codeBehind, defined, linkTo, sighting, type Told, textOf, textWithout } from './reading';
import type { Entry, Examples, Page, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://openreview.net/group?id=ICLR.cc/2025/Conference#tab-accept-oral',
    'https://openreview.net/profile?id=~Ada_Lovelace1',
    'https://openreview.net/submissions?venue=ICLR.cc/2025/Conference',
  ],
  search: ['https://openreview.net/search?term=graphs'],
  paper: ['https://openreview.net/forum?id=xQUe1pOKPam'],
};

/** A link to a reply or to a task has more than the paper's id. */
const TITLE = 'h4 a[href^="/forum?id="]:not([href*="noteId="], [href*="invitationId="])';

/** Replies and tasks are notes as well, and no papers. */
const ENTRY = `.note:has(${TITLE}):not(:has(.note-parent-title)):not(.task-list *)`;

export const openReview: Site = {
  id: 'openreview',
  name: 'OpenReview',
  mark: 'OR',
  hosts: ['openreview.net', 'www.openreview.net'],
  paths: ['/group*', '/profile*', '/submissions*', '/search*', '/forum*'],
  singlePage: true,
  hydrated: true,
  pages: [
    { kind: 'listing', path: /^\/(?:group|profile|submissions)\/?$/, entry: ENTRY },
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY },
    // Some forums may not be read by everyone: then there is no entry.
    {
      kind: 'paper',
      path: /^\/forum\/?$/,
      query: /[?&]id=/,
      entry: '.forum-title h2, .title_pdf_row h2',
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* forum(document, url, page);
      return;
    }
    yield* inBlocks('openreview', document, url, page, {
      title: (note) => note.querySelector(TITLE),
      ids: (note, title) => {
        const own = idBehind(title, url);
        return own ? [own, ...besides(note, url, 'h4 a.html-link')] : [];
      },
      tell: (note, title) => tellListed(note, idBehind(title, url), url),
      place: (note, title) => ({ after: lastIn(note.querySelector('.note-meta-info')) ?? title }),
    });
  },
};

function idBehind(link: Element | null, url: URL): Identifier | undefined {
  const address = addressIn(link, url);
  return address && identify(address)?.id;
}

/** What the paper is called elsewhere: its website may be that of a publisher, or arXiv's. */
function besides(part: ParentNode, url: URL, links: string): Identifier[] {
  return linkedIds(part as Element, url, links).filter((id) => !id.startsWith('openreview:'));
}

/** The end of the last item that is a text of its own. */
function lastIn(line: Element | null): ChildNode | null | undefined {
  return line?.lastElementChild?.lastChild ?? line?.lastChild;
}

function tellListed(note: Element, id: Identifier | undefined, url: URL): Told {
  const items = [...note.querySelectorAll('.note-meta-info > li:not(.readers)')].map(textOf);
  const content = contentOf(note.querySelector('.note-content'), url);
  return {
    ...peopleOf(note.querySelector('.note-authors')),
    ...content,
    ...datelineOf(items),
    links: [
      ...(content.links ?? []),
      ...codeBehind(note.querySelectorAll('h4 a.html-link'), url),
      ...ownPdf(note.querySelectorAll('h4 a.pdf-link'), id, url),
    ],
  };
}

/** The address decides which paper it is; what is of another one is left from the page before. */
function* forum(document: Document, url: URL, page: Page): Generator<Entry> {
  const id = identify(url)?.id;
  const heading = document.querySelector(page.entry);
  const note = heading?.closest('.forum-note, .note');
  if (!id || !heading || !note || !textOf(heading) || document.readyState === 'loading') return;
  const buttons = note.querySelectorAll('.forum-title a[href], .title_pdf_row a[href]');
  const pdfs = [...buttons].map((it) => idBehind(it, url)).filter((it) => it?.startsWith('openreview:'));
  if (pdfs.length > 0 && !pdfs.includes(id)) return;
  const embedded = metadataOf(document);
  const isOwn = isAbout(id, textOf(heading), embedded.told);
  const external = [...note.querySelectorAll('.note-content-field')].find(
    (it) => textOf(it) === 'External IDs:',
  );
  const ids = [
    id,
    ...besides(note, url, '.forum-title a[href], .title_pdf_row a[href]'),
    ...(external?.parentElement ? besides(external.parentElement, url, 'a[href]') : []),
    ...(isOwn ? embedded.ids : []),
  ] as const;
  const line = note.querySelector('.forum-meta') ?? note.querySelector('.meta_row:has(.date)');
  const read = () => {
    const content = contentOf(note.querySelector('.note-content'), url);
    const shown: Told = {
      ...peopleOf(note.querySelector('.forum-authors h3, h3.signatures')),
      ...content,
      ...datelineOf([...(line?.querySelectorAll('.item:not(.readers)') ?? [])].map(textOf)),
    };
    const told = isOwn ? embedded.told : {};
    // Where formulas were drawn, their TeX is in the metadata alone.
    const isDrawn = (part: Element | null) => part?.querySelector('mjx-container');
    return sighting(`openreview/${page.kind}`, url, ids, {
      ...told,
      ...defined(shown),
      title: (isDrawn(heading) && told.title) || textOf(heading),
      abstract:
        (isDrawn(note.querySelector('.note-content')) && told.abstract) || shown.abstract || told.abstract,
      links: [
        ...(content.links ?? []),
        ...(told.links ?? []),
        ...codeBehind(buttons, url),
        ...ownPdf(buttons, id, url),
      ],
    });
  };
  yield {
    ids,
    element: heading,
    place: { after: lastIn(line) ?? heading.lastChild ?? heading },
    glance: read,
    read,
  };
}

/** The metadata name the PDF's address, which has the paper's id; else the title has to be the same. */
function isAbout(id: Identifier, title: string, { title: told, links = [] }: Told): boolean {
  const pdf = links.map((it) => (it.kind === 'pdf' ? identify(it.url)?.id : undefined)).find(Boolean);
  return pdf ? pdf === id : fold(told ?? '') === fold(title);
}

function ownPdf(links: Iterable<Element>, id: Identifier | undefined, url: URL): Link[] {
  const own = [...links].map((it) => addressIn(it, url)).find((it) => it && identify(it)?.id === id);
  return linkTo('pdf', own);
}

/** "Published: 10 Jul 2024, Last Modified: 28 Aug 2024", "Jul 2024 (modified: 28 Aug 2024)". */
const DATE = /^(?:Published: )?((?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4})(?:$|, (?:Last|Uploaded)| \()/;

/** Where it was only handed in, or what copied its record, is not where it appeared. */
const NO_VENUE = /^(?:submitted to|CoRR\b|\d+ Repl)|\b(?:submission\d*|record)$/i;

/** The date comes first, then the venue; further items are other things. */
function datelineOf(items: readonly string[]): Told {
  const [venue] = items.filter((it) => it && !DATE.test(it));
  return {
    published: items.map((it) => partialDate(DATE.exec(it)?.[1] ?? '')).find(Boolean),
    venue: venue && !NO_VENUE.test(venue) ? venue : undefined,
  };
}

/**
 * Links to profiles or to DBLP, and names alone. More than twenty are cut. Whoever is anonymous has no name, or
 * that of a group: "Submission12 Authors".
 */
function peopleOf(line: Element | null): Told {
  const names = [
    ...(line?.querySelectorAll(':scope > span > :is(a, span):not(.show-all, [class*="private"])') ?? []),
  ];
  const authors = everyone(
    names.map((it) => textWithout(it, 'sup')).filter((it) => !/^anonymous\b|\bauthors$/i.test(it)),
  );
  const more = /^et al\. \((\d+) additional/.exec(textOf(line?.querySelector('.show-all')))?.[1];
  return more && authors.length
    ? { authors, authorsCut: true, authorCount: authors.length + Number(more) }
    : { authors: authors.length ? authors : undefined };
}

/** "Abstract:", "Keywords:" and what else the venue asks for, each with its value behind it. */
function contentOf(part: Element | null, url: URL): Told {
  const fields = new Map<string, Element | null | undefined>();
  for (const label of part?.querySelectorAll('.note-content-field') ?? []) {
    const name = textOf(label).toLowerCase().replace(/:$/, '');
    fields.set(name, label.parentElement?.querySelector('.note-content-value'));
  }
  const abstract = textOf(fields.get('abstract'));
  const keywords = textOf(fields.get('keywords'))
    .split(/\s*[,;]\s*/)
    .filter(Boolean);
  const code = [...fields].filter(([name]) => /\b(?:code|github|software)\b/.test(name));
  return {
    abstract: abstract || undefined,
    keywords: keywords.length ? keywords : undefined,
    links: [...code.flatMap(([, value]) => codeBehind(value?.querySelectorAll('a[href]') ?? [], url))],
  };
}
