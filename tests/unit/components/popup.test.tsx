// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FORMATS } from '../../../components/export-menu';
import { formats } from '../../../lib/formats/registry';
import { openLibrary } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers, count } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { bringBack } from '../../../lib/library/trash';
import type { PageInFront } from '../../../lib/page-in-front';
import { aSighting } from '../builders';
import { aLibrary, closePopups, holdWorkers, inRow, openPopup, row, settled, titles } from './person';

const page = vi.hoisted(() => ({
  show: undefined as ((page: unknown) => void) | undefined,
  saveAll: undefined as (() => Promise<unknown>) | undefined,
  saveThisPage: undefined as (() => Promise<unknown>) | undefined,
  papersLinked: undefined as (() => Promise<unknown>) | undefined,
  saveSeen: undefined as ((sightings: unknown[]) => Promise<unknown>) | undefined,
  showHidden: undefined as (() => Promise<void>) | undefined,
}));

vi.mock('../../../lib/page-in-front', () => ({
  watchPage: (listener: (page: unknown) => void) => {
    page.show = listener;
    return () => {};
  },
  saveAll: () => page.saveAll?.(),
  saveThisPage: () => page.saveThisPage?.(),
  papersLinked: () => page.papersLinked?.(),
  saveSeen: (sightings: unknown[]) => page.saveSeen?.(sightings),
  showHidden: () => page.showHidden?.(),
  askForAccess: async () => true,
}));

const REPOSITORY = {
  kind: 'repository',
  url: 'https://github.com/lab/beta',
  foundIn: 'abstract',
} as const;

const alpha = {
  ids: ['arxiv:2601.00001'],
  title: 'Alpha Networks',
  authors: [{ name: 'Ada Lovelace' }, { name: 'Ludwig van Beethoven' }],
  published: '2026-01-05',
};
const beta = {
  ids: ['arxiv:2603.00002'],
  title: 'A $\\beta$-VAE for Rain',
  abstract: 'We forecast drizzle.',
  published: '2026-03-01',
  links: [REPOSITORY],
  source: 'huggingface/listing',
};
const gamma = { ids: ['arxiv:2512.00003'], title: 'Zebra Crossings', published: '2025-12' };
const three = [alpha, beta, gamma];
const [ALPHA, BETA, GAMMA] = ['Alpha Networks', 'A β-VAE for Rain', 'Zebra Crossings'] as const;

let opened: unknown[];

beforeEach(() => {
  opened = [];
  vi.spyOn(window, 'open').mockImplementation((url) => {
    opened.push(url);
    return null;
  });
});

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const search = () => screen.getByRole('searchbox', { name: 'Search' });
const counted = () => document.querySelector('.count')?.textContent;

