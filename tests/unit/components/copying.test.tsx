// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyPapers } from '../../../components/copy-papers';
import { LibraryPage } from '../../../components/library-page';
import type { LibraryDatabase } from '../../../lib/library/database';
import { newestKeys } from '../../../lib/library/query';
import { changeSettings, readSettings } from '../../../lib/settings';
import { aLibrary, closePopups, holdWorkers, inRow, openPopup } from './person';

/** What was put on the clipboard last, in each of its forms. */
let copied: Record<string, string> = {};

const papers = [
  {
    title: 'Attention',
    ids: ['arxiv:1706.03762'],
    authors: [{ name: 'Ashish Vaswani' }],
    published: '2017-06-12',
  },
  { title: 'BERT', ids: ['arxiv:1810.04805'], authors: [{ name: 'Jacob Devlin' }], published: '2018-10-11' },
];

beforeEach(() => {
  copied = {};
  vi.stubGlobal(
    'ClipboardItem',
    class {
      forms: Record<string, Promise<Blob>>;

      constructor(forms: Record<string, Promise<Blob>>) {
        this.forms = forms;
      }
    },
  );
});
afterEach(() => {
  closePopups();
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The person's clipboard: it takes everything, unless told otherwise. */
function watchClipboard(takes: { rich?: boolean; text?: boolean } = {}) {
  const { rich = true, text = true } = takes;
  vi.spyOn(navigator.clipboard, 'write').mockImplementation(async (items) => {
    if (!rich) throw new DOMException('', 'NotAllowedError');
    for (const { forms } of items as unknown as { forms: Record<string, Promise<Blob>> }[]) {
      const blobs = await Promise.all(Object.values(forms));
      for (const [place, type] of Object.keys(forms).entries())
        copied[type] = (await blobs[place]?.text()) ?? '';
    }
  });
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (written) => {
    if (!text) throw new DOMException('', 'NotAllowedError');
    copied = { 'text/plain': written };
  });
}

async function openLibraryPage(db: LibraryDatabase) {
  const person = userEvent.setup();
  watchClipboard();
  render(h(LibraryPage, { db }));
  await screen.findByRole('link', { name: 'Attention' });
  return person;
}

const items = (menu: HTMLElement) =>
  within(menu)
    .getAllByRole('menuitem')
    .map((it) => it.textContent);
const menuOf = (name: string) => screen.findByRole('menu', { name });

describe('Copy citation, in the details of a paper', () => {
  async function openDetails(person: ReturnType<typeof userEvent.setup>, title: string) {
    await person.click(await inRow(title).findByRole('button', { name: `Details of ${title}` }));
    return inRow(title).findByRole('button', { name: 'Copy citation' });
  }

  it('copies in the style that is chosen, as text and with its italics, and says so', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    await person.click(await openDetails(person, 'Attention'));
    await person.click(within(await menuOf('Copy citation')).getByRole('menuitem', { name: 'APA' }));
    await screen.findByText('1 paper copied as APA');
    const reference =
      'Vaswani, A. (2017). Attention (arXiv:1706.03762). arXiv. https://doi.org/10.48550/arXiv.1706.03762';
    expect(copied).toEqual({
      'text/plain': reference,
      'text/html': reference.replace('Attention', '<i>Attention</i>'),
    });
  });

  it('has the style that was used last first, everywhere, and a key for it', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    const button = await openDetails(person, 'Attention');
    await person.click(button);
    expect(items(await menuOf('Copy citation'))).toEqual([
      'APA',
      'MLA',
      'Chicago (author–date)',
      'Chicago (notes)',
      'IEEE',
      'Vancouver',
      'ACM',
      'Nature',
      'BibTeX',
      'BibLaTeX',
      'Link',
      'Markdown link',
    ]);
    await person.click(screen.getByRole('menuitem', { name: 'Nature' }));
    await screen.findByText('1 paper copied as Nature');
    await person.click(button);
    expect(items(await menuOf('Copy citation')).slice(0, 2)).toEqual(['Nature', 'APA']);
    await person.keyboard('{Escape}');
    expect((await readSettings()).citationStyle).toBe('nature');

    copied = {};
    (await inRow('BERT').findByRole('checkbox')).closest('li')?.focus();
    await person.keyboard('y');
    await waitFor(() => expect(copied['text/plain']).toMatch(/^Devlin, J\. BERT\. Preprint at/));
  });

  it('is gone through by keys, and closed by them with the focus where it was', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    const button = await openDetails(person, 'Attention');
    button.focus();
    await person.keyboard('{Enter}');
    await menuOf('Copy citation');
    expect(document.activeElement?.textContent).toBe('APA');
    await person.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('Markdown link');
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
    await person.keyboard('{Enter}{ArrowDown}{Enter}');
    await screen.findByText('1 paper copied as MLA');
  });

  it('copies an entry of a bibliography', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    await person.click(await openDetails(person, 'Attention'));
    await person.click(await screen.findByRole('menuitem', { name: 'BibLaTeX' }));
    await screen.findByText('1 paper copied as BibLaTeX');
    expect(copied['text/plain']).toMatch(/^@online\{vaswani2017attention,/);
  });

  it('copies the text where the browser takes nothing else', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard({ rich: false });
    await person.click(await openDetails(person, 'Attention'));
    await person.click(await screen.findByRole('menuitem', { name: 'IEEE' }));
    await screen.findByText('1 paper copied as IEEE');
    expect(copied['text/plain']).toContain('A. Vaswani, “Attention,”');
  });

  it('says what to do where the browser refuses', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard({ rich: false, text: false });
    await person.click(await openDetails(person, 'Attention'));
    await person.click(await screen.findByRole('menuitem', { name: 'IEEE' }));
    await screen.findByText(
      'The browser did not let Offprint copy this. Click in this window and try again.',
    );
    expect(copied).toEqual({});
  });
});

