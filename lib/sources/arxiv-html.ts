/**
 * A paper's text as arXiv shows it in HTML, made by LaTeXML: https://info.arxiv.org/about/accessible_HTML.html. Relies on
 * `article`, `h1.ltx_title_document`, `section.ltx_section`, `.ltx_bibliography` and on links as `a[href]`, footnotes
 * standing where they are called. Not every paper has it. robots.txt asks for fifteen seconds between two pages. Looked
 * at: 2026-11.
 */
import { linksInText, rankLinks } from '../code-links';
import { valueIn } from '../identifiers';
import type { Link } from '../paper';
import { clean } from '../text';
import { codeInBody } from './code-in-text';
import { readMarkup } from './markup';
import { aboutOnly, ofSchemes, type Source, Unreadable } from './source';

export const arxivHtml: Source = {
  id: 'arxiv-html',
  name: 'arXiv HTML',
  host: 'arxiv.org',
  needs: 'https://arxiv.org/*',
  spacing: 15_000,
  batch: 1,
  handles: ofSchemes('arxiv'),
  request: ([handle = '']) => ({ url: `https://arxiv.org/html/${valueIn(handle)}`, wants: 'html' }),
  read(body, handles) {
    const { title, links } = readText(body);
    if (!title) throw new Unreadable('This is no paper’s text.');
    return aboutOnly(handles, { title, links });
  },
};

/** A block has its own sentences. */
const BLOCKS = new Set(
  'article section div p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd figure figcaption table tr td th blockquote'.split(
    ' ',
  ),
);
const UNREAD = new Set(['script', 'style', 'math', 'svg', 'nav', 'header', 'footer']);
/** References, what stands around the paper, and the numbers of footnotes. */
const UNREAD_CLASS = /\bltx_(?:bibliography|page_footer|page_header|note_mark|tag_note)\b/;

/** The paper's title, and the code that its text calls the authors' own; its list of references is left out. @throws Unreadable */
export function readText(html: string): { title: string; links: Link[] } {
  let title = '';
  const links: Link[] = [];
  let block: string[] = [];
  let href = '';
  let textOfLink = '';
  /** Where in the block the link's text begins. */
  let link = Number.POSITIVE_INFINITY;
  /** What comes before the first section: title, authors, their notes, and the abstract. */
  let isFront = true;
  let inArticle = 0;
  let inTitle = 0;
  /** Elements that are open inside of one that is not read. */
  let unread = 0;

  function endBlock() {
    const text = block.join('');
    // Most blocks hold no address.
    if (/[a-z]\.[a-z]/i.test(text)) {
      links.push(...(isFront ? linksInText(text, 'text') : codeInBody(text).filter(({ theirs }) => theirs)));
    }
    block = [];
    link = Number.POSITIVE_INFINITY;
  }

  readMarkup(html, {
    onopentag(name, { class: classes = '', href: address }) {
      if (unread > 0 || UNREAD.has(name) || UNREAD_CLASS.test(classes)) {
        unread++;
        return;
      }
      if (name === 'article') inArticle++;
      if (BLOCKS.has(name)) endBlock();
      if (name === 'section' && /\bltx_(?:section|appendix)\b/.test(classes)) isFront = false;
      if (inTitle > 0 || /\bltx_title_document\b/.test(classes)) inTitle++;
      if (name === 'a' && address) {
        href = address;
        textOfLink = '';
        link = block.length;
      }
    },
    ontext(text) {
      if (unread > 0 || inArticle === 0) return;
      block.push(text);
      textOfLink += text;
      if (inTitle > 0) title += text;
    },
    onclosetag(name) {
      if (unread > 0) {
        unread--;
        return;
      }
      if (inTitle > 0) inTitle--;
      if (name === 'a' && href) {
        // "here", or an address that is broken over two lines.
        if (/^https?:/i.test(href) && !textOfLink.includes(href)) {
          // An address that is shown in the link's text would count twice.
          if (/[./]/.test(textOfLink)) block.length = Math.min(block.length, link);
          block.push(` ${href} `);
        }
        href = '';
      }
      if (BLOCKS.has(name)) endBlock();
      if (name === 'article') inArticle--;
    },
  });
  return { title: clean(title), links: rankLinks(links).slice(0, 20) };
}
