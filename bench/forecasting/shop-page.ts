import { DEFAULT_SETTING, HISTORY_DAYS, HORIZON_DAYS_MAX } from '@onhand/domain/forecasting/types'
import { idOf } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { diceOf } from '@onhand/forecast/panel/dice'
import { expectedOf, learnDemand, type LearntDemand } from '@onhand/service/forecasting/outlook'
import { planSeries } from '@onhand/service/forecasting/plan-series'
import type { PackedSeries } from '@onhand/service/forecasting/ports'
import { scorePage } from '@onhand/service/forecasting/score-page'
import { byLastDay, datedSeries } from '@onhand/service/forecasting/series-days'
import { NEW_SHOP_PLAN } from '@onhand/service/forecasting/shop-plan'

/** As the nightly run cuts its pages. */
const PAGE_SERIES = 500
const NOW_MS = Date.UTC(2026, 10, 21, 4)
const RUN = { id: idOf('forecastRun', 'frn_bench'), startedAtMs: NOW_MS, origin: 'nightly' as const }

/** A page as the database sends it, at its worst: every SKU sold on every day that a forecast looks at. */
export function packedPage(seed: number): readonly PackedSeries[] {
  const dice = diceOf(seed)
  const days = Array.from({ length: HISTORY_DAYS }, (_, day) => addDays('2026-11-20', -day).replaceAll('-', ''))
  return Array.from({ length: PAGE_SERIES }, (_, sku) => ({
    vendorId: idOf('vendor', 'vnd_bench'),
    skuId: idOf('sku', `sku_bench${sku}`),
    locationId: idOf('location', 'loc_bench'),
    timeZone: 'Europe/London',
    days: days.map((day) => `${day}:${1 + Math.floor(dice() * 20)}:0`).join(' '),
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

/** What the run learns once. */
export function learnShop(): LearntDemand {
  const sample = datedSeries(packedPage(0), NOW_MS)
  return learnDemand(
    sample.map((one) => one.history),
    sample[0]?.lastDay ?? '',
  )
}

/** A whole page of the nightly run but for the database: unpacked, forecast for a season, planned, scored and written as text. Answers the text's length. */
export function wholePage(page: readonly PackedSeries[], learnt: LearntDemand): number {
  const dated = datedSeries(page, NOW_MS)
  const setting = { ...DEFAULT_SETTING, horizonDays: HORIZON_DAYS_MAX }
  const forecasts = [...byLastDay(dated)].flatMap(([lastDay, group]) => {
    const expected = expectedOf(learnt, group, { lastDay })
    return group.flatMap((one, index) => {
      const outlook = expected[index]
      const context = { run: RUN, setting, shop: NEW_SHOP_PLAN, terms: undefined, before: undefined }
      return outlook ? [planSeries(one, outlook, context)] : []
    })
  })
  const scored = dated.flatMap(({ history, lastDay }, index) => {
    const before = forecasts[index]
    return before ? [{ before, history, lastDay }] : []
  })
  return JSON.stringify(forecasts).length + scorePage(scored).length
}
