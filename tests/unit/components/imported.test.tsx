// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { bibtex } from '../../../lib/imports/bibtex';
import { applyImport } from '../../../lib/library/import';
import { readAs } from '../imports/reading';
import { aLibrary, closePopups, inRow, openPopup, titles } from './person';

afterEach(closePopups);

const BIB = `@article{vaswani2017key, title = {Attention Is All You Need}, author = {Ashish V.}, eprint = {1706.03762}, archiveprefix = {arXiv}}
@book{knuth1968, title = {The Art of Computer Programming}, author = {Donald E. K.}, year = 1968}`;

it('an imported paper says what it was imported from, and is found by the key that it is cited by', async () => {
  const db = await aLibrary([{ ids: ['arxiv:1706.03762'], title: 'Attention Is All You Need' }]);
  await applyImport(db, readAs(bibtex, BIB).drafts, 'import/bibtex');
  const { person } = await openPopup(db);
  const search = screen.getByRole('searchbox', { name: 'Search' });
  expect(inRow('The Art').getByTitle('Imported from BibTeX').textContent).toBe('bib');
  // Where it was saved is what counts.
  expect(inRow('Attention').queryByTitle(/Imported/)).toBeNull();
  await person.type(search, 'knuth1968');
  await waitFor(() => expect(titles()).toEqual(['The Art of Computer Programming']));
  await person.clear(search);
  await person.type(search, 'vaswani2017');
  await waitFor(() => expect(titles()).toEqual(['Attention Is All You Need']));
});
