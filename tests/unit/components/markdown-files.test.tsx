// @vitest-environment happy-dom
/** Markdown files as a person has them written: into a folder that they pick, or into an archive. */
import 'fake-indexeddb/auto';
import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryPage } from '../../../components/library-page';
import { readSettings } from '../../../lib/settings';
import { aLibrary, closePopups } from './person';

/** The folder that is kept; a real handle can be stored, one of a test cannot. */
const kept = vi.hoisted(() => ({ handle: undefined as unknown }));
vi.mock('../../../lib/markdown-files/kept-folder', () => ({
  keptFolder: async () => kept.handle,
  keepFolder: async (handle: unknown) => {
    kept.handle = handle;
  },
}));

let files: Map<string, string>;
let permission: PermissionState;

function aFolder(name: string) {
  const file = (at: string) => ({
    kind: 'file',
    getFile: async () => new Blob([files.get(at) ?? '']),
    createWritable: async () => ({
      write: async (text: string) => files.set(at, text),
      close: async () => {},
      abort: async () => {},
    }),
  });
  return {
    name,
    kind: 'directory',
    async *entries() {
      for (const at of files.keys()) yield [at, file(at)];
    },
    getFileHandle: async (at: string, { create = false } = {}) => {
      if (!create && !files.has(at)) throw new DOMException('none', 'NotFoundError');
      return file(at);
    },
    requestPermission: async () => permission,
  };
}

beforeEach(() => {
  files = new Map();
  permission = 'granted';
  kept.handle = undefined;
  Object.assign(window, { showDirectoryPicker: async () => aFolder('Notes') });
});

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'showDirectoryPicker');
});

async function openDialog(item: string) {
  const person = userEvent.setup();
  const db = await aLibrary([{ title: 'Alpha Networks' }, { title: 'Beta Forests' }]);
  render(h(LibraryPage, { db }));
  await screen.findByText('2 papers');
  await person.click(screen.getByRole('button', { name: 'Export' }));
  await person.click(await screen.findByRole('menuitem', { name: item }));
  return { person, dialog: within(await screen.findByRole('dialog', { name: 'Markdown files' })) };
}

describe('where a page may write into folders', () => {
  it('the reader picks one, once, and has it brought up to date from then on', async () => {
    const { person, dialog } = await openDialog('Markdown folder…');
    dialog.getByText('No folder is chosen yet.');
    await person.click(dialog.getByRole('button', { name: 'Choose a folder' }));
    await dialog.findByText('Folder: Notes');
    await person.click(dialog.getByRole('button', { name: 'Write 2 files' }));
    await screen.findByText('2 files written to Notes');
    expect([...files.keys()].toSorted()).toEqual(['Alpha Networks.md', 'Beta Forests.md']);
    closePopups();
    const again = await openDialog('Markdown folder…');
    await again.dialog.findByText('Folder: Notes');
  });

  it('they are told where the browser does not let us write, and the dialog stays', async () => {
    kept.handle = aFolder('Notes');
    permission = 'denied';
    const { person, dialog } = await openDialog('Markdown folder…');
    await person.click(await dialog.findByRole('button', { name: 'Write 2 files' }));
    await dialog.findByText(/does not let Offprint write/);
    expect(files.size).toBe(0);
    permission = 'granted';
    await person.click(dialog.getByRole('button', { name: 'Write 2 files' }));
    await screen.findByText('2 files written to Notes');
  });

  it('a file that cannot be brought up to date is named, and why', async () => {
    kept.handle = aFolder('Notes');
    const first = await openDialog('Markdown folder…');
    await first.person.click(await first.dialog.findByRole('button', { name: 'Write 2 files' }));
    await screen.findByText('2 files written to Notes');
    files.set('Alpha Networks.md', (files.get('Alpha Networks.md') ?? '').replace('title:', 'title: [x'));
    await first.person.click(screen.getByRole('button', { name: 'Export' }));
    await first.person.click(await screen.findByRole('menuitem', { name: 'Markdown folder…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Markdown files' }));
    await first.person.click(await dialog.findByRole('button', { name: 'Write 2 files' }));
    await screen.findByText(/1 up to date, 1 failed: Alpha Networks\.md\. .*not valid YAML/);
  });

  it('files can be called after citation keys', async () => {
    kept.handle = aFolder('Notes');
    const { person, dialog } = await openDialog('Markdown folder…');
    await person.selectOptions(dialog.getByRole('combobox', { name: 'Name new files after' }), 'key');
    await person.click(await dialog.findByRole('button', { name: 'Write 2 files' }));
    await screen.findByText('2 files written to Notes');
    expect((await readSettings()).markdownNames).toBe('key');
    expect([...files.keys()].every((name) => /^\w+\.md$/.test(name))).toBe(true);
  });
});

it('where no page may, the files come as an archive', async () => {
  Reflect.deleteProperty(window, 'showDirectoryPicker');
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:archive';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const { person, dialog } = await openDialog('Markdown files (ZIP)…');
  await person.click(dialog.getByRole('button', { name: 'Write 2 files' }));
  await screen.findByText(/^2 files written to offprint-.*\.zip$/);
  expect(blobs).toHaveLength(1);
  expect(blobs[0]?.type).toBe('application/zip');
});
