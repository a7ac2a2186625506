/**
 * A paper's page in the ACL Anthology: https://aclanthology.org/info/development/, for what is attached to it. Relies on
 * links of which the title begins with "Code" or "Software" ("Open Software for '…'"), and on `dt` "Code:" before a `dd`,
 * from the site's own templates (acl-org/acl-anthology, hugo/layouts/papers/single.html). No limit is published. Looked
 * at: 2026-11.
 */
import { addressOf } from '../addresses';
import { linkOf } from '../code-links';
import type { Link } from '../paper';
import { clean } from '../text';
import { readMarkup } from './markup';
import { aboutOnly, ofSchemes, type Source, Unreadable } from './source';

export const acl: Source = {
  id: 'acl',
  name: 'ACL Anthology',
  host: 'aclanthology.org',
  needs: 'https://aclanthology.org/*',
  spacing: 3000,
  batch: 1,
  handles: ofSchemes('acl'),
  request: ([handle = '']) => ({ url: addressOf(handle) ?? '', wants: 'html' }),
  read(body, handles) {
    const { title, links } = readPage(body);
    if (!title) throw new Unreadable('This is no paper’s page.');
    return aboutOnly(handles, { title, links });
  },
};

const IS_CODE = /^(?:open )?(?:code|software)\b/i;

/** The title, and where the links lead that are called code or software. @throws Unreadable */
export function readPage(html: string): { title: string; links: Link[] } {
  const links: Link[] = [];
  let title = '';
  let inTitle = 0;
  let label = '';
  let inLabel = false;
  readMarkup(html, {
    onopentag(name, { id, href = '', title: hint = '' }) {
      if (inTitle > 0 || id === 'title') inTitle++;
      if (name === 'dt') {
        label = '';
        inLabel = true;
      }
      if (name === 'a' && (IS_CODE.test(hint) || IS_CODE.test(clean(label)))) links.push(...codeBehind(href));
    },
    ontext(text) {
      if (inTitle > 0) title += text;
      if (inLabel) label += text;
    },
    onclosetag(name) {
      if (inTitle > 0) inTitle--;
      if (name === 'dt') inLabel = false;
    },
  });
  return { title: clean(title), links };
}

/** A repository, or an archive that is attached: `/attachments/2020.acl-main.405.Software.zip`. */
function codeBehind(href: string): Link[] {
  const tidied = linkOf(href);
  if (tidied) return [{ ...tidied, foundIn: 'page link', theirs: true }];
  const url = URL.parse(href, 'https://aclanthology.org/');
  const isAttached = url?.host === 'aclanthology.org' && url.pathname.startsWith('/attachments/');
  return isAttached ? [{ kind: 'archive', url: url.href, foundIn: 'page link', theirs: true }] : [];
}
