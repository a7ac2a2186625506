/** `npm test`: every test there is. Ends with the line `N passed, N failed`, and fails when one did. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needBrowser } from './browsers';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, 'tests/output/report.json');

for (const kind of ['chromium', 'firefox'] as const) {
  try {
    await needBrowser(kind);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

mkdirSync(join(root, 'tests/output'), { recursive: true });
rmSync(report, { force: true });
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);

const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
// A file that could not even be read has no tests to count.
const failed = status === 0 ? numFailedTests : Math.max(1, numFailedTests);
console.log(
  `${numPassedTests} passed, ${failed} failed${numPendingTests ? `, ${numPendingTests} skipped` : ''}`,
);
process.exit(failed ? 1 : 0);
