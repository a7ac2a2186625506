// @vitest-environment happy-dom
/** That the table of sources leaves out nothing of what they are sent, and adds nothing. */
import 'fake-indexeddb/auto';
import { cleanup, render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NetworkSettings } from '../../../components/network-settings';
import { DEFAULTS, type Settings } from '../../../lib/settings';
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

afterEach(cleanup);

beforeEach(() => {
  const silent = { addListener: () => {}, removeListener: () => {} };
  const contains = async () => true;
  Object.assign(fakeBrowser.permissions, { contains, onAdded: silent, onRemoved: silent });
});

it('an e-mail address that is given is said to go to Crossref, and to no other; what is none is not taken', async () => {
  const person = userEvent.setup();
  const given: string[] = [];
  const props = { db: await aLibrary(), change: ({ mailto = '' }: Partial<Settings>) => given.push(mailto) };
  const { rerender } = render(h(NetworkSettings, { ...props, settings: DEFAULTS }));
  const field = screen.getByRole('textbox', { name: 'Your e-mail address (optional)' });
  await person.type(field, 'ada');
  await person.tab();
  await person.clear(field);
  await person.type(field, 'ada@example.org');
  await person.tab();
  expect(given.at(-1)).toBe('ada@example.org');
  expect(given).not.toContain('ada');
  rerender(h(NetworkSettings, { ...props, settings: { ...DEFAULTS, mailto: 'ada@example.org' } }));
  const told = screen.getAllByRole('row').filter((it) => it.textContent?.includes('your e-mail address'));
  expect(told.map((it) => within(it).getByRole('rowheader').textContent)).toEqual([
    'Crossref api.crossref.org',
  ]);
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
