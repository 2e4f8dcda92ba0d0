import fc from 'fast-check'
import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { planSubstitute, type SubstituteOffer } from './substitution.ts'
import type { PlacedLine } from './types.ts'

function aLine({
  units,
  unitPriceMinor,
  substitution,
}: Pick<PlacedLine, 'units' | 'unitPriceMinor' | 'substitution'>): PlacedLine {
  return {
    id: idOf('orderLine', 'oln_groupone1n1'),
    skuId: idOf('sku', 'sku_mug'),
    productId: idOf('product', 'prd_mug'),
    title: 'Mug',
    variantTitle: '',
    gtin: null,
    imageUrl: null,
    units,
    unitPriceMinor,
    totalMinor: units * unitPriceMinor,
    taxRateBps: 2000,
    taxMinor: 0,
    unitCostMinor: 500,
    reservationId: idOf('reservation', 'rsv_groupone1n1'),
    allocations: [],
    note: '',
    substitution: substitution ?? 'refund',
  }
}
const offer = (priceMinor: number): SubstituteOffer => ({
  skuId: idOf('sku', 'sku_cup'),
  productId: idOf('product', 'prd_cup'),
  title: 'Cup',
  variantTitle: '',
  gtin: null,
  imageUrl: null,
  priceMinor,
  taxRateBps: 2000,
  unitCostMinor: 300,
  availableUnits: 5,
  isSameProduct: false,
})
const paid = aLine({ units: 3, unitPriceMinor: 1200, substitution: 'similar' })
const wanted = { position: 1, units: 2, refundedUnits: 0 }

it('[ORD-29] stands in at its own price, and gives the difference back', () => {
  const planned = planSubstitute(paid, { ...wanted, offer: offer(1000) })
  expect(planned).toMatchObject({
    ok: true,
    value: {
      amountMinor: 400,
      refundId: 'rfd_groupone1n1p1',
      line: {
        id: 'oln_groupone1n1s1',
        units: 2,
        totalMinor: 2000,
        replacesLineId: paid.id,
        reservationId: 'rsv_groupone1n1s1',
      },
    },
  })
})

it('[ORD-29] is never dearer, never unwanted, and never for more units than there are', () => {
  const unwanted = aLine({ ...paid, substitution: 'refund' })
  expect(planSubstitute(unwanted, { ...wanted, offer: offer(1) })).toMatchObject({
    error: { code: 'substitute_unwanted' },
  })
  expect(planSubstitute(paid, { ...wanted, offer: offer(1201) })).toMatchObject({
    error: { code: 'substitute_too_dear', unitPriceMinor: 1200 },
  })
  expect(planSubstitute(paid, { ...wanted, refundedUnits: 2, offer: offer(1) })).toMatchObject({
    error: { code: 'refund_too_large', refundableMinor: 1200 },
  })
})

it('[ORD-29] keeps the sum: what is kept, what stands in and what goes back come to what was paid', () => {
  const cases = fc.integer({ min: 1, max: 50 }).chain((units) =>
    fc.record({
      units: fc.constant(units),
      price: fc.integer({ min: 1, max: 100_000 }),
      missing: fc.integer({ min: 1, max: units }),
      cheaper: fc.integer({ min: 0, max: 100_000 }),
    }),
  )
  fc.assert(
    fc.property(cases, ({ units, price, missing, cheaper }) => {
      const line = aLine({ units, unitPriceMinor: price, substitution: 'similar' })
      const planned = planSubstitute(line, {
        position: 0,
        units: missing,
        refundedUnits: 0,
        offer: offer(Math.max(0, price - cheaper)),
      })
      if (!planned.ok) throw new Error(planned.error.code)
      const keptMinor = price * (units - missing)
      expect(keptMinor + planned.value.line.totalMinor + planned.value.amountMinor).toBe(line.totalMinor)
      expect(planned.value.amountMinor).toBeGreaterThanOrEqual(0)
    }),
  )
})
