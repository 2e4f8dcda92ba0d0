import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type {} from '../../../../tools/test/postgres-global-setup.ts'
import { ConstraintViolation } from './constraint-violation.ts'
import { connectPostgres } from './connect-postgres.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { sqlFor } from './sql.ts'

const db = sqlFor('postgres')
let url: string
let open: Awaited<ReturnType<typeof connectPostgres>>

beforeAll(async () => {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const place = new URL(inject('postgresUrl'))
  place.pathname = `/${name}`
  url = place.href
  open = await connectPostgres(url)
})
afterAll(() => open.close())

const add = (id: string) =>
  db.insertInto('webhook_inbox').values({ source: 'test', message_id: id, received_at_ms: 3_000_000_000_000 }).compile()

it('migrates once, also when two start at the same time', async () => {
  const done = await Promise.all([migratePostgres(url), migratePostgres(url)])
  expect(done.filter((names) => names.length === 0)).toHaveLength(1)
})

it('writes all statements of a transaction or none, and names the constraint that stopped it', async () => {
  await open.engine.atomic([add('one')])
  await expect(open.engine.atomic([add('two'), add('one')])).rejects.toMatchObject({ kind: 'unique' })
  await expect(open.engine.atomic([add('one')])).rejects.toBeInstanceOf(ConstraintViolation)
  const rows = await open.engine.query(db.selectFrom('webhook_inbox').selectAll().compile())
  expect(rows).toEqual([{ source: 'test', message_id: 'one', received_at_ms: 3_000_000_000_000, claimed_until_ms: 0 }])
})

it('keeps two transactions on one connection apart', async () => {
  const results = await Promise.allSettled([
    open.engine.atomic([add('a'), add('one')]),
    open.engine.atomic([add('b'), add('c')]),
    open.engine.query(db.selectFrom('webhook_inbox').selectAll().compile()),
  ])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  const rows = await open.engine.query(
    db.selectFrom('webhook_inbox').select('message_id').orderBy('message_id').compile(),
  )
  expect(rows.map((row) => row.message_id)).toEqual(['b', 'c', 'one'])
})

it('reads of one moment what is read together, whatever is written meanwhile', async () => {
  const other = await connectPostgres(url)
  const count = db.selectFrom('webhook_inbox').select(db.fn.countAll<string>().as('n')).compile()
  const pause = sql`select pg_sleep(0.4)`.compile(db)
  const reading = open.engine.read([count, pause, count])
  await other.engine.query(sql`select pg_sleep(0.1)`.compile(db))
  await other.engine.atomic([add('meanwhile')])
  const [before, , after] = await reading
  await other.close()
  expect(after).toEqual(before)
  expect(await open.engine.query(count)).not.toEqual(before)
})

it('lets many write the same row with two unique indexes at once', async () => {
  const upsert = (id: string) =>
    db
      .insertInto('category')
      .values({ id, parent_id: null, slug: `slug-of-${id}`, position: 1, emoji: '', tint: '#fff' })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ position: 2 }))
      .compile()
  const writers = await Promise.all(Array.from({ length: 8 }, () => connectPostgres(url)))
  for (let round = 0; round < 40; round += 1) {
    await Promise.all(writers.map(({ engine }) => engine.atomic([upsert(`cat_race${round}`)])))
  }
  await Promise.all(writers.map((writer) => writer.close()))
  const positions = await open.engine.query(db.selectFrom('category').select('position').compile())
  expect(positions).toEqual(Array.from({ length: 40 }, () => ({ position: 2 })))
})