describe('a link', () => {
  const hostile = {
    title: 'Brackets [x](y) | <img src=x onerror=alert(1)> & "more"',
    ids: ['arxiv:2501.00001'],
    authors: [{ name: 'Bobby Tables' }],
  };
  const url = 'https://arxiv.org/abs/2501.00001';

  it('is copied by a key, for programs that know links and for those that do not', async () => {
    const { person } = await openPopup(await aLibrary([hostile]));
    watchClipboard();
    document.querySelector<HTMLElement>('.scroller li')?.focus();
    await person.keyboard('l');
    await screen.findByText('Link copied');
    expect(copied['text/plain']).toBe(`${hostile.title} ${url}`);
    const document_ = new DOMParser().parseFromString(copied['text/html'] ?? '', 'text/html');
    const [link, ...others] = document_.body.querySelectorAll('*');
    expect(others).toEqual([]);
    expect(link?.getAttribute('href')).toBe(url);
    expect(link?.textContent).toBe(hostile.title);
  });

  it('is copied in Markdown, with nothing in its title that means something there', async () => {
    const { person } = await openPopup(await aLibrary([hostile]));
    watchClipboard();
    await person.click(await screen.findByRole('button', { name: `Details of ${hostile.title}` }));
    await person.click(await screen.findByRole('button', { name: 'Copy citation' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Markdown link' }));
    await screen.findByText('Link copied');
    expect(copied).toEqual({
      'text/plain': `[Brackets \\[x\\](y) \\| \\<img src=x onerror=alert(1)\\> \\& "more"](${url})`,
    });
  });
});

describe('several papers', () => {
  it('are copied from the bar of what is selected', async () => {
    const person = await openLibraryPage(await aLibrary(papers));
    await person.click(screen.getByRole('checkbox', { name: 'Select all' }));
    const bar = await screen.findByRole('group', { name: 'With the selected papers' });
    await person.click(within(bar).getByRole('button', { name: 'Copy citation' }));
    await person.click(await screen.findByRole('menuitem', { name: 'IEEE' }));
    await screen.findByText('2 papers copied as IEEE');
    expect(copied['text/plain']?.split('\n').map((line) => line.slice(0, 12))).toEqual([
      '[1] J. Devli',
      '[2] A. Vaswa',
    ]);
    expect(copied['text/html']).toMatch(/^<p>\[1\] J\. Devlin.*<\/p>\n<p>\[2\] A\. Vaswani.*<\/p>$/);
  });

  it('are copied by the keys in the table', async () => {
    const person = await openLibraryPage(await aLibrary(papers));
    await person.click(screen.getByRole('checkbox', { name: 'Select all' }));
    await screen.findByText('2 selected');
    document.querySelector<HTMLElement>('tr[data-key]')?.focus();
    await person.keyboard('y');
    await screen.findByText('2 papers copied as APA');
    await person.keyboard('l');
    await screen.findByText('2 links copied');
    expect(copied['text/html']).toMatch(/^<ul><li><a .*BERT<\/a><\/li><li><a .*Attention<\/a><\/li><\/ul>$/);
  });

  it('are copied by Export, where nothing is selected all that are shown', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    await person.click(screen.getByRole('button', { name: 'Export' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Copy citations (APA)' }));
    await screen.findByText('2 papers copied as APA');
    expect(copied['text/plain']).toMatch(/^Devlin, .*\nVaswani, /);
    await person.click(await screen.findByRole('button', { name: 'Export' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Copy links' }));
    await screen.findByText('2 links copied');
  });

  it('are copied by Export in the style that its menu names, which may have been set elsewhere meanwhile', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    await changeSettings({ citationStyle: 'ieee' });
    await person.click(screen.getByRole('button', { name: 'Export' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Copy citations (IEEE)' }));
    await screen.findByText('2 papers copied as IEEE');
    expect(copied['text/plain']).toMatch(/^\[1\] J\. Devlin/);
  });

  it('tell how many are done while they are set', async () => {
    watchClipboard();
    const db = await aLibrary(Array.from({ length: 50 }, (_, n) => ({ title: `Paper ${n}` })));
    const told: number[] = [];
    const watch = { signal: new AbortController().signal, tellDone: (done: number) => told.push(done) };
    await copyPapers(db, await newestKeys(db), 'ieee', watch);
    expect(told).toEqual([20, 40]);
  });

  it('can be cancelled: then the clipboard is as it was, and nothing is said of an export', async () => {
    const { person } = await openPopup(await aLibrary(papers));
    watchClipboard();
    const go = holdWorkers();
    await person.click(screen.getByRole('button', { name: 'Export' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Copy citations (APA)' }));
    await person.click(await screen.findByRole('button', { name: 'Cancel' }));
    await screen.findByText('Cancelled.');
    go();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(copied).toEqual({});
  });
});

it('is in the language and with the names of journals that the reader has set', async () => {
  await changeSettings({ citationStyle: 'ieee', citationLanguage: 'de-DE', venueNames: 'full' });
  const { person } = await openPopup(
    await aLibrary([
      { ...papers[0], title: 'Attention', venue: 'Physical Review Letters', venueType: 'journal' },
    ]),
  );
  watchClipboard();
  document.querySelector<HTMLElement>('.scroller li')?.focus();
  await person.keyboard('y');
  await screen.findByText('1 paper copied as IEEE');
  expect(copied['text/plain']).toMatch(/^A\. Vaswani, „Attention“, Physical Review Letters, /);
});
