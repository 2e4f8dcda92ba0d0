import { defineConfig } from 'vitest/config'

/**
 * The API suite: every Worker but the storefront, a real database, real HTTP. ONHAND_ENGINE=postgres runs it on the other engine.
 */
export default defineConfig({
  test: {
    name: `api-${process.env['ONHAND_ENGINE'] ?? 'd1'}`,
    environment: 'node',
    include: ['tests/api/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['tests/api/suite/global-setup.ts'],
    // One marketplace, two cores, switches that all of it shares: files take turns.
    fileParallelism: false,
    maxConcurrency: 4,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
