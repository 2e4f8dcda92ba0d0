import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../../tools/local/postgres.ts'
import { migratePostgres } from '../src/engine/migrate-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database that the Hyperdrive binding of this run points at. */
    hyperdriveUrl: string
  }
}

/** A PostgreSQL of its own for the run, thrown away afterwards. Vitest wants a default export. */
// biome-ignore lint/style/noDefaultExport: vitest takes a global setup as the default export.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const place = mkdtempSync(join(tmpdir(), 'onhand-test-hyperdrive-'))
  const server = await startPostgres({
    dir: join(place, 'data'),
    durable: false,
    log: (line) => project.vitest.logger.log(line),
  })
  await migratePostgres(server.url)
  project.provide('hyperdriveUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(place, { recursive: true, force: true })
  }
}
