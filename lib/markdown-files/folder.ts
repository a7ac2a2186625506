/** Where Markdown files go: a folder that the reader picked, or an archive that they are handed. */

export interface MarkdownFile {
  /** From the folder down: `Papers/Graph Kernels.md`. */
  path: string;
  /** Its first few thousand characters. */
  head(): Promise<string>;
  read(): Promise<string>;
  /** Puts the text in its place; all of it, or the file stays as it was. */
  write(text: string): Promise<void>;
}

export interface Folder {
  /** The Markdown files that are there, in folders beneath as well. */
  files(): AsyncIterable<MarkdownFile>;
  /** Makes a file in the folder itself. */
  create(name: string, text: string): Promise<void>;
}

/** More than our front matter and what a reader would put before it. */
const HEAD = 8192;

/** The folder behind a handle. Folders that programs hide (`.obsidian`, `.git`) are left alone. */
export function pickedFolder(handle: FileSystemDirectoryHandle): Folder {
  return {
    files: () => filesIn(handle, ''),
    async create(name, text) {
      if (await has(handle, name)) throw new Error(`There is a ${name} already.`);
      await write(await handle.getFileHandle(name, { create: true }), text);
    },
  };
}

/** Systems differ in which names are the same; this one says so itself. */
function has(handle: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  return handle.getFileHandle(name).then(
    () => true,
    (reason: unknown) => !(reason instanceof DOMException && reason.name === 'NotFoundError'),
  );
}

async function* filesIn(handle: FileSystemDirectoryHandle, path: string): AsyncGenerator<MarkdownFile> {
  for await (const [name, entry] of handle.entries()) {
    if (name.startsWith('.')) continue;
    if (entry.kind === 'directory') yield* filesIn(entry as FileSystemDirectoryHandle, `${path}${name}/`);
    else if (/\.md$/i.test(name)) yield markdownFile(entry as FileSystemFileHandle, path + name);
  }
}

function markdownFile(handle: FileSystemFileHandle, path: string): MarkdownFile {
  return {
    path,
    head: async () => (await handle.getFile()).slice(0, HEAD).text(),
    read: async () => (await handle.getFile()).text(),
    write: (text) => write(handle, text),
  };
}

/** What is written goes to a file of its own until it is closed. */
async function write(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    await stream.close();
  } catch (reason) {
    await stream.abort().catch(() => {});
    throw reason;
  }
}
