import { idOf } from '@onhand/domain/ids'
import type { CartLineView, CartView } from '@onhand/domain/ordering/types'

/** A line of a cart for tests. */
export function aLine(overrides: Partial<CartLineView> = {}): CartLineView {
  return {
    lineId: idOf('cartLine', 'cln_bread'),
    skuId: idOf('sku', 'sku_bread'),
    productId: idOf('product', 'prd_bread'),
    productSlug: 'bread',
    title: 'Sourdough',
    variantTitle: '800 g',
    image: null,
    units: 2,
    unitPriceMinor: 420,
    totalMinor: 840,
    note: '',
    substitution: 'refund',
    isSavedForLater: false,
    problem: null,
    ...overrides,
  }
}

/** A cart of one shop for tests, its sums right. */
export function aCart(overrides: Partial<CartView> = {}, lines: readonly CartLineView[] = [aLine()]): CartView {
  const itemsMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  return {
    cartId: idOf('cart', 'crt_01234567890123456789'),
    status: 'open',
    currency: 'GBP',
    groups: [
      {
        vendorId: idOf('vendor', 'vnd_mill'),
        vendorSlug: 'mill',
        vendorName: 'The Mill',
        lines,
        itemsMinor,
        delivery: null,
      },
    ],
    savedForLater: [],
    contact: null,
    address: null,
    itemsMinor,
    deliveryMinor: 0,
    taxMinor: 0,
    totalMinor: itemsMinor,
    unitCount: lines.reduce((sum, line) => sum + line.units, 0),
    payment: null,
    orderToken: null,
    ...overrides,
  }
}
