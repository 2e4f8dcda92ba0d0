import { sql } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** How each column kind is built on SQLite (D1). Money and instants are `big`; flags are 0 or 1. */
export const sqliteDialect = {
  table: sqlite.sqliteTable,
  text: <Name extends string>(name: Name) => sqlite.text(name),
  int: <Name extends string>(name: Name) => sqlite.integer(name),
  big: <Name extends string>(name: Name) => sqlite.integer(name),
  real: <Name extends string>(name: Name) => sqlite.real(name),
  /** Instants and flags as better-auth writes them: ISO text and 0 or 1 on SQLite. */
  authDate: <Name extends string>(name: Name) => sqlite.text(name),
  authFlag: <Name extends string>(name: Name) => sqlite.integer(name),
  primaryKey: sqlite.primaryKey,
  foreignKey: sqlite.foreignKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  check: (name: string, condition: string) => sqlite.check(name, sql.raw(condition)),
}

/** The column helpers a table declaration is given. */
export type Dialect = typeof sqliteDialect

/**
 * The same helpers for PostgreSQL. Both builders have the same methods at run time, so one declaration serves both;
 * the types are SQLite's, because queries are written (and typed) once.
 */
export const postgresDialect = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.integer(name),
  big: (name: string) => pg.bigint(name, { mode: 'number' }),
  real: (name: string) => pg.doublePrecision(name),
  authDate: (name: string) => pg.timestamp(name, { withTimezone: true }),
  authFlag: (name: string) => pg.boolean(name),
  primaryKey: pg.primaryKey,
  foreignKey: pg.foreignKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: (name: string, condition: string) => pg.check(name, sql.raw(condition)),
} as unknown as Dialect

/** `column in ('a', 'b')`: a closed set of words as a CHECK. */
export function oneOf(column: string, words: readonly string[]): string {
  return `${column} in (${words.map((word) => `'${word}'`).join(', ')})`
}
