import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type {} from '../../../../tools/test/postgres-global-setup.ts'
import { ConstraintViolation } from './constraint-violation.ts'
import { connectPostgres } from './connect-postgres.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { type PostgresClient, postgresEngine } from './postgres.ts'
import { sqlFor, textList } from './sql.ts'

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

/** The client, with somebody else writing after each of its statements. */
function interrupted(client: pg.Client, write: () => Promise<unknown>): PostgresClient {
  const query = async (config: pg.QueryConfig) => {
    const answer = await client.query(config)
    await write()
    return answer
  }
  return { query } as unknown as PostgresClient
}

const count = db.selectFrom('webhook_inbox').select(db.fn.countAll<string>().as('n')).compile()

it('[STO-7] reads of one moment what is read together, whatever is written between its statements', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const write = () => open.engine.atomic([add(randomUUID())])
  const engine = postgresEngine(interrupted(client, write))
  const [first, second, third] = await engine.read([count, count, count])
  expect([second, third]).toEqual([first, first])
  expect(await open.engine.query(count)).not.toEqual(first)
  // The same selects one by one do tear: somebody does write.
  expect(await engine.query(count)).not.toEqual(await engine.query(count))
  await client.end()
})

it('[STO-7] keeps to the moment it began at while one of its selects waits', async () => {
  const key = 4_711
  const lock = (what: string) => sql`select ${sql.raw(what)}(${sql.lit(key)})`.compile(db)
  await open.engine.query(lock('pg_advisory_lock'))
  const other = await connectPostgres(url)
  const reading = other.engine.read([count, lock('pg_advisory_xact_lock'), count])
  const waiting = sql`select 1 from pg_locks where locktype = 'advisory' and objid = ${sql.lit(key)} and not granted`
  let isOver = false
  const over = () => {
    isOver = true
  }
  void reading.then(over, over)
  let isWaiting = false
  while (!isWaiting && !isOver) isWaiting = (await open.engine.query(waiting.compile(db))).length > 0
  expect(isOver).toBe(false)
  await open.engine.atomic([add('meanwhile')])
  await open.engine.query(lock('pg_advisory_unlock'))
  const [before, , after] = await reading
  await other.close()
  expect(after).toEqual(before)
  expect(await open.engine.query(count)).not.toEqual(before)
})

it('answers together what it answers apart, whatever the kind of value', async () => {
  const kinds =
    sql`select cast(${Number.MAX_SAFE_INTEGER} as bigint) as big, cast(7 as integer) as small, cast(0.1 as double precision) as real,
    'it''s $1 "quoted" 茶' as text, cast(null as text) as nothing, true as flag, ${'a\n\\b'} as given`.compile(db)
  const [alone] = [await open.engine.query(kinds)]
  const none = sql`select 1 as one where false`.compile(db)
  const list = sql`select value from ${textList('postgres', ['b', 'a"{},\\', ''])} as t(value) order by value`.compile(
    db,
  )
  expect(await open.engine.read([kinds, none, list, kinds])).toEqual([alone, [], await open.engine.query(list), alone])
  expect(await open.engine.read([])).toEqual([])
})

it('leaves nothing open when a read fails: the next one is answered, and no transaction waits', async () => {
  const bad = sql`select 1 / 0`.compile(db)
  await expect(open.engine.read([count, bad])).rejects.toThrow('division by zero')
  const state = sql<{
    n: number
  }>`select cast(count(*) as integer) as n from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`
  expect(await open.engine.query(state.compile(db))).toEqual([{ n: 0 }])
  await expect(open.engine.read([count, count])).resolves.toHaveLength(2)
})

it('refuses what would write, and a number that cannot be held exactly', async () => {
  await expect(open.engine.read([count, add('written by a read')])).rejects.toThrow('syntax error')
  const unsafe = sql`select cast(9007199254740993 as bigint) as n`.compile(db)
  await expect(open.engine.read([count, unsafe])).rejects.toThrow('int8 out of range')
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

it('runs a write once more that met another of the same row, also when it had lost a race before', async () => {
  const losing = (codes: string[]) => {
    const query = async (config: unknown) => {
      const code = typeof config === 'string' ? undefined : codes.shift()
      if (code !== undefined) throw Object.assign(new Error('lost'), { code })
      return { rows: [] }
    }
    return postgresEngine({ query } as unknown as PostgresClient).atomic([add('lost')])
  }
  expect(await losing(['23505'])).toEqual([[]])
  expect(await losing(['40P01', '23505', '40001'])).toEqual([[]])
  await expect(losing(['23505', '40P01', '23505'])).rejects.toMatchObject({ kind: 'unique' })
})
