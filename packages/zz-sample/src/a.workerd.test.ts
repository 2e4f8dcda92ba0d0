import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { err } from '@onhand/domain/result'
import { expect, it } from 'vitest'
import type { StockKeeper } from './test-worker.ts'

const { STOCK } = env as unknown as { STOCK: DurableObjectNamespace<StockKeeper> }
it('[INV-1] x', async () => {
  const stub = STOCK.getByName('a')
  expect(await stub.hello()).toBe(1)
  await evictDurableObject(stub)
  expect(await stub.hello()).toBe(2)
  expect(err(1).ok).toBe(false)
})
