import { ID_PREFIXES, idOf, type PromotionId, type SkuId } from '@onhand/domain/ids'
import { PERMISSIONS } from '@onhand/domain/identity/permissions'
import type { PromotionTerms } from '@onhand/domain/marketing/promotion'
import { changePromotion } from '@onhand/service/marketing/promotions/change-promotion'
import { movePromotions } from '@onhand/service/marketing/promotions/move-promotions'
import { planPromotion } from '@onhand/service/marketing/promotions/plan-promotion'
import { previewPromotion } from '@onhand/service/marketing/promotions/preview-promotion'
import { cancelPromotion, endPromotion } from '@onhand/service/marketing/promotions/stop-promotion'
import { showPromotion } from '@onhand/service/marketing/promotions/view-promotions'
import { describe, expect, it } from 'vitest'
import { anAudit } from './audit-entry.ts'
import { aProductShop } from './product-contract.ts'
import { NOW_MS, type OpenStore } from './store-world.ts'

const DAY_MS = 86_400_000
const TODAY = '2026-11-21'
const ALL_20: PromotionTerms = { kind: 'percent', percentOff: 20, selection: { kind: 'all' } }

/** What promotions and prices over time must do on either engine. */
export function describePromotions(open: OpenStore): void {
  describe('promotions of a shop', () => {
    describePlans(() => aSale(open))
    describeMoves(() => aSale(open))
    describeRaces(() => aSale(open))
  })
}

type Sale = Awaited<ReturnType<typeof aSale>>

/** A shop of three products at 10.00 in euros too, a clock that can be moved, and shorthands. */
async function aSale(open: OpenStore) {
  const store = await open()
  const shop = await aProductShop(store)
  const { vendorId } = shop
  let nowMs = NOW_MS
  let made = 0
  const newId: Parameters<typeof planPromotion>[0]['newId'] = (kind) => {
    made += 1
    return idOf(kind, `${ID_PREFIXES[kind]}_${shop.world.key}sale${made}`)
  }
  const log = {
    info: () => {},
    warn: () => {},
    error: (name: string, facts?: object) => failures.push({ name, facts }),
  }
  const failures: unknown[] = []
  const deps = { promotions: store.promotions, vendors: store.vendors, nowMs: () => nowMs, newId }
  const actor = {
    kind: 'person' as const,
    personId: idOf('person', 'per_ada'),
    email: 'ada@example.com',
    isEmailVerified: true,
    isOperator: false,
    memberships: [{ vendorId, permissions: PERMISSIONS }],
  }
  const draftAt = (name: string, priceMinor = 1000) => {
    const plain = shop.draft(name)
    const otherPrices = [{ currency: 'EUR', priceMinor: 1200, compareAtMinor: null }]
    return { ...plain, skus: plain.skus.map((sku) => ({ ...sku, priceMinor, compareAtMinor: null, otherPrices })) }
  }
  for (const name of ['a', 'b', 'c']) await shop.save(draftAt(name), 0, { nowMs: NOW_MS - 60 * DAY_MS })
  const skuId = (name: string): SkuId => {
    const [sku] = draftAt(name).skus
    if (!sku) throw new Error('no sku')
    return sku.id
  }
  const id = (part: string): PromotionId => idOf('promotion', `prm_${shop.world.key}${part}`)
  const ask = (
    part: string,
    days: readonly [string, string] = [TODAY, '2026-11-24'],
    terms: PromotionTerms = ALL_20,
  ) => ({
    vendorId,
    promotionId: id(part),
    name: `Sale ${part}`,
    firstDay: days[0],
    lastDay: days[1],
    terms,
    expectedUpliftPercent: null,
  })
  /** `800 was 1000, EUR 960`: what shoppers see of a product. */
  const seen = async (name: string) => {
    const [record] = await store.products.records(vendorId, [draftAt(name).id])
    const [sku] = record?.skus ?? []
    const was = sku?.compareAtMinor ? ` was ${sku.compareAtMinor}` : ''
    return `${sku?.priceMinor}${was}, EUR ${sku?.otherPrices[0]?.priceMinor}`
  }
  const setPrice = async (name: string, priceMinor: number, at = nowMs) => {
    const [present] = await store.products.records(vendorId, [draftAt(name).id])
    if (!present) throw new Error('no product')
    const skus = present.skus.map((sku) => ({ ...sku, priceMinor, compareAtMinor: null }))
    return shop.save({ ...present, skus }, present.version, { nowMs: at })
  }
  return {
    ...{ store, shop, deps, actor, ask, id, seen, skuId, setPrice, draftAt, failures, vendorId },
    plan: (asked: ReturnType<typeof ask>) => planPromotion(deps, actor, asked),
    change: (asked: Parameters<typeof changePromotion>[2]) => changePromotion(deps, actor, asked),
    cancel: (part: string) => cancelPromotion(deps, actor, { vendorId, promotionId: id(part) }),
    end: (part: string) => endPromotion(deps, actor, { vendorId, promotionId: id(part) }),
    minute: async (onStore = store) => movePromotions({ ...deps, promotions: onStore.promotions, log }),
    setNow: (ms: number) => {
      nowMs = ms
    },
    again: open,
  }
}