describe('the reading list', () => {
  it('shows the paper saved last first, its TeX as people write it, with who, where and when', async () => {
    await openPopup(await aLibrary(three));
    expect(titles()).toEqual([GAMMA, BETA, ALPHA]);
    expect(row(ALPHA).textContent).toContain('Lovelace, van Beethoven · arXiv:2601.00001 · Jan 5, 2026');
    expect(inRow(BETA).getByRole('link', { name: `Open code ${BETA}` })).toHaveProperty(
      'href',
      REPOSITORY.url,
    );
    expect(inRow(ALPHA).queryByRole('link', { name: /^Open code/ })).toBeNull();
    expect(row(BETA).querySelector('.site')?.textContent).toBe('HF');
    expect(row(ALPHA).querySelector('.site')?.textContent).toBe('arXiv');
    expect(inRow(ALPHA).getByRole('link', { name: ALPHA })).toHaveProperty(
      'href',
      'https://arxiv.org/abs/2601.00001',
    );
  });

  it('says how to begin when it is empty, and shows the first paper when it comes', async () => {
    const db = await aLibrary();
    await openPopup(db);
    expect(screen.getByRole('heading', { name: 'Your reading list is empty' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Daily Papers' })).toHaveProperty('target', '_blank');
    await save(db, [aSighting(alpha)]);
    await waitFor(() => expect(titles()).toEqual([ALPHA]));
  });

  it('follows what another window does to the library', async () => {
    const db = await aLibrary(three);
    await openPopup(db);
    const other = openLibrary(db.name);
    await edit(other, ['arxiv:2601.00001'], { status: 'read', addTags: ['elsewhere'] });
    await remove(other, ['arxiv:2603.00002']);
    await save(other, [aSighting({ title: 'Delta' })]);
    await waitFor(() => expect(titles()).toEqual(['Delta', GAMMA, ALPHA]));
    expect(inRow(ALPHA).getByText('elsewhere')).toBeTruthy();
    expect(inRow(ALPHA).getByRole('button', { name: /^Read;/ })).toBeTruthy();
    other.close();
  });

  it('draws only what fits, and says how long it is', async () => {
    const db = await aLibrary();
    await save(
      db,
      Array.from({ length: 900 }, (_, n) => aSighting({ title: `Paper ${n}` })),
    );
    await openPopup(db);
    await waitFor(() => expect(counted()).toBe('900 papers'));
    const rows = screen.getAllByRole('listitem');
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('900');
    expect(rows[2]?.getAttribute('aria-posinset')).toBe('3');
  });

  it('says what is wrong when the library cannot be opened, and never that it is empty', async () => {
    const db = await aLibrary(three);
    vi.spyOn(db.papers, 'orderBy').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    await openPopup(db);
    expect(screen.getByRole('alert').textContent).toContain('does not let Offprint open its library');
    expect(screen.queryByText('Your reading list is empty')).toBeNull();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('search and filters', () => {
  it('finds by abstract, author, tag and note as one types, and says how many', async () => {
    const db = await aLibrary(three);
    await edit(db, ['arxiv:2512.00003'], { addTags: ['Stripes'], note: 'for the slides' });
    const { person } = await openPopup(db);
    expect(document.activeElement).toBe(search());
    for (const [words, found] of [
      ['drizzle', BETA],
      ['beethoven', ALPHA],
      ['stripes', GAMMA],
      ['slides', GAMMA],
    ] as const) {
      await person.clear(search());
      await person.type(search(), words);
      await waitFor(() => expect(titles()).toEqual([found]));
      expect(counted()).toBe('1 of 3 papers');
    }
  });

  it('marks what was looked for in titles, authors, tags and notes, and what was meant by a mistyped word', async () => {
    const db = await aLibrary([{ ...alpha, authors: [{ name: 'Thomas Müller' }] }, gamma]);
    await edit(db, ['arxiv:2512.00003'], { addTags: ['Stripes', 'Herds'], note: 'for the slides' });
    const { person } = await openPopup(db);
    for (const [words, found, marked] of [
      ['mueller', ALPHA, ['Müller']],
      ['zeb str', GAMMA, ['Zeb', 'Str']],
      ['slide', GAMMA, ['slide']],
      ['stirpes', GAMMA, ['Stripes']],
      ['tag:hreds', GAMMA, ['Herds']],
    ] as const) {
      await person.clear(search());
      await person.type(search(), words);
      await waitFor(() => {
        expect(titles()).toEqual([found]);
        const marks = row(found).querySelectorAll('mark');
        expect(Array.from(marks, ({ textContent }) => textContent)).toEqual(marked);
      });
    }
  });

  it('says when nothing matches, and Clear brings everything back with the focus in the search box', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.type(search(), 'no such words');
    await screen.findByRole('heading', { name: 'Nothing matches' });
    await person.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(titles()).toHaveLength(3));
    await waitFor(() => expect(document.activeElement).toBe(search()));
  });

  it('never says that nothing matches while the library is still being read', async () => {
    const go = holdWorkers();
    const { person } = await openPopup(await aLibrary(three));
    await person.type(search(), 'zebra');
    expect(screen.queryByText('Nothing matches')).toBeNull();
    await screen.findByText('Searching…');
    go();
    await waitFor(() => expect(titles()).toEqual([GAMMA]));
  });

  it('keeps what was typed when the page changes before anything is found, and when it closes then', async () => {
    const go = holdWorkers();
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.type(search(), 'drizzle{Escape}zebr');
    fireEvent.input(search(), { target: { value: 'zebra' } });
    // The whole popup is drawn anew with it.
    fireEvent.click(screen.getByRole('button', { name: 'Keys' }));
    expect(screen.getByRole('dialog', { name: 'Keys' })).toBeTruthy();
    expect(search()).toHaveProperty('value', 'zebra');
    cleanup();
    go();
    await openPopup(db);
    expect(search()).toHaveProperty('value', 'zebra');
  });

  it('shows only one status, only papers with code, only one tag', async () => {
    const db = await aLibrary(three);
    await edit(db, ['arxiv:2601.00001'], { status: 'reading', addTags: ['mine'] });
    const { person } = await openPopup(db);
    const status = within(screen.getByRole('group', { name: 'Status' }));
    await person.click(status.getByRole('button', { name: 'Reading' }));
    await waitFor(() => expect(titles()).toEqual([ALPHA]));
    expect(status.getByRole('button', { name: 'Reading' }).getAttribute('aria-pressed')).toBe('true');
    await person.click(status.getByRole('button', { name: 'All' }));
    await person.click(screen.getByRole('button', { name: 'Code' }));
    await waitFor(() => expect(titles()).toEqual([BETA]));
    await person.click(screen.getByRole('button', { name: 'Code' }));
    await person.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), 'mine');
    await waitFor(() => expect(titles()).toEqual([ALPHA]));
  });

  it('sorts by when papers were published and by title', async () => {
    const { person } = await openPopup(await aLibrary(three));
    const sort = screen.getByRole('combobox', { name: 'Sort by' });
    await person.selectOptions(sort, 'Published');
    await waitFor(() => expect(titles()).toEqual([BETA, ALPHA, GAMMA]));
    await person.selectOptions(sort, 'Title');
    // β is a letter of its own, after ours.
    await waitFor(() => expect(titles()).toEqual([ALPHA, GAMMA, BETA]));
  });
});

describe('by keyboard', () => {
  it('goes from the search into the list, through it, and back', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(row(GAMMA));
    await person.keyboard('j');
    expect(document.activeElement).toBe(row(BETA));
    await person.keyboard('{End}');
    expect(document.activeElement).toBe(row(ALPHA));
    await person.keyboard('k{Home}');
    expect(document.activeElement).toBe(row(GAMMA));
    await person.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(search());
    await person.keyboard('{ArrowDown}/');
    expect(document.activeElement).toBe(search());
    await person.keyboard('{ArrowDown}{Escape}');
    expect(document.activeElement).toBe(search());
  });

  it('has one row in the order of Tab, and the row’s own controls after it', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}j');
    await person.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`Select ${BETA}`);
    for (let n = 0; n < 7; n++) await person.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`Remove ${BETA}`);
    await person.tab();
    expect(row(ALPHA).contains(document.activeElement)).toBe(false);
    expect(row(GAMMA).contains(document.activeElement)).toBe(false);
  });

  it('opens the paper, its PDF and its code, and says when there is none', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}jopc');
    expect(opened).toEqual([
      'https://arxiv.org/abs/2603.00002',
      'https://arxiv.org/pdf/2603.00002',
      REPOSITORY.url,
    ]);
    await person.keyboard('jc');
    expect(opened).toHaveLength(3);
    expect(screen.getByText('No code is known for this paper')).toBeTruthy();
  });

  it('takes papers through their statuses', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}s');
    await waitFor(() => expect(inRow(GAMMA).getByRole('button', { name: /^Reading;/ })).toBeTruthy());
    await person.keyboard('s');
    await waitFor(() => expect(inRow(GAMMA).getByRole('button', { name: /^Read;/ })).toBeTruthy());
    expect((await db.papers.get('arxiv:2512.00003'))?.status).toBe('read');
    expect(document.activeElement).toBe(row(GAMMA));
  });

  it('copies a citation and says so, for a moment', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}{End}y');
    await screen.findByText('1 paper copied as APA');
    expect(await navigator.clipboard.readText()).toContain('Alpha Networks');
  });

  it('leaves letters to the menus in the details', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}{Enter}');
    for (const name of ['Status', 'Priority']) {
      const menu = inRow(GAMMA).getByRole('combobox', { name });
      menu.focus();
      await person.keyboard('lnjoxsu#{Delete}{Home}');
      expect(document.activeElement).toBe(menu);
    }
    await settled();
    expect(screen.queryByText(/copied/)).toBeNull();
    expect(opened).toEqual([]);
    expect(await db.papers.get('arxiv:2512.00003')).toMatchObject({ status: 'to-read' });
  });

  it('leaves Escape to an input method that composes in the search box', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.type(search(), 'zebra');
    fireEvent.keyDown(search(), { key: 'Escape', isComposing: true });
    fireEvent.keyDown(search(), { key: 'Escape', keyCode: 229 });
    expect(search()).toHaveProperty('value', 'zebra');
    fireEvent.keyDown(search(), { key: 'Escape' });
    expect(search()).toHaveProperty('value', '');
  });

  it('does nothing to the list while one types', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.type(search(), 'sx#pu?');
    expect(await count(db)).toBe(3);
    expect(opened).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    await person.keyboard('{Escape}');
    expect(search()).toHaveProperty('value', '');
  });
});

