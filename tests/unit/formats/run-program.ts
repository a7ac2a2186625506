/** Running other people's programs on what we export. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';

export const hasProgram = (name: string) => spawnSync(name, ['--version']).error === undefined;

/** Runs a program in a folder: what it printed, and what it complained of. */
export function runIn(
  folder: string,
  program: string,
  ...args: string[]
): { output: string; complaints: string } {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (error) throw error;
  expect(status, `${program} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
  return { output: stdout, complaints: stderr };
}
