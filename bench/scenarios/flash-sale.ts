import type { SkuId } from '@onhand/domain/ids'
import type { BenchShop } from '../lib/fixtures.ts'
import type { HttpClient } from '../lib/http-client.ts'
import { Shopper } from '../lib/shopper.ts'

/** What came of a flash sale. `charged` are buyers whose money was taken; it has to equal `sold`. */
export type FlashSale = {
  readonly buyers: number
  readonly units: number
  readonly sold: number
  readonly toldSoldOut: number
  readonly otherAnswers: Readonly<Record<string, number>>
  readonly secondsUntilAllAnswered: number
}

/** `buyers` people want one unit each of a SKU that has `units`, all at once, through the whole checkout. */
export async function flashSale(
  client: HttpClient,
  sale: { shop: BenchShop; skuId: SkuId; buyers: number; units: number },
): Promise<FlashSale> {
  const { shop, skuId, buyers, units } = sale
  const startedAt = performance.now()
  const outcomes = await Promise.all(Array.from({ length: buyers }, () => buyOne(client, shop, skuId)))
  const otherAnswers: Record<string, number> = {}
  for (const outcome of outcomes.filter((text) => text !== 'sold' && text !== 'sold out'))
    otherAnswers[outcome] = (otherAnswers[outcome] ?? 0) + 1
  return {
    buyers,
    units,
    sold: outcomes.filter((outcome) => outcome === 'sold').length,
    toldSoldOut: outcomes.filter((outcome) => outcome === 'sold out').length,
    otherAnswers,
    secondsUntilAllAnswered: Math.round((performance.now() - startedAt) / 100) / 10,
  }
}

async function buyOne(client: HttpClient, shop: BenchShop, skuId: SkuId): Promise<string> {
  const shopper = new Shopper(client)
  const steps = [
    () => shopper.addLine(skuId, 1),
    () => shopper.setAddress(),
    () => shopper.chooseDelivery(shop),
    () => shopper.pay(shop.account, shop.priceMinor),
    () => shopper.complete(),
  ]
  for (const step of steps) {
    if (!(await step()))
      return shopper.stop?.code === 'lines_unavailable' && shopper.stop.availableUnits !== null
        ? 'sold out'
        : `${shopper.stop?.step}: ${shopper.stop?.code}`
  }
  return 'sold'
}