describe('where nothing has the focus', () => {
  async function openWithoutFocus() {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    const lose = () => (document.activeElement as HTMLElement).blur();
    lose();
    expect(document.activeElement).toBe(document.body);
    return { db, person, lose };
  }

  it('the list is gone into, where one was in it last, and the search box reached', async () => {
    const { person, lose } = await openWithoutFocus();
    await person.keyboard('j');
    expect(document.activeElement).toBe(row(GAMMA));
    await person.keyboard('j');
    lose();
    await person.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(row(BETA));
    lose();
    await person.keyboard('/');
    expect(document.activeElement).toBe(search());
  });

  it('a dialog that is open keeps them from the list', async () => {
    const { person, lose } = await openWithoutFocus();
    await person.keyboard('?');
    lose();
    await person.keyboard('j');
    expect(screen.getByRole('dialog', { name: 'Keys' })).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
  });

  it('what was done last is undone', async () => {
    const { person, lose } = await openWithoutFocus();
    await person.keyboard('j#');
    await waitFor(() => expect(titles()).toEqual([BETA, ALPHA]));
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    lose();
    await person.keyboard('u');
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
  });
});

describe('undoing', () => {
  it('goes back step by step, whatever was said or copied since, and says what is undone', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}#');
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    await person.keyboard('#');
    await waitFor(() => expect(document.activeElement).toBe(row(ALPHA)));
    await person.keyboard('s');
    await inRow(ALPHA).findByRole('button', { name: /^Reading;/ });
    await person.keyboard('l');
    await screen.findByText('Link copied');
    await person.keyboard('u');
    await inRow(ALPHA).findByRole('button', { name: /^To read;/ });
    await screen.findByText(`Undone: Status of “${ALPHA}” changed`);
    await person.keyboard('u');
    await screen.findByText(`Undone: Removed “${BETA}”`);
    await person.keyboard('u');
    await screen.findByText(`Undone: Removed “${GAMMA}”`);
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
    await person.keyboard('u');
    await settled();
    expect(titles()).toEqual([GAMMA, BETA, ALPHA]);
  });

  it('takes back status, priority, tags and note of one paper', async () => {
    const db = await aLibrary(three);
    const key = 'arxiv:2601.00001';
    await edit(db, [key], { addTags: ['graphs'] });
    const before = await db.papers.get(key);
    const { person } = await openPopup(db);
    row(ALPHA).focus();
    await person.keyboard('s{Enter}');
    await person.selectOptions(inRow(ALPHA).getByRole('combobox', { name: 'Priority' }), 'high');
    await person.click(inRow(ALPHA).getByRole('button', { name: 'Remove tag graphs' }));
    row(ALPHA).focus();
    await person.keyboard('nFor the slides{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(row(ALPHA)));
    expect(await db.papers.get(key)).toMatchObject({
      status: 'reading',
      priority: 'high',
      tags: [],
      note: 'For the slides',
    });
    for (const undone of ['Note on', 'Tags of', 'Priority of', 'Status of']) {
      await person.keyboard('u');
      await screen.findByText(`Undone: ${undone} “${ALPHA}” changed`);
    }
    expect(await db.papers.get(key)).toEqual(before);
  });

  it('takes back one thing at a press, however long it is held', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    row(ALPHA).focus();
    await person.keyboard('s');
    await inRow(ALPHA).findByRole('button', { name: /^Reading;/ });
    await person.keyboard('s');
    await inRow(ALPHA).findByRole('button', { name: /^Read;/ });
    fireEvent.keyDown(row(ALPHA), { key: 'u' });
    fireEvent.keyDown(row(ALPHA), { key: 'u', repeat: true });
    await inRow(ALPHA).findByRole('button', { name: /^Reading;/ });
    await settled();
    expect(await db.papers.get('arxiv:2601.00001')).toMatchObject({ status: 'reading' });
  });

  it('of a note takes back what was written last, where something else was done in between', async () => {
    const db = await aLibrary(three);
    const key = 'arxiv:2601.00001';
    const { person } = await openPopup(db);
    const write = async (text: string) => {
      row(ALPHA).focus();
      await person.keyboard(`n${text}{Escape}`);
      await waitFor(async () => expect((await db.papers.get(key))?.note.endsWith(text)).toBe(true));
    };
    await write('Rain.');
    row(ALPHA).focus();
    await person.keyboard('s');
    await inRow(ALPHA).findByRole('button', { name: /^Reading;/ });
    await write(' Snow.');
    await waitFor(() => expect(document.activeElement).toBe(row(ALPHA)));
    await person.keyboard('u');
    await screen.findByText(`Undone: Note on “${ALPHA}” changed`);
    expect(await db.papers.get(key)).toMatchObject({ status: 'reading', note: 'Rain.' });
  });

  it('of a removal says so where the paper has come back otherwise', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}#');
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    await bringBack(db, ['arxiv:2512.00003']);
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
    await person.keyboard('u');
    await screen.findByText(`Left as it is, for it was changed since: Removed “${GAMMA}”`);
    expect(await count(db)).toBe(3);
  });

  it('waits for a change that is still being made, and does not take the one before it', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    row(ALPHA).focus();
    await person.keyboard('s');
    await inRow(ALPHA).findByRole('button', { name: /^Reading;/ });
    row(BETA).focus();
    fireEvent.keyDown(row(BETA), { key: 's' });
    fireEvent.keyDown(row(BETA), { key: 'u' });
    await screen.findByText(`Undone: Status of “${BETA}” changed`);
    expect(await db.papers.get('arxiv:2603.00002')).toMatchObject({ status: 'to-read' });
    expect(await db.papers.get('arxiv:2601.00001')).toMatchObject({ status: 'reading' });
  });

  it('leaves alone what another page has changed since, and says so', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    row(ALPHA).focus();
    await person.keyboard('s');
    await inRow(ALPHA).findByRole('button', { name: /^Reading;/ });
    await edit(db, ['arxiv:2601.00001'], { status: 'read' }, Date.now() + 1);
    await person.keyboard('u');
    await screen.findByText(`Left as it is, for it was changed since: Status of “${ALPHA}” changed`);
    expect(await db.papers.get('arxiv:2601.00001')).toMatchObject({ status: 'read' });
  });

  it('that fails says so, and can be tried again', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}#');
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    const full = vi.spyOn(db.papers, 'bulkPut').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    await person.keyboard('u');
    await screen.findByText(/no room left on this device/);
    expect(titles()).toEqual([BETA, ALPHA]);
    full.mockRestore();
    await person.keyboard('u');
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
  });

  it('has the key that it has everywhere, except where that undoes typing', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}#');
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    await person.keyboard('/{Control>}z{/Control}');
    await settled();
    expect(titles()).toEqual([BETA, ALPHA]);
    await person.keyboard('{ArrowDown}{Control>}z{/Control}');
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
  });
});

