/** Papers as links to their pages: what chats, mails and documents take when it is pasted. */
import { plainTitle } from '../citation/plain-title';
import { referenceOf } from '../citation/reference';
import { markdownLink } from '../formats/markdown';
import type { Paper } from '../paper';
import type { Cited } from './cite';
import { escapeHtml } from './marked';

/** Links, and beside them the same in plain text; several in a list. */
export function htmlLinks(papers: readonly Paper[]): Cited {
  const links = papers.map((paper) => ({ title: plainTitle(paper.title), url: referenceOf(paper).url }));
  const html = links.map(({ title, url }) =>
    url ? `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>` : escapeHtml(title),
  );
  return {
    text: links.map(({ title, url }) => (url ? `${title} ${url}` : title)).join('\n'),
    html: html.length > 1 ? `<ul>${html.map((link) => `<li>${link}</li>`).join('')}</ul>` : html.join(''),
  };
}

/** `[Title](address)`; several in a list. */
export function markdownLinks(papers: readonly Paper[]): string {
  const links = papers.map((paper) => markdownLink(plainTitle(paper.title), referenceOf(paper).url));
  return links.length > 1 ? links.map((link) => `- ${link}`).join('\n') : links.join('');
}
