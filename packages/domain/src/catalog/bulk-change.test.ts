import { aProductDraft, aSkuDraft } from '@onhand/testing/catalog/product-builders'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { applyBulkChange, type BulkChange, bulkValues, undoBulkChange } from './bulk-change.ts'
import type { ProductRecord } from './product-record.ts'

const record = (overrides: Partial<ProductRecord> = {}): ProductRecord => ({
  ...aProductDraft(),
  version: 1,
  slug: 'mug',
  createdAtMs: 0,
  updatedAtMs: 0,
  ...overrides,
})
const priced = (priceMinor: number, compareAtMinor: number | null = null) =>
  record({ skus: [aSkuDraft({ priceMinor, compareAtMinor })] })
const priceAfter = (product: ProductRecord, change: BulkChange) => {
  const result = applyBulkChange(product, change)
  return result.ok
    ? result.value.skus.map(({ priceMinor, compareAtMinor }) => [priceMinor, compareAtMinor])
    : result.error
}

describe('bulk changes', () => {
  it('[CAT-6] raises and lowers prices by a share, rounded half up to the step', () => {
    const up = (basisPoints: number, roundToMinor: number): BulkChange => ({
      kind: 'price_percent',
      basisPoints,
      roundToMinor,
    })
    expect(priceAfter(priced(1005), up(1000, 1))).toEqual([[1106, null]])
    expect(priceAfter(priced(1000), up(1250, 50))).toEqual([[1150, null]])
    expect(priceAfter(priced(999), up(-5000, 1))).toEqual([[500, null]])
  })

  it('[CAT-6] never lets a price fall to zero', () => {
    expect(priceAfter(priced(50), { kind: 'price_amount', amountMinor: -50 })).toEqual({ code: 'price_not_positive' })
    expect(priceAfter(priced(51), { kind: 'price_amount', amountMinor: -50 })).toEqual([[1, null]])
    expect(priceAfter(priced(2), { kind: 'price_percent', basisPoints: -9900, roundToMinor: 100 })).toEqual({
      code: 'price_not_positive',
    })
    expect(applyBulkChange(priced(0), { kind: 'status', status: 'active' })).toEqual({
      ok: false,
      error: { code: 'price_not_positive' },
    })
  })

  it('[CAT-6] drops a former price that is no longer higher', () => {
    expect(priceAfter(priced(900, 1000), { kind: 'price_amount', amountMinor: 100 })).toEqual([[1000, null]])
    expect(priceAfter(priced(900, 1000), { kind: 'price_amount', amountMinor: 99 })).toEqual([[999, 1000]])
  })

  it('[CAT-6] takes any change back exactly, and a second time changes nothing', () => {
    const change: fc.Arbitrary<BulkChange> = fc.oneof(
      fc.record({
        kind: fc.constant('price_percent' as const),
        basisPoints: fc.integer({ min: -9900, max: 100_000 }),
        roundToMinor: fc.constantFrom(1, 5, 10, 50, 100),
      }),
      fc.record({ kind: fc.constant('price_amount' as const), amountMinor: fc.integer({ min: -2000, max: 2000 }) }),
      fc.constantFrom<BulkChange>(
        { kind: 'category', categoryId: idOf('category', 'cat_tea') },
        { kind: 'tags_add', tags: ['new', 'old'] },
        { kind: 'tags_remove', tags: ['old'] },
        { kind: 'status', status: 'archived' },
        { kind: 'tax', taxRateBps: 500 },
      ),
    )
    const product = fc
      .record({ priceMinor: fc.integer({ min: 1, max: 100_000 }), more: fc.integer({ min: 1, max: 500 }) })
      .map(({ priceMinor, more }) =>
        record({ tags: ['old'], skus: [aSkuDraft({ priceMinor, compareAtMinor: priceMinor + more })] }),
      )
    void fc.assert(
      fc.property(product, change, (before, wanted) => {
        const result = applyBulkChange(before, wanted)
        if (!result.ok) return
        const former = bulkValues(before, wanted.kind)
        const written = bulkValues(result.value, wanted.kind)
        const undone = undoBulkChange(result.value, { former, written })
        expect(undone ?? result.value).toEqual(before)
      }),
    )
  })

  it('[CAT-6] leaves what somebody changed since, price by price', () => {
    const [a, b] = [aSkuDraft({ id: idOf('sku', 'sku_aa') }), aSkuDraft({ id: idOf('sku', 'sku_bb') })]
    const before = record({ skus: [a, b] })
    const change: BulkChange = { kind: 'price_amount', amountMinor: 100 }
    const result = applyBulkChange(before, change)
    if (!result.ok) throw new Error('refused')
    const values = { former: bulkValues(before, change.kind), written: bulkValues(result.value, change.kind) }
    const touched = {
      ...result.value,
      skus: result.value.skus.map((sku, index) => (index === 0 ? { ...sku, priceMinor: 5 } : sku)),
    }
    expect(undoBulkChange(touched, values)?.skus.map((sku) => sku.priceMinor)).toEqual([5, 900])
    const both = { ...touched, skus: touched.skus.map((sku) => ({ ...sku, priceMinor: 5 })) }
    expect(undoBulkChange(both, values)).toBeNull()
  })
})
