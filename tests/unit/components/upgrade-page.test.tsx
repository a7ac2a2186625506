// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { UpgradePage } from '../../../components/upgrade-page';
import { type Answer, type Order, startUpgrading } from '../../../components/upgrade-reader';
import { forgetWorks, lookUpWorks } from '../../../lib/library/bibliography';
import type { LibraryDatabase } from '../../../lib/library/database';
import type { OwnPageMessage } from '../../../lib/messages';
import { changeSettings } from '../../../lib/settings';
import { arxivFeed, crossrefWork, type Recorded } from '../../fixtures/sources';
import { ATOM, aLibrary, JSON_TYPE, NOTHING, type Reply, Simulation } from '../sources/simulated';
import './person';

/** The page's thread, on this one. */
class UpgradeThread {
  onmessage?: (event: { data: Answer }) => void;
  #take = startUpgrading((data) => queueMicrotask(() => this.onmessage?.({ data: structuredClone(data) })));

  postMessage(order: Order) {
    this.#take(structuredClone(order));
  }

  terminate() {
    delete this.onmessage;
  }
}

const BIB = `% mine
@misc{lovelace,
  title  = {Retrieval of Things},
  author = {Lovelace, Ada},
  year   = {2025},
  eprint = {2505.23462},
}
@misc{other, title={Nowhere Yet}, eprint={2505.00002}}
@article{taken, title={Taken Back}, author={Bob By}, journal={J. Things}, year=2020, doi={10.1000/back}}
@misc{broken, title={Never {closed}, eprint={2505.00003}
}
`;

const recorded: Recorded = {
  arxiv: '2505.23462',
  title: 'Retrieval of Things',
  authors: ['Ada Lovelace'],
  publishedDoi: '10.1000/things',
};
const published: Recorded = { ...recorded, doi: '10.1000/things', published: '2026-03-01' };
const takenBack: Recorded = { title: 'Taken Back', authors: ['Bob By'], doi: '10.1000/back' };
const notice = [{ type: 'retraction', DOI: '10.1000/notice', updated: { 'date-parts': [[2024, 5, 1]] } }];

let db: LibraryDatabase;
let simulation: Simulation;
let answersOfCrossref: (doi: string) => Reply;

beforeEach(() => {
  Object.assign(globalThis, { Worker: UpgradeThread });
  db = aLibrary();
  simulation = new Simulation();
  simulation.now = Date.now();
  simulation.rules = { allowed: ['arxiv', 'crossref'], byName: [], completeUnasked: false };
  answersOfCrossref = (doi) => ({
    headers: JSON_TYPE,
    body:
      doi === '10.1000/back' ? crossrefWork(takenBack, { 'updated-by': notice }) : crossrefWork(published),
  });
  simulation.network = ({ url }) => {
    if (url.host === 'export.arxiv.org') return { headers: ATOM, body: arxivFeed([recorded]) };
    return url.host === 'api.crossref.org'
      ? answersOfCrossref(decodeURIComponent(url.pathname.slice('/works/'.length)))
      : NOTHING;
  };
  const silent = { addListener: () => {}, removeListener: () => {} };
  Object.assign(browser.permissions, { contains: async () => true, onAdded: silent, onRemoved: silent });
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: OwnPageMessage) => {
    if (message.type === 'look-up-works') {
      await lookUpWorks(db, message.works, simulation.now);
      await simulation.finish(db, 1 / 24 / 60 / 2);
    } else if (message.type === 'forget-works') await forgetWorks(db, message.keys);
    return { ok: true, reply: null };
  }) as never);
});

afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await browser.storage.local.clear();
});

async function open(text: string) {
  const person = userEvent.setup();
  render(<UpgradePage db={db} />);
  await person.upload(screen.getByLabelText('File'), new File([text], 'mine.bib'));
  return person;
}

async function lookUp(text = BIB) {
  const person = await open(text);
  await person.click(await screen.findByRole('button', { name: 'Look them up' }));
  await screen.findByText(/were looked up|was looked up/);
  return person;
}

async function downloaded(press: () => Promise<void>): Promise<string> {
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await press();
  await waitFor(() => expect(made).toHaveBeenCalled());
  const [file] = made.mock.calls[0] ?? [];
  return file instanceof Blob ? file.text() : '';
}

