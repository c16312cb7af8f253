import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // One copy of graphql: without the alias vitest loads its ESM build beside the CommonJS one.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
