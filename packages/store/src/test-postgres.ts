import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from '../../../tools/test/postgres-global-setup.ts'
import { connectPostgres } from './engine/connect-postgres.ts'
import type { SqlEngine } from './engine/engine.ts'

/** A new, empty database on the run's server. */
export async function freshDatabase(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const place = new URL(inject('postgresUrl'))
  place.pathname = `/${name}`
  return place.href
}

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
