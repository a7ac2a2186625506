/** A popup on a real library, and a person at its keyboard. */
import 'fake-indexeddb/auto';
import { cleanup, configure, render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { vi } from 'vitest';
import { type CiteNews, type CiteOrder, writeCitations } from '../../../components/cite-writer';
import { type News, type Order, writeExport } from '../../../components/export-writer';
import { Popup } from '../../../components/popup';
import type { Order as SearchOrder } from '../../../components/search-worker';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import type { Sighting } from '../../../lib/paper';
import { followLibrary, type Librarian, type Tidings } from '../../../lib/search/follow-library';
import { aSighting, NOW } from '../builders';

// The machine may have other work.
const PATIENCE = 10_000;
configure({ asyncUtilTimeout: PATIENCE });

let made = 0;

// The test's browser draws nothing above the rest.
HTMLElement.prototype.showPopover ??= () => {};

// And it is never idle.
globalThis.requestIdleCallback ??= () => 0;
globalThis.cancelIdleCallback ??= () => {};

let held: Promise<void> = Promise.resolve();

/** From now on our workers answer nothing, until what it gives is called. */
export function holdWorkers(): () => void {
  let go = () => {};
  held = new Promise((resolve) => {
    go = resolve;
  });
  return () => go();
}

/** Our workers without threads: they are given copies, and answer later. */
class WorkerOnThisThread {
  onmessage?: (event: { data: unknown }) => void;
  #librarian: Librarian | undefined;

  postMessage(order: Order | SearchOrder | CiteOrder) {
    const copy = structuredClone(order);
    if ('cite' in copy) {
      void writeCitations(openLibrary(copy.cite), copy, (news) => this.#answer(news)).then((news) =>
        this.#answer(news),
      );
    } else if ('library' in copy) {
      void writeExport(openLibrary(copy.library), copy, (news) => this.#answer(news));
    } else if ('open' in copy) {
      this.#librarian = followLibrary(openLibrary(copy.open), (tidings) => this.#answer(tidings));
    } else this.#librarian?.ask(copy);
  }

  #answer(data: News | Tidings | CiteNews) {
    void held.then(() => this.onmessage?.({ data }));
  }

  terminate() {
    delete this.onmessage;
    this.#librarian?.stop();
  }
}
Object.assign(globalThis, { Worker: WorkerOnThisThread });

/** A library that holds these papers, each saved a minute after the one before it. */
export async function aLibrary(papers: readonly Partial<Sighting>[] = []): Promise<LibraryDatabase> {
  const db = openLibrary(`popup-${made++}`);
  for (const [index, told] of papers.entries()) await save(db, [aSighting(told)], NOW + index * 60_000);
  return db;
}

/** Opens the popup, and waits until it shows all that it will show of the library. */
export async function openPopup(db: LibraryDatabase) {
  const person = userEvent.setup();
  const popup = render(h(Popup, { db }));
  await vi.waitFor(() => {
    if (!popup.container.querySelector('[data-empty], [data-title], [role=alert]'))
      throw new Error('opening');
  }, PATIENCE);
  await settled();
  return { person, ...popup };
}

export function closePopups(): void {
  cleanup();
  localStorage.clear();
  held = Promise.resolve();
}

/** Long enough for a change of the library to be gathered and drawn, with all that rows have at rest. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 120));
  await vi.waitFor(() => {
    const rows = [...document.querySelectorAll('.row:not(.pending)')];
    if (!rows.every((it) => it.querySelector('.actions'))) throw new Error('Some rows are not whole.');
  }, PATIENCE);
}

export function titles(): string[] {
  const list = screen.queryByRole('list', { name: 'Reading list' });
  return [...(list?.querySelectorAll('[data-title]') ?? [])].map((it) => it.textContent ?? '');
}

/** The row of the paper whose title begins so. */
export function row(title: string): HTMLElement {
  const list = screen.getByRole('list', { name: 'Reading list' });
  const link = [...list.querySelectorAll<HTMLElement>('[data-title]')].find((it) =>
    it.textContent?.startsWith(title),
  );
  const item = link?.closest('li');
  if (!item) throw new Error(`There is no row of ${title}; there are: ${titles().join(', ')}.`);
  return item;
}

export const inRow = (title: string) => within(row(title));