function describePlans(make: () => Promise<Sale>): void {
  it('[PRO-3] previews lower prices, what is left out and why, and plans them under the id once', async () => {
    const { plan, ask, deps, actor, shop, draftAt, seen, store, vendorId, id } = await make()
    await shop.save(draftAt('penny', 1))
    const asked = ask('a', ['2026-12-01', '2026-12-03'])
    const preview = await previewPromotion(deps, actor, asked)
    expect(preview).toMatchObject({
      ok: true,
      value: {
        skuCount: 3,
        days: 3,
        items: [{ title: 'a', regularMinor: 1000, priceMinor: 800, lowestMinor: 1000 }, {}, {}],
        leftOut: [{ title: 'penny', reason: 'not_lower' }],
        clash: null,
      },
    })
    expect(await plan(asked)).toMatchObject({ ok: true, value: { status: 'planned', counts: { waiting: 3 } } })
    expect(await plan(asked)).toMatchObject({ ok: true, value: { status: 'planned', counts: { waiting: 3 } } })
    expect(await plan({ ...asked, name: 'Other' })).toEqual({ ok: false, error: { code: 'id_taken' } })
    expect(await seen('a')).toBe('1000, EUR 1200')
    const log = await store.audit.list(vendorId, {
      cursor: null,
      limit: 50,
      action: 'promotion.planned',
      actorId: null,
    })
    expect(log.items.filter((entry) => entry.subjectId === id('a'))).toHaveLength(1)
  })

  it('[PRO-4] refuses a SKU on a day that another promotion has, naming it, and lets it go when that is called off', async () => {
    const { plan, ask, cancel, id, skuId, change } = await make()
    await plan(ask('a', ['2026-12-01', '2026-12-05']))
    const later = ask('b', ['2026-12-05', '2026-12-06'], {
      kind: 'fixed',
      prices: [{ skuId: skuId('a'), priceMinor: 500 }],
    })
    const refused = { ok: false, error: { code: 'promotion_overlap', promotionId: id('a'), name: 'Sale a' } }
    expect(await plan(later)).toEqual(refused)
    expect(await plan({ ...later, firstDay: '2026-12-06' })).toMatchObject({ ok: true })
    const { terms: _terms, ...sameTerms } = later
    expect(await change(sameTerms)).toEqual(refused)
    expect(await cancel('a')).toMatchObject({ ok: true, value: { status: 'cancelled', counts: { dropped: 3 } } })
    expect(await change(sameTerms)).toMatchObject({ ok: true, value: { firstDay: '2026-12-05' } })
    expect(await cancel('a')).toMatchObject({ ok: true, value: { status: 'cancelled' } })
    expect(await change(ask('a', ['2026-12-08', '2026-12-09']))).toEqual({
      ok: false,
      error: { code: 'promotion_state', status: 'cancelled' },
    })
  })

  it('[PRO-2] refuses days that are past, too many or too far ahead, prices that are not lower, and what is empty', async () => {
    const { plan, ask, skuId } = await make()
    const field = (name: string) => ({ error: { code: 'invalid_field', field: name } })
    expect(await plan(ask('a', ['2026-11-20', '2026-11-24']))).toMatchObject(field('firstDay'))
    expect(await plan(ask('a', ['2027-11-23', '2027-11-24']))).toMatchObject(field('firstDay'))
    expect(await plan(ask('a', [TODAY, '2027-01-22']))).toMatchObject(field('lastDay'))
    const dear: PromotionTerms = { kind: 'fixed', prices: [{ skuId: skuId('a'), priceMinor: 1000 }] }
    expect(await plan(ask('a', [TODAY, TODAY], dear))).toMatchObject(field('terms.prices.0.priceMinor'))
    const none: PromotionTerms = {
      kind: 'percent',
      percentOff: 10,
      selection: { kind: 'products', productIds: [idOf('product', 'prd_nowhere')] },
    }
    expect(await plan(ask('a', [TODAY, TODAY], none))).toEqual({ ok: false, error: { code: 'promotion_empty' } })
  })
}

