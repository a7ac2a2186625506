// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/preact';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type News,
  ShareFailed,
  type WriteElsewhere,
  writeExport,
  writeShare,
} from '../../../components/export-writer';
import { newestKeys } from '../../../lib/library/query';
import { save } from '../../../lib/library/save';
import { changeSettings } from '../../../lib/settings';
import { aSighting } from '../builders';
import { aLibrary, closePopups, holdWorkers, openPopup } from './person';

const three = [{ title: 'Alpha' }, { title: 'Beta' }, { title: 'Gamma' }];

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

async function copyAs(person: UserEvent, format: string) {
  await person.click(screen.getByRole('button', { name: 'Export' }));
  const menu = within(screen.getByRole('menu', { name: 'Export' }));
  const copying = menu.getByRole('menuitemcheckbox', { name: /^Copy/ });
  if (copying.getAttribute('aria-checked') === 'false') await person.click(copying);
  await person.click(menu.getByRole('menuitem', { name: format }));
}

const statuses = () => screen.getAllByRole('status').map((it) => it.textContent);

describe('an export that takes long', () => {
  it('says how far it is, in a bar with a name, and to a screen reader only that it began and that it ended', async () => {
    const { person } = await openPopup(await aLibrary(three));
    const go = holdWorkers();
    await copyAs(person, 'BibTeX');
    expect(screen.queryByRole('progressbar')).toBeNull();
    const bar = await screen.findByRole('progressbar', { name: 'Exporting 3 papers' });
    expect(bar.getAttribute('aria-valuetext')).toBe('0 of 3 papers');
    expect(statuses()).toContain('Exporting 3 papers Keep this window open until it is done.');
    expect(statuses().join()).not.toContain('0 of 3');
    go();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(statuses()).toContain('3 papers copied as BibTeX');
  });

  it('can be cancelled, and then nothing was written and another can be begun', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await navigator.clipboard.writeText('before');
    const go = holdWorkers();
    await copyAs(person, 'RIS');
    await person.click(await screen.findByRole('button', { name: 'Cancel' }));
    await screen.findByText('Export cancelled. Nothing was written.');
    expect(screen.queryByRole('progressbar')).toBeNull();
    go();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await navigator.clipboard.readText()).toBe('before');
    await copyAs(person, 'RIS');
    await screen.findByText('3 papers copied as RIS');
    expect(await navigator.clipboard.readText()).toContain('TI  - Gamma');
  });

  it('takes no other meanwhile, and leaves the focus where it was begun', async () => {
    const { person } = await openPopup(await aLibrary(three));
    const go = holdWorkers();
    await copyAs(person, 'BibTeX');
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Exporting…' });
    expect(document.activeElement).toBe(button);
    // A button that is disabled loses the focus in browsers, if not in this one.
    expect([button.disabled, button.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    await person.keyboard('{Enter}');
    expect(screen.queryByRole('menu')).toBeNull();
    go();
    await screen.findByText('3 papers copied as BibTeX');
    await person.keyboard('{Enter}');
    screen.getByRole('menu');
  });

  it('leaves what can be undone in sight', async () => {
    const { person } = await openPopup(await aLibrary(three));
    const go = holdWorkers();
    await copyAs(person, 'CSV');
    await screen.findByRole('progressbar');
    await person.click(await screen.findByRole('button', { name: 'Remove Beta' }));
    await screen.findByText('Removed “Beta”');
    expect(screen.getByRole('progressbar')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    go();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });
});

it('an export that is done at once shows no bar', async () => {
  const { person } = await openPopup(await aLibrary(three));
  await copyAs(person, 'BibTeX');
  await screen.findByText('3 papers copied as BibTeX');
  expect(screen.queryByRole('progressbar')).toBeNull();
});

describe('the thread that writes', () => {
  const order = (library: string, keys: readonly string[], format = 'bibtex') => ({
    library,
    keys: keys.join('\n'),
    format,
    options: {},
  });

  it('tells how many papers are written while it writes, and gives the file in the order asked for', async () => {
    const db = await aLibrary();
    const titles = Array.from({ length: 1200 }, (_, n) => `Paper ${n}`);
    await save(
      db,
      titles.map((title) => aSighting({ title })),
    );
    // A slow machine.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 1000;
      return now;
    });
    const news: News[] = [];
    await writeExport(db, order(db.name, (await newestKeys(db)).toReversed()), (it) => news.push(it));
    expect(news.slice(0, -1)).toEqual([{ done: 500 }, { done: 1000 }, { done: 1200 }]);
    const last = news.at(-1);
    if (!last || !('written' in last)) throw new Error('no file');
    const text = await last.written.file.text();
    const written = [...text.matchAll(/title = \{(Paper \d+)\}/g)].map(([, title]) => title);
    expect(written).toEqual(titles.toReversed());
    expect(last.written).toMatchObject({ count: 1200, name: 'BibTeX', extension: 'bib' });
  });

  it('says what kind of trouble it is in', async () => {
    const db = await aLibrary(three);
    vi.spyOn(db.papers, 'where').mockImplementation(() => {
      throw new DOMException('', 'UnknownError');
    });
    const news: News[] = [];
    await writeExport(db, order(db.name, ['arxiv:1', 'arxiv:2']), (it) => news.push(it));
    expect(news).toEqual([{ failed: 'unavailable' }]);
  });

  describe('with others, in a large export', () => {
    /** Most of them are gone by the time the file is written. */
    async function manyKeys() {
      const db = await aLibrary();
      await save(
        db,
        Array.from({ length: 300 }, (_, n) => aSighting({ title: `Paper ${n % 7}` })),
      );
      const gone = Array.from({ length: 45_000 }, (_, n) => `arxiv:${9000 + (n % 900)}.${10_000 + n}`);
      return { db, keys: [...(await newestKeys(db)), ...gone] };
    }

    async function fileOf(...arguments_: Parameters<typeof writeExport>) {
      const news: News[] = [];
      const [db, asked, , others] = arguments_;
      await writeExport(db, asked, (it) => news.push(it), others);
      const last = news.at(-1);
      return last && 'written' in last ? last.written.file.text() : last;
    }

    it('gives the file that one thread alone would write', async () => {
      const { db, keys } = await manyKeys();
      const lots: number[] = [];
      const elsewhere: WriteElsewhere = (share, nextLot, take) => {
        const thread = lots.push(0) - 1;
        const askFor = async () => structuredClone(nextLot());
        return writeShare(db, structuredClone(share), askFor, (it, transfer) => {
          const received = structuredClone(it, { transfer });
          if (typeof received === 'string' || !('lot' in received)) return;
          lots[thread] = (lots[thread] ?? 0) + 1;
          take(received.lot);
        });
      };
      const alone = await fileOf(db, order(db.name, keys), () => {});
      const together = await fileOf(db, order(db.name, keys), () => {}, [elsewhere, elsewhere]);
      expect(lots).toHaveLength(2);
      expect(Math.min(...lots)).toBeGreaterThan(10);
      expect(together).toBe(alone);
      expect(together).toContain('Paper 6');
    });

    it('writes nothing where one of them fails', async () => {
      const { db, keys } = await manyKeys();
      const failing: WriteElsewhere = () => Promise.reject(new ShareFailed('unavailable'));
      expect(await fileOf(db, order(db.name, keys), () => {}, [failing])).toEqual({ failed: 'unavailable' });
    });
  });
});