describe('removing', () => {
  it('takes the paper out, gives the focus to the next, and Undo brings it back whole', async () => {
    const db = await aLibrary(three);
    await edit(db, ['arxiv:2603.00002'], { note: 'mine', status: 'reading' });
    const before = await db.papers.get('arxiv:2603.00002');
    const { person } = await openPopup(db);
    await person.keyboard('{ArrowDown}j#');
    await waitFor(() => expect(titles()).toEqual([GAMMA, ALPHA]));
    await waitFor(() => expect(document.activeElement).toBe(row(ALPHA)));
    expect(screen.getByText(`Removed “${BETA}”`)).toBeTruthy();
    await person.keyboard('u');
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
    expect(await db.papers.get('arxiv:2603.00002')).toEqual(before);
  });

  it('keeps the keyboard in reach when the last row goes, and when Undo goes after its press', async () => {
    const { person } = await openPopup(await aLibrary([alpha]));
    await person.keyboard('{ArrowDown}{Delete}');
    await waitFor(() => expect(titles()).toEqual([]));
    await waitFor(() => expect(document.activeElement).toBe(search()));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toEqual([ALPHA]));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('gives the focus back to the list when Undo goes after its press', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}j#');
    await waitFor(() => expect(document.activeElement).toBe(row(ALPHA)));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
    await waitFor(() => expect(document.activeElement?.closest('[data-index]')).toBeTruthy());
  });

  it('keeps the focus in the list when a change of status takes the row out of the filter', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.click(screen.getByRole('button', { name: 'To read' }));
    await person.keyboard('/{ArrowDown}s');
    await waitFor(() => expect(titles()).toEqual([BETA, ALPHA]));
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
  });

  it('says when it could not be done, and the paper stays', async () => {
    const db = await aLibrary(three);
    const { person } = await openPopup(db);
    vi.spyOn(db.papers, 'bulkDelete').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    await person.keyboard('{ArrowDown}#');
    await screen.findByText(/no room left on this device/);
    expect(titles()).toHaveLength(3);
    expect(await count(db)).toBe(3);
  });
});

