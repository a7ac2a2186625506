/** An archive of Markdown files, where the browser lets no page write into a folder. */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Folder } from './folder';

export interface Archive extends Folder {
  /** The whole archive, once all is in it. */
  finished(): Blob;
}

export function startArchive(): Archive {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk as Uint8Array<ArrayBuffer>);
  });
  return {
    async *files() {},
    async create(name, text) {
      const file = new ZipDeflate(name, { level: 6 });
      zip.add(file);
      file.push(strToU8(text), true);
    },
    finished() {
      zip.end();
      if (failure) throw failure;
      return new Blob(chunks, { type: 'application/zip' });
    },
  };
}
