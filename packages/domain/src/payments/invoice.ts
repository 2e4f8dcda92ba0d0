import type { Locale } from '../catalog/views.ts'
import { taxLines } from '../ordering/cart-totals.ts'
import type { Address, PlacedOrder, PlacedOrderGroup } from '../ordering/types.ts'

/** Who sells: the vendor as the law knows it. */
export type InvoiceSeller = {
  readonly name: string
  readonly legalName: string
  readonly taxNumber: string
  readonly email: string
  readonly address: Pick<Address, 'line1' | 'city' | 'region' | 'postcode' | 'country'>
  readonly timeZone: string
}

/** One line of an invoice. Prices include tax. */
export type InvoiceLine = {
  readonly title: string
  readonly variantTitle: string
  readonly gtin: string | null
  readonly units: number
  readonly unitPriceMinor: number
  readonly taxRateBps: number
  readonly totalMinor: number
}

/** Tax of one rate: net and tax sum to what was paid at it. */
export type InvoiceTax = { readonly taxRateBps: number; readonly netMinor: number; readonly taxMinor: number }

/** All that an invoice says, in minor units of one currency. One invoice per vendor's order: each vendor is a seller of its own. */
export type Invoice = {
  readonly number: string
  readonly orderNumber: string
  readonly locale: Locale
  readonly currency: string
  readonly issuedAtMs: number
  readonly timeZone: string
  readonly seller: InvoiceSeller
  readonly buyer: { readonly name: string; readonly email: string; readonly address: Address | null }
  readonly pickupAt: string | null
  readonly lines: readonly InvoiceLine[]
  readonly delivery: { readonly name: string; readonly priceMinor: number }
  readonly itemsMinor: number
  readonly taxes: readonly InvoiceTax[]
  readonly totalMinor: number
  /** Part of the total that was paid with the seller's credit; absent: nothing. */
  readonly creditMinor?: number
  readonly transactionNumber: string
}

/**
 * The invoice of one vendor's order, from the order as it was placed: repeating it gives the same document [DOC-1]. Goods that stand in for others came
 * later; what they cost less went back as a refund.
 * The lines and the delivery sum to the total, and so do net and tax over all rates [DOC-2].
 */
export function invoiceOf(group: PlacedOrderGroup, order: PlacedOrder, seller: InvoiceSeller): Invoice {
  return {
    number: `INV-${order.number}`,
    orderNumber: order.number,
    locale: group.locale,
    currency: group.currency,
    issuedAtMs: group.placedAtMs,
    timeZone: seller.timeZone,
    seller,
    buyer: { name: group.contact.name, email: group.contact.email, address: group.address },
    pickupAt: order.delivery.kind === 'pickup' ? order.delivery.locationName : null,
    lines: linesOf(order).map(({ title, variantTitle, gtin, units, unitPriceMinor, taxRateBps, totalMinor }) => ({
      title,
      variantTitle,
      gtin,
      units,
      unitPriceMinor,
      taxRateBps,
      totalMinor,
    })),
    delivery: { name: order.delivery.name, priceMinor: order.deliveryMinor },
    itemsMinor: order.itemsMinor,
    taxes: taxLines(linesOf(order), order.deliveryMinor).map(({ taxRateBps, grossMinor, taxMinor }) => ({
      taxRateBps,
      netMinor: grossMinor - taxMinor,
      taxMinor,
    })),
    totalMinor: order.totalMinor,
    ...((order.creditMinor ?? 0) > 0 ? { creditMinor: order.creditMinor ?? 0 } : {}),
    transactionNumber: group.payment.transactionNumber,
  }
}

function linesOf(order: PlacedOrder): PlacedOrder['lines'] {
  return order.lines.filter((line) => (line.replacesLineId ?? null) === null)
}
