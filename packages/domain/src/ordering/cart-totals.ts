import { includedTaxMinor, splitMinor } from '../payments/money.ts'

/** A priced line: what it costs in all and the tax rate contained in it. */
export type PricedLine = { readonly totalMinor: number; readonly taxRateBps: number }

/** What one vendor's part of a cart comes to. Prices include tax. */
export type OrderTotals = {
  readonly itemsMinor: number
  readonly deliveryMinor: number
  readonly taxMinor: number
  readonly totalMinor: number
}

/** Tax of one rate within an order: for the totals and for the invoice. */
export type TaxLine = { readonly taxRateBps: number; readonly grossMinor: number; readonly taxMinor: number }

/**
 * The tax contained in an order, per rate, lowest first [ORD-5]. Delivery follows the goods: its price is split over the lines by value
 * (largest remainder), and taxed at the rate of each.
 */
export function taxLines(lines: readonly PricedLine[], deliveryMinor: number): readonly TaxLine[] {
  const shares = splitMinor(
    deliveryMinor,
    lines.map((line) => line.totalMinor),
  )
  const grossByRate = new Map<number, number>()
  lines.forEach((line, index) => {
    const grossMinor = line.totalMinor + (shares[index] ?? 0)
    grossByRate.set(line.taxRateBps, (grossByRate.get(line.taxRateBps) ?? 0) + grossMinor)
  })
  return [...grossByRate]
    .sort(([a], [b]) => a - b)
    .map(([taxRateBps, grossMinor]) => ({ taxRateBps, grossMinor, taxMinor: includedTaxMinor(grossMinor, taxRateBps) }))
}

/** Sums one vendor's lines and delivery [ORD-5]. */
export function orderTotals(lines: readonly PricedLine[], deliveryMinor: number): OrderTotals {
  const itemsMinor = lines.reduce((total, line) => total + line.totalMinor, 0)
  const taxMinor = taxLines(lines, deliveryMinor).reduce((total, line) => total + line.taxMinor, 0)
  return { itemsMinor, deliveryMinor, taxMinor, totalMinor: itemsMinor + deliveryMinor }
}

/** Sums over vendors: what the shopper pays is exactly what the vendors' orders say [ORD-5]. */
export function sumTotals(parts: readonly OrderTotals[]): OrderTotals {
  return parts.reduce(
    (sum, part) => ({
      itemsMinor: sum.itemsMinor + part.itemsMinor,
      deliveryMinor: sum.deliveryMinor + part.deliveryMinor,
      taxMinor: sum.taxMinor + part.taxMinor,
      totalMinor: sum.totalMinor + part.totalMinor,
    }),
    { itemsMinor: 0, deliveryMinor: 0, taxMinor: 0, totalMinor: 0 },
  )
}
