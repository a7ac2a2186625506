// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { rememberView } from '../../../components/remembered-view';
import { edit } from '../../../lib/library/edit';
import { EVERYTHING } from '../../../lib/search/view';
import { aLibrary, closePopups, openPopup, titles } from './person';

afterEach(closePopups);

it('a tag that is listed in another spelling than it was chosen in is the one that is shown as chosen', async () => {
  const db = await aLibrary([{ ids: ['arxiv:2601.00001'], title: 'Alpha' }, { title: 'Beta' }]);
  await edit(db, ['arxiv:2601.00001'], { addTags: ['ML'] });
  rememberView({ ...EVERYTHING, tag: 'ml' });
  await openPopup(db);
  expect(titles()).toEqual(['Alpha']);
  const tag = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Tag' });
  expect(tag.selectedOptions[0]?.textContent).toBe('ML (1)');
});
