import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/** Component and feature tests in jsdom, found by role and label. */
export default defineConfig({
  plugins: [solid()],
  resolve: { conditions: ['development', 'browser'] },
  test: {
    name: 'browser',
    environment: 'jsdom',
    // Published as JSX: has to be compiled with the tests.
    server: { deps: { inline: [/@solidjs\/router/] } },
    include: ['packages/**/*.browser.test.{ts,tsx}', 'apps/**/*.browser.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    setupFiles: ['tools/test/patient-components.ts'],
    passWithNoTests: true,
    testTimeout: 30_000,
  },
})
