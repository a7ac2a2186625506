/** Running targets on inputs made by chance: which fail, which are slow, and which input was the worst. */
import { mutated, mutatedJson, type Random, randomOf } from './mutate';
import type { Target } from './targets';

/** Milliseconds of the processor's time, over what good input takes, from which an input counts as one that hangs. */
const HANG = 100;

export interface Outcome {
  name: string;
  inputs: number;
  /** What went wrong, each with the input: the first few. */
  failures: { input: string; why: string }[];
  failed: number;
  /** Of the slowest input, in milliseconds: the best of six runs where the first was too slow. */
  slowest: number;
}

/** Runs a target on so many inputs. The same seed gives the same inputs. */
export function fuzz(target: Target, seed: number, inputs: number): Outcome {
  const outcome: Outcome = { name: target.name, inputs, failures: [], failed: 0, slowest: 0 };
  const most = limitOf(target);
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

function whyNot(target: Target, input: string, most: Limit, outcome: Outcome): string | undefined {
  try {
    let took = timeOf(target, input);
    let allowed = most(input);
    // Machines have other work: an input that hangs does so every time, while good input does not.
    if (took > allowed) {
      took = Math.min(took, leastOf(target, input));
      allowed = Math.max(allowed, limitOf(target)(input));
    }
    outcome.slowest = Math.max(outcome.slowest, took);
    return took > allowed ? `takes ${Math.round(took)} ms of ${Math.round(allowed)}` : undefined;
  } catch (error) {
    return error instanceof Error
      ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ')
      : String(error);
  }
}

/** How long an input may take. */
type Limit = (input: string) => number;

/**
 * By the longest that a target takes over a good input. The documents of tests are slow, whatever is in them, the more
 * so the longer and the more nested they are: twice what a good one of that length takes is theirs.
 */
function limitOf(target: Target): Limit {
  const usual = Math.max(...target.seeds.map((seed) => leastOf(target, seed)));
  if (!target.prepare) return () => HANG + usual;
  const length = Math.max(...target.seeds.map((seed) => seed.length));
  return (input) => HANG + 2 * usual * Math.max(1, input.length / length);
}

function leastOf(target: Target, input: string): number {
  return Math.min(...Array.from({ length: 5 }, () => timeOf(target, input)));
}

/** The processor's time that a target takes over an input, in milliseconds. */
export function timeOf({ run, prepare }: Target, input: string): number {
  const prepared = prepare?.(input);
  const start = process.cpuUsage();
  run(input, prepared);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
