import { defineConfig } from 'vitest/config'

/**
 * Tests of the whole marketplace: every Worker, the built storefront, a real database, a real browser.
 * ONHAND_ENGINE=postgres runs them on the other engine.
 */
export default defineConfig({
  test: {
    name: `system-${process.env['ONHAND_ENGINE'] ?? 'd1'}`,
    environment: 'node',
    include: ['tests/e2e/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.postgres.test.ts'],
    globalSetup: ['tests/harness/global-setup.ts'],
    passWithNoTests: true,
    // One marketplace, two cores, a browser beside it: files take turns.
    fileParallelism: false,
    maxConcurrency: 3,
    testTimeout: 120_000,
    // What is looked at again and again until it is so: its usual second is too short where another marketplace and its browser run beside.
    expect: { poll: { timeout: 30_000, interval: 100 } },
    hookTimeout: 120_000,
  },
})
