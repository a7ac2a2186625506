/**
 * ar5iv: arXiv's papers as web pages, drawn by LaTeXML. Relies on `h1.ltx_title_document`, `.ltx_personname`,
 * `.ltx_abstract` and `.ltx_keywords`; formulas keep their TeX in `alttext`. `/abs/ID` leads to `/html/ID`, as the
 * site's public source has it; LaTeXML's classes are recalled. Looked at: 2026-11.
 */
import { pdfOf } from '../addresses';
import { linksInText } from '../code-links';
import { identify } from '../identifiers';
import { clean } from '../text';
import { ownPage } from './own-page';
import { everyone } from './people';
import { linkTo, type Told, textOf, withoutParts } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  paper: ['https://ar5iv.labs.arxiv.org/html/2504.10001', 'https://ar5iv.org/abs/hep-th/0301001'],
};

export const ar5iv: Site = {
  id: 'ar5iv',
  name: 'ar5iv',
  hosts: ['ar5iv.labs.arxiv.org', 'ar5iv.org', 'www.ar5iv.org'],
  paths: ['/html/*', '/abs/*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/(?:html|abs)\/(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z-]+)?\/\d{7})(?:v\d+)?\/?$/,
      // Some papers could not be converted, and then have no title.
      entry: 'h1.ltx_title_document',
    },
  ],

  *entries(document, url, page) {
    yield* ownPage('ar5iv', document, url, page, {
      tell: () => tell(document, document.querySelector(page.entry), url),
    });
  },
};

function tell(document: Document, heading: Element | null, url: URL): Told {
  const id = identify(url)?.id;
  const abstract = document.querySelector('.ltx_abstract');
  const keywords = prose(document.querySelector('.ltx_keywords')).replace(/^key ?words\W*|\.$/gi, '');
  return {
    title: prose(heading),
    authors: peopleIn(document.querySelectorAll('.ltx_authors .ltx_personname')),
    abstract: prose(abstract) || undefined,
    keywords: keywords.split(/\s*[,;·]\s*/).filter(Boolean),
    links: [
      // The address of the code often stands in a footnote.
      ...linksInText(textOf(abstract), 'abstract'),
      ...linkTo('pdf', id && pdfOf(id)),
    ],
  };
}

const NOT_PROSE = '.ltx_note, .ltx_ERROR, .ltx_title_abstract, .ltx_title_keywords';

/** The text with formulas as their TeX, without headings, footnotes and commands that were not understood. */
function prose(element: Element | null): string {
  const copy = withoutParts(element, NOT_PROSE);
  for (const formula of copy?.querySelectorAll('math[alttext]') ?? []) {
    formula.replaceWith(`$${formula.getAttribute('alttext')?.replace(/%\n/g, '')}$`);
  }
  return clean(copy?.textContent);
}

/** What stands on a line of its own behind a name is where they work, how to write to them, or a mark. */
const NO_NAME =
  /^\d|\d\d|[@{}:/]|\b(?:universi|institut|departe?ment|school|college|faculty|laborator|cent(?:er|re)\b|academy|research\b|inc\b|google|microsoft|meta\b|equal|correspond|(?:jr|ieee|member|fellow|ph\.?d)\b)/i;

/**
 * Papers put into one name whatever they like: addresses on lines of their own, or all authors with `&` between them.
 * If one of the names does not look like one, none is told.
 */
function peopleIn(elements: Iterable<Element>) {
  const names = [...elements].flatMap((it) => {
    const copy = withoutParts(it, `${NOT_PROSE}, sup, math, .ltx_font_typewriter`);
    for (const end of copy?.querySelectorAll('br') ?? []) end.replaceWith('\n');
    // The first line of each author.
    return (copy?.textContent ?? '')
      .split(/&|,|\band\b(?=\s)/)
      .map((part) => part.trim().split('\n')[0] ?? '')
      .flatMap((part) => /^.*[^\s\d*†‡§¶∗]/.exec(clean(part)) ?? []);
  });
  const isSure = names.every((it) => !NO_NAME.test(it) && it.split(' ').length <= 6);
  return isSure ? everyone(names) : undefined;
}
