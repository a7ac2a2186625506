/** Long work that is done step by step, so that the page that does it has a moment for its reader in between. */

export interface HowFar {
  done: number;
  total: number;
}

/** Work that stops after each step and says how far it is. */
export type Steps<T> = Generator<HowFar, T, void>;

/** Is told how far work is, and throws where it is to stop. */
export type Tell = (done: number, total: number) => void;

/** Longer than this, in milliseconds, a page is not kept busy. */
const MOMENT = 30;

/** Does all of it without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Does all of it, with pauses. In a transaction only what the transaction waits for can be a pause. */
export async function inSteps<T>(
  steps: Steps<T>,
  tell: Tell,
  pause: () => PromiseLike<unknown> = nextTask,
): Promise<T> {
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - begun < MOMENT) continue;
    tell(step.value.done, step.value.total);
    await pause();
    begun = performance.now();
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
