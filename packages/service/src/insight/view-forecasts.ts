import type { Actor } from '@onhand/domain/identity/actor'
import { type Accuracy, accuracyOf, type ForecastScore } from '@onhand/domain/insight/forecast-score'
import { type Bucket, bucketsOf, inBuckets } from '@onhand/domain/insight/series'
import { ok, type Result } from '@onhand/domain/result'
import {
  type InsightDeps,
  type InsightRefusal,
  type InsightRequest,
  openInsight,
  type ShownPeriod,
  shownPeriod,
} from './open-insight.ts'

/** How well forecasts of a week did that ended in these days; `isBacktest` when nobody had them at the time [FCT-37]. */
export type AccuracyPoint = Bucket &
  Accuracy & { readonly actualUnits: number; readonly forecastUnits: number; readonly isBacktest: boolean }

/** How well a shop's forecasts did over time [INS-15]. */
export type ForecastInsight = {
  readonly period: ShownPeriod
  readonly accuracy: Accuracy
  readonly accuracyBefore: Accuracy
  readonly points: readonly AccuracyPoint[]
}

/** Forecasts of whole weeks against what came. */
export async function viewForecasts(
  deps: InsightDeps,
  actor: Actor,
  request: InsightRequest,
): Promise<Result<ForecastInsight, InsightRefusal>> {
  const opened = await openInsight(deps, actor, request)
  if (!opened.ok) return opened
  const { range, before, vendor } = opened.value
  const scores = await deps.insight.forecastScores({
    vendorId: vendor.id,
    fromDate: before.fromDate,
    toDate: range.toDate,
  })
  const now = scores.filter(({ date }) => date >= range.fromDate)
  const buckets = bucketsOf(range)
  const byBucket = inBuckets(buckets, now)
  return ok({
    period: shownPeriod(opened.value),
    accuracy: accuracyOf(now),
    accuracyBefore: accuracyOf(scores.filter(({ date }) => date < range.fromDate)),
    points: buckets.map((bucket, index) => {
      const own: readonly ForecastScore[] = byBucket[index] ?? []
      return {
        ...bucket,
        ...accuracyOf(own),
        actualUnits: own.reduce((sum, score) => sum + score.actualUnits, 0),
        forecastUnits: own.reduce((sum, score) => sum + score.forecastUnits, 0),
        isBacktest: own.length > 0 && own.every((score) => score.isBacktest),
      }
    }),
  })
}
