import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { ProductId, VendorId } from '@onhand/domain/ids'
import { groupsOf, inParallel } from '../client/in-parallel.ts'
import type { ShopClient } from '../client/shop-client.ts'

/** What the shop said of one product. */
export type Answer = {
  readonly outcome: 'created' | 'updated' | 'refused' | 'stock_refused'
  readonly problems: readonly { readonly field: string; readonly expected: string }[]
}

// The shop takes at most 50 products a call. Two small calls at once keep it busy and leave its queues room to follow.
const PRODUCTS_PER_CALL = 25
const CALLS_AT_ONCE = 2

/** Sends products through the public API, a few calls at once. Repeating it changes nothing. */
export async function sendProducts(
  shop: ShopClient,
  work: { readonly vendorId: VendorId; readonly products: readonly ImportProduct[] },
  progress: (done: number, total: number) => void,
): Promise<ReadonlyMap<ProductId, Answer>> {
  const answers = new Map<ProductId, Answer>()
  await inParallel(groupsOf(work.products, PRODUCTS_PER_CALL), CALLS_AT_ONCE, async (products) => {
    const answer = await shop.mutate('operator.importProducts', {
      vendorId: work.vendorId,
      products: products as unknown as Parameters<typeof shop.mutate<'operator.importProducts'>>[1]['products'],
    })
    for (const { productId, outcome, problems } of answer.products) answers.set(productId, { outcome, problems })
    progress(answers.size, work.products.length)
  })
  return answers
}
