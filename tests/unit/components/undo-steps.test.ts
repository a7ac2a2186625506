import { expect, it } from 'vitest';
import { type Step, undoSteps } from '../../../components/undo-steps';

/** Steps that write down when they are undone. */
function aDesk() {
  const steps = undoSteps();
  const undone: string[] = [];
  const step = (text: string, papers = 1): Step => ({ papers, undo: async () => undone.push(text) });
  const undoAll = async () => {
    for (let n = 0; n < 60; n++) await steps.undo();
    return undone;
  };
  return { steps, step, undone, undoAll };
}

it('the newest step is undone first, and each once', async () => {
  const { steps, step, undoAll } = aDesk();
  for (const text of ['first', 'second', 'third']) steps.add(step(text));
  expect(await undoAll()).toEqual(['third', 'second', 'first']);
});

it('a step that is undone out of turn is not undone again', async () => {
  const { steps, step, undoAll } = aDesk();
  const first = step('first');
  steps.add(first);
  steps.add(step('second'));
  await Promise.all([steps.undo(first), steps.undo(first)]);
  expect(await undoAll()).toEqual(['first', 'second']);
});

it('two presses at once undo two steps, one after the other', async () => {
  const { steps, step, undone } = aDesk();
  steps.add(step('first'));
  steps.add(step('second'));
  await Promise.all([steps.undo(), steps.undo()]);
  expect(undone).toEqual(['second', 'first']);
});

it('a step that could not be undone is still the newest', async () => {
  const { steps, step, undoAll } = aDesk();
  steps.add(step('first'));
  const second = step('second');
  let isFull = true;
  steps.add({ ...second, undo: () => (isFull ? Promise.reject(new Error('full')) : second.undo()) });
  await expect(steps.undo()).rejects.toThrow('full');
  isFull = false;
  expect(await undoAll()).toEqual(['second', 'first']);
});

it('a change that is being made is waited for', async () => {
  const { steps, step, undone } = aDesk();
  steps.add(step('before'));
  let finish = () => {};
  const made = new Promise<void>((resolve) => {
    finish = resolve;
  }).then(() => steps.add(step('change')));
  void steps.making(made);
  const undoing = steps.undo();
  finish();
  await undoing;
  expect(undone).toEqual(['change']);
});

it('a change that fails keeps nobody from undoing', async () => {
  const { steps, step, undoAll } = aDesk();
  steps.add(step('before'));
  await expect(steps.making(Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(await undoAll()).toEqual(['before']);
});

it('only the last steps are kept, and of many papers fewer', async () => {
  const many = aDesk();
  for (let n = 1; n <= 60; n++) many.steps.add(many.step(`${n}`));
  expect(await many.undoAll()).toHaveLength(50);
  expect(many.undone.at(-1)).toBe('11');

  const large = aDesk();
  for (const text of ['first', 'second', 'third']) large.steps.add(large.step(text, 50_000));
  expect(await large.undoAll()).toEqual(['third', 'second']);

  const huge = aDesk();
  huge.steps.add(huge.step('all', 1_000_000));
  expect(await huge.undoAll()).toEqual(['all']);
});
