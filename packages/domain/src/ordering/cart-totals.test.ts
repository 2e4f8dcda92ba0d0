import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderTotals, sumTotals, taxLines } from './cart-totals.ts'

const line = fc.record({
  totalMinor: fc.integer({ min: 0, max: 5_000_000 }),
  taxRateBps: fc.constantFrom(0, 500, 2000, 2500),
})

describe('totals', () => {
  it('[ORD-5] taxes delivery like the goods it carries', () => {
    const lines = [
      { totalMinor: 1000, taxRateBps: 0 },
      { totalMinor: 2000, taxRateBps: 2000 },
    ]
    expect(taxLines(lines, 300)).toEqual([
      { taxRateBps: 0, grossMinor: 1100, taxMinor: 0 },
      { taxRateBps: 2000, grossMinor: 2200, taxMinor: 367 },
    ])
    expect(orderTotals(lines, 300)).toEqual({ itemsMinor: 3000, deliveryMinor: 300, taxMinor: 367, totalMinor: 3300 })
  })

  it('[ORD-5] [PAY-1] add up: rates to the order, orders to the checkout, to the penny', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 9_999 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (vendors) => {
          const orders = vendors.map(([lines, deliveryMinor]) => orderTotals(lines, deliveryMinor))
          vendors.forEach(([lines, deliveryMinor], index) => {
            const taxes = taxLines(lines, deliveryMinor)
            expect(taxes.reduce((sum, tax) => sum + tax.grossMinor, 0)).toBe(orders[index]?.totalMinor)
            expect(taxes.reduce((sum, tax) => sum + tax.taxMinor, 0)).toBe(orders[index]?.taxMinor)
          })
          const sum = sumTotals(orders)
          expect(sum.totalMinor).toBe(sum.itemsMinor + sum.deliveryMinor)
          expect(sum.totalMinor).toBe(orders.reduce((total, order) => total + order.totalMinor, 0))
        },
      ),
    )
  })
})
