/**
 * The library's own functions inside an extension page, on the real database: to fill it with thousands of papers,
 * and to look at what the program left in it.
 */
import { fileURLToPath } from 'node:url';
import type { Page, WebWorker } from 'puppeteer-core';
import { build } from 'vite';
import type * as Inside from './inside-page';

const ENTRY = fileURLToPath(new URL('./inside-page.ts', import.meta.url));

let bundle: Promise<string> | undefined;

/** Runs a function in the extension page (or its worker) with the library's functions, and gives what it returns. */
export async function inside<A, R>(
  page: Page | WebWorker,
  work: (library: typeof Inside, argument: A) => Promise<R> | R,
  argument?: A,
): Promise<R> {
  bundle ??= bundled();
  if (!(await page.evaluate("'offprintInside' in globalThis"))) await page.evaluate(await bundle);
  const call = `(${work.toString()})(globalThis.offprintInside, ${JSON.stringify(argument) ?? 'undefined'})`;
  // As text, since the two browsers' protocols differ in what they hand over.
  const answer = await page.evaluate(`Promise.resolve(${call}).then((it) => JSON.stringify(it) ?? 'null')`);
  return JSON.parse(String(answer)) as R;
}

async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'offprintInside' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Vite gave no bundle.');
  // Evaluated code has a scope of its own.
  return output.output[0].code.replace(/^(var|const) offprintInside\s*=/m, 'globalThis.offprintInside =');
}
