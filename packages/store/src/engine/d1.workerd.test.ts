import { env } from 'cloudflare:workers'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { ConstraintViolation } from './constraint-violation.ts'
import { d1Engine } from './d1.ts'
import { sqlFor } from './sql.ts'

const { DB } = env as unknown as { DB: D1Database }
const engine = d1Engine(DB)
const db = sqlFor('sqlite')

const add = (id: string) =>
  db.insertInto('webhook_inbox').values({ source: 'test', message_id: id, received_at_ms: 3_000_000_000_000 }).compile()

it('writes all statements of a batch or none, and names the constraint that stopped it', async () => {
  await engine.atomic([add('one')])
  let caught: unknown
  await engine.atomic([add('two'), add('one')]).catch((error: unknown) => {
    caught = error
  })
  expect(caught).toBeInstanceOf(ConstraintViolation)
  expect(caught).toMatchObject({ kind: 'unique' })
  expect(await engine.query(db.selectFrom('webhook_inbox').select('message_id').compile())).toEqual([
    { message_id: 'one' },
  ])
})

it('has the search tables', async () => {
  expect(await engine.query(sql<{ n: number }>`select count(*) as n from product_search`.compile(db))).toEqual([
    { n: 0 },
  ])
})
