import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { tryWriters } from '../../soak/writers';

it('two windows, the popup, the library page, three tabs and an import that write at once lose nothing', async () => {
  const { deeds } = await tryWriters(1000, 20_260_414);
  expect(deeds).toBeGreaterThan(1000);
}, 120_000);
