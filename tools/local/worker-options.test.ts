import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type BuiltWorker, type RunContext, workerOptions } from './worker-options.ts'
import { readWorkerConfig } from './wrangler-config.ts'

const OWNER = `
name = "owner"
main = "worker.ts"
compatibility_date = "2026-07-01"
[vars]
SHOP_URL = "https://shop.example"
[secrets]
required = ["A_KEY"]
[[d1_databases]]
binding = "DB"
database_id = "onhand"
[[hyperdrive]]
binding = "HYPERDRIVE"
[[durable_objects.bindings]]
name = "STOCK"
class_name = "StockKeeper"
[[migrations]]
tag = "v1"
new_sqlite_classes = ["StockKeeper"]
[[services]]
binding = "BANK"
service = "bank"
`
const USER = `
name = "user"
main = "worker.ts"
compatibility_date = "2026-07-01"
[[durable_objects.bindings]]
name = "STOCK"
class_name = "StockKeeper"
script_name = "owner"
[[queues.consumers]]
queue = "q"
max_batch_size = 10
max_retries = 3
dead_letter_queue = "dead"
[[services]]
binding = "OWNER"
service = "owner"
entrypoint = "Inner"
`

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'onhand-config-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function built(toml: string): BuiltWorker {
  const path = join(dir, 'wrangler.toml')
  writeFileSync(path, toml)
  return { config: readWorkerConfig(path), scriptPath: 'worker.js', modulesRoot: dir, assetsDir: null }
}

function context(hyperdriveUrl: string | null = null): { owner: BuiltWorker; user: BuiltWorker; run: RunContext } {
  const [owner, user] = [built(OWNER), built(USER)]
  const vars = { SHOP_URL: 'http://shop.localhost:1', BANK_URL: 'http://bank.localhost:1' }
  return { owner, user, run: { workers: [owner, user], secrets: { A_KEY: 'a', B_KEY: 'b' }, vars, hyperdriveUrl } }
}

it('binds the secrets and vars a Worker asks for and no others', () => {
  const { owner, run } = context()
  expect(workerOptions(owner, run).bindings).toEqual({ SHOP_URL: 'http://shop.localhost:1', A_KEY: 'a' })
})

it('takes from the owner of an object class whether it uses SQLite', () => {
  const { owner, user, run } = context()
  expect(workerOptions(owner, run).durableObjects).toEqual({ STOCK: { className: 'StockKeeper', useSQLite: true } })
  expect(workerOptions(user, run).durableObjects).toEqual({
    STOCK: { className: 'StockKeeper', useSQLite: true, scriptName: 'owner' },
  })
})

it('maps queue consumers and service bindings, and answers 503 for a Worker that is not there', async () => {
  const { owner, user, run } = context()
  expect(workerOptions(user, run).queueConsumers).toEqual({
    q: { maxBatchSize: 10, maxRetries: 3, deadLetterQueue: 'dead' },
  })
  expect(workerOptions(user, run).serviceBindings).toEqual({ OWNER: { name: 'owner', entrypoint: 'Inner' } })
  const bank = workerOptions(owner, run).serviceBindings?.['BANK'] as () => { status: number }
  expect(bank().status).toBe(503)
})

it('binds Hyperdrive only when a PostgreSQL is behind it', () => {
  const { owner, run } = context()
  expect(workerOptions(owner, run).hyperdrives).toBeUndefined()
  expect(workerOptions(owner, { ...run, hyperdriveUrl: 'postgres://x' }).hyperdrives).toEqual({
    HYPERDRIVE: 'postgres://x',
  })
})

it('says which file and field of a parts list is wrong', () => {
  const path = join(dir, 'wrangler.toml')
  writeFileSync(path, 'main = "worker.ts"\ncompatibility_date = "2026-07-01"\n')
  expect(() => readWorkerConfig(path)).toThrow(/wrangler\.toml: [\s\S]*name/)
})
