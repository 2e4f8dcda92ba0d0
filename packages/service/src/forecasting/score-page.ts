import type { DemandHistory } from '@onhand/domain/forecasting/demand-history'
import { dayNumber } from '@onhand/domain/forecasting/demand-days'
import { addScored, NO_SCORE, type Scored, type ScoreSums } from '@onhand/domain/forecasting/score'
import type { VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import type { ScoreRow, SkuForecast } from './ports.ts'

const WEEK_DAYS = 7

/** What a series' forecasts of before are compared with: its history, ending with `lastDay`. */
export type ScoredSeries = { readonly before: SkuForecast; readonly history: DemandHistory; readonly lastDay: string }

/**
 * Scores of the last day and of weeks that ended, summed by shop, day and class [FCT-8]. Days on which the goods ran out are left out: nobody knows what
 * would have sold.
 */
export function scorePage(series: readonly ScoredSeries[]): readonly ScoreRow[] {
  const sheet = new ScoreSheet()
  for (const one of series) {
    const { vendorId, week } = one.before
    sheet.add({ vendorId, day: one.lastDay, spanDays: 1 }, scoredDay(one))
    sheet.add({ vendorId, day: addDays(week.firstDay, WEEK_DAYS - 1), spanDays: 7 }, scoredWeek(one))
  }
  return sheet.rows()
}

type Key = Pick<ScoreRow, 'vendorId' | 'day' | 'spanDays' | 'valueClass'>

/** Adds scores up by shop, span and class. */
export class ScoreSheet {
  readonly #sums = new Map<string, { readonly key: Key; readonly sums: ScoreSums }>()

  /** What is not known is left out. */
  add(span: { readonly vendorId: VendorId; readonly day: string; readonly spanDays: 1 | 7 }, scored: Scored | null) {
    if (scored === null) return
    const key = { ...span, valueClass: scored.valueClass }
    const name = `${key.vendorId} ${key.day} ${key.spanDays} ${key.valueClass}`
    const known = this.#sums.get(name) ?? { key, sums: NO_SCORE }
    this.#sums.set(name, { key, sums: addScored(known.sums, scored) })
  }

  rows(): readonly ScoreRow[] {
    return [...this.#sums.values()].map((one) => ({ ...one.key, ...one.sums }))
  }
}

/** What the score of a SKU at a place and day is told by. */
export function scoreKey({ skuId, locationId }: Pick<SkuForecast, 'skuId' | 'locationId'>, day: string): string {
  return `${skuId} ${locationId} ${day}`
}

/** True when the watched week is over by the end of `lastDay`. */
export function isWeekOver(firstDay: string, lastDay: string): boolean {
  return addDays(firstDay, WEEK_DAYS - 1) <= lastDay
}

function scoredDay({ before, history, lastDay }: ScoredSeries): Scored | null {
  const index = dayNumber(lastDay) - dayNumber(before.firstDay)
  const mean = before.dailyMean[index]
  const actualUnits = sumIfKnown(history, { end: history.units.length, days: 1 })
  if (mean === undefined || actualUnits === null) return null
  return {
    valueClass: before.valueClass,
    mean,
    quantiles: before.dailyQuantiles.map((row) => row[index] ?? 0),
    actualUnits,
    key: scoreKey(before, lastDay),
  }
}

function scoredWeek({ before, history, lastDay }: ScoredSeries): Scored | null {
  const { week, valueClass } = before
  if (!isWeekOver(week.firstDay, lastDay)) return null
  const end = history.units.length - (dayNumber(lastDay) - dayNumber(week.firstDay) - (WEEK_DAYS - 1))
  const actualUnits = sumIfKnown(history, { end, days: WEEK_DAYS })
  const { mean, quantiles } = week
  return actualUnits === null
    ? null
    : { valueClass, mean, quantiles, actualUnits, key: scoreKey(before, week.firstDay) }
}

/** Units of `days` days before index `end`; null when one of them is not known. */
function sumIfKnown({ units, censored }: DemandHistory, span: { end: number; days: number }): number | null {
  let sum = 0
  for (let index = span.end - span.days; index < span.end; index += 1) {
    if (index < 0 || censored[index] !== 0) return null
    sum += units[index] ?? 0
  }
  return sum
}
