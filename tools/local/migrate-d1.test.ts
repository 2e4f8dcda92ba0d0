import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MigratableD1, migrateD1 } from './migrate-d1.ts'

let runtime: Miniflare
let database: MigratableD1
const dir = mkdtempSync(join(tmpdir(), 'onhand-migrate-'))
beforeAll(async () => {
  runtime = new Miniflare({ modules: true, script: 'export default {}', d1Databases: { DB: 'test' }, cf: false })
  database = await runtime.getD1Database('DB')
})
afterAll(async () => {
  await runtime.dispose()
  rmSync(dir, { recursive: true, force: true })
})

it('applies each file once, in order, triggers included', async () => {
  writeFileSync(
    join(dir, '0000_a.sql'),
    'create table a (b text);\n--> statement-breakpoint\ncreate table log (c text);',
  )
  writeFileSync(
    join(dir, '0001_b.sql'),
    'create trigger t after insert on a begin insert into log values (new.b); insert into log values (new.b); end;',
  )
  expect(await migrateD1(database, dir)).toEqual(['0000_a.sql', '0001_b.sql'])
  expect(await migrateD1(database, dir)).toEqual([])
  await database.batch([database.prepare("insert into a values ('x')")])
  expect((await database.prepare('select count(*) as n from log').all()).results).toEqual([{ n: 2 }])
})

it('writes nothing of a file that fails, and tries it again', async () => {
  writeFileSync(join(dir, '0002_c.sql'), 'create table d (e text);\ncreate table a (b text);')
  await expect(migrateD1(database, dir)).rejects.toThrow('already exists')
  writeFileSync(join(dir, '0002_c.sql'), 'create table d (e text);')
  expect(await migrateD1(database, dir)).toEqual(['0002_c.sql'])
})
