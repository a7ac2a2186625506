/**
 * ACL Anthology: events, volumes, venues, people, and a paper's own page. Relies on `.d-sm-flex.align-items-stretch`
 * (a `p` until 2024, a `div` since) with `strong > a.align-middle`, links to people, badges, and the abstract in a
 * block of its own that is named after the paper (from the site's own templates). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify, valueIn } from '../identifiers';
import type { Identifier } from '../paper';
import { clean } from '../text';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleIn } from './people';
import { addressIn, codeBehind, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://aclanthology.org/events/acl-2024/',
    'https://aclanthology.org/volumes/2024.acl-long/',
    'https://aclanthology.org/venues/tacl/',
    'https://aclanthology.org/people/ada-lovelace/',
  ],
  paper: ['https://aclanthology.org/2024.acl-long.1/', 'https://aclanthology.org/P19-1001/'],
};

export const acl: Site = {
  id: 'acl',
  name: 'ACL Anthology',
  mark: 'ACL',
  hosts: ['aclanthology.org', 'www.aclanthology.org'],
  paths: ['/events/*', '/volumes/*', '/venues/*', '/people/*', '/sigs/*', '/*-*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:events|volumes|venues|people|sigs)\/[\w./-]+\/?$/,
      entry: '.d-sm-flex.align-items-stretch:has(strong > a.align-middle)',
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/(?:\d{4}\.[\w]+-[\w]+\.\d+|[A-Z]\d{2}-\d{4})\/?$/,
      entry: '#title',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('acl', document, url, page, {
        tell: () => {
          const abstract = prose(document.querySelector('.acl-abstract > span, .acl-abstract > div'));
          return {
            title: prose(document.querySelector(page.entry)),
            abstract,
            links: [
              ...codeBehind(
                document.querySelectorAll('.acl-paper-details dd a[href], .acl-paper-link-block a[href]'),
                url,
              ),
            ],
          };
        },
      });
      return;
    }
    const volume = /^\/volumes\//.test(url.pathname) ? textOf(document.querySelector('#title')) : '';
    yield* inBlocks('acl', document, url, page, {
      title: (block) => block.querySelector('strong > a.align-middle'),
      ids: (_, title) => [idBehind(title, url)],
      tell: (block, title) => tell(block, title, volume, url),
      place: (_, title) => ({ after: title.closest('span')?.lastChild ?? title }),
    });
  },
};

/** The front matter of a volume: `2024.acl-long.0`, `P19-1000`. */
const FRONT_MATTER = /^acl:(?:\d{4}\..+\.0|[A-Z]\d{2}-\d000)$/;

function idBehind(link: Element, url: URL): Identifier | undefined {
  const address = addressIn(link, url);
  const id = address && identify(address)?.id;
  return id && !FRONT_MATTER.test(id) ? id : undefined;
}

function tell(block: Element, title: Element, volume: string, url: URL): Told {
  const id = idBehind(title, url) ?? '';
  const pdf = addressIn(block.querySelector('a[href$=".pdf"]'), url);
  const badges = [...block.querySelectorAll('a.badge[href]')].filter((it) =>
    /^(?:code|software)$/i.test(textOf(it)),
  );
  const abstract = prose(abstractOf(block, id));
  const venue = textOf(block.querySelector('a[href*="/volumes/"]')) || volume;
  return {
    title: prose(title),
    authors: peopleIn(block.querySelectorAll('a[href*="/people/"]')),
    venue,
    venueType: venue
      ? /^(?:Transactions|Computational Linguistics)/.test(venue)
        ? 'journal'
        : 'proceedings'
      : undefined,
    published: partialDate(yearIn(valueIn(id))),
    abstract: abstract || undefined,
    links: [...codeBehind(badges, url), ...linkTo('pdf', pdf && identify(pdf)?.id === id ? pdf : undefined)],
  };
}

/** The block that "abs" opens: it is named `abstract-2024--acl-long--1`. */
function abstractOf(block: Element, id: Identifier): Element | null {
  const name = `abstract-${valueIn(id).replaceAll('.', '--')}`;
  const next = block.nextElementSibling;
  return next?.id.toLowerCase() === name.toLowerCase() ? (next.querySelector('.card-body') ?? next) : null;
}

/** `2024.acl-long.1`; before 2020 `P19-1001`, where 65 and more are of the last century. */
function yearIn(value: string): string {
  const [, year] = /^(\d{4})\./.exec(value) ?? [];
  const [, short = ''] = /^[A-Z](\d\d)-/.exec(value) ?? [];
  return year ?? (short && `${Number(short) >= 60 ? 19 : 20}${short}`);
}

/** Text with its TeX as TeX. */
function prose(element: Element | null | undefined): string {
  if (!element?.querySelector('tex-math')) return textOf(element);
  const copy = element.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('tex-math')) formula.textContent = `$${formula.textContent}$`;
  return clean(copy.textContent);
}
