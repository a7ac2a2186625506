import { expect, it } from 'vitest';
import { mergeSighting, paperFrom } from '../../lib/library/merge';
import { withOrcid } from '../../lib/orcids';
import { aSighting } from './builders';

const ada = '0000-0002-1825-0097';

it('an iD that one source told is known of the name that another source told better', () => {
  const ids = ['arxiv:2505.23462'];
  const page = aSighting({
    ids,
    source: 'arxiv/paper',
    authors: [{ name: 'Ada King Lovelace' }, { name: 'Søren Kierkegaard' }],
  });
  const crossref = aSighting({
    ids,
    source: 'crossref/api',
    authors: [
      { name: 'A. Lovelace', family: 'Lovelace', given: 'A.', orcid: ada },
      { name: 'B. Hegel', orcid: '0000-0001-5109-3700' },
    ],
  });
  const paper = mergeSighting(paperFrom(page, 1), crossref, 2);
  expect(paper.authors?.[0]?.name).toBe('Ada King Lovelace');
  expect(withOrcid(paper)).toEqual([{ name: 'Ada King Lovelace', orcid: ada }]);
});

it('what a damaged backup holds is no author', () => {
  const paper = { ...paperFrom(aSighting({ authors: [{ name: 'Ada' }] }), 1) };
  paper.others = [{ field: 'authors', source: 'x/y', value: ['Ada', null] }];
  expect(withOrcid(paper)).toEqual([]);
});
