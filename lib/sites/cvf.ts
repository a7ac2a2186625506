/**
 * CVF Open Access (CVPR, ICCV, WACV, ACCV, ECCV 2018 and workshops) and ECVA (ECCV): contents and a paper's own page.
 * Both list papers as `dt.ptitle` with a link, a `dd` with the authors, and a `dd` with `[pdf]`, `[arXiv]` and hidden
 * BibTeX. Own pages hold `#papertitle`, `#abstract` and, on CVF, `citation_*` tags. Looked at: 2026-11 (ECVA's recalled).
 */
import { identify } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { clean } from '../text';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone, inverted, peopleNamed } from './people';
import { addressIn, isWhole, linkTo, type Told, textOf } from './reading';
import type { Examples, Page, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://openaccess.thecvf.com/CVPR2025?day=all',
    'https://openaccess.thecvf.com/WACV2024?day=2024-01-04',
    'https://openaccess.thecvf.com/CVPR2025_workshops/NTIRE',
    'https://openaccess.thecvf.com/ICCV2017',
    'https://openaccess.thecvf.com/ECCV2018',
  ],
  paper: [
    'https://openaccess.thecvf.com/content/CVPR2025/html/Lovelace_On_Rain_CVPR_2025_paper.html',
    'https://openaccess.thecvf.com/content_cvpr_2017/html/Lovelace_On_Rain_CVPR_2017_paper.html',
    // Until 2015 the year came before the conference.
    'https://openaccess.thecvf.com/content_cvpr_2015/html/Lovelace_On_Rain_2015_CVPR_paper.html',
  ],
};

export const examplesOfEcva: Examples = {
  listing: ['https://www.ecva.net/papers.php'],
  paper: ['https://www.ecva.net/papers/eccv_2024/papers_ECCV/html/4_ECCV_2024_paper.php'],
};

export const cvf: Site = {
  id: 'cvf',
  name: 'CVF Open Access',
  mark: 'CVF',
  hosts: ['openaccess.thecvf.com'],
  paths: ['/CVPR*', '/ICCV*', '/WACV*', '/ACCV*', '/ECCV*', '/content*'],
  pages: [
    {
      // A conference of several days has a page that lists its days only.
      kind: 'listing',
      path: /^\/(?:CVPR|ICCV|WACV|ACCV|ECCV)\d{4}(?:_findings|_workshops\/[\w-]+)?(?:\.py)?\/?$/,
      entry: 'dt.ptitle',
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/content\w*\/(?:[\w-]+\/)*html\/[^/]+_paper\.html$/,
      entry: '#papertitle',
      promisesEntries: true,
      shows: ['authors', 'abstract'],
    },
  ],
  entries: (document, url, page) => entriesOf('cvf', document, url, page),
};

export const ecva: Site = {
  id: 'ecva',
  name: 'ECVA',
  hosts: ['www.ecva.net', 'ecva.net'],
  paths: ['/papers.php*', '/papers/*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/papers\.php$/,
      entry: 'dt.ptitle',
      promisesEntries: true,
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/papers\/eccv_\d{4}\/papers_ECCV\/html\/\d+_ECCV_\d{4}_paper\.php$/,
      entry: '#papertitle',
      promisesEntries: true,
      shows: ['authors', 'abstract'],
    },
  ],
  entries: (document, url, page) => entriesOf('ecva', document, url, page),
};

function* entriesOf(site: string, document: Document, url: URL, page: Page) {
  if (page.kind === 'paper') {
    yield* ownPage(site, document, url, page, {
      ids: () => [arxivIn(document.querySelector('#content'), url)],
      tell: () => ({
        abstract: textOf(document.querySelector('#abstract')).replace(/^"|"$/g, ''),
        ...namesOf(textOf(document.querySelector('#authors b, #authors i'))),
      }),
    });
    return;
  }
  yield* inBlocks(site, document, url, page, {
    title: (line) => (isComing(line) ? undefined : line.querySelector('a[href]')),
    ids: (line, title) => {
      const id = idBehind(title, url);
      const links = linksOf(line, id, url);
      return [id, arxivIn(links, url), doiIn(links, url)];
    },
    tell: (line, title) => tell(line, title, url),
    place: (line, title) => {
      const links = linksOf(line, idBehind(title, url), url);
      const last = [...(links?.querySelectorAll(':scope > a') ?? [])].at(-1);
      // "[bibtex]" comes last, before what it opens.
      return {
        after: links?.querySelector('.bibref')?.previousSibling ?? last?.nextSibling ?? last ?? title,
      };
    },
  });
}

/** Its authors and links are still to come. */
function isComing(line: Element): boolean {
  const links = line.nextElementSibling?.nextElementSibling;
  return line.ownerDocument.readyState === 'loading' && !(links && isWhole(links));
}

function idBehind(link: Element | null | undefined, url: URL): Identifier | undefined {
  const address = addressIn(link, url);
  return address && identify(address)?.id;
}

/** The line with the PDF, if it is of this paper: lists of pairs go wrong when one of a pair is gone. */
function linksOf(line: Element, id: Identifier | undefined, url: URL): Element | undefined {
  let next = line.nextElementSibling;
  for (let steps = 0; next?.localName === 'dd' && steps < 4; steps++) {
    const pdf = [...next.querySelectorAll(':scope > a')].find((it) => textOf(it) === 'pdf');
    if (pdf) return id && idBehind(pdf, url) === id ? next : undefined;
    next = next.nextElementSibling;
  }
  return undefined;
}

function arxivIn(part: Element | null | undefined, url: URL): Identifier | undefined {
  const link = [...(part?.querySelectorAll('a[href*="arxiv.org/"]') ?? [])].find((it) =>
    /^arxiv$/i.test(textOf(it)),
  );
  return idBehind(link, url);
}

function doiIn(part: Element | undefined, url: URL): Identifier | undefined {
  return idBehind(part?.querySelector('a[href*="/10."]'), url);
}

function tell(line: Element, title: Element, url: URL): Told {
  const links = linksOf(line, idBehind(title, url), url);
  if (!links) return {};
  const bibtex = links.querySelector('.bibref')?.textContent ?? '';
  const value = (name: string) => new RegExp(`\\b${name}\\s*=\\s*\\{([^}]*)\\}`).exec(bibtex)?.[1];
  const isOwn = clean(value('title')) === textOf(title);
  const pdf = [...links.querySelectorAll(':scope > a')].find((it) => textOf(it) === 'pdf');
  const above = line.nextElementSibling;
  return {
    ...(isOwn && value('author')
      ? { authors: everyone((value('author') ?? '').split(/\s+and\s+/), inverted) }
      : above && above !== links
        ? { authors: shownIn(above) }
        : {}),
    ...(isOwn && {
      venue: value('booktitle'),
      venueType: 'proceedings' as const,
      published: /^\d{4}$/.test(value('year') ?? '') ? value('year') : undefined,
      pages: value('pages')?.replace('--', '-'),
    }),
    links: linkTo('pdf', addressIn(pdf, url)),
  };
}

/** Each author is a small form that searches for them; older pages have the names alone. */
function shownIn(line: Element): Author[] {
  const inputs = [...line.querySelectorAll('input[name="query_author"], input[name="query"]')];
  return inputs.length
    ? everyone(inputs.map((it) => it.getAttribute('value') ?? ''))
    : (namesOf(textOf(line)).authors ?? []);
}

function namesOf(names: string): Told {
  return { authors: peopleNamed(names.replaceAll('*', ''), /\s*,\s*/) };
}