describe('a bibliography', () => {
  it('is read first: what can be looked up, what is broken, and who would be sent what; nobody is asked', async () => {
    await open(BIB);
    await screen.findByText('3 entries, 2 preprints that may have appeared, 1 published work');
    expect(
      await screen.findByText(/identifiers are sent to arXiv, Crossref, OpenReview, Semantic Scholar/),
    ).toBeTruthy();
    const table = screen.getByRole('region', { name: '1 broken place is left as it is' });
    expect(
      within(table)
        .getAllByRole('cell')
        .map((it) => it.textContent)
        .slice(0, 3),
    ).toEqual(['10', 'broken', 'title']);
    expect(simulation.asked).toEqual([]);
  });

  it('that is pasted is read as well, and what is none is said to be none', async () => {
    const person = userEvent.setup();
    render(<UpgradePage db={db} />);
    await person.click(screen.getByLabelText('Or paste text'));
    await person.paste('nothing of the kind');
    await person.click(screen.getByRole('button', { name: 'Read it' }));
    expect((await screen.findByRole('alert')).textContent).toBe('There is no BibTeX entry in this.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Or paste text').value).toBe('nothing of the kind');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('says so where asking was turned off, and that who is not allowed is not asked', async () => {
    await changeSettings({ completeOnSave: false, sourcesOff: ['semantic-scholar'] });
    await open(BIB);
    expect(await screen.findByText(/asking by itself is turned off/)).toBeTruthy();
    expect(screen.getByText('Not asked, because it is not allowed: Semantic Scholar.')).toBeTruthy();
  });
});

describe('once it was looked up', () => {
  it('shows what has appeared and who says so, and what was retracted', async () => {
    await lookUp();
    const appeared = screen.getByRole('region', { name: '1 preprint has appeared' });
    expect(
      within(appeared).getByText('@article · Journal of Things 12 (3), 45–67 · Mar 1, 2026 · 10.1000/things'),
    ).toBeTruthy();
    expect(within(appeared).getByText('Says arXiv, Crossref.')).toBeTruthy();
    const retracted = screen.getByRole('region', { name: '1 work was retracted' });
    expect(within(retracted).getByText('Taken Back')).toBeTruthy();
    expect(within(retracted).getByText(/Retracted, says Crossref/)).toBeTruthy();
    expect(screen.getByText('1 preprint has not appeared')).toBeTruthy();
    expect(await db.papers.count()).toBe(0);
  });

  it('gives the file back with what was accepted, and all else as it was', async () => {
    const person = await lookUp();
    const take = screen.getByRole<HTMLButtonElement>('button', { name: 'Download the file' });
    expect(take.disabled).toBe(true);
    await person.click(screen.getByRole('checkbox', { name: 'Retrieval of Things' }));
    const file = await downloaded(() => person.click(take));
    const from = BIB.indexOf('@misc{lovelace');
    const to = BIB.indexOf('@misc{other');
    expect(file).toBe(
      `${BIB.slice(0, from)}@article{lovelace,
  title  = {Retrieval of Things},
  author = {Lovelace, Ada},
  year   = {2026},
  eprint = {2505.23462},
  journal = {Journal of Things},
  volume = {12},
  number = {3},
  pages  = {45--67},
  publisher = {A Publishing House},
  doi    = {10.1000/things},
}
${BIB.slice(to)}`,
    );
    expect(await screen.findByText('1 entry upgraded, in mine-upgraded.bib.')).toBeTruthy();
  });

  it('accepts all at once, each of which can be taken back', async () => {
    const person = await lookUp();
    await person.click(screen.getByRole('button', { name: 'Accept all' }));
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Retrieval of Things' });
    expect(box.checked).toBe(true);
    await person.click(box);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Copy the file' }).disabled).toBe(true);
  });

  it('shows titles as they are shown elsewhere', async () => {
    await lookUp(
      BIB.replace('Retrieval of Things', 'Bounds of {$O(\\frac{1}{n})$}')
        .replace('Nowhere Yet', 'Nowhere {$x^2$} Yet')
        .replace('Taken Back', '{T}aken {$x^2$} Back'),
    );
    expect(await screen.findByRole('checkbox', { name: 'Bounds of O(1/n)' })).toBeTruthy();
    expect(screen.getByRole('region', { name: '1 work was retracted' }).textContent).not.toMatch(/[{$]/);
    expect(screen.getByText('1 preprint has not appeared').parentElement?.textContent).not.toMatch(/[{$]/);
  });

  it('says which sources did not answer, and shows what the others told', async () => {
    answersOfCrossref = () => ({ status: 500 });
    await lookUp();
    expect(screen.getByText(/Without an answer so far: Crossref\./)).toBeTruthy();
    const appeared = screen.getByRole('region', { name: '1 preprint has appeared' });
    expect(within(appeared).getByText('Says arXiv.')).toBeTruthy();
  });
});

it('a look-up that is cancelled keeps what is known, and asks nobody any more', async () => {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: OwnPageMessage) => {
    if (message.type === 'look-up-works') await lookUpWorks(db, message.works, Date.now());
    else if (message.type === 'forget-works') await forgetWorks(db, message.keys);
    return { ok: true, reply: null };
  }) as never);
  const person = await open(BIB);
  await person.click(await screen.findByRole('button', { name: 'Look them up' }));
  await waitFor(async () => expect(await db.errands.count()).toBe(3));
  await person.click(screen.getByRole('button', { name: 'Cancel' }));
  await screen.findByText('Stopped. 0 works were looked up.');
  await waitFor(async () => expect(await db.errands.count()).toBe(0));
});
