import { connectPostgres } from './engine/connect-postgres.ts'
import type { SqlEngine } from './engine/engine.ts'

/** A few connections to one database, handed out in turn: racing calls run on different ones. */
export async function connectionPool(
  url: string,
  size: number,
): Promise<{ next: () => SqlEngine; close: () => Promise<void> }> {
  const open = await Promise.all(Array.from({ length: size }, () => connectPostgres(url)))
  let turn = 0
  const next = (): SqlEngine => {
    turn += 1
    const connection = open[turn % open.length]
    if (!connection) throw new Error('the pool is empty')
    return connection.engine
  }
  return {
    next,
    close: async () => {
      await Promise.all(open.map((connection) => connection.close()))
    },
  }
}
