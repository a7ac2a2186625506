/** A popup on a real library, and a person at its keyboard. */
import 'fake-indexeddb/auto';
import { cleanup, render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { vi } from 'vitest';
import { type Order, startWriting, type Written } from '../../../components/export-writer';
import { Popup } from '../../../components/popup';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import type { Sighting } from '../../../lib/paper';
import { aSighting, NOW } from '../builders';

let made = 0;

// The test's browser lays nothing out, and rows of no height would all fit.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 71 });

/** The export's worker without a thread: it is given copies, and answers later. */
class WorkerOnThisThread {
  onmessage?: (event: { data: Written }) => void;
  #write = startWriting();

  postMessage(order: Order) {
    const written = this.#write(structuredClone(order));
    if (written) queueMicrotask(() => this.onmessage?.({ data: written }));
  }

  terminate() {}
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
  });
  await settled();
  return { person, ...popup };
}

export function closePopups(): void {
  cleanup();
  localStorage.clear();
}

/** Long enough for a change of the library to be gathered and drawn. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 120));
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
