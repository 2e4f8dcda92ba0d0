import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { d1Binding } from '../worker-options.ts'
import { sendD1Directly } from './direct-service.ts'
import { type LocalD1, startD1 } from './start-d1.ts'

type Database = Awaited<ReturnType<Miniflare['getD1Database']>>
const SCRIPT = { modules: true, script: 'export default {}', cf: false } as const
const dir = mkdtempSync(join(tmpdir(), 'onhand-d1-'))
let local: LocalD1
let runtime: Miniflare
let simulator: Miniflare
let ours: Database
let theirs: Database
beforeAll(async () => {
  sendD1Directly()
  local = await startD1(dir, { durable: true })
  runtime = new Miniflare({ ...SCRIPT, d1Databases: { DB: d1Binding('test', local.url) } })
  simulator = new Miniflare({ ...SCRIPT, d1Databases: { DB: 'test' } })
  ours = await runtime.getD1Database('DB')
  theirs = await simulator.getD1Database('DB')
})
afterAll(async () => {
  await Promise.all([runtime.dispose(), simulator.dispose()])
  await local.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** What both say to one statement: rows, changes, or the words of the refusal that the store reads. */
async function answerOf(database: Database, sql: string, ...values: unknown[]): Promise<unknown> {
  try {
    const { results, meta } = await database
      .prepare(sql)
      .bind(...values)
      .all()
    return { results, changes: meta.changes }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return {
      refused:
        /[A-Z ]+ constraint failed(: (?!SQLITE)[\w.]+)?|no such \w+|too many SQL variables/.exec(text)?.[0] ?? text,
    }
  }
}

describe('the local D1', () => {
  it('answers as the runtime’s own simulator does', async () => {
    const statements: [string, ...unknown[]][] = [
      ['create table cup (id text primary key not null, units integer not null check (units >= 0), data blob) strict'],
      ['create table sip (id integer primary key autoincrement, cup_id text not null references cup(id), of real)'],
      ['insert into cup values (?, ?, ?), (?, ?, ?)', 'a', 1, null, 'b', 2, new Uint8Array([1, 2, 255]).buffer],
      ['insert into sip (cup_id, of) values (?, ?) returning id, of', 'a', 0.5],
      ['select id, units, data from cup order by id'],
      ['select count(*) as n, sum(units) from cup where id in (select value from json_each(?))', '["a","b"]'],
      ['update cup set units = units - 5 where id = ?', 'a'],
      ['insert into sip (cup_id) values (?)', 'nowhere'],
      ['insert into cup (id, units) values (?, 1)', 'a'],
      ['insert into cup (id) values (?)', 'c'],
      ['select * from saucer'],
      ['delete from cup where id = ? returning id', 'b'],
      ['select 1 as x, 2 as x, ? as text', '雪 \u0000 ’'],
      [
        `select 1 as x where 1 in (${Array.from({ length: 101 }, () => '?').join()})`,
        ...Array.from({ length: 101 }, () => 1),
      ],
      ["create virtual table words using fts5 (text, tokenize = 'trigram')"],
      ['insert into words values (?)', 'stoneware mug'],
      ['select text from words where words match ?', 'ware'],
    ]
    for (const [sql, ...values] of statements)
      expect([sql, await answerOf(ours, sql, ...values)]).toEqual([sql, await answerOf(theirs, sql, ...values)])
    for (const database of [ours, theirs]) {
      expect(await database.prepare('select id, units from cup').raw({ columnNames: true })).toEqual([
        ['id', 'units'],
        ['a', 1],
      ])
      expect(await database.prepare('select units from cup').first('units')).toBe(1)
    }
  })

  it('keeps each of many racing batches whole, whatever becomes of its neighbours', async () => {
    await ours.prepare('create table race (id integer primary key, pair integer not null check (pair < 1000))').run()
    const insert = (id: number, pair: number) => ours.prepare('insert into race values (?, ?)').bind(id, pair)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, pair) =>
        ours.batch([insert(pair * 2, pair), insert(pair * 2 + 1, pair % 3 === 0 ? 1000 : pair)]),
      ),
    )
    const refused = outcomes.filter((one) => one.status === 'rejected').length
    const { results } = await ours.prepare('select pair, count(*) as n from race group by pair').all()
    expect(refused).toBe(20)
    expect(results).toHaveLength(40)
    expect(results.every((row) => row['n'] === 2)).toBe(true)
  })

  it('stops only the batch whose constraint is checked at the end', async () => {
    await ours
      .prepare(
        'create table child (id integer primary key, of integer references child(id) deferrable initially deferred)',
      )
      .run()
    const insert = (id: number, of: number) => ours.prepare('insert into child values (?, ?)').bind(id, of)
    const outcomes = await Promise.allSettled([
      insert(1, 1).run(),
      insert(2, 99).run(),
      ours.batch([insert(3, 4), insert(4, 3)]),
    ])
    expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await ours.prepare('select id from child order by id').raw()).flat()).toEqual([1, 3, 4])
  })

  it('goes on after a row was numbered beyond what a number holds', async () => {
    await ours.prepare('create table far (name text)').run()
    await ours.prepare("insert into far (rowid, name) values (9007886449508352, 'far')").run()
    expect(await ours.prepare('select name from far').first('name')).toBe('far')
  })

  it('has what it acknowledged after it was started again', async () => {
    await ours.batch([ours.prepare('create table kept (id integer)'), ours.prepare('insert into kept values (7)')])
    await local.stop()
    local = await startD1(dir, { durable: true })
    await runtime.setOptions({ ...SCRIPT, d1Databases: { DB: d1Binding('test', local.url) } })
    ours = await runtime.getD1Database('DB')
    expect(await ours.prepare('select id from kept').first('id')).toBe(7)
  })
})
