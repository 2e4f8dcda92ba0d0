import type { CompiledQuery } from 'kysely'
import { fromSqliteError } from './constraint-violation.ts'
import type { RowsOf, SqlEngine, Statement } from './engine.ts'

/** D1: reads and writes go as one batch, which D1 runs as one transaction. */
export function d1Engine(db: D1Database): SqlEngine {
  const prepare = (statement: Statement): D1PreparedStatement => db.prepare(statement.sql).bind(...statement.parameters)

  async function batch<const Statements extends readonly Statement[]>(
    statements: Statements,
  ): Promise<RowsOf<Statements>> {
    if (statements.length === 0) return [] as unknown as RowsOf<Statements>
    try {
      const results = await db.batch(statements.map(prepare))
      return results.map((result) => result.results) as unknown as RowsOf<Statements>
    } catch (error) {
      throw fromSqliteError(error)
    }
  }

  return {
    dialect: 'sqlite',
    async query<Row>(statement: CompiledQuery<Row>) {
      try {
        return (await prepare(statement).all<Row>()).results
      } catch (error) {
        throw fromSqliteError(error)
      }
    },
    read: batch,
    atomic: batch,
  }
}
