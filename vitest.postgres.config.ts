import { defineConfig } from 'vitest/config'

/** Tests that need a PostgreSQL server: started once for the run, each file gets a database of its own. */
export default defineConfig({
  test: {
    name: 'postgres',
    environment: 'node',
    include: [
      'tools/**/*.postgres.test.ts',
      'packages/**/*.postgres.test.ts',
      'apps/**/*.postgres.test.ts',
      'tests/**/*.postgres.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['tools/test/postgres-global-setup.ts'],
    passWithNoTests: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
