import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from '../../../tools/test/postgres-global-setup.ts'

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
