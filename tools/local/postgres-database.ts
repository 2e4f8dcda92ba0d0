import { join } from 'node:path'
import { migratePostgres } from '@onhand/store/engine/migrate-postgres'
import pg from 'pg'
import { startPostgres } from './postgres.ts'

const DATABASE = 'onhand'

/** Starts the run's PostgreSQL, makes its database and migrates it. */
export async function openDatabase(
  dataDir: string,
  options: { log: (line: string) => void; durable?: boolean },
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await startPostgres({
    dir: join(dataDir, 'postgres'),
    durable: options.durable ?? true,
    log: options.log,
  })
  try {
    await createDatabase(server.url)
    const url = server.url.replace(/\/postgres$/, `/${DATABASE}`)
    const { length } = await migratePostgres(url)
    if (length > 0) options.log(`database: ${length} migration${length === 1 ? '' : 's'} applied`)
    return { url, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
  if (!rowCount) await client.query(`create database ${DATABASE}`)
  await client.end()
}