describe('the page in front', () => {
  const show = async (state: PageInFront) => {
    page.show?.(state);
    await settled();
  };

  it('says how many papers are there and how many are saved', async () => {
    await openPopup(await aLibrary());
    await show({ state: 'papers', total: 42, saved: 3, dismissed: 0, hidden: 0 });
    expect(screen.getByText('42 papers here, 3 saved')).toBeTruthy();
    await show({ state: 'papers', total: 42, saved: 42, dismissed: 0, hidden: 0 });
    expect(screen.getByText('42 papers here, all saved')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save all' })).toBeNull();
    await show({ state: 'none' });
    expect(screen.queryByText(/papers here/)).toBeNull();
  });

  it('offers to save what is neither saved nor dismissed, and nothing where all is', async () => {
    await openPopup(await aLibrary());
    await show({ state: 'papers', total: 5, saved: 2, dismissed: 2, hidden: 0 });
    expect(screen.getByRole('button', { name: 'Save all' })).toBeTruthy();
    await show({ state: 'papers', total: 5, saved: 3, dismissed: 2, hidden: 0 });
    expect(screen.queryByRole('button', { name: 'Save all' })).toBeNull();
  });

  it('says how many are hidden since they are not for the reader, and shows them when asked', async () => {
    const { person } = await openPopup(await aLibrary());
    const shown = vi.fn(() => Promise.resolve());
    page.showHidden = shown;
    await show({ state: 'papers', total: 5, saved: 0, dismissed: 2, hidden: 1 });
    screen.getByText('1 paper that is not for you is hidden');
    await person.click(screen.getByRole('button', { name: 'Show' }));
    expect(shown).toHaveBeenCalledOnce();
    await show({ state: 'papers', total: 5, saved: 0, dismissed: 2, hidden: 0 });
    expect(screen.queryByText(/hidden/)).toBeNull();
  });

  it('saves all of them, and Undo takes out just what was not there before', async () => {
    const db = await aLibrary([alpha]);
    const { person } = await openPopup(db);
    page.saveAll = () => save(db, [aSighting(alpha), aSighting(beta), aSighting(gamma)]);
    await show({ state: 'papers', total: 3, saved: 1, dismissed: 0, hidden: 0 });
    await person.click(screen.getByRole('button', { name: 'Save all' }));
    await screen.findByText('2 papers saved');
    await waitFor(() => expect(titles()).toHaveLength(3));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toEqual([ALPHA]));
  });

  it('says why saving all of them failed', async () => {
    const { person } = await openPopup(await aLibrary());
    page.saveAll = () => Promise.reject(new Error('Offprint did not answer. Try again.'));
    await show({ state: 'papers', total: 3, saved: 1, dismissed: 0, hidden: 0 });
    await person.click(screen.getByRole('button', { name: 'Save all' }));
    await screen.findByText('Offprint did not answer. Try again.');
    expect(screen.getByRole('button', { name: 'Save all' })).toHaveProperty('disabled', false);
  });

  it('says that it no longer understands a page, and when it may not look at one', async () => {
    const { person } = await openPopup(await aLibrary());
    const trouble = {
      version: '1.2.3',
      adapter: 'arxiv/listing',
      pattern: '^\\/list\\/',
      selector: '#articles > dt',
      matches: 0,
      lost: ['authors'],
    };
    await show({ state: 'not-understood', site: 'arXiv', trouble });
    expect(screen.getByText(/no longer understands this page of arXiv/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Copy a report' }));
    await screen.findByText('Report copied');
    const report = await navigator.clipboard.readText();
    for (const part of ['arxiv/listing', '#articles > dt', '0 found', 'authors']) {
      expect(report).toContain(part);
    }
    await show({ state: 'no-access', site: 'arXiv', origins: ['https://arxiv.org/*'], isNew: false });
    expect(screen.getByText(/may not look at arXiv at the moment/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Allow it' })).toBeTruthy();
    await show({ state: 'no-access', site: 'Science', origins: ['https://www.science.org/*'], isNew: true });
    expect(screen.getByText(/can mark papers on Science, if you allow it/)).toBeTruthy();
  });

  it('of no site can be saved, and Undo takes it out', async () => {
    const db = await aLibrary();
    const { person } = await openPopup(db);
    page.saveThisPage = async () => {
      const { added } = await save(db, [aSighting(alpha)]);
      return { title: ALPHA, added };
    };
    await show({ state: 'other' });
    await person.click(screen.getByRole('button', { name: 'Save this page' }));
    await screen.findByText('Saved “Alpha Networks”');
    await waitFor(() => expect(titles()).toEqual([ALPHA]));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toEqual([]));
  });

  it('that links to papers offers them as a list to tick', async () => {
    const db = await aLibrary([alpha]);
    const { person } = await openPopup(db);
    page.papersLinked = async () => [
      { sighting: aSighting(alpha), saved: true },
      { sighting: aSighting(beta), saved: false },
      { sighting: aSighting(gamma), saved: false },
    ];
    page.saveSeen = (sightings) => save(db, sightings as never);
    await show({ state: 'other' });
    await person.click(screen.getByRole('button', { name: /^Papers linked/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Papers linked on this page' }));
    await dialog.findByText('3 papers, 1 saved already');
    const box = (name: RegExp) => dialog.getByRole('checkbox', { name });
    expect(box(/^Alpha Networks/)).toHaveProperty('disabled', true);
    await person.click(box(/^Zebra/));
    await person.click(dialog.getByRole('button', { name: 'Save 1 paper' }));
    await screen.findByText('1 paper saved');
    await waitFor(() => expect(titles()).toEqual([BETA, ALPHA]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('on which no paper is linked, or that cannot be read, says so', async () => {
    const { person } = await openPopup(await aLibrary());
    page.papersLinked = async () => [];
    await show({ state: 'other' });
    await person.click(screen.getByRole('button', { name: /^Papers linked/ }));
    await screen.findByText(/No link on this page leads to a paper/);
    await person.click(screen.getByRole('button', { name: 'Close' }));
    page.papersLinked = () => Promise.reject(new Error('Offprint cannot read this page.'));
    await person.click(screen.getByRole('button', { name: /^Papers linked/ }));
    await screen.findByText('Offprint cannot read this page.');
  });
});

describe('exporting', () => {
  it('has an item for every format, to be reached by arrow keys and left by Escape', async () => {
    expect(FORMATS.map(([id, name]) => ({ id, name }))).toEqual(
      formats.map(({ id, name }) => ({ id, name })),
    );
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}e');
    const menu = within(screen.getByRole('menu', { name: 'Export' }));
    const names = menu.getAllByRole('menuitem').map((item) => item.textContent);
    expect(names.slice(0, FORMATS.length)).toEqual(FORMATS.map(([, name]) => name));
    expect(document.activeElement?.textContent).toBe('BibTeX');
    await person.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('RIS');
    await person.keyboard('{Home}{ArrowUp}');
    expect(document.activeElement?.textContent).toBe(names.at(-1));
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export' }));
  });

  it('copies everything, or what the filter shows, or the selection, in the order of the list', async () => {
    const { person } = await openPopup(await aLibrary(three));
    const copied = async (scope: string) => {
      await person.click(screen.getByRole('button', { name: 'Export' }));
      await person.click(screen.getByRole('menuitemcheckbox', { name: /^Copy/ }));
      expect(screen.getByText(scope)).toBeTruthy();
      await person.click(screen.getByRole('menuitem', { name: 'CSL JSON' }));
      await screen.findByText(/copied as CSL JSON/);
      await person.click(await screen.findByRole('button', { name: 'Export' }));
      await person.click(screen.getByRole('menuitemcheckbox', { name: /^Copy/ }));
      await person.keyboard('{Escape}');
      const items = JSON.parse(await navigator.clipboard.readText()) as { title: string }[];
      return items.map(({ title }) => title);
    };
    expect(await copied('Copy 3 papers as')).toEqual([GAMMA, BETA, ALPHA]);
    await person.type(search(), 'a');
    await person.type(search(), 'lpha');
    expect(await copied('Copy 1 shown paper as')).toEqual([ALPHA]);
    await person.click(await inRow(ALPHA).findByRole('checkbox'));
    await person.clear(search());
    await person.keyboard('{ArrowDown}x');
    expect(counted()).toBe('2 selected');
    expect(await copied('Copy 2 selected papers as')).toEqual([GAMMA, ALPHA]);
    await person.click(screen.getByRole('button', { name: 'Deselect' }));
    expect(counted()).toBe('3 papers');
  });

  it('does not count or export what was selected and then removed', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await person.keyboard('{ArrowDown}xjx#');
    await waitFor(() => expect(titles()).toHaveLength(2));
    await waitFor(() => expect(counted()).toBe('1 selected'));
  });

  it('downloads a file that is named for the day that it is here', async () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    vi.setSystemTime(Date.UTC(2026, 3, 13, 23));
    const blobs: Blob[] = [];
    const names: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:offprint';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const { person } = await openPopup(await aLibrary(three));
    await person.click(screen.getByRole('button', { name: 'Export' }));
    await person.click(screen.getByRole('menuitem', { name: 'BibTeX' }));
    await screen.findByText(/^3 papers exported to offprint-/);
    expect(names).toEqual(['offprint-2026-04-14.bib']);
    expect(await blobs[0]?.text()).toContain('2601.00001');
  });

  it('says when the browser does not let it copy', async () => {
    const { person } = await openPopup(await aLibrary(three));
    for (const way of ['write', 'writeText'] as const) {
      vi.spyOn(navigator.clipboard, way).mockRejectedValue(new DOMException('', 'NotAllowedError'));
    }
    await person.keyboard('{ArrowDown}y');
    await screen.findByText(/did not let Offprint copy this/);
  });

  it('can restore a backup into an empty library, and export nothing from it', async () => {
    const { person } = await openPopup(await aLibrary());
    await person.click(screen.getByRole('button', { name: 'Export' }));
    expect(screen.getByText('No papers to export')).toBeTruthy();
    expect(screen.getByRole('menuitem', { name: 'BibTeX' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('menuitem', { name: 'Import or restore…' })).toHaveProperty('disabled', false);
  });

  it('leaves the library as it is', async () => {
    const db = await aLibrary(three);
    const before = await allPapers(db);
    const { person } = await openPopup(db);
    await person.click(screen.getByRole('button', { name: 'Export' }));
    await person.click(screen.getByRole('menuitemcheckbox', { name: /^Copy/ }));
    await person.click(screen.getByRole('menuitem', { name: 'JSON' }));
    await screen.findByText(/copied as JSON/);
    expect(await allPapers(db)).toEqual(before);
  });
});
