/** Before the browser tests: builds the extension for both browsers, as it would be shipped. */
import { fileURLToPath } from 'node:url';
import { build } from 'wxt';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `OFFPRINT_BUILT=1` says that the builds in `.output/` are current. */
export default async function buildBoth(): Promise<void> {
  if (process.env['OFFPRINT_BUILT']) return;
  for (const browser of ['chrome', 'firefox']) await build({ root, browser });
}
