import pg from 'pg'
import { postgresEngine } from './postgres.ts'
import type { SqlEngine } from './engine.ts'

/**
 * Opens one connection for one request and gives the engine on it. `close` must be called when the request is done
 * (in `waitUntil`); Hyperdrive keeps the real connections.
 */
export async function connectPostgres(
  connectionString: string,
): Promise<{ readonly engine: SqlEngine; readonly close: () => Promise<void> }> {
  const client = new pg.Client({ connectionString })
  // A connection lost while idle is told to the next query; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return { engine: postgresEngine(client), close: () => client.end() }
}
