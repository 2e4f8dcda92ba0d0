import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitStatements } from './split-statements.ts'

/** The little of D1 that migrating needs. */
export type MigratableD1 = {
  prepare(sql: string): MigrationStatement
  batch(statements: MigrationStatement[]): Promise<unknown>
}
type MigrationStatement = {
  bind(...values: unknown[]): MigrationStatement
  all(): Promise<{ results: Record<string, unknown>[] }>
}

/** Applies migrations/d1 in order, each file in one atomic batch, and remembers them in wrangler's own table. Returns the names applied now. */
export async function migrateD1(database: MigratableD1, dir: string): Promise<string[]> {
  const create =
    'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)'
  await database.batch([database.prepare(create)])
  const { results } = await database.prepare('SELECT name FROM d1_migrations').all()
  const applied = new Set(results.map((row) => row['name']))
  const pending = readdirSync(dir)
    .filter((name) => name.endsWith('.sql') && !applied.has(name))
    .sort()
  if (pending.length === 0) return []
  const files = await splitStatements(pending.map((name) => readFileSync(join(dir, name), 'utf8')))
  for (const [index, name] of pending.entries()) {
    const note = database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name)
    await database.batch([...(files[index] ?? []).map((sql) => database.prepare(sql)), note])
  }
  return pending
}
