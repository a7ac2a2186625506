// @vitest-environment happy-dom
/** That the table of sources leaves out nothing of what they are sent, and adds nothing. */
import 'fake-indexeddb/auto';
import { render, screen, within } from '@testing-library/preact';
import { h } from 'preact';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NetworkSettings } from '../../../components/network-settings';
import { DEFAULTS } from '../../../lib/settings';
import { sources } from '../../../lib/sources/registry';
import { aLibrary } from './person';

/** Identifiers of every scheme that there is, and what those are called that any source takes. */
const CALLED: Readonly<Record<string, string | undefined>> = {
  'arxiv:2504.10001': 'arXiv numbers',
  'doi:10.1145/3580305.3599263': 'DOI',
  'doi:10.5281/zenodo.1234567': 'DOI',
  'openreview:xQUe1pOKPam': 'OpenReview numbers',
  'acl:2020.acl-main.405': 'ACL numbers',
  'pmid:31452104': 'PubMed numbers',
  'github:lab/repository': 'names of repositories',
  ...Object.fromEntries(
    [
      ...[
        'pmcid',
        'iacr',
        'pmlr',
        'cvf',
        'ecva',
        'neurips',
        'iclr',
        'mlsys',
        'jmlr',
        'ieee',
        'pii',
        'mdpi',
        'hal',
      ],
      ...[
        'inspire',
        'ssrn',
        'ojs',
        'dblp',
        'virtual',
        'isbn',
        'semanticscholar',
        'googlescholar',
        'web',
        'entry',
      ],
    ].map((scheme) => [`${scheme}:1234`, undefined]),
  ),
};

beforeEach(() => {
  const silent = { addListener: () => {}, removeListener: () => {} };
  const contains = async () => true;
  Object.assign(fakeBrowser.permissions, { contains, onAdded: silent, onRemoved: silent });
});

it('each source is said to be sent the kinds of identifiers that it takes, and no other', async () => {
  render(h(NetworkSettings, { db: await aLibrary(), settings: DEFAULTS, change: () => {} }));
  const rows = within(screen.getByRole('table', { name: 'Sources' }))
    .getAllByRole('row')
    .slice(1);
  const told = rows.map((row) => [
    within(row).getByRole('rowheader').textContent,
    within(row).getAllByRole('cell')[0]?.textContent?.split(', ').toSorted(),
  ]);
  const taken = sources.map(({ name, host, handles, sendsTitle }) => {
    const kinds = Object.entries(CALLED).flatMap(([id, kind]) => (handles([id]).length ? [kind ?? id] : []));
    return [`${name} ${host}`, sendsTitle ? ['title and first author'] : [...new Set(kinds)].toSorted()];
  });
  expect(told).toEqual(taken);
});
