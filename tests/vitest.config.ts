import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { cslPackage } from '../scripts/csl-package.ts';

// Vitest prints a failure with `Map.groupBy`, which Node has since version 21.
Map.groupBy ??= (items, keyOf) => {
  const groups = new Map();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [preact(), cslPackage()],
        root: new URL('..', import.meta.url).pathname,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/setup.ts'],
          // The machine may have other work.
          testTimeout: 30_000,
        },
      },
      {
        root: new URL('..', import.meta.url).pathname,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/build.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
