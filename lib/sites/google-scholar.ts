/**
 * Google Scholar on every country's host: results of a search and of "Cited by", profiles, and a profile's page of
 * one article. Relies on `.gs_r[data-cid]` with `.gs_rt`, `.gs_a` and `.gs_rs`; `tr.gsc_a_tr` on profiles;
 * `#gsc_oci_title` and `.gsc_oci_value` on an article's page (from Zotero's translator; the labs' sessions likewise,
 * what surrounds these is recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { arxivIdentifier, identify } from '../identifiers';
import type { Identifier, Link } from '../paper';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: ['https://scholar.google.com/citations?user=AbCdEf0AAAAJ&hl=en'],
  search: [
    'https://scholar.google.com/scholar?hl=en&as_sdt=0%2C5&q=graph+sorting&btnG=',
    'https://scholar.google.de/scholar?cites=1234567890&hl=de',
    'https://scholar.google.co.uk/scholar?cluster=1234567890&hl=en',
    'https://scholar.google.com/scholar_labs/search/session/1234567890',
  ],
  paper: [
    'https://scholar.google.com/citations?view_op=view_citation&hl=en&user=AbCdEf0AAAAJ&citation_for_view=AbCdEf0AAAAJ:u5HHmVD_uO8C',
  ],
};

/** Behind `scholar.google.`, as https://www.google.com/supported_domains lists Google's own hosts (recalled). */
const ENDINGS =
  'com ad ae com.af com.ag al am co.ao com.ar as at com.au az ba com.bd be bf bg com.bh bi bj com.bn com.bo com.br ' +
  'bs bt co.bw by com.bz ca cat cd cf cg ch ci co.ck cl cm cn com.co co.cr com.cu cv com.cy cz de dj dk dm com.do dz ' +
  'com.ec ee com.eg es com.et fi com.fj fm fr ga ge gg com.gh com.gi gl gm gr com.gt gy com.hk hn hr ht hu co.id ie ' +
  'co.il im co.in iq is it je com.jm jo co.jp co.ke com.kh ki kg co.kr com.kw kz la com.lb li lk co.ls lt lu lv ' +
  'com.ly co.ma md me mg mk ml com.mm mn com.mt mu mv mw com.mx com.my co.mz com.na com.ng com.ni ne nl no com.np nr ' +
  'nu co.nz com.om com.pa com.pe com.pg com.ph com.pk pl pn com.pr ps pt com.py com.qa ro rs ru rw com.sa com.sb sc ' +
  'se com.sg sh si sk com.sl sm sn so sr st com.sv td tg co.th com.tj tl tm tn to com.tr tt com.tw co.tz com.ua ' +
  'co.ug co.uk com.uy co.uz com.vc co.ve co.vi com.vn vu ws co.za co.zm co.zw';

export const googleScholar: Site = {
  id: 'google-scholar',
  name: 'Google Scholar',
  mark: 'GS',
  hosts: ENDINGS.split(' ').map((ending) => `scholar.google.${ending}`),
  paths: ['/scholar*', '/citations*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/citations$/,
      query: /[?&]citation_for_view=/,
      entry: '#gsc_oci_title',
      promisesEntries: true,
      shows: ['authors'],
    },
    {
      kind: 'listing',
      path: /^\/citations$/,
      query: /[?&]user=/,
      entry: 'tr.gsc_a_tr',
      shows: ['authors', 'published'],
    },
    {
      kind: 'search',
      path: /^\/scholar$/,
      query: /[?&](?:q|cites|cluster|as_\w+|scilib)=/,
      entry: '.gs_r[data-cid]',
      shows: ['authors'],
    },
    { kind: 'search', path: /^\/scholar_labs\/search\/session\/\d+$/, entry: '.gs_r[data-cid]' },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('google-scholar', document, url, page, { ids: idsOfOwn, tell: tellOwn });
    } else if (page.kind === 'listing') {
      yield* inBlocks('google-scholar', document, url, page, {
        title: (row) => row.querySelector('a.gsc_a_at'),
        ids: (row, title) => {
          const address = addressIn(title, url) ?? URL.parse(title.getAttribute('data-href') ?? '', url);
          return [
            arxivIn(textOf(row.querySelector('.gs_gray + .gs_gray'))),
            scholarId(address?.searchParams.get('citation_for_view')),
          ];
        },
        tell: tellRow,
        place: (_, title) => ({ after: title }),
      });
    } else {
      yield* inBlocks('google-scholar', document, url, page, {
        title: (block) => block.querySelector('.gs_rt'),
        ids: (block) => {
          const behind = targetOf(block.querySelector('.gs_rt a[href]'), url);
          // A court's decision.
          if (behind?.pathname === '/scholar_case') return [];
          const files = [...block.querySelectorAll('.gs_ggs a[href]')].map((it) => targetOf(it, url));
          return [
            ...[behind, ...files].map((it) => it && identify(it)?.id),
            arxivIn(textOf(block.querySelector('.gs_a'))),
            scholarId(block.getAttribute('data-cid')),
          ];
        },
        tell: tellResult,
        place: (block, title) => ({
          after: block.querySelector('.gs_ri .gs_fl')?.lastChild ?? title.lastChild ?? title,
        }),
      });
    }
  },
};