function describeMoves(make: () => Promise<Sale>): void {
  it('[PRO-5] begins at once when it begins today, shows what it was, and ends by itself on time', async () => {
    const { plan, ask, seen, minute, setNow, store, vendorId, id, deps, actor } = await make()
    expect(await plan(ask('a'))).toMatchObject({ value: { status: 'running', counts: { applied: 3 } } })
    expect(await seen('a')).toBe('800 was 1000, EUR 960')
    setNow(Date.UTC(2026, 10, 24, 23, 59))
    await minute()
    expect(await seen('a')).toBe('800 was 1000, EUR 960')
    setNow(Date.UTC(2026, 10, 25))
    await minute()
    expect(await seen('a')).toBe('1000, EUR 1200')
    expect(await store.promotions.load(vendorId, id('a'))).toMatchObject({ status: 'ended', counts: { restored: 3 } })
    const shown = await showPromotion(deps, actor, { vendorId, promotionId: id('a'), cursor: null, limit: 2 })
    expect(shown).toMatchObject({ value: { items: [{ state: 'restored', regularMinor: 1000 }, {}] } })
  })

  it('[PRO-5] begins late when nobody was there on time, and never once it is over', async () => {
    const { plan, ask, seen, minute, setNow, store, vendorId, id, skuId } = await make()
    const only = (name: string): PromotionTerms => ({
      kind: 'fixed',
      prices: [{ skuId: skuId(name), priceMinor: 600 }],
    })
    await plan(ask('late', ['2026-11-22', '2026-11-28'], only('a')))
    await plan(ask('over', ['2026-11-22', '2026-11-23'], only('b')))
    setNow(Date.UTC(2026, 10, 26, 9))
    await minute()
    expect([await seen('a'), await seen('b')]).toEqual(['600 was 1000, EUR 1200', '1000, EUR 1200'])
    expect(await store.promotions.load(vendorId, id('over'))).toMatchObject({ status: 'ended', counts: { dropped: 1 } })
    expect(
      await store.promotions.clash(null, [skuId('b')], { firstDay: '2026-11-22', lastDay: '2026-11-28' }),
    ).toBeNull()
  })

  it('[PRO-5] [PRO-9] is seen on cards, in lists by price, and on the product’s page with its last day', async () => {
    const { plan, ask, store, shop, skuId, end, draftAt } = await make()
    const slug = (await store.products.records(shop.vendorId, [draftAt('b').id]))[0]?.slug ?? ''
    await plan(ask('a', [TODAY, '2026-11-24'], { kind: 'fixed', prices: [{ skuId: skuId('b'), priceMinor: 700 }] }))
    const cheapest = async () => {
      const listing = await store.catalog.listing(shop.world.query({ sort: 'price_up' }), NOW_MS)
      return listing?.items.map(({ title, price }) =>
        `${title} ${price.priceMinor} ${price.compareAtMinor ?? ''}`.trim(),
      )
    }
    const reduction = async () => (await store.catalog.product('en', slug, NOW_MS))?.skus[0]?.reduction
    expect(await cheapest()).toEqual(['b 700 1000', 'a 1000', 'c 1000'])
    expect(await reduction()).toEqual({ lastDay: '2026-11-24', endsAtMs: Date.UTC(2026, 10, 25) })
    await end('a')
    expect(await cheapest()).toEqual(['a 1000', 'b 1000', 'c 1000'])
    expect(await reduction()).toBeNull()
  })

  it('[PRO-6] keeps a price that the shop set while it ran, and says so', async () => {
    const { plan, ask, seen, setPrice, end, store, vendorId, id } = await make()
    await plan(ask('a'))
    await setPrice('a', 900)
    expect(await store.promotions.load(vendorId, id('a'))).toMatchObject({ changedCount: 1 })
    expect(await end('a')).toMatchObject({
      value: { status: 'ended', counts: { restored: 2, kept: 1 }, changedCount: 0 },
    })
    expect([await seen('a'), await seen('b')]).toEqual(['900, EUR 1200', '1000, EUR 1200'])
    expect(await end('a')).toMatchObject({ ok: true, value: { status: 'ended' } })
  })

  it('[PRO-5] drops a SKU that costs as little by then, or is not sold any more; one that is deleted leaves with its product', async () => {
    const { plan, ask, seen, setPrice, minute, setNow, shop, store, vendorId, id, draftAt } = await make()
    await shop.save(draftAt('d'))
    await plan(ask('a', ['2026-11-22', '2026-11-24']))
    await setPrice('a', 800)
    const [b] = await store.products.records(vendorId, [draftAt('b').id])
    if (b) await shop.save({ ...b, status: 'archived' }, b.version)
    const gone = anAudit(shop.world)
    expect(await store.products.remove(vendorId, draftAt('d').id, gone)).toBe(true)
    setNow(Date.UTC(2026, 10, 22, 1))
    await minute()
    expect(await store.promotions.load(vendorId, id('a'))).toMatchObject({
      counts: { applied: 1, dropped: 2, waiting: 0 },
    })
    expect([await seen('a'), await seen('b'), await seen('c')]).toEqual([
      '800, EUR 1200',
      '1000, EUR 1200',
      '800 was 1000, EUR 960',
    ])
  })

  it('[PRO-9] shows as former price the lowest of the thirty days before, or none when that was as low', async () => {
    const { plan, ask, seen, setPrice } = await make()
    await setPrice('a', 900, NOW_MS - 40 * DAY_MS)
    await setPrice('a', 1000, NOW_MS - 20 * DAY_MS)
    await setPrice('b', 700, NOW_MS - 5 * DAY_MS)
    await setPrice('b', 1000, NOW_MS - 4 * DAY_MS)
    await setPrice('c', 500, NOW_MS - 50 * DAY_MS)
    await setPrice('c', 1000, NOW_MS - 31 * DAY_MS)
    await plan(ask('a'))
    expect([await seen('a'), await seen('b'), await seen('c')]).toEqual([
      '800 was 900, EUR 960',
      '800, EUR 960',
      '800 was 1000, EUR 960',
    ])
  })

  it('[PRO-8] prolongs one that runs and refuses to change its prices', async () => {
    const { plan, ask, change, minute, setNow, seen } = await make()
    await plan(ask('a'))
    const { terms: _terms, ...longer } = ask('a', [TODAY, '2026-11-30'])
    expect(await change({ ...longer, name: 'Longer' })).toMatchObject({
      ok: true,
      value: { lastDay: '2026-11-30', name: 'Longer', status: 'running' },
    })
    expect(await change(ask('a', [TODAY, '2026-11-30']))).toMatchObject({ error: { code: 'promotion_state' } })
    setNow(Date.UTC(2026, 10, 28))
    await minute()
    expect(await seen('a')).toBe('800 was 1000, EUR 960')
    setNow(Date.UTC(2026, 11, 1))
    await minute()
    expect(await seen('a')).toBe('1000, EUR 1200')
  })

  it('[PRO-4] puts prices back before another promotion lowers them, and leaves it the day of one that was ended', async () => {
    const { plan, ask, end, seen, store, vendorId, id, setNow } = await make()
    await plan(ask('a'))
    setNow(NOW_MS + 3_600_000)
    await end('a')
    setNow(NOW_MS + 7_200_000)
    const deeper = { ...ask('b'), terms: { ...ALL_20, percentOff: 50 } }
    expect(await plan(deeper)).toMatchObject({ ok: true, value: { status: 'running' } })
    expect(await seen('a')).toBe('500 was 800, EUR 600')
    await end('b')
    expect(await seen('a')).toBe('1000, EUR 1200')
    expect(await store.promotions.load(vendorId, id('b'))).toMatchObject({ counts: { restored: 3 } })
  })
}

