import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migratePostgres } from '../engine/migrate-postgres.ts'
import { freshDatabase } from '../test-postgres.ts'

/** A column as both engines can say it: its name, whether it may be null, and what kind of value it holds. */
type Column = { readonly table: string; readonly name: string; readonly isNullable: boolean; readonly kind: string }

/** Full-text search is each engine's own (migration 0001); migrations keep their own lists. */
const OWN_TABLES = /^(product_search|search_document|d1_migrations|applied_migration|sqlite_|_cf_)/
const SQLITE_KINDS: Readonly<Record<string, string>> = { TEXT: 'text', INTEGER: 'integer', REAL: 'real' }
const POSTGRES_KINDS: Readonly<Record<string, string>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  'double precision': 'real',
}
/** better-auth writes dates and flags in each engine's own way. */
const AUTH_KINDS: Readonly<Record<string, string>> = { boolean: 'integer', 'timestamp with time zone': 'text' }

const sqlite = new DatabaseSync(':memory:')
let postgres: pg.Client

beforeAll(async () => {
  const folder = join(import.meta.dirname, '../../../../migrations/d1')
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort())
    sqlite.exec(readFileSync(join(folder, name), 'utf8'))
  const url = await freshDatabase()
  await migratePostgres(url)
  postgres = new pg.Client({ connectionString: url })
  await postgres.connect()
})
afterAll(() => postgres.end())

function tablesOf(names: readonly string[]): string[] {
  return names.filter((name) => !OWN_TABLES.test(name)).sort()
}

function sqliteTables(): string[] {
  return tablesOf(
    sqlite
      .prepare("select name from sqlite_master where type = 'table'")
      .all()
      .map((row) => String(row['name'])),
  )
}

it('[STO-4] has the same tables on both engines', async () => {
  const { rows } = await postgres.query<{ table_name: string }>(
    "select table_name from information_schema.tables where table_schema = 'public'",
  )
  expect(sqliteTables()).toEqual(tablesOf(rows.map((row) => row.table_name)))
  expect(sqliteTables().length).toBeGreaterThan(30)
})

it('[STO-4] has the same columns, nullable alike and of the same kind', async () => {
  const fromSqlite = sqliteTables().flatMap((table) =>
    sqlite
      .prepare('select name, type, "notnull" as required from pragma_table_info(?)')
      .all(table)
      .map(
        (row): Column => ({
          table,
          name: String(row['name']),
          isNullable: row['required'] === 0,
          kind: SQLITE_KINDS[String(row['type']).toUpperCase()] ?? String(row['type']),
        }),
      ),
  )
  const { rows } = await postgres.query<{
    table_name: string
    column_name: string
    is_nullable: string
    data_type: string
  }>(
    "select table_name, column_name, is_nullable, data_type from information_schema.columns where table_schema = 'public'",
  )
  const fromPostgres = rows
    .filter((row) => !OWN_TABLES.test(row.table_name))
    .map(
      (row): Column => ({
        table: row.table_name,
        name: row.column_name,
        isNullable: row.is_nullable === 'YES',
        kind: POSTGRES_KINDS[row.data_type] ?? AUTH_KINDS[row.data_type] ?? row.data_type,
      }),
    )
  expect(sorted(fromSqlite)).toEqual(sorted(fromPostgres))
})

it('[STO-4] has the same indexes and the same CHECKs by name', async () => {
  const { rows: indexes } = await postgres.query<{ name: string; is_unique: boolean }>(
    `select relname as name, indisunique as is_unique from pg_index join pg_class on pg_class.oid = indexrelid
     join pg_namespace on pg_namespace.oid = relnamespace where nspname = 'public' and not indisprimary`,
  )
  const fromSqlite = sqliteTables().flatMap((table) =>
    sqlite
      .prepare('select name, "unique" as is_unique from pragma_index_list(?) where origin = \'c\'')
      .all(table)
      .map((row) => `${String(row['name'])} ${row['is_unique'] === 1}`),
  )
  const fromPostgres = indexes.filter((row) => !OWN_TABLES.test(row.name)).map((row) => `${row.name} ${row.is_unique}`)
  expect(fromSqlite.sort()).toEqual(fromPostgres.sort())

  const { rows: checks } = await postgres.query<{ conname: string }>(
    "select conname from pg_constraint where contype = 'c'  and connamespace = 'public'::regnamespace",
  )
  const definitions = sqlite
    .prepare("select sql from sqlite_master where type = 'table'")
    .all()
    .map((row) => String(row['sql']))
    .join('\n')
  const checkNames = [...definitions.matchAll(/CONSTRAINT "(\w+)" CHECK/g)].map((match) => match[1] ?? '')
  expect(checkNames.sort()).toEqual(checks.map((row) => row.conname).sort())
})

function sorted(columns: readonly Column[]): string[] {
  return columns
    .map((column) => `${column.table}.${column.name} ${column.kind} ${column.isNullable ? 'null' : 'not null'}`)
    .sort()
}
