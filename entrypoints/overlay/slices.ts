/** Doing long work a little at a time, so that the page stays as quick to answer as it was. */

/** Milliseconds of work in one task of the page: well under the 50 from which a task counts as long. */
const SLICE = 24;

/** When the work of the task that is running began. Pieces of work that follow each other in one task share it. */
let began: number | undefined;

/**
 * Does the work for each item in order, giving way to the page in between. Ends early when aborted. Items may be made
 * on the way: what makes them then sees the page as it is by then.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  work: (item: T, index: number) => void,
): Promise<void> {
  let index = 0;
  for (const item of items) {
    if (isUsedUp()) await turn();
    if (signal.aborted) return;
    work(item, index);
    index++;
  }
}

function isUsedUp(): boolean {
  if (began === undefined) {
    began = performance.now();
    void turn().then(() => {
      began = undefined;
    });
  }
  return performance.now() - began > SLICE;
}

/** Resolves after the page had a turn: a task of its own, so that input and painting come before it. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
