import { setTimeout as sleep } from 'node:timers/promises'
import type { SkuId } from '@onhand/domain/ids'
import type { ShopClient } from '../client/shop-client.ts'

const PAUSE_MS = 500
const TRIES_MAX = 120

/** Waits until lists show what the stock keepers hold: what was received travels through a queue. */
export async function settle(shop: ShopClient, log: (line: string) => void): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const behind = await firstDifference(shop)
    if (behind === null) return
    if (tries % 10 === 5) log(`seeding: lists are catching up with the stock (${behind} is next)`)
    await sleep(PAUSE_MS)
  }
  log('seeding: lists are still behind the stock; they catch up by themselves')
}

async function firstDifference(shop: ShopClient): Promise<SkuId | null> {
  let afterSkuId: SkuId | null = null
  do {
    const page: Awaited<ReturnType<typeof check>> = await check(shop, afterSkuId)
    const [difference] = page.differences
    if (difference) return difference.skuId
    afterSkuId = page.nextAfterSkuId
  } while (afterSkuId !== null)
  return null
}

function check(shop: ShopClient, afterSkuId: SkuId | null) {
  return shop.query('operator.stockCheck', { afterSkuId, limit: 200 })
}
