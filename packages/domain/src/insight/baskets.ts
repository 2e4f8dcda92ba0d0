/** Orders in which a product was bought, and in which two were bought together. */
export type BasketCounts<Product extends string> = {
  readonly orderCount: number
  readonly ofProduct: ReadonlyMap<Product, number>
  readonly pairs: readonly { readonly a: Product; readonly b: Product; readonly orders: number }[]
}

/**
 * Two products that are bought together [INS-9]. `support` is the share of all orders that hold both; `confidence` the share of the orders with `a` that
 * hold `b`, too; `lift` how many times as often that is as if the two had nothing to do with each other.
 */
export type Basket<Product extends string> = {
  readonly a: Product
  readonly b: Product
  readonly orders: number
  readonly support: number
  readonly confidence: number
  readonly lift: number
}

/** Fewer are chance. */
export const BASKET_ORDERS_MIN = 3

/**
 * The pairs that are bought together more often than by chance, those first that add the most orders to it. Of a pair, `a` is the one that is bought less:
 * what is said is "who buys a, buys b, too".
 */
export function basketsOf<Product extends string>(
  counts: BasketCounts<Product>,
  limit: number,
): readonly Basket<Product>[] {
  const { orderCount, ofProduct } = counts
  const baskets = counts.pairs.flatMap(({ a, b, orders }) => {
    const ordersA = ofProduct.get(a) ?? 0
    const ordersB = ofProduct.get(b) ?? 0
    if (orders < BASKET_ORDERS_MIN || ordersA === 0 || ordersB === 0) return []
    const lift = (orders * orderCount) / (ordersA * ordersB)
    const isTurned = ordersA > ordersB || (ordersA === ordersB && a > b)
    const [first, second, ordersFirst] = isTurned ? [b, a, ordersB] : [a, b, ordersA]
    const basket = { a: first, b: second, orders, support: orders / orderCount, confidence: orders / ordersFirst, lift }
    return lift > 1 ? [{ basket, beyondChance: orders - (ordersA * ordersB) / orderCount }] : []
  })
  return baskets
    .sort((x, y) => y.beyondChance - x.beyondChance || (x.basket.a < y.basket.a ? -1 : 1))
    .slice(0, limit)
    .map(({ basket }) => basket)
}
