import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Database } from '../schema/database.ts'
import type { SqlEngine, Statement } from './engine.ts'
import { sqlFor } from './sql.ts'

/** What happens to rows that are there already; `onlyIf` is a condition for the whole insert. */
export type InsertOptions = {
  readonly onConflict: 'fail' | 'nothing' | RawBuilder<unknown>
  readonly onlyIf?: RawBuilder<unknown>
}

/** D1 takes 100 parameters a statement; up to here plain values are the quicker way (a quarter, measured). */
const PARAMETERS_MAX = 90

/**
 * One INSERT for any number of rows: as plain values when they are few, else as one JSON parameter. The first row names
 * the columns. No rows: no statement, so the answer is spread into a batch.
 */
export function insertRows<Table extends keyof Database & string>(
  dialect: SqlEngine['dialect'],
  into: { readonly table: Table; readonly rows: readonly Insertable<Database[Table]>[] } & InsertOptions,
): Statement[] {
  const [first] = into.rows
  if (first === undefined) return []
  const names = Object.keys(first)
  const isFew = dialect === 'sqlite' && into.onlyIf === undefined && names.length * into.rows.length <= PARAMETERS_MAX
  const source = isFew ? plainValues(into.rows, names) : jsonValues(dialect, into, names)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const statement = sql`insert into ${sql.table(into.table)} (${columns}) ${source} ${conflictClause(into.onConflict)}`
  return [statement.compile(sqlFor(dialect))]
}

function plainValues(rows: readonly object[], names: readonly string[]): RawBuilder<unknown> {
  const tuples = rows.map((row) => {
    const values = new Map(Object.entries(row))
    return sql`(${sql.join(names.map((name) => values.get(name) ?? null))})`
  })
  return sql`values ${sql.join(tuples)}`
}

function jsonValues(
  dialect: SqlEngine['dialect'],
  into: { readonly table: string; readonly rows: readonly unknown[]; readonly onlyIf?: RawBuilder<unknown> },
  names: readonly string[],
): RawBuilder<unknown> {
  const source = jsonRows(dialect, into.table, into.rows)
  return sql`select ${valuesOf(dialect, names)} from ${source} where ${into.onlyIf ?? sql`true`}`
}

function valuesOf(dialect: SqlEngine['dialect'], names: readonly string[]): RawBuilder<unknown> {
  if (dialect === 'postgres') return sql.join(names.map((name) => sql.ref(`incoming.${name}`)))
  return sql.join(names.map((name) => sql`incoming.value ->> ${sql.lit(`$.${name}`)}`))
}

function jsonRows(dialect: SqlEngine['dialect'], table: string, rows: readonly unknown[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows)
  if (dialect === 'sqlite') return sql`json_each(${json}) as incoming`
  return sql`jsonb_populate_recordset(cast(null as ${sql.table(table)}), cast(${json} as jsonb)) as incoming`
}

function conflictClause(onConflict: InsertOptions['onConflict']): RawBuilder<unknown> {
  if (onConflict === 'fail') return sql``
  return onConflict === 'nothing' ? sql`on conflict do nothing` : sql`on conflict ${onConflict}`
}

/** `(keys) do update set column = excluded.column, …`: a repeated write replaces the row. */
export function replacing(keys: readonly string[], columns: readonly string[]): RawBuilder<unknown> {
  const assignments = columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  return sql`(${sql.join(keys.map((name) => sql.ref(name)))}) do update set ${sql.join(assignments)}`
}
