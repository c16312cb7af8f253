import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // One copy of graphql: without the alias vitest loads its ESM build beside the CommonJS one.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database.setup.ts'],
    // On two cores the database works while a worker does not: one worker a core, not one fewer.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What is slow is measured in benchmarks; a test ends on a machine that is busy with something else, too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
