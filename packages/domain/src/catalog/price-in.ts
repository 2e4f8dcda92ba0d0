import type { PriceView, ProductCard, SkuView } from './views.ts'
import type { SkuId } from '../ids.ts'

/** What a shop's price list says of a SKU in one currency. */
export type ListedPrice = { readonly priceMinor: number; readonly compareAtMinor: number | null }
/** The price lists of one currency. */
export type PriceList = { readonly currency: string; readonly prices: ReadonlyMap<SkuId, ListedPrice> }

/** A price in the currency of a list: what the shop asks there, never worked out from another currency [CAT-10]. Without one the shop's own stays. */
export function priceIn(skuId: SkuId, price: PriceView, list: PriceList): PriceView {
  const listed = list.prices.get(skuId)
  if (!listed || price.currency === list.currency) return price
  const perUnit = (minor: number) =>
    price.priceMinor === 0 ? 0 : Math.round((minor * listed.priceMinor) / price.priceMinor)
  return {
    priceMinor: listed.priceMinor,
    currency: list.currency,
    compareAtMinor: listed.compareAtMinor,
    unitPrice: price.unitPrice && { ...price.unitPrice, priceMinor: perUnit(price.unitPrice.priceMinor) },
  }
}

/** Cards with the prices of a list where it has them. */
export function cardsIn(cards: readonly ProductCard[], list: PriceList): readonly ProductCard[] {
  return cards.map((card) => ({ ...card, price: priceIn(card.skuId, card.price, list) }))
}

/** Variants likewise. A promotion that leaves the price in this currency as it is says nothing here [PRO-7]. */
export function skusIn(skus: readonly SkuView[], list: PriceList): readonly SkuView[] {
  return skus.map((sku) => {
    const price = priceIn(sku.skuId, sku.price, list)
    const isReduced = price.currency === sku.price.currency || price.compareAtMinor !== null
    return { ...sku, price, reduction: isReduced ? sku.reduction : null }
  })
}
