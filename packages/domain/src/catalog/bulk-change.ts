import type { CategoryId, SkuId } from '../ids.ts'
import { err, ok, type Result } from '../result.ts'
import type { ProductRecord, ProductStatus, SkuDraft } from './product-record.ts'

/** One change for many products. Basis points: 1000 is +10 %. A new price is rounded half up to a multiple of `roundToMinor`. */
export type BulkChange =
  | { readonly kind: 'price_percent'; readonly basisPoints: number; readonly roundToMinor: number }
  | { readonly kind: 'price_amount'; readonly amountMinor: number }
  | { readonly kind: 'category'; readonly categoryId: CategoryId | null }
  | { readonly kind: 'tags_add'; readonly tags: readonly string[] }
  | { readonly kind: 'tags_remove'; readonly tags: readonly string[] }
  | { readonly kind: 'status'; readonly status: ProductStatus }
  | { readonly kind: 'tax'; readonly taxRateBps: number }

/** The values of one product that a change touches: before it, and after it. */
export type BulkValues = {
  readonly status?: ProductStatus
  readonly categoryId?: CategoryId | null
  readonly tags?: readonly string[]
  readonly skus?: readonly BulkSkuValues[]
}
type BulkSkuValues = { readonly skuId: SkuId } & Pick<SkuDraft, 'priceMinor' | 'compareAtMinor' | 'taxRateBps'>

/** Why one product of many is left as it is. */
export type BulkRefusal = { readonly code: 'price_not_positive' } | { readonly code: 'tags_too_many' }

const TAGS_MAX = 50

/** The product after the change [CAT-6]. A price that would be nothing or less is refused; a former price that is no longer higher is dropped. */
export function applyBulkChange(product: ProductRecord, change: BulkChange): Result<ProductRecord, BulkRefusal> {
  switch (change.kind) {
    case 'price_percent':
      return withPrices(product, (price) => {
        const exact = (price * (10_000 + change.basisPoints)) / 10_000
        return Math.round(exact / change.roundToMinor) * change.roundToMinor
      })
    case 'price_amount':
      return withPrices(product, (price) => price + change.amountMinor)
    case 'category':
      return ok({ ...product, categoryId: change.categoryId })
    case 'tags_add': {
      const tags = [...new Set([...product.tags, ...change.tags])]
      return tags.length > TAGS_MAX ? err({ code: 'tags_too_many' }) : ok({ ...product, tags })
    }
    case 'tags_remove':
      return ok({ ...product, tags: product.tags.filter((tag) => !change.tags.includes(tag)) })
    case 'status':
      return change.status === 'active' && product.skus.some((sku) => sku.priceMinor <= 0)
        ? err({ code: 'price_not_positive' })
        : ok({ ...product, status: change.status })
    case 'tax':
      return ok({ ...product, skus: product.skus.map((sku) => ({ ...sku, taxRateBps: change.taxRateBps })) })
  }
}

/** The values a change of this kind touches, as they are in this product. */
export function bulkValues(product: ProductRecord, kind: BulkChange['kind']): BulkValues {
  switch (kind) {
    case 'category':
      return { categoryId: product.categoryId }
    case 'tags_add':
    case 'tags_remove':
      return { tags: product.tags }
    case 'status':
      return { status: product.status }
    case 'price_percent':
    case 'price_amount':
    case 'tax':
      return {
        skus: product.skus.map(({ id, priceMinor, compareAtMinor, taxRateBps }) => ({
          skuId: id,
          priceMinor,
          compareAtMinor,
          taxRateBps,
        })),
      }
  }
}

/**
 * The product with the former values back, where it still has the written ones: what somebody changed since stays [CAT-6].
 * Null when nothing is to be taken back.
 */
export function undoBulkChange(
  product: ProductRecord,
  { former, written }: { readonly former: BulkValues; readonly written: BulkValues },
): ProductRecord | null {
  const still = <Value>(now: Value, wrote: Value | undefined) => wrote !== undefined && same(now, wrote)
  const next: ProductRecord = {
    ...product,
    status: former.status !== undefined && still(product.status, written.status) ? former.status : product.status,
    categoryId:
      former.categoryId !== undefined && still(product.categoryId, written.categoryId)
        ? former.categoryId
        : product.categoryId,
    tags: former.tags !== undefined && still(product.tags, written.tags) ? former.tags : product.tags,
    skus: product.skus.map((sku) => {
      const before = former.skus?.find((values) => values.skuId === sku.id)
      const after = written.skus?.find((values) => values.skuId === sku.id)
      if (!before || !after) return sku
      const isOurs = (['priceMinor', 'compareAtMinor', 'taxRateBps'] as const).every(
        (name) => sku[name] === after[name],
      )
      return isOurs
        ? {
            ...sku,
            priceMinor: before.priceMinor,
            compareAtMinor: before.compareAtMinor,
            taxRateBps: before.taxRateBps,
          }
        : sku
    }),
  }
  return same(next, product) ? null : next
}

/** True when a change would leave the product as it is. */
export function isSameProduct(before: ProductRecord, after: ProductRecord): boolean {
  return same(before, after)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function withPrices(product: ProductRecord, next: (priceMinor: number) => number): Result<ProductRecord, BulkRefusal> {
  const skus = product.skus.map((sku) => {
    const priceMinor = next(sku.priceMinor)
    const compareAtMinor = sku.compareAtMinor !== null && sku.compareAtMinor > priceMinor ? sku.compareAtMinor : null
    return { ...sku, priceMinor, compareAtMinor }
  })
  return skus.some((sku) => sku.priceMinor <= 0) ? err({ code: 'price_not_positive' }) : ok({ ...product, skus })
}