function describeRaces(make: () => Promise<Sale>): void {
  it('[PRO-5] lowers and puts back each price once, however many runs do it at once', async () => {
    const { plan, ask, minute, setNow, seen, again, failures, store, vendorId, id, setPrice } = await make()
    await plan(ask('a', ['2026-11-22', '2026-11-23']))
    setNow(Date.UTC(2026, 10, 22, 1))
    const stores = await Promise.all([again(), again(), again()])
    await Promise.all(stores.map((one) => minute(one)))
    expect(await store.promotions.load(vendorId, id('a'))).toMatchObject({ counts: { applied: 3, waiting: 0 } })
    expect(await seen('a')).toBe('800 was 1000, EUR 960')
    await setPrice('b', 950)
    await minute()
    expect(await seen('b')).toBe('950, EUR 960')
    setNow(Date.UTC(2026, 10, 24, 1))
    await Promise.all(stores.map((one) => minute(one)))
    await minute()
    expect(await store.promotions.load(vendorId, id('a'))).toMatchObject({ counts: { restored: 2, kept: 1 } })
    expect([await seen('a'), await seen('b')]).toEqual(['1000, EUR 1200', '950, EUR 1200'])
    expect(failures).toEqual([])
  })

  it('[PRO-4] plans one of two that are asked for at once, and one id once', async () => {
    const { plan, ask, deps, actor, again, vendorId, store } = await make()
    const [here, there] = await Promise.all([again(), again()])
    const planOn = (one: Sale['store'], part: string) =>
      planPromotion({ ...deps, promotions: one.promotions }, actor, ask(part, ['2026-12-01', '2026-12-02']))
    const results = await Promise.all([planOn(here, 'a'), planOn(there, 'b')])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ error: { code: 'promotion_overlap' } })
    const twice = await Promise.all([
      plan(ask('c', ['2026-12-05', '2026-12-06'])),
      planPromotion({ ...deps, promotions: there.promotions }, actor, ask('c', ['2026-12-05', '2026-12-06'])),
    ])
    expect(twice.map((result) => result.ok)).toEqual([true, true])
    const listed = await store.promotions.list({ vendorId, status: 'planned', productId: null, cursor: null, limit: 9 })
    expect(listed.items).toHaveLength(2)
  })

  it('[PRO-6] an editor that read the product before the start is told so; what it saves afterwards stays', async () => {
    const { plan, ask, shop, store, vendorId, draftAt, seen, end } = await make()
    const [read] = await store.products.records(vendorId, [draftAt('a').id])
    if (!read) throw new Error('no product')
    const [saved, planned] = await Promise.all([
      shop.save({ ...read, skus: read.skus.map((sku) => ({ ...sku, priceMinor: 1100 })) }, read.version),
      plan(ask('a')),
    ])
    expect(planned).toMatchObject({ ok: true, value: { counts: { applied: 3 } } })
    expect(['saved', 'stale']).toContain(saved.outcome)
    expect(await seen('a')).toMatch(/^800 was/)
    await end('a')
    expect(await seen('a')).toBe(saved.outcome === 'saved' ? '1100, EUR 1200' : '1000, EUR 1200')
  })

  it('[PRO-8] ends once when it is ended by hand and by the clock at the same moment', async () => {
    const { plan, ask, end, minute, setNow, seen, again, store, vendorId, id } = await make()
    await plan(ask('a'))
    setNow(Date.UTC(2026, 10, 25, 0, 1))
    const other = await again()
    await Promise.all([end('a'), minute(other)])
    await minute()
    expect(await store.promotions.load(vendorId, id('a'))).toMatchObject({ status: 'ended', counts: { restored: 3 } })
    expect(await seen('a')).toBe('1000, EUR 1200')
    const due = await store.promotions.clock.due(Date.UTC(2026, 10, 26), 50)
    expect(due.filter((one) => one.promotionId === id('a'))).toEqual([])
  })

  it('[PRO-1] forgets prices that were over long ago and keeps the one that held', async () => {
    const { store, setPrice, plan, ask, seen } = await make()
    await setPrice('a', 700, NOW_MS - 50 * DAY_MS)
    await setPrice('a', 900, NOW_MS - 45 * DAY_MS)
    await setPrice('a', 1000, NOW_MS - 40 * DAY_MS)
    await store.promotions.clock.forgetPrices(NOW_MS - 10 * DAY_MS)
    await plan(ask('a'))
    expect(await seen('a')).toBe('800 was 1000, EUR 960')
  })
}
