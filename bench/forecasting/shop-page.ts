import { DEFAULT_SETTING, HISTORY_DAYS, HORIZON_DAYS_MAX } from '@onhand/domain/forecasting/types'
import { idOf } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { diceOf } from '@onhand/forecast/panel/dice'
import type { KnownPlans } from '@onhand/service/forecasting/known-plans'
import { expectedOf, learnDemand, type LearntDemand } from '@onhand/service/forecasting/outlook'
import { pagePlan } from '@onhand/service/forecasting/page-plan'
import { planNotes } from '@onhand/service/forecasting/plan-notes'
import { planSeries } from '@onhand/service/forecasting/plan-series'
import type { PackedSeries } from '@onhand/service/forecasting/ports'
import { scorePage } from '@onhand/service/forecasting/score-page'
import { byLastDay, datedSeries } from '@onhand/service/forecasting/series-days'
import { NEW_SHOP_PLAN } from '@onhand/service/forecasting/shop-plan'

/** As the nightly run cuts its pages. */
const PAGE_SERIES = 500
const DAY_MS = 86_400_000
const NOW_MS = Date.UTC(2026, 10, 21, 4)
const RUN = { id: idOf('forecastRun', 'frn_bench'), startedAtMs: NOW_MS, origin: 'nightly' as const }

const LAST_DAY = '2026-11-20'
// Every so often each SKU is in a promotion of four days that doubles its sales; the next one is planned.
const PROMOTION_EVERY = 40
const PROMOTION_DAYS = 4

/** A page as the database sends it, at its worst: every SKU sold on every day that a forecast looks at. */
export function packedPage(seed: number): readonly PackedSeries[] {
  const dice = diceOf(seed)
  const days = Array.from({ length: HISTORY_DAYS }, (_, day) => addDays(LAST_DAY, -day).replaceAll('-', ''))
  return Array.from({ length: PAGE_SERIES }, (_, sku) => ({
    vendorId: idOf('vendor', 'vnd_bench'),
    skuId: idOf('sku', `sku_bench${sku}`),
    locationId: idOf('location', 'loc_bench'),
    timeZone: 'Europe/London',
    days: days
      .map((day, daysAgo) => `${day}:${(1 + Math.floor(dice() * 20)) * (isPromoted(-daysAgo, sku) ? 2 : 1)}:0`)
      .join(' '),
    stockOuts: '',
    firstStockedAtMs: 0,
    availableUnits: 5,
    priceMinor: 500,
    unitCostMinor: 200,
    mode: 'forecast',
    floorUnits: 0,
    leadTimeDays: 3,
    groups: ['cat_bench'],
  }))
}

/** What is known in advance, at its worst: every SKU was in ten promotions, is in one to come, and has another price each week. */
function knownPlans(page: readonly PackedSeries[]): KnownPlans {
  const span = Array.from({ length: HISTORY_DAYS + PROMOTION_EVERY }, (_, at) => at - HISTORY_DAYS)
  const plans = page.map(({ skuId }, sku) => {
    const begins = span.filter((day) => isPromoted(day, sku) && !isPromoted(day - 1, sku))
    const packed = (day: number) => addDays(LAST_DAY, day).replaceAll('-', '')
    const promotions = begins.map((day) => `${packed(day)}:${packed(day + PROMOTION_DAYS - 1)}:400:500:`).join(' ')
    const weeks = span.filter((day) => day % 7 === 0 && day < 0)
    const prices = weeks.map((day) => `${NOW_MS + day * DAY_MS}:${500 + (day % 5)}`).join(' ')
    return [skuId, { prices, promotions }] as const
  })
  const holidays = span.filter((day) => day % 25 === 0).map((day) => addDays(LAST_DAY, day))
  return { plans: new Map(plans), holidays: { '': holidays }, regionOf: () => '' }
}

function isPromoted(day: number, sku: number): boolean {
  return (((day + sku) % PROMOTION_EVERY) + PROMOTION_EVERY) % PROMOTION_EVERY < PROMOTION_DAYS
}

/** What the run learns once, and what is known of the SKUs, which are the same on every page. */
export type LearntShop = { readonly learnt: LearntDemand; readonly plans: KnownPlans }

/** Learns it from the first page. */
export function learnShop(): LearntShop {
  const page = packedPage(0)
  const sample = datedSeries(page, NOW_MS)
  const plans = knownPlans(page)
  const plan = pagePlan(sample, LAST_DAY, plans)
  const histories = sample.map((one) => one.history)
  const learnt = learnDemand(histories, LAST_DAY, plan)
  if (learnt.plan?.price === undefined) throw new Error('the promotions of the bench were not learnt')
  return { learnt, plans }
}

/** A whole page of the nightly run but for the database: unpacked, forecast for a season with its prices and promotions, planned, scored and written as text. Answers the text's length. */
export function wholePage(page: readonly PackedSeries[], { learnt, plans }: LearntShop): number {
  const dated = datedSeries(page, NOW_MS)
  const setting = { ...DEFAULT_SETTING, horizonDays: HORIZON_DAYS_MAX }
  const forecasts = [...byLastDay(dated)].flatMap(([lastDay, group]) => {
    const expected = expectedOf(learnt, group, { lastDay, plans })
    return group.flatMap((one, index) => {
      const outlook = expected[index]
      if (!outlook) return []
      const notes = planNotes(one, outlook, { plans, horizonDays: HORIZON_DAYS_MAX })
      const context = { run: RUN, setting, shop: NEW_SHOP_PLAN, terms: undefined, before: undefined, notes }
      return [planSeries(one, outlook, context)]
    })
  })
  const scored = dated.flatMap(({ history, lastDay }, index) => {
    const before = forecasts[index]
    return before ? [{ before, history, lastDay }] : []
  })
  return JSON.stringify(forecasts).length + scorePage(scored).length
}
