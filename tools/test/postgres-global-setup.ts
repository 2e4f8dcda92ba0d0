import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../local/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser URL of the server of this run; a test file makes its own database. */
    postgresUrl: string
  }
}

/** One PostgreSQL server for the whole run, thrown away afterwards.. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const place = mkdtempSync(join(tmpdir(), 'onhand-test-postgres-'))
  const server = await startPostgres({ dir: place, durable: false, log: (line) => console.error(line) })
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(place, { recursive: true, force: true })
  }
}
