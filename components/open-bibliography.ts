/** A bibliography on its thread, as our page speaks with it. */
import type { Work } from '../lib/bibliography/read-bibliography';
import type { Upgrade } from '../lib/bibliography/upgrade-entry';
import type { Problem } from '../lib/imports/import';
import type { Answer, Order } from './upgrade-reader';

export interface OpenBibliography {
  entries: number;
  works: Work[];
  problems: Problem[];
  /** The whole file, with these entries upgraded. */
  write(upgrades: (readonly [place: number, to: Upgrade])[]): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

export interface Opening {
  opened: Promise<OpenBibliography>;
  /** Ends it, whatever it does. */
  close(): void;
}

/** @param tell is told how far reading is, of how much */
export function openBibliography(
  content: ArrayBuffer | string,
  tell: (done: number, total: number) => void,
): Opening {
  const worker = new Worker(new URL('./upgrade-worker.ts', import.meta.url), {
    type: 'module',
    name: 'upgrade',
  });
  const close = () => worker.terminate();

  /** What the thread answers to this order, its progress apart. */
  function ask(order: Order, transfer: Transferable[] = []): Promise<Exclude<Answer, { done: number }>> {
    return new Promise((resolve, reject) => {
      worker.onerror = () => reject(new Error('The thread has ended.'));
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if ('done' in data) tell(data.done, data.total);
        else resolve(data);
      };
      worker.postMessage(order, transfer);
    });
  }

  async function write(upgrades: (readonly [place: number, to: Upgrade])[]) {
    const answer = await ask({ write: upgrades });
    return 'written' in answer ? answer.written : new Uint8Array();
  }

  async function open(): Promise<OpenBibliography> {
    const answer = await ask({ open: content }, typeof content === 'string' ? [] : [content]);
    const read = 'read' in answer ? answer.read : { entries: 0, works: [], problems: [] };
    return { ...read, write, close };
  }

  return { opened: open(), close };
}