describe('the menu of exports', () => {
  const openMenu = (person: UserEvent) => person.click(screen.getByRole('button', { name: 'Export' }));
  const withAbstracts = () =>
    screen
      .getByRole('menuitemcheckbox', { name: 'With abstracts (BibTeX, Markdown)' })
      .getAttribute('aria-checked');

  it('begins as the reader has set it, in another window too', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await openMenu(person);
    expect(screen.getAllByRole('menuitem')[0]?.textContent).toBe('BibTeX');
    expect(withAbstracts()).toBe('false');
    await person.keyboard('{Escape}');
    await changeSettings({ exportFormat: 'ris', exportAbstracts: true });
    await openMenu(person);
    await waitFor(() => expect(screen.getAllByRole('menuitem')[0]?.textContent).toBe('RIS'));
    expect(withAbstracts()).toBe('true');
  });

  it('keeps what is chosen in it while it is open, and until that is set anew', async () => {
    const { person } = await openPopup(await aLibrary(three));
    await openMenu(person);
    await person.click(screen.getByRole('menuitemcheckbox', { name: 'With abstracts (BibTeX, Markdown)' }));
    await person.keyboard('{Escape}');
    await openMenu(person);
    expect(withAbstracts()).toBe('true');
    await changeSettings({ exportAbstracts: true, citationStyle: 'ieee' });
    await screen.findByRole('menuitem', { name: 'Copy citations (IEEE)' });
    await person.click(screen.getByRole('menuitemcheckbox', { name: 'With abstracts (BibTeX, Markdown)' }));
    await changeSettings({ exportAbstracts: true, citationStyle: 'mla' });
    await changeSettings({ exportAbstracts: false });
    await screen.findByRole('menuitem', { name: 'Copy citations (MLA)' });
    await person.click(screen.getByRole('menuitemcheckbox', { name: 'With abstracts (BibTeX, Markdown)' }));
    await changeSettings({ exportAbstracts: false, citationStyle: 'apa' });
    await screen.findByRole('menuitem', { name: 'Copy citations (APA)' });
    expect(withAbstracts()).toBe('true');
  });

  it('is closed by Tab, either way', async () => {
    const { person } = await openPopup(await aLibrary(three));
    const button = screen.getByRole('button', { name: 'Export' });
    await openMenu(person);
    await person.tab({ shift: true });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
    await openMenu(person);
    await person.tab();
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).not.toBe(button);
  });
});
