import { defineConfig } from 'vitest/config'

/** The server is killed in the middle of business and started again, as an operator would. Takes its own time and ports. */
export default defineConfig({
  test: {
    name: 'crash',
    environment: 'node',
    include: ['tests/crash/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 480_000,
    hookTimeout: 120_000,
  },
})
