import { describeStore } from '@onhand/testing/store/describe-store'
import { NOW_MS } from '@onhand/testing/store/store-world'
import { afterAll, beforeAll } from 'vitest'
import { migratePostgres } from './engine/migrate-postgres.ts'
import { storePorts } from './store-ports.ts'
import { connectionPool, freshDatabase } from './test-postgres.ts'

let pool: Awaited<ReturnType<typeof connectionPool>>

beforeAll(async () => {
  const url = await freshDatabase()
  await migratePostgres(url)
  pool = await connectionPool(url, 4)
})
afterAll(() => pool.close())

describeStore(async () => storePorts(pool.next(), () => NOW_MS))
