import type { ImportSku } from '@onhand/domain/catalog/import-product'
import { addDays, instantOf, localTime } from '@onhand/domain/local-time'
import { reducedMinor } from '@onhand/domain/marketing/promotion-price'
import { promotionDays } from '@onhand/domain/marketing/promotion'
import type { SqlEngine } from '@onhand/store/engine/engine'
import { insertRows } from '@onhand/store/engine/insert-rows'
import { stableId } from '../../client/stable-id.ts'
import { dayStartMs, PAST_DAYS } from './past-calendar.ts'
import { DEMO_PROMOTIONS, type DemoPromotion, isPromoted } from './past-promotions.ts'
import { addRows, noRows, type PastRows } from './past-rows.ts'
import type { PastShelf } from './seed-past.ts'

const DAY_MS = 86_400_000

/**
 * Writes the demo's promotions: those that are over with what prices were in those days, and the one that is planned, which begins by itself. What is
 * there stays.
 */
export async function seedPromotions(
  store: SqlEngine,
  shelves: readonly PastShelf[],
  nowMs: number,
): Promise<{ readonly promotions: number }> {
  const rows = noRows()
  let promotions = 0
  for (const shelf of shelves) {
    const skus = shelf.products.flatMap((product) => product.skus).filter((sku) => sku.priceMinor > 0)
    const own = DEMO_PROMOTIONS.filter((one) => one.vendorSlug === shelf.vendor.slug)
    for (const promotion of own)
      addPromotion(rows, { shelf, promotion, nowMs, skus: skus.filter((sku) => isPromoted(sku, promotion)) })
    if (own.length > 0) addFirstPrices(rows, skus, nowMs)
    promotions += own.length
  }
  for (const [table, all] of rows.tables)
    await store.atomic(insertRows(store.dialect, { table, rows: all, onConflict: 'nothing' }))
  return { promotions }
}

/** Before the past there was the same price as now. */
function addFirstPrices(rows: PastRows, skus: readonly ImportSku[], nowMs: number): void {
  const fromMs = dayStartMs(nowMs, 0)
  addRows(
    rows,
    'price_change',
    skus.map((sku) => ({ sku_id: sku.id, from_ms: fromMs, price_minor: sku.priceMinor })),
  )
}

function addPromotion(
  rows: PastRows,
  one: {
    readonly shelf: PastShelf
    readonly promotion: DemoPromotion
    readonly skus: readonly ImportSku[]
    readonly nowMs: number
  },
): void {
  const { shelf, promotion, nowMs } = one
  const { vendor } = shelf
  const id = stableId('promotion', 'demo', `${vendor.slug} ${promotion.key}`)
  const timeZone = vendor.locations[0]?.timeZone ?? 'UTC'
  const today = localTime(nowMs, timeZone).date
  const firstDay = addDays(today, promotion.fromIndex - PAST_DAYS)
  const lastDay = addDays(firstDay, promotion.days - 1)
  const startsAtMs = instantOf(firstDay, 0, timeZone)
  const endsAtMs = instantOf(addDays(lastDay, 1), 0, timeZone)
  const isOver = endsAtMs <= nowMs
  const prices = one.skus.flatMap((sku) => {
    const priceMinor = reducedMinor(sku.priceMinor, promotion.percentOff, sku.currency)
    return priceMinor === null ? [] : [{ sku, priceMinor }]
  })
  const productIds = shelf.products
    .filter((product) => product.skus.some((sku) => prices.some((price) => price.sku.id === sku.id)))
    .map((product) => product.id)
  addRows(rows, 'promotion', [
    {
      id,
      vendor_id: vendor.id,
      name: promotion.name,
      status: isOver ? 'ended' : 'planned',
      first_day: firstDay,
      last_day: lastDay,
      starts_at_ms: startsAtMs,
      ends_at_ms: endsAtMs,
      expected_uplift_percent: isOver ? null : promotion.upliftPercent,
      terms: JSON.stringify({
        kind: 'percent',
        percentOff: promotion.percentOff,
        selection: { kind: 'products', productIds },
      }),
      is_settled: isOver ? 1 : 0,
      created_by: 'seed',
      created_at_ms: Math.min(startsAtMs, nowMs) - 7 * DAY_MS,
    },
  ])
  addRows(
    rows,
    'promotion_price',
    prices.map(({ sku, priceMinor }) => ({
      promotion_id: id,
      sku_id: sku.id,
      price_minor: priceMinor,
      state: isOver ? 'restored' : 'waiting',
      regular_minor: isOver ? sku.priceMinor : null,
      regular_compare_at_minor: isOver ? sku.compareAtMinor : null,
    })),
  )
  addRows(
    rows,
    'promotion_day',
    prices.flatMap(({ sku }) =>
      promotionDays({ firstDay, lastDay }).map((day) => ({ sku_id: sku.id, day, promotion_id: id })),
    ),
  )
  if (isOver)
    addRows(
      rows,
      'price_change',
      prices.flatMap(({ sku, priceMinor }) => [
        { sku_id: sku.id, from_ms: startsAtMs, price_minor: priceMinor },
        { sku_id: sku.id, from_ms: endsAtMs, price_minor: sku.priceMinor },
      ]),
    )
}
