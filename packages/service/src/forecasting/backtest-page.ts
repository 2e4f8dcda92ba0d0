import { BAND_LEVELS, type Scored } from '@onhand/domain/forecasting/score'
import type { DemandHistory } from '@onhand/domain/forecasting/demand-history'
import type { ValueClass } from '@onhand/domain/forecasting/types'
import { addDays } from '@onhand/domain/local-time'
import { type LearntDemand, learnDemand, outlooks } from './outlook.ts'
import type { DatedSeries } from './series-days.ts'
import type { ScoreRow } from './ports.ts'
import { scoreKey, ScoreSheet } from './score-page.ts'

/** A series whose first forecast this is, with its class. */
export type FirstForecast = DatedSeries & { readonly valueClass: ValueClass }

const WEEK_DAYS = 7
/** So many weeks are worked out afterwards: enough for a line, few enough for a page's time. */
export const BACKTEST_WEEKS = 8
// What all series share is learnt anew so often: it changes slowly, and costs as much as eight weeks' forecasts.
const LEARNT_WEEKS = 4
// From so many SKUs of the page.
const LEARNT_FROM = 200
// From a shorter past the model says nothing yet.
const PAST_DAYS_MIN = 35

/**
 * What forecasts of the last weeks would have been worth, for SKUs that had none [FCT-37]: each week is forecast from the days before it, and from nothing else, by
 * the model as it is. All series end on the same day. The rows say that they were worked out afterwards.
 */
export function backtestPage(series: readonly FirstForecast[]): readonly ScoreRow[] {
  const sheet = new ScoreSheet()
  const lastDay = series[0]?.lastDay
  if (lastDay === undefined) return []
  let learnt: { readonly demand: LearntDemand; readonly weeks: number } | undefined
  for (let weeks = BACKTEST_WEEKS - 1; weeks >= 0; weeks -= 1) {
    const unseenDays = (weeks + 1) * WEEK_DAYS
    const known = series.filter(({ history }) => history.units.length >= unseenDays + PAST_DAYS_MIN)
    if (known.length === 0) continue
    const past = known.map(({ history }) => without(history, unseenDays))
    const originDay = addDays(lastDay, -unseenDays)
    if (learnt === undefined || learnt.weeks - weeks >= LEARNT_WEEKS) {
      learnt = { demand: learnDemand(evenly(past), originDay), weeks }
    }
    const expected = outlooks(learnt.demand, past, { lastDay: originDay })
    for (const [index, { series: one, history, valueClass }] of known.entries()) {
      const outlook = expected[index]
      const actualUnits = weekOf(history, unseenDays)
      if (!outlook || actualUnits === null) continue
      const week = outlook.demandOf(WEEK_DAYS)
      const quantiles = BAND_LEVELS.map((level) => week.quantile(level))
      const key = scoreKey(one, addDays(originDay, 1))
      const scored: Scored = { valueClass, mean: week.mean, quantiles, actualUnits, key }
      sheet.add({ vendorId: one.vendorId, day: addDays(originDay, WEEK_DAYS), spanDays: 7 }, scored)
    }
  }
  // The newest first.
  return sheet
    .rows()
    .map((row) => ({ ...row, isBacktest: true }))
    .reverse()
}

/** At most so many of a page, spread over it. */
function evenly(page: readonly DemandHistory[]): readonly DemandHistory[] {
  const every = Math.ceil(page.length / LEARNT_FROM)
  return page.filter((_, index) => index % every === 0)
}

function without({ units, censored }: DemandHistory, days: number): DemandHistory {
  return { units: units.slice(0, units.length - days), censored: censored.slice(0, censored.length - days) }
}

/** Units of the week that begins so many days before the end; null when the goods ran out in it. */
function weekOf({ units, censored }: DemandHistory, daysBeforeEnd: number): number | null {
  let sum = 0
  const start = units.length - daysBeforeEnd
  for (let index = start; index < start + WEEK_DAYS; index += 1) {
    if (censored[index] !== 0) return null
    sum += units[index] ?? 0
  }
  return sum
}
