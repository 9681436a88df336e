import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The smallest machine that runs them has two cores; more workers at once only wait for the database.
    maxWorkers: 2,
    // Modules keep nothing that one test file could leave for the next; a fresh process for each file took longer than
    // the tests themselves.
    isolate: false,
  },
});
