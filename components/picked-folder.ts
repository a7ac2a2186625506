/** The folder for Markdown files, where the browser lets a page write into one: picked once, asked for again when needed. */
import { keepFolder, keptFolder } from '../lib/markdown-files/kept-folder';

/** Not every browser has these. */
interface Permitted {
  requestPermission(of: { mode: 'readwrite' }): Promise<PermissionState>;
}
interface Picking {
  showDirectoryPicker(how: { id: string; mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

export function canPickFolder(): boolean {
  return 'showDirectoryPicker' in window;
}

export { keptFolder };

/** Lets the reader pick a folder; gives nothing where they pick none. Only a press lets that happen. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const handle = await (window as unknown as Picking).showDirectoryPicker({
      id: 'offprint-markdown',
      mode: 'readwrite',
    });
    await keepFolder(handle);
    return handle;
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'AbortError') return undefined;
    throw reason;
  }
}

/** Asks the reader again, where the browser has forgotten that they allowed it. Only a press lets that happen. */
export async function mayWriteTo(handle: FileSystemDirectoryHandle): Promise<boolean> {
  if (!('requestPermission' in handle)) return true;
  return (await (handle as unknown as Permitted).requestPermission({ mode: 'readwrite' })) === 'granted';
}
