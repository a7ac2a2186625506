/** A folder that is nowhere but in memory, and that can fail. */
import type { Folder, MarkdownFile } from '../../../lib/markdown-files/folder';

export interface MemoryFolder extends Folder {
  contents: Map<string, string>;
  /** Paths that cannot be written, with what is thrown. */
  failing: Map<string, Error>;
  /** How often anything was written. */
  writes: number;
}

export function memoryFolder(files: Record<string, string> = {}): MemoryFolder {
  const contents = new Map(Object.entries(files));
  const failing = new Map<string, Error>();

  function put(path: string, text: string): void {
    const failure = failing.get(path);
    if (failure) throw failure;
    folder.writes++;
    contents.set(path, text);
  }

  const folder: MemoryFolder = {
    contents,
    failing,
    writes: 0,
    async *files() {
      for (const path of [...contents.keys()]) {
        if (path.endsWith('.md')) yield fileAt(path);
      }
    },
    async create(name, text) {
      if (contents.has(name)) throw new Error(`${name} would be overwritten.`);
      put(name, text);
    },
  };

  function fileAt(path: string): MarkdownFile {
    const read = async () => contents.get(path) ?? '';
    return {
      path,
      head: async () => (await read()).slice(0, 8192),
      read,
      write: async (text) => put(path, text),
    };
  }

  return folder;
}
