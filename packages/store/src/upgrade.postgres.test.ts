import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from './engine/connect-postgres.ts'
import { migratePostgres } from './engine/migrate-postgres.ts'
import { storePorts } from './store-ports.ts'
import { freshDatabase } from './test-postgres.ts'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { describeUpgrade } from '@onhand/testing/store/upgrade-contract'
import pg from 'pg'
import { afterAll } from 'vitest'

const ALL = join(import.meta.dirname, '../../../migrations/postgres')
const files = readdirSync(ALL)
  .filter((name) => name.endsWith('.sql'))
  .sort()
const parts = mkdtempSync(join(tmpdir(), 'onhand-upgrade-postgres-'))
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  rmSync(parts, { recursive: true, force: true })
})

describeUpgrade(files.length, async (releases) => {
  const part = join(parts, String(releases))
  for (const name of files.slice(0, releases)) cpSync(join(ALL, name), join(part, name))
  const url = await freshDatabase()
  await migratePostgres(url, part)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  closing.push(() => client.end())
  return {
    dialect: 'postgres',
    fill: (statements) => client.query(statements.join(';\n')),
    upgrade: () => migratePostgres(url, ALL),
    ports: async () => {
      const connection = await connectPostgres(url)
      closing.push(() => connection.close())
      return storePorts(connection.engine, () => NOW_MS)
    },
  }
})
