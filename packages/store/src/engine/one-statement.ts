import type { Statement } from './engine.ts'

/** A statement as pg takes it. */
export type PostgresQuery = { readonly text: string; readonly values: readonly unknown[] }

// What must stay as it is, then the numbers of parameters; kysely quotes with nothing else.
const QUOTED_OR_PARAMETER = /'[^']*'|"[^"]*"|\$(\d+)/g
// No shorter number is beyond what a number holds exactly; a text may look like one.
const LONG_NUMBER = /\d{16}/

/**
 * Several selects as one: PostgreSQL takes one snapshot for a statement, so what they answer is of one moment, in one round trip, and no
 * transaction is open that somebody would have to end. Each one's rows come as JSON; what is no select is refused as a wrong statement.
 */
export function oneStatement(statements: readonly Statement[]): PostgresQuery {
  const values: unknown[] = []
  const columns = statements.map((statement, index) => {
    const text = renumbered(statement.sql, values.length)
    values.push(...statement.parameters)
    return `(select cast(coalesce(json_agg(rows_${index}), '[]') as text) from (${text}) as rows_${index}) as rows_${index}`
  })
  return { text: `select ${columns.join(',\n')}`, values }
}

/** The rows of each select, in order. */
export function rowsOfOne(row: Readonly<Record<string, unknown>>, count: number): (readonly unknown[])[] {
  return Array.from({ length: count }, (_, index) => {
    const text = row[`rows_${index}`]
    const rows: unknown = typeof text === 'string' ? JSON.parse(text) : null
    if (!Array.isArray(rows)) throw new Error(`no rows_${index} in the answer`)
    if (typeof text === 'string' && LONG_NUMBER.test(text)) rows.forEach(checkNumbers)
    return rows
  })
}

function renumbered(text: string, by: number): string {
  if (by === 0) return text
  return text.replace(QUOTED_OR_PARAMETER, (found, number?: string) =>
    number === undefined ? found : `$${Number(number) + by}`,
  )
}

/** JSON rounds a whole number that a number cannot hold exactly: a fault, as it is in a single query. */
function checkNumbers(row: unknown): void {
  if (typeof row !== 'object' || row === null) return
  for (const value of Object.values(row))
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`int8 out of range: ${String(value)}`)
}
