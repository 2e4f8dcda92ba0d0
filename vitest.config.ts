import { defineConfig } from 'vitest/config'

const OUTSIDE = ['**/node_modules/**', '**/dist/**', '**/.onhand/**', 'tests/e2e/**']

/** Tests that run in Node: rules, use-cases, routers, adapters, tools. Browser tests (jsdom) have vitest.browser.config.ts. */
export default defineConfig({
  test: {
    name: 'node',
    environment: 'node',
    include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: [...OUTSIDE, '**/*.workerd.test.ts', '**/*.browser.test.ts', '**/*.postgres.test.ts'],
    passWithNoTests: true,
    // A property test with many runs on a busy two-core machine; never an assertion about time.
    testTimeout: 30_000,
  },
})
