/** The folder that the reader picked, kept until they pick another. */
import Dexie from 'dexie';

interface Kept {
  name: 'markdown';
  handle: FileSystemDirectoryHandle;
}

/** Apart from the library: a handle means something on this machine alone. */
async function withFolders<T>(work: (folders: Dexie.Table<Kept, string>) => PromiseLike<T>): Promise<T> {
  const db = new Dexie('offprint-folders');
  db.version(1).stores({ folders: '&name' });
  try {
    return await work(db.table('folders'));
  } finally {
    db.close();
  }
}

export async function keptFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  return (await withFolders((folders) => folders.get('markdown')))?.handle;
}

export async function keepFolder(handle: FileSystemDirectoryHandle): Promise<void> {
  await withFolders((folders) => folders.put({ name: 'markdown', handle }));
}
