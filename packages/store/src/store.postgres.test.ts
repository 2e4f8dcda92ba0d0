import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeStore } from '@onhand/testing/store/describe-store'
import { describeMoments } from '@onhand/testing/store/moment-contract'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { afterAll, beforeAll } from 'vitest'
import { migratePostgres } from './engine/migrate-postgres.ts'
import { storePorts } from './store-ports.ts'
import { connectionPool } from './test-connections.ts'
import { interruptedEngine } from './test-interrupted-engine.ts'
import { freshDatabase } from './test-postgres.ts'

let pool: Awaited<ReturnType<typeof connectionPool>>

beforeAll(async () => {
  const url = await freshDatabase()
  await migratePostgres(url)
  pool = await connectionPool(url, 4)
})
afterAll(() => pool.close())

/** The public list of such texts, where it lies beside the project; what no field may hold is left out. */
function publicTexts(): readonly string[] | undefined {
  const path = join(import.meta.dirname, '../../../../shared/external/naughty-strings/blns.json')
  if (!existsSync(path)) return undefined
  const texts: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isAllowed = (text: string) => text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)
  return Array.isArray(texts) ? texts.map(String).filter(isAllowed) : undefined
}

const open = async () => storePorts(pool.next(), () => NOW_MS)
describeStore(open, publicTexts())
describeMoments(open, async (...on) => storePorts(interruptedEngine(pool.next(), ...on), () => NOW_MS))
