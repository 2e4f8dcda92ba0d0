import { idOf } from '@onhand/domain/ids'
import type { StorePorts } from '@onhand/service/deps'
import type { PromotionDraft } from '@onhand/service/marketing/promotion-ports'
import { anImportProduct, anImportSku } from '@onhand/testing/catalog/builders'
import { aVendorRecord } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'

const HOUR_MS = 3_600_000
const NAMES = ['one', 'two', 'three']

/** What the minute run does with promotions: begins, goes on where a run broke off, ends. */
export function describePromotionRuns(store: StorePorts, runMinute: () => Promise<void>): void {
  describe('promotions', () => {
    it('[PRO-5] [PRO-6] begin and end in the minute run, also where one broke off between two prices', async () => {
      const { draft, skuId, seen } = await planned(store)
      const { clock } = store.promotions
      await clock.begin(draft.id)
      const first = { skuId: skuId('one'), otherPrices: [] }
      const step = { id: draft.id, items: [first], nowMs: Date.now(), lowestSinceMs: 0 }
      expect(await clock.apply(step)).toBe(true)
      expect(await clock.apply(step)).toBe(false)
      await Promise.all([runMinute(), runMinute()])
      expect(await seen()).toEqual([700, 700, 700])
      await store.promotions.change(
        { ...draft, endsAtMs: Date.now() - 1 },
        { status: 'running', prices: null },
        audit(draft, 'change'),
      )
      await runMinute()
      await runMinute()
      expect(await seen()).toEqual([1000, 1000, 1000])
      expect(await store.promotions.load(draft.vendorId, draft.id)).toMatchObject({
        status: 'ended',
        counts: { restored: 3 },
      })
    })
  })
}

async function planned(store: StorePorts) {
  const vendor = aVendorRecord()
  await store.vendors.upsert(vendor, Date.now())
  const skuId = (name: string) => idOf('sku', `sku_promoted${name}`)
  const products = NAMES.map((name) =>
    anImportProduct({
      id: idOf('product', `prd_promoted${name}`),
      slug: `promoted-${name}`,
      skus: [
        anImportSku({
          id: skuId(name),
          code: `promoted-${name}`,
          priceMinor: 1000,
          compareAtMinor: null,
          openingStock: [],
        }),
      ],
    }),
  )
  await store.catalogWrite.upsertProducts(vendor.id, products, Date.now())
  const day = new Date().toISOString().slice(0, 10)
  const draft: PromotionDraft = {
    id: idOf('promotion', 'prm_jobs'),
    vendorId: vendor.id,
    name: 'Jobs',
    firstDay: day,
    lastDay: day,
    startsAtMs: Date.now() - HOUR_MS,
    endsAtMs: Date.now() + HOUR_MS,
    expectedUpliftPercent: null,
    terms: { kind: 'fixed', prices: NAMES.map((name) => ({ skuId: skuId(name), priceMinor: 700 })) },
    createdBy: 'jobs',
    nowMs: Date.now(),
  }
  await store.promotions.plan(
    draft,
    NAMES.map((name) => ({ skuId: skuId(name), priceMinor: 700 })),
    audit(draft, 'plan'),
  )
  const seen = async () => {
    const skus = await store.catalog.sellableSkus('en', NAMES.map(skuId))
    return skus.map((sku) => sku.priceMinor)
  }
  return { draft, skuId, seen }
}

function audit(draft: PromotionDraft, part: string) {
  return {
    id: idOf('audit', `aud_jobs${part}`),
    vendorId: draft.vendorId,
    actorKind: 'program' as const,
    actorId: 'jobs',
    action: 'promotion.planned',
    subjectId: draft.id,
    facts: {},
    atMs: draft.nowMs,
  }
}
