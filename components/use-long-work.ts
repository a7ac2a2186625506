/** Work that may take long: it can be watched and cancelled. */
import { useCallback, useState } from 'preact/hooks';

/** What such work is given: it says how far it is, and stops once it is told to. */
export interface Watch {
  signal: AbortSignal;
  tellDone(done: number): void;
}

/** How far the work is, once it takes long enough to say so. */
export interface Progress {
  /** What is being done, in words. */
  text: string;
  done: number;
  total: number;
  cancel(): void;
}

export interface LongWork {
  progress: Progress | undefined;
  /** Does the work; what it does and how much there is to do is shown meanwhile. Throws what the work throws. */
  run<T>(text: string, total: number, work: (watch: Watch) => Promise<T>): Promise<T>;
}

/** What is done sooner than this, in milliseconds, is done without a word. */
const SOON = 300;

/** Thrown by work that was cancelled. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

export function useLongWork(): LongWork {
  const [progress, setProgress] = useState<Progress>();

  const run = useCallback(
    async <T>(text: string, total: number, work: (watch: Watch) => Promise<T>): Promise<T> => {
      const abort = new AbortController();
      let now: Progress = { text, done: 0, total, cancel: () => abort.abort(new Cancelled()) };
      let isShown = false;
      const showing = setTimeout(() => {
        isShown = true;
        setProgress(now);
      }, SOON);
      try {
        return await work({
          signal: abort.signal,
          tellDone(done) {
            now = { ...now, done };
            if (isShown) setProgress(now);
          },
        });
      } finally {
        clearTimeout(showing);
        setProgress(undefined);
      }
    },
    [],
  );

  return { progress, run };
}
