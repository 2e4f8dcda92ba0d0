import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** The store's contract as a Worker meets PostgreSQL: in workerd, through the Hyperdrive binding. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    cloudflareTest(({ inject }) => ({
      main: './src/test-worker.ts',
      miniflare: {
        compatibilityDate: '2026-07-01',
        compatibilityFlags: ['nodejs_compat'],
        hyperdrives: { HYPERDRIVE: inject<string>('hyperdriveUrl') },
      },
    })),
  ],
  test: {
    name: 'hyperdrive',
    include: ['hyperdrive/**/*.workerd.test.ts'],
    globalSetup: ['hyperdrive/test-global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
