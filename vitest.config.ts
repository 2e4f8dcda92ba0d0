import { defineConfig } from 'vitest/config'

const OUTSIDE = ['**/node_modules/**', '**/dist/**', '**/.onhand/**', 'tests/e2e/**']
const OTHER_PROJECTS = ['**/*.workerd.test.ts', '**/*.browser.test.ts', '**/*.postgres.test.ts']
/** Packages of functions whose tests keep nothing between them: their files share a module graph instead of each making its own. */
const PURE = ['catalog-import', 'contract', 'documents', 'domain', 'forecast', 'i18n', 'service', 'signing'].map(
  (name) => `packages/${name}/**/*.test.ts`,
)
// A property test with many runs, or a runtime that starts, on a busy two-core machine; never an assertion about time.
const SHARED = { environment: 'node', passWithNoTests: true, testTimeout: 30_000, hookTimeout: 30_000 } as const

/** Tests that run in Node: rules, use-cases, routers, adapters, tools. Browser tests (jsdom) have vitest.browser.config.ts. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: { ...SHARED, name: 'pure', include: PURE, exclude: [...OUTSIDE, ...OTHER_PROJECTS], isolate: false },
      },
      {
        test: {
          ...SHARED,
          name: 'node',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...OUTSIDE, ...OTHER_PROJECTS, ...PURE],
        },
      },
    ],
  },
})
