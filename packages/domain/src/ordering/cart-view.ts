import type { SellableSku } from '../catalog/views.ts'
import { idOf, type SkuId, type VendorId } from '../ids.ts'
import { type CartLine, type CartState, activeLines } from './cart.ts'
import { orderTotals, sumTotals } from './cart-totals.ts'
import type { CartLineView, CartView, LineProblem } from './types.ts'

/** Stands for the product of a SKU that is gone from the catalogue: its line can only be removed. */
const UNKNOWN_PRODUCT = idOf('product', 'prd_unknown')

/** What a cart shows of a vendor. */
export type CartVendor = { readonly vendorId: VendorId; readonly slug: string; readonly name: string }

/** Facts a cart is shown with. A missing SKU is no longer sold; a missing vendor shows without a name. */
export type CartFacts = {
  readonly skus: ReadonlyMap<SkuId, SellableSku>
  readonly vendors: ReadonlyMap<VendorId, CartVendor>
}

/** The cart as its page shows it, priced with the given facts; a line that cannot be ordered says why [ORD-6]. */
export function cartView(cart: CartState, facts: CartFacts, extra: Pick<CartView, 'payment' | 'orderToken'>): CartView {
  const active = activeLines(cart)
  const vendorIds = [...new Set(active.map((line) => line.vendorId))]
  const groups = vendorIds.map((vendorId) => {
    const lines = active.filter((line) => line.vendorId === vendorId)
    const views = lines.map((line) => lineView(line, inCurrency(cart, facts.skus.get(line.skuId))))
    const delivery = cart.deliveries[vendorId] ?? null
    const priced = views.map((view) => ({
      totalMinor: view.totalMinor,
      taxRateBps: facts.skus.get(view.skuId)?.taxRateBps ?? 0,
    }))
    const vendor = facts.vendors.get(vendorId)
    return {
      view: {
        vendorId,
        vendorSlug: vendor?.slug ?? '',
        vendorName: vendor?.name ?? '',
        lines: views,
        itemsMinor: priced.reduce((total, line) => total + line.totalMinor, 0),
        delivery,
      },
      totals: orderTotals(priced, delivery?.priceMinor ?? 0),
    }
  })
  const totals = sumTotals(groups.map((group) => group.totals))
  return {
    cartId: cart.cartId,
    status: cart.status,
    currency: cart.currency,
    groups: groups.map((group) => group.view),
    savedForLater: cart.lines
      .filter((line) => line.isSavedForLater)
      .map((line) => lineView(line, inCurrency(cart, facts.skus.get(line.skuId)))),
    contact: cart.contact,
    address: cart.address,
    itemsMinor: totals.itemsMinor,
    deliveryMinor: totals.deliveryMinor,
    taxMinor: totals.taxMinor,
    totalMinor: totals.totalMinor,
    unitCount: active.reduce((total, line) => total + line.units, 0),
    ...extra,
  }
}

/** A SKU counts where its shop asks a price in the cart's currency. */
function inCurrency(cart: CartState, sku: SellableSku | undefined): SellableSku | undefined {
  return sku && cart.currency !== '' && sku.currency !== cart.currency ? { ...sku, isSellable: false } : sku
}

function lineView(line: CartLine, sku: SellableSku | undefined): CartLineView {
  const unitPriceMinor = sku?.priceMinor ?? line.priceMinor
  return {
    lineId: line.lineId,
    skuId: line.skuId,
    productId: sku?.productId ?? UNKNOWN_PRODUCT,
    productSlug: sku?.productSlug ?? '',
    title: sku?.productTitle ?? '',
    variantTitle: sku?.variantTitle ?? '',
    image: sku?.image ?? null,
    units: line.units,
    unitPriceMinor,
    totalMinor: unitPriceMinor * line.units,
    note: line.note,
    substitution: line.substitution ?? 'refund',
    isSavedForLater: line.isSavedForLater,
    problem: problemOf(line, sku),
  }
}

function problemOf(line: CartLine, sku: SellableSku | undefined): LineProblem | null {
  if (!sku?.isSellable) return { code: 'not_sold' }
  if (line.problem) return line.problem
  if (sku.priceMinor !== line.priceMinor)
    return { code: 'price_changed', formerMinor: line.priceMinor, priceMinor: sku.priceMinor }
  return null
}
