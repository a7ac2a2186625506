/** A library of the first version, upgraded in a real browser: a small part of what `npm run soak -- upgrade` does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { upgrade } from '../soak/upgrade';
import { openReader, type Reader } from './browsers';
import { startWeb, type Web } from './web';

const PAPERS = 3000;

let web: Web;
let reader: Reader;

beforeAll(async () => {
  web = await startWeb(() => undefined);
  reader = await openReader('chromium', { web });
});

afterAll(async () => {
  await reader?.close();
  await web?.close();
});

it('a library of the first version opens with all of its papers, and they are found', async () => {
  expect(await upgrade(reader, PAPERS)).toEqual({ papers: PAPERS, found: PAPERS });
}, 120_000);
