import { fromSqliteError } from '@onhand/store/engine/constraint-violation'
import type { RowsOf, SqlEngine, Statement } from '@onhand/store/engine/engine'
import type { CompiledQuery } from 'kysely'

/** A run's database, for programs that fill it; `close` ends the connection. */
export type OpenStore = { readonly engine: SqlEngine; readonly close: () => Promise<void> }

/** Opens the run's database beside the Workers: by D1's own wire, or with a connection to PostgreSQL. */
export async function openStore(at: {
  readonly d1Url: URL | null
  readonly postgresUrl: string | null
}): Promise<OpenStore> {
  if (at.d1Url) return { engine: d1WireEngine(at.d1Url), close: async () => undefined }
  if (at.postgresUrl === null) throw new Error('the run has no database')
  const [{ default: pg }, { postgresEngine }] = await Promise.all([
    import('pg'),
    import('@onhand/store/engine/postgres'),
  ])
  const client = new pg.Client(at.postgresUrl)
  await client.connect()
  return { engine: postgresEngine(client), close: () => client.end() }
}

/** The engine over D1's wire: a batch is one transaction. */
function d1WireEngine(url: URL): SqlEngine {
  async function batch<const Statements extends readonly Statement[]>(
    statements: Statements,
  ): Promise<RowsOf<Statements>> {
    if (statements.length === 0) return [] as unknown as RowsOf<Statements>
    const body = JSON.stringify(statements.map(({ sql, parameters }) => ({ sql, params: parameters })))
    const response = await fetch(new URL('/query', url), { method: 'POST', body })
    if (!response.ok) throw fromSqliteError(new Error(await response.text()))
    const results = (await response.json()) as readonly { readonly results: readonly unknown[] }[]
    return results.map((result) => result.results) as unknown as RowsOf<Statements>
  }
  return {
    dialect: 'sqlite',
    async query<Row>(statement: CompiledQuery<Row>) {
      const [rows] = await batch([statement])
      return rows ?? []
    },
    read: batch,
    atomic: batch,
  }
}
