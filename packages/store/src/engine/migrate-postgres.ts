import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Any number, the same for everyone who migrates: only one runs at a time. */
const MIGRATION_LOCK = 727_001
const FOLDER = join(import.meta.dirname, '../../../../migrations/postgres')

/** Applies the files of migrations/postgres that were not applied yet, in order, each in its own transaction. Gives their names. Node only. */
export async function migratePostgres(connectionString: string, folder = FOLDER): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    // Held until the connection ends.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(
      'create table if not exists applied_migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from applied_migration')
    const applied = new Set(rows.map((row) => row.name))
    const missing = readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && !applied.has(name))
      .sort()
    for (const name of missing) await apply(client, name, readFileSync(join(folder, name), 'utf8'))
    return missing
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, name: string, statements: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(statements)
    await client.query('insert into applied_migration (name) values ($1)', [name])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}
