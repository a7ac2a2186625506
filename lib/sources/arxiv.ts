/**
 * arXiv's API: https://info.arxiv.org/help/api/user-manual.html. Relies on Atom entries with `id`, `title`, `summary`,
 * `published`, `author/name`, `category`, and arXiv's own `comment`, `journal_ref`, `doi`, `primary_category`; a
 * question that it does not understand is answered with one entry of the title "Error". Its rule, for all machines of
 * one person together: one request at a time, three seconds between two. Looked at: 2026-11.
 */
import { addressOf, pdfOf } from '../addresses';
import { linksInText } from '../code-links';
import { partialDate } from '../dates';
import { doiIdentifier, identify, valueIn } from '../identifiers';
import { everyone } from '../sites/people';
import { linkTo, sighting } from '../sites/reading';
import { clean } from '../text';
import { childrenNamed, type Node, textIn, xmlTree } from './markup';
import { type Finding, ofSchemes, type Source, Unreadable } from './source';

export const arxiv: Source = {
  id: 'arxiv',
  name: 'arXiv',
  host: 'export.arxiv.org',
  needs: 'https://export.arxiv.org/*',
  spacing: 3000,
  batch: 50,
  handles: ofSchemes('arxiv'),
  request: (handles) => ({
    url: `https://export.arxiv.org/api/query?id_list=${handles.map(valueIn).join(',')}&max_results=${handles.length}`,
    wants: 'xml',
  }),
  read(body) {
    const entries = childrenNamed(xmlTree(body), 'entry');
    // Now and then it knows nothing of papers that it has.
    if (entries.length === 0) throw new Unreadable('arXiv listed nothing.');
    if (entries.some((it) => textIn(it, 'title') === 'Error')) {
      throw new Unreadable('arXiv did not understand the question.');
    }
    return new Map(
      entries.flatMap((entry) => {
        const identified = identify(textIn(entry, 'id'));
        return identified ? [[identified.id, findingIn(entry, identified.id, identified.version)]] : [];
      }),
    );
  },
};

function findingIn(entry: Node, id: string, version: number | undefined): Finding {
  const abstract = textIn(entry, 'summary');
  const comments = textIn(entry, 'arxiv:comment');
  return {
    sighting: sighting('arxiv/api', new URL(addressOf(id) ?? 'https://arxiv.org/'), [id], {
      title: textIn(entry, 'title'),
      authors: everyone(childrenNamed(entry, 'author').map((it) => textIn(it, 'name'))),
      abstract: abstract || undefined,
      published: partialDate(textIn(entry, 'published')),
      categories: categoriesIn(entry),
      comments: comments || undefined,
      version,
      links: [...linksInText(comments, 'comments'), ...linkTo('pdf', pdfOf(id))],
    }),
    ...publicationIn(entry),
    ...(isWithdrawn(abstract, comments) && { retractions: [{ notice: addressOf(id) }] }),
  };
}

function categoriesIn(entry: Node): string[] {
  const terms = [...childrenNamed(entry, 'arxiv:primary_category'), ...childrenNamed(entry, 'category')];
  // Besides arXiv's own there are classes of the ACM and the AMS: "I.2.7; H.3.3".
  return terms
    .map(({ attributes }) => clean(attributes['term']))
    .filter((it) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(it));
}

/** What the authors say has become of it. */
function publicationIn(entry: Node): Pick<Finding, 'publications'> {
  // More than one DOI may stand in the field.
  const doi = textIn(entry, 'arxiv:doi').split(/\s+/).map(doiIdentifier).find(Boolean);
  const reference = textIn(entry, 'arxiv:journal_ref').slice(0, 1000);
  const id = doi && !doi.startsWith('arxiv:') ? doi : undefined;
  return id || reference
    ? { publications: [{ ...(id && { id }), ...(reference && { venue: reference }) }] }
    : {};
}

const WITHDRAWN =
  /^(?:withdrawn\b|th(?:is|e) (?:\w+ ){0,2}(?:has been|was|is)(?: \w+)? withdrawn\b(?! from (?!arxiv)))/i;

/** The text of a withdrawn paper is that it is withdrawn; of others, the remark says so. */
function isWithdrawn(abstract: string, comments: string): boolean {
  return WITHDRAWN.test(abstract) || WITHDRAWN.test(comments);
}
