/**
 * ar5iv and arXiv's own HTML: papers as web pages, drawn by LaTeXML. Relies on `h1.ltx_title_document`,
 * `.ltx_authors .ltx_personname` and `.ltx_abstract`; formulas keep their TeX in `alttext`. Looked at: 2026-11.
 */
import { clean } from '../text';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { linkTo } from './reading';
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
  reads: 'arXiv identifier, title, authors, abstract, PDF, code',
  pages: [
    {
      kind: 'paper',
      path: /^\/(?:html|abs)\/[\w.-]+(?:\/\d{7})?(?:v\d+)?\/?$/,
      entry: 'h1.ltx_title_document',
      promisesEntries: true,
    },
  ],

  *entries(document, url, page) {
    yield* ownPage('ar5iv', document, url, page, {
      tell: () => {
        const abstract = prose(document.querySelector('.ltx_abstract'), '.ltx_title_abstract');
        const names = [...document.querySelectorAll('.ltx_authors .ltx_personname')].map((it) =>
          prose(it, '.ltx_note, sup, br ~ *, .ltx_ERROR'),
        );
        const id = /^\/(?:html|abs)\/(.+?)(?:v\d+)?\/?$/.exec(url.pathname)?.[1];
        return {
          title: prose(document.querySelector(page.entry), '.ltx_note'),
          authors: names.flatMap((it) => peopleNamed(it, /\s*[,&]\s*|\s+and\s+/)),
          abstract,
          links: [...linkTo('pdf', id && `https://arxiv.org/pdf/${id}`)],
        };
      },
    });
  },
};

/** The text with formulas as TeX, and without these parts. */
function prose(element: Element | null, parts: string): string {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const part of copy?.querySelectorAll(parts) ?? []) part.remove();
  for (const formula of copy?.querySelectorAll('math[alttext]') ?? []) {
    formula.replaceWith(`$${formula.getAttribute('alttext')}$`);
  }
  return clean(copy?.textContent);
}
