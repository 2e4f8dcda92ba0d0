import type { ProductId, VendorId } from '@onhand/domain/ids'
import { api } from '../../lib/api.ts'
import { failureOf } from '../../lib/failure.ts'
import type { ChosenProduct } from './promotion-form.ts'
import type { Promotion, PromotionRow } from './promotion-words.ts'

const PRICES_PER_PAGE = 200

/** Products as the form needs them; those that are gone are left out. */
export async function readChosen(
  vendorId: VendorId,
  productIds: readonly ProductId[],
): Promise<readonly ChosenProduct[]> {
  const read = await Promise.all(
    productIds.map((productId) =>
      api.product.get.query({ vendorId, productId }).catch((error: unknown) => {
        // Gone is an answer; not reached is none.
        if (failureOf(error).kind === 'refused') return null
        throw error
      }),
    ),
  )
  return read.flatMap((product) =>
    product
      ? [
          {
            productId: product.id,
            title: product.title,
            skus: product.skus.map((sku) => ({ skuId: sku.id, title: sku.title, priceMinor: sku.priceMinor })),
          },
        ]
      : [],
  )
}

/** The products that a promotion is about, to change it. */
export async function chosenOf(vendorId: VendorId, present: PromotionRow): Promise<readonly ChosenProduct[]> {
  const { terms, promotionId } = present
  if (terms.kind === 'percent')
    return terms.selection.kind === 'products' ? readChosen(vendorId, terms.selection.productIds) : []
  const productIds = new Set<ProductId>()
  let cursor: string | null = null
  do {
    const page: Promotion = await api.promotion.show.query({ vendorId, promotionId, cursor, limit: PRICES_PER_PAGE })
    for (const item of page.items) productIds.add(item.productId)
    cursor = page.nextCursor
  } while (cursor !== null)
  return readChosen(vendorId, [...productIds])
}
