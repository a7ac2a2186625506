/**
 * OpenReview: groups (a venue's lists, in tabs and pages), search, profiles, and a paper's forum, drawn by Next.js.
 * Relies on `.note` with `h4 a[href^="/forum?id="]`, `.note-authors`, `.note-meta-info`, `.note-content`; on forums
 * `.forum-title`, `.forum-authors`, `.forum-meta` (from the site's own components). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Author, Link } from '../paper';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone } from './people';
import { addressIn, codeBehind, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

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

/** Replies and tasks are notes as well, and no papers. */
const ENTRY = '.note:has(h4 a[href^="/forum?id="]):not(:has(.note-parent-title))';

export const openReview: Site = {
  id: 'openreview',
  name: 'OpenReview',
  mark: 'OR',
  hosts: ['openreview.net', 'www.openreview.net'],
  paths: ['/*'],
  hydrated: true,
  reads: 'identifier, title, authors, venue, date, abstract, keywords, PDF, code',
  pages: [
    { kind: 'listing', path: /^\/(?:group|profile|submissions)\/?$/, entry: ENTRY },
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY },
    {
      kind: 'paper',
      path: /^\/forum\/?$/,
      query: /[?&]id=/,
      entry: '.forum-title h2, .forum-title h1',
      promisesEntries: true,
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const forum = document.querySelector('.forum-note, .forum-container') ?? document;
      yield* ownPage('openreview', document, url, page, {
        tell: () => tellForum(forum, url),
        place: (_, heading) => ({
          after: lastIn(forum.querySelector('.forum-meta')) ?? heading.lastChild ?? heading,
        }),
      });
      return;
    }
    yield* inBlocks('openreview', document, url, page, {
      title: (note) => (isTask(note) ? undefined : note.querySelector('h4 a[href^="/forum?id="]')),
      ids: (_, title) => {
        const address = addressIn(title, url);
        return [address && identify(address)?.id];
      },
      tell: (note, title) => tell(note, title, url),
      place: (note, title) => ({ after: lastIn(note.querySelector('.note-meta-info')) ?? title }),
    });
  },
};

function isTask(note: Element): boolean {
  return note.closest('.task-list, #reviewer-tasks, #author-tasks') !== null;
}

/** The end of the last item that is a text of its own. */
function lastIn(line: Element | null): ChildNode | null | undefined {
  return line?.lastElementChild?.lastChild ?? line?.lastChild;
}

function tell(note: Element, title: Element, url: URL): Told {
  const items = [...note.querySelectorAll('.note-meta-info > li:not(.readers)')].map(textOf);
  const own = addressIn(title, url);
  const pdf = addressIn(note.querySelector('h4 a.pdf-link'), url);
  const isOwn = pdf && own && identify(pdf)?.id === identify(own)?.id;
  const content = contentOf(note.querySelector('.note-content'), url);
  return {
    ...peopleOf(note.querySelector('.note-authors')),
    ...content,
    published: dateIn(items),
    venue: items.find((it) => it && !NO_VENUE.test(it)),
    links: [
      ...(content.links ?? []),
      ...codeBehind(note.querySelectorAll('h4 a.html-link'), url),
      ...linkTo('pdf', isOwn ? pdf : undefined),
    ],
  };
}

/** The line also holds dates, who may read, and how many replied. */
const NO_VENUE =
  /^(?:\d{1,2} \w+ \d{4}|Published|Submitted:|Last Modified|Readers|Everyone|\d+ Repl|Revisions|BibTeX|CC |Licen)/i;

function dateIn(items: readonly string[]) {
  const dates = items.map((it) => /(?:^|Published: |Submitted: )(\d{1,2} \w+ \d{4})/.exec(it)?.[1]);
  return partialDate((dates.find(Boolean) ?? '').replace(/\bSept\b/, 'Sep'));
}

/** A list of more than twenty ends in a button; who is anonymous has no name. */
function peopleOf(line: Element | null): Told {
  const links = [...(line?.querySelectorAll('a[href*="/profile?"], span[title]') ?? [])].map(textOf);
  const names = links.length ? links : textOf(line).split(/\s*,\s*/);
  const authors: Author[] = everyone(
    names.filter((it) => !/^(?:anonymous|et al|show all|\(?\d+ additional)/i.test(it)),
  );
  const isCut = /\bet al\b|\badditional authors?\b|show all/i.test(textOf(line));
  return { authors, authorsCut: isCut && authors.length ? true : undefined };
}

/** "Abstract:", "Keywords:", "TL;DR:" and what else the venue asks for, each with its value behind it. */
function contentOf(part: Element | null, url: URL): Told {
  const fields = new Map<string, Element | null>();
  for (const label of part?.querySelectorAll('.note-content-field') ?? []) {
    fields.set(textOf(label).toLowerCase().replace(/:$/, ''), label.nextElementSibling);
  }
  const abstract = textOf(fields.get('abstract'));
  const code = [...fields].flatMap(([name, value]): Link[] =>
    /\b(?:code|github|software)\b/.test(name) && value
      ? codeBehind(value.querySelectorAll('a[href]'), url)
      : [],
  );
  return {
    abstract: abstract || undefined,
    keywords: textOf(fields.get('keywords'))
      .split(/\s*[,;]\s*/)
      .filter(Boolean),
    links: [...code],
  };
}

function tellForum(forum: ParentNode, url: URL): Told {
  const items = [...forum.querySelectorAll('.forum-meta .item, .forum-meta span.date')].map(textOf);
  const pdf = addressIn(
    forum.querySelector('.forum-title a[href*="pdf"], .forum-content-link a[href*="pdf"]'),
    url,
  );
  const isOwn = pdf && identify(pdf)?.id === identify(url)?.id;
  const content = contentOf(forum.querySelector('.note-content'), url);
  return {
    ...peopleOf(forum.querySelector('.forum-authors')),
    ...content,
    published: dateIn(items),
    venue: items.find((it) => it && !NO_VENUE.test(it)),
    links: [...(content.links ?? []), ...linkTo('pdf', isOwn ? pdf : undefined)],
  };
}