/** Names end in … or three full stops where there are more; others can be left out in between as well. */
const CUT = /…|\.\.\./;
/** Where preprints are kept is no venue. */
const ARCHIVE = /^(?:arxiv|biorxiv|medrxiv|chemrxiv|(?:available at )?ssrn|cryptology eprint)\b/i;

function tellResult(block: Element, heading: Element, url: URL): Told {
  const full = block.querySelector('.gs_fma_abs');
  const abstract = full ? textOf(full) : textWithout(block.querySelector('.gs_rs'), '.gs_age');
  return {
    title: textWithout(heading, '.gs_ctc, .gs_ctu, .gs_ct1, .gs_ct2'),
    ...tellByline(block),
    abstract,
    abstractCut: abstract && (!full || CUT.test(abstract)) ? true : undefined,
    links: [...filesIn(block, '.gs_ggs a[href]', url), ...pageBehind(heading.querySelector('a[href]'), url)],
  };
}

/**
 * "A Turing, A Church… - Journal of Examples, 2026 - example.org"; spaces before dashes may be non-breaking. Where one
 * result is shown in full the names stand in an element of their own, and dots divide the rest.
 */
function tellByline(block: Element): Told {
  const line = block.querySelector('.gs_a:not(.gs_fma_p)') ?? block.querySelector('.gs_a');
  const names = block.querySelector('.gs_fmaa');
  const parts = textWithout(line, '.gs_fmaa').split(/ - | ?[•·] ?/);
  const dated = parts.findLastIndex((it) => /(?:^|, )\d{4}$/.test(it));
  const start = names || dated === 0 ? 0 : 1;
  // Without a year the last is the host, and what stands before it the venue.
  const end = dated >= 0 ? dated + 1 : Math.max(start, parts.length - 1);
  // A venue can hold a dash.
  const [, venue = '', year = ''] =
    /^(.*?)(?:(?:^|, )(\d{4}))?$/.exec(parts.slice(start, end).join(' - ')) ?? [];
  const last = venue || year ? (parts[end] ?? '') : '';
  return {
    ...people(names ? textOf(names) : start ? parts[0] : ''),
    venue: CUT.test(venue) || ARCHIVE.test(venue) ? undefined : venue,
    published: partialDate(year),
    // A host's name stands there as well.
    publisher: /\.\w|^Google /.test(last) || CUT.test(last) ? undefined : last,
  };
}

function tellRow(row: Element): Told {
  const [names, line] = row.querySelectorAll('.gs_gray');
  const reference = textWithout(line, '.gs_oph');
  const year = textOf(row.querySelector('.gsc_a_h')) || textOf(line?.querySelector('.gs_oph'));
  return {
    ...people(textOf(names)),
    published: partialDate(year.replace(/^\D+/, '')),
    ...(CUT.test(reference) || ARCHIVE.test(reference) ? {} : tellReference(reference)),
  };
}

/** "Journal of Examples 12 (3), 45-67"; a number of four digits is a year in the name. */
function tellReference(journalRef: string): Told {
  const [, venue, volume, issue, pages] =
    /^(.+?)(?: (\d{1,3})(?: \(([^()]+)\))?)?(?:, ([A-Za-z]?\d[\w.-]*))?$/.exec(journalRef) ?? [];
  return { journalRef, venue, volume, issue, pages };
}

const VENUES = [
  ['Journal', 'journal'],
  ['Conference', 'proceedings'],
  ['Book', 'book'],
] as const;

