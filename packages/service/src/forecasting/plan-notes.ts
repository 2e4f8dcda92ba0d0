import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import { HISTORY_DAYS } from '@onhand/domain/forecasting/types'
import { addDays } from '@onhand/domain/local-time'
import type { KnownPlans } from './known-plans.ts'
import type { SeriesOutlook } from './outlook.ts'
import { lastPriceChange, type PlannedPromotion, plannedPromotions } from './page-plan.ts'
import type { DatedSeries } from './series-days.ts'

// As far back as the chart of a SKU goes.
const PAST_DAYS = 91
// A price that has been so for longer is the usual one.
const PRICE_NEW_DAYS = 56
// What lies this close to a promotion's days may be moved by it.
const WAKE_DAYS = 8

type Planned = { readonly plans: KnownPlans; readonly horizonDays: number }

/** What of the plan moves a series' forecast, or moved its past as far as a chart shows it, the first day first. */
export function planNotes(dated: DatedSeries, outlook: SeriesOutlook, planned: Planned): readonly PlanNote[] {
  const { series, lastDay } = dated
  const firstDay = addDays(lastDay, 1 - HISTORY_DAYS)
  const packed = planned.plans.plans.get(series.skuId) ?? { prices: '', promotions: '' }
  const promotions = plannedPromotions(packed, firstDay).filter(
    ({ first, last }) => last >= HISTORY_DAYS - PAST_DAYS && first < HISTORY_DAYS + planned.horizonDays,
  )
  const change = lastPriceChange(packed, promotions, firstDay)
  const notes = [
    ...promotions.map((one) => promotionNote(one, { outlook, firstDay, offerMinor: series.priceMinor })),
    ...(change && change.day >= HISTORY_DAYS - PRICE_NEW_DAYS && change.day < HISTORY_DAYS
      ? [priceNote(change, { outlook, firstDay, promotions })]
      : []),
    ...holidayNotes(dated, outlook, planned),
  ]
  return notes.sort((a, b) => (a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : 0))
}

function promotionNote(
  { first, last, priceMinor, regularMinor }: PlannedPromotion,
  by: { readonly outlook: SeriesOutlook; readonly firstDay: string; readonly offerMinor: number },
): PlanNote {
  const regular = regularMinor > 0 ? regularMinor : by.offerMinor
  return {
    kind: 'promotion',
    firstDay: addDays(by.firstDay, first),
    lastDay: addDays(by.firstDay, last),
    pricePermille: regular > 0 ? permille(priceMinor / regular) : null,
    effectPermille: meanEffect(by.outlook.effects?.price, { first, last }),
  }
}

function priceNote(
  change: NonNullable<ReturnType<typeof lastPriceChange>>,
  by: {
    readonly outlook: SeriesOutlook
    readonly firstDay: string
    readonly promotions: readonly PlannedPromotion[]
  },
): PlanNote {
  let day = HISTORY_DAYS
  // A day that no promotion moves.
  for (const { first, last } of by.promotions) if (first <= day && day <= last + WAKE_DAYS) day = last + WAKE_DAYS + 1
  return {
    kind: 'price',
    firstDay: addDays(by.firstDay, change.day),
    lastDay: null,
    pricePermille: permille(change.priceMinor / change.beforeMinor),
    effectPermille: meanEffect(by.outlook.effects?.price, { first: day, last: day }),
  }
}

function holidayNotes({ series, lastDay }: DatedSeries, { effects }: SeriesOutlook, planned: Planned): PlanNote[] {
  const days = planned.plans.holidays[planned.plans.regionOf(series.locationId)] ?? []
  const [from, to] = [addDays(lastDay, 1 - PAST_DAYS), addDays(lastDay, planned.horizonDays)]
  const firstMs = Date.parse(`${addDays(lastDay, 1 - HISTORY_DAYS)}T00:00:00Z`)
  return days.flatMap((day) => {
    if (day < from || day > to) return []
    const at = Math.round((Date.parse(`${day}T00:00:00Z`) - firstMs) / 86_400_000)
    const effect = (effects?.all[at] ?? 1) / (effects?.price[at] ?? 1)
    const effectPermille = effect === 1 ? null : permille(effect)
    // A past day that nothing was learnt of says nothing.
    if (effectPermille === null && day <= lastDay) return []
    return [{ kind: 'holiday' as const, firstDay: day, lastDay: day, pricePermille: null, effectPermille }]
  })
}

/** The mean effect of some days; null where none of them is moved. */
function meanEffect(effects: Float32Array | undefined, days: { first: number; last: number }): number | null {
  const some = effects?.subarray(Math.max(0, days.first), Math.max(0, days.last + 1)) ?? []
  if (some.length === 0 || some.every((effect) => effect === 1)) return null
  let sum = 0
  for (const effect of some) sum += effect
  return permille(sum / some.length)
}

function permille(ratio: number): number {
  return Math.round((ratio - 1) * 1000)
}
