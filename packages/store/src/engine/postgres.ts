import type { CompiledQuery } from 'kysely'
import pg from 'pg'
import { fromPostgresError } from './constraint-violation.ts'
import type { RowsOf, SqlEngine, Statement } from './engine.ts'
import { oneStatement, rowsOfOne } from './one-statement.ts'

const INT8 = 20

/** Whole numbers arrive as numbers; one that a number cannot hold exactly is a fault, never a rounded value. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 out of range: ${text}`)
  return value
}

/** Type parsers of our clients: int8 as a checked number, everything else as pg does it. */
export const POSTGRES_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === INT8 && format !== 'binary' ? parseInt8 : pg.types.getTypeParser(oid, format),
}

/** What the engine needs of a connected pg client. One client per request: a Worker must not share one. */
export type PostgresClient = Pick<pg.ClientBase, 'query'>

/** SQLSTATEs of a transaction that lost a race and may simply run again. */
const RETRIABLE = new Set(['40001', '40P01'])
const ATTEMPTS_MAX = 5
/**
 * Of two that insert the same row at once, `on conflict (id)` may see the other's row by another unique index, and fails. Run once more, the row is
 * there and the conflict is the expected one; what really collides fails again.
 */
const UNIQUE_VIOLATION = '23505'

/**
 * PostgreSQL: a write is one transaction (read committed; guards are constraints and row locks, see the stores), and what is read together is one
 * statement (adr/0036).
 */
export function postgresEngine(client: PostgresClient): SqlEngine {
  let last: Promise<unknown> = Promise.resolve()
  /** One after another: the one connection has one transaction, and a read must not land inside a stranger's. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function run<Row>(statement: CompiledQuery<Row>): Promise<readonly Row[]> {
    const result = await client.query({ text: statement.sql, values: [...statement.parameters], types: POSTGRES_TYPES })
    return result.rows
  }

  async function together(statements: readonly Statement[]): Promise<(readonly unknown[])[]> {
    const [only, ...more] = statements
    if (only === undefined) return []
    if (more.length === 0) return [await run(only)]
    const { text, values } = oneStatement(statements)
    const { rows } = await client.query({ text, values: [...values], types: POSTGRES_TYPES })
    return rowsOfOne(rows[0], statements.length)
  }

  async function transaction(statements: readonly Statement[]): Promise<(readonly unknown[])[]> {
    const rows: (readonly unknown[])[] = []
    await client.query('begin')
    try {
      for (const statement of statements) rows.push(await run(statement))
      await client.query('commit')
      return rows
    } catch (error) {
      // A lost connection cannot roll back and need not: the server does.
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }

  return {
    dialect: 'postgres',
    async query<Row>(statement: CompiledQuery<Row>) {
      try {
        return await inTurn(() => run(statement))
      } catch (error) {
        throw fromPostgresError(error)
      }
    },
    async read<const Statements extends readonly Statement[]>(statements: Statements) {
      return (await inTurn(() => together(statements))) as unknown as RowsOf<Statements>
    },
    async atomic<const Statements extends readonly Statement[]>(statements: Statements) {
      let hasMet = false
      for (let attempt = 1; ; attempt += 1) {
        try {
          return (await inTurn(() => transaction(statements))) as unknown as RowsOf<Statements>
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? String(error.code) : ''
          const isRetriable = RETRIABLE.has(code) || (code === UNIQUE_VIOLATION && !hasMet)
          hasMet ||= code === UNIQUE_VIOLATION
          if (!isRetriable || attempt === ATTEMPTS_MAX) throw fromPostgresError(error)
        }
      }
    },
  }
}
