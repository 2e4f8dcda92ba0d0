import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const ROOT = resolve(import.meta.dirname, '../..')
const MIGRATIONS = join(ROOT, 'migrations/d1')

/** What a package's workerd tests need beside its own source. */
export type WorkerdConfigOptions = {
  /** The module that exports the object classes (and a default fetch handler), relative to the package. */
  main: string
  /** Object bindings by name: `{ STOCK: 'StockKeeper' }`. All use SQLite. */
  objects?: Record<string, string>
  /** Binds `DB` (D1) and applies migrations/d1 before each test file. */
  d1?: boolean
  /** Queue producers by binding: `{ PROJECTION_QUEUE: 'onhand-projection' }`. */
  queues?: Record<string, string>
  /** Text bindings: vars and secrets. */
  vars?: Record<string, string>
  /** Anything else of miniflare's options (service bindings as functions, hyperdrives, queue consumers). */
  miniflare?: Record<string, unknown>
}

/** The vitest project for `*.workerd.test.ts` of one package: real SQLite, real alarms, real queues. */
export function workerdConfig(packageDir: string, options: WorkerdConfigOptions) {
  const objects = Object.entries(options.objects ?? {})
  return defineConfig({
    root: packageDir,
    plugins: [
      cloudflareTest(async () => {
        const migrations = options.d1 && existsSync(MIGRATIONS) ? await readD1Migrations(MIGRATIONS) : []
        return {
          main: options.main,
          miniflare: {
            compatibilityDate: '2026-07-01',
            compatibilityFlags: ['nodejs_compat'],
            durableObjects: Object.fromEntries(
              objects.map(([name, className]) => [name, { className, useSQLite: true }]),
            ),
            ...(options.d1 ? { d1Databases: { DB: 'onhand' } } : {}),
            ...(options.queues ? { queueProducers: options.queues } : {}),
            bindings: { ...options.vars, ...(options.d1 ? { TEST_MIGRATIONS: migrations } : {}) },
            ...options.miniflare,
          },
        }
      }),
    ],
    test: {
      name: 'workerd',
      include: ['src/**/*.workerd.test.ts'],
      setupFiles: options.d1 ? [join(ROOT, 'tools/test/apply-migrations.ts')] : [],
      passWithNoTests: true,
      testTimeout: 30_000,
    },
  })
}
