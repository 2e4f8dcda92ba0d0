import { connectPostgres } from './connect-postgres.ts'
import { d1Engine } from './d1.ts'
import type { SqlEngine } from './engine.ts'

/** The database bindings of a Worker: D1 always, Hyperdrive when the engine is PostgreSQL. */
export type DatabaseBindings = {
  readonly DB_ENGINE: string
  readonly DB: D1Database
  readonly HYPERDRIVE?: { readonly connectionString: string }
}

/**
 * The engine one request works with. PostgreSQL connects at the first statement, so that a request that needs no database
 * opens nothing; `close` gives the connection back and belongs into `waitUntil`.
 */
export function requestEngine(env: DatabaseBindings): {
  readonly engine: SqlEngine
  readonly close: () => Promise<void>
} {
  if (env.DB_ENGINE !== 'postgres') return { engine: d1Engine(env.DB), close: async () => undefined }
  const connectionString = env.HYPERDRIVE?.connectionString
  if (!connectionString) throw new Error('DB_ENGINE is postgres, but there is no HYPERDRIVE binding')
  let connection: ReturnType<typeof connectPostgres> | null = null
  const connected = async (): Promise<SqlEngine> => {
    connection ??= connectPostgres(connectionString)
    return (await connection).engine
  }
  return {
    engine: {
      dialect: 'postgres',
      query: async (statement) => (await connected()).query(statement),
      read: async (statements) => (await connected()).read(statements),
      atomic: async (statements) => (await connected()).atomic(statements),
    },
    close: async () => {
      if (connection) await (await connection).close()
    },
  }
}
