/** The way back from what was done on a page of ours, step by step, for as long as the page is open. */

export interface Step {
  /** Of how many papers it remembers what they were. */
  papers: number;
  undo(): Promise<unknown>;
}

export interface UndoSteps {
  add(step: Step): void;
  /** Whether it is what was done last. */
  isNewest(step: Step): boolean;
  /** A change that is being made: whoever undoes meanwhile waits until it has added its step. */
  making<T>(change: Promise<T>): Promise<T>;
  /**
   * Undoes this step, or else the newest, if there is one.
   * @throws what the step throws, which can be undone later then
   */
  undo(step?: Step): Promise<void>;
}

/** So many steps are kept, as long as memory has room for their papers; the newest in any case. */
const MOST_STEPS = 50;
const MOST_PAPERS = 100_000;

export function undoSteps(): UndoSteps {
  let steps: readonly Step[] = [];
  const undone = new WeakSet<Step>();
  let underWay: Promise<unknown> = Promise.resolve();

  function making<T>(change: Promise<T>): Promise<T> {
    underWay = Promise.allSettled([underWay, change]).then(() => {});
    return change;
  }

  async function undo(step = steps.at(-1)): Promise<void> {
    if (!step || undone.has(step)) return;
    await step.undo();
    undone.add(step);
    steps = steps.filter((it) => it !== step);
  }

  return {
    add(step) {
      steps = [...steps, step].slice(-MOST_STEPS);
      while (steps.length > 1 && papersIn(steps) > MOST_PAPERS) steps = steps.slice(1);
    },
    isNewest: (step) => steps.at(-1) === step,
    making,
    undo: (step) => making(underWay.then(() => undo(step))),
  };
}

function papersIn(steps: readonly Step[]): number {
  return steps.reduce((sum, { papers }) => sum + papers, 0);
}
