import type { CompiledQuery } from 'kysely'

/** A compiled statement of any row type. */
export type Statement = CompiledQuery<unknown>

/** The rows of each statement, in order, typed as the statements were. */
export type RowsOf<Statements extends readonly Statement[]> = {
  readonly [Index in keyof Statements]: Statements[Index] extends CompiledQuery<infer Row> ? readonly Row[] : never
}

/** The one port of the store to a database: D1 or PostgreSQL. Interactive transactions do not exist. */
export type SqlEngine = {
  readonly dialect: 'sqlite' | 'postgres'
  query<Row>(statement: CompiledQuery<Row>): Promise<readonly Row[]>
  /** Several selects of one moment, in one round trip. What is written together is read together (adr/0036). */
  read<const Statements extends readonly Statement[]>(statements: Statements): Promise<RowsOf<Statements>>
  /** All or nothing. A statement that breaks a constraint undoes the rest and throws a ConstraintViolation. */
  atomic<const Statements extends readonly Statement[]>(statements: Statements): Promise<RowsOf<Statements>>
}
