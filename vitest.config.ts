import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (lib: string) => fileURLToPath(new URL(`./libs/${lib}/src/index.ts`, import.meta.url));

export default defineConfig({
  // The package's `imports` would lead Node to dist, which may be stale while tests run.
  resolve: { alias: { '#contracts': source('contracts'), '#text': source('text') } },
  test: {
    globals: true,
    include: ['server/**/*.spec.ts', 'libs/**/*.spec.ts', 'test/api/**/*.spec.ts', 'test/unit/**/*.spec.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Many of the tests wait rather than work, so two files at once are faster even where there are two cores.
    maxWorkers: 2,
  },
});
