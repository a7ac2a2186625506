/**
 * Runs one of the project's TypeScript programs (`node scripts/run.mjs start`), after installing the project's
 * packages where they are missing or older than the lock file. Needs nothing but Node and npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, exit, platform, version } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = argv[2];

const [major, minor] = version.slice(1).split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Offprint needs Node 20.19 or newer to be built; this is ${version}. Install it from nodejs.org.`,
  );
  exit(1);
}

if (!packagesAreCurrent()) {
  console.log('Installing the packages that Offprint is built with …');
  // Not `npm ci`: it refuses a lock file as soon as one package for another platform is not to be had.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
}
// The compiler's options build on those that WXT writes; without them nothing here can be read.
if (!existsSync(join(root, '.wxt/tsconfig.json'))) {
  run(execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'prepare']);
}
// The program reads its own arguments from where Node puts them.
argv.splice(2, 1);
const { runnerImport } = await import('vite');
await runnerImport(join(root, 'scripts', `${program}.ts`), { root, configFile: false, logLevel: 'warn' });

/** npm writes its own copy of the lock file last, so it is as new as the packages. */
function packagesAreCurrent() {
  const installed = join(root, 'node_modules/.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  );
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: platform === 'win32',
  });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  if (status !== 0) exit(status ?? 1);
}
