/** A tab that stays open while pages are visited, papers saved and removed, and popups opened holds nothing of that. */
import { expect, it } from 'vitest';
import { diceFrom } from '../soak/dice';
import { use } from '../soak/use';

it('a listing that stays open has no more listeners and nodes after thirty visits than before', async () => {
  const samples = await use(30, 3, diceFrom(7));
  const [before, last] = [samples[0], samples.at(-1)];
  expect(last?.visits).toBe(30);
  expect(last?.listeners).toBe(before?.listeners);
  // Nothing is saved at first, and the toolbar of a saved paper has less in it.
  expect(last?.nodes).toBeLessThanOrEqual(before?.nodes ?? 0);
}, 90_000);
