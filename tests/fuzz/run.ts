/** Running targets on inputs made by chance: which fail, which are slow, and which input was the worst. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mutated, mutatedJson, type Random, randomOf } from './mutate';
import type { Target } from './targets';

/** Milliseconds of the processor's time, over what good input takes, from which an input counts as one that hangs. */
const HANG = 100;

setFlagsFromString('--expose-gc');
const clearMemory = runInNewContext('gc') as () => void;

export interface Outcome {
  name: string;
  inputs: number;
  /** What went wrong, each with the input: the first few. */
  failures: { input: string; why: string }[];
  failed: number;
  /** Of the slowest input, in milliseconds: the best of four runs where the first was too slow. */
  slowest: number;
}

/** Runs a target on so many inputs. The same seed gives the same inputs. */
export function fuzz(target: Target, seed: number, inputs: number): Outcome {
  const outcome: Outcome = { name: target.name, inputs, failures: [], failed: 0, slowest: 0 };
  const most = HANG + usual(target);
  for (let index = 0; index < inputs; index++) {
    // Each input has a seed of its own, so that one can be had again without those before it.
    const input = inputOf(target, randomOf(seed + index * 7919));
    const why = whyNot(target, input, most, outcome);
    if (!why) continue;
    outcome.failed++;
    if (outcome.failures.length < 5) outcome.failures.push({ input, why });
  }
  return outcome;
}

function inputOf({ seeds, isJson }: Target, random: Random): string {
  const seed = seeds[random(seeds.length)] ?? '';
  return isJson && random(2) ? mutatedJson(seed, random) : mutated(seed, seeds, random);
}

function whyNot(target: Target, input: string, most: number, outcome: Outcome): string | undefined {
  try {
    let took = timeOf(target, input);
    // Machines have other work, and documents leave much to be cleared away: an input that hangs does so every time.
    for (let again = 0; again < 3 && took > most; again++) {
      clearMemory();
      took = Math.min(took, timeOf(target, input));
    }
    outcome.slowest = Math.max(outcome.slowest, took);
    return took > most ? `takes ${Math.round(took)} ms` : undefined;
  } catch (error) {
    return error instanceof Error
      ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ')
      : String(error);
  }
}

/** The longest that a target takes over a good input: the documents of tests are slow, whatever is in them. */
function usual(target: Target): number {
  const least = (seed: string) => Math.min(...[0, 1, 2].map(() => timeOf(target, seed)));
  return Math.max(...target.seeds.map(least));
}

/** The processor's time that a target takes over an input, in milliseconds. */
export function timeOf({ run, prepare }: Target, input: string): number {
  const prepared = prepare?.(input);
  const start = process.cpuUsage();
  run(input, prepared);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