/** The fields' names are known in English only; in other languages that is read which has a place of its own. */
function tellOwn(document: Document, url: URL): Told {
  const rows = [...document.querySelectorAll('#gsc_oci_table .gs_scl')].map((row) =>
    ['.gsc_oci_field', '.gsc_oci_value'].map((part) => textOf(row.querySelector(part))),
  );
  const told = (name: string) => rows.find(([it]) => it === name)?.[1];
  const [names = '', date = ''] = rows.map(([, value]) => value);
  const [field, venueType] = VENUES.find(([it]) => told(it) && !ARCHIVE.test(told(it) ?? '')) ?? [];
  const abstract = textOf(document.querySelector('#gsc_oci_descr'));
  return {
    ...people(partialDate(names) ? '' : names),
    published: partialDate(names) ?? partialDate(date),
    venue: field && told(field),
    venueType,
    volume: told('Volume'),
    issue: told('Issue'),
    pages: told('Pages'),
    publisher: told('Publisher'),
    abstract,
    abstractCut: /(?:…|\.\.\.)$/.test(abstract) ? true : undefined,
    links: [
      ...filesIn(document, '#gsc_oci_title_gg a[href]', url),
      ...pageBehind(document.querySelector('#gsc_oci_title a[href]'), url),
    ],
  };
}

function idsOfOwn(document: Document, url: URL): (Identifier | undefined)[] {
  const links = ['#gsc_oci_title a[href]', '#gsc_oci_title_gg a[href]'].map((it) =>
    document.querySelector(it),
  );
  const related = document.querySelector('#gsc_oci_table a[href*="q=related:"]')?.getAttribute('href');
  return [
    ...links.map((it) => targetOf(it, url)).map((it) => it && identify(it)?.id),
    ...[...document.querySelectorAll('#gsc_oci_table .gsc_oci_value')]
      .slice(0, 3)
      .map((it) => arxivIn(textOf(it))),
    scholarId(/q=related:([\w-]+):/.exec(related ?? '')?.[1]),
    scholarId(url.searchParams.get('citation_for_view')),
  ];
}

function people(line: string | undefined): Told {
  const authors = peopleNamed((line ?? '').replace(/…|\.\.\./g, ''), /\s*,\s*/);
  return { authors, authorsCut: authors.length && CUT.test(line ?? '') ? true : undefined };
}

/** "arXiv preprint arXiv:2504.10001" or "arXiv e-prints, arXiv: 2504.10001" stands in the venue's place. */
function arxivIn(line: string): Identifier | undefined {
  const [, number = ''] = /\barXiv:\s?([\w.-]+(?:\/\d+)?)/i.exec(line) ?? [];
  return arxivIdentifier(number)?.id;
}

/** The result's own, `5Gohgn6QFikJ`, or that of a profile's article: the profile's and a number in it. */
function scholarId(id: string | null | undefined): Identifier | undefined {
  return id && /^[\w-]{5,60}(?::[\w-]{5,60})?$/.test(id) ? `googlescholar:${id}` : undefined;
}

/** Where a link leads, past the site's own redirection. */
function targetOf(link: Element | null | undefined, url: URL): URL | undefined {
  const address = addressIn(link, url);
  if (address?.pathname !== '/scholar_url') return address;
  const target = URL.parse(address.searchParams.get('url') ?? '');
  return target && /^https?:$/.test(target.protocol) ? target : undefined;
}

/** The text's own files, by the label in each link. */
function filesIn(part: ParentNode, links: string, url: URL): Link[] {
  return [...part.querySelectorAll(links)].flatMap((it) => labelled(it, targetOf(it, url)) ?? []);
}

/** A title leads to a file if labelled so, else to the paper's page: by an identifier that is found anyway. */
function pageBehind(link: Element | null, url: URL): Link[] {
  const address = targetOf(link, url);
  if (!address) return [];
  return labelled(link?.parentElement, address) ?? (identify(address) ? [] : linkTo('html', address));
}

function labelled(element: Element | null | undefined, address: URL | undefined): Link[] | undefined {
  const label = textOf(element?.querySelector('.gs_ctc, .gs_ctg2, .gsc_vcd_title_ggt'));
  const [, form] = /\[(PDF|HTML)\]/.exec(label) ?? [];
  return form ? linkTo(form === 'PDF' ? 'pdf' : 'html', address) : undefined;
}
