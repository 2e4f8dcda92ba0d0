import type { GroupSums, SpanSums, Value } from '@onhand/domain/forecasting/group-sums'
import { commonErrorOf, groupBand } from '@onhand/forecast/hierarchy/group-demand'
import type { WeekSums } from './group-ports.ts'

const MILLI = 1000

/** What is expected of some days of a group: units with three decimals that add up, between what in nine of ten cases, and what they bring. */
export type Expected = {
  readonly units: number
  readonly lowUnits: number
  readonly highUnits: number
  readonly values: readonly Value[]
}

/** One row of a table of groups. */
export type GroupRow = {
  readonly key: string
  /** The row it is a part of; null for the whole. */
  readonly parentKey: string | null
  readonly depth: number
  readonly kind: 'total' | 'category' | 'alone' | 'uncategorised' | 'place' | 'shop' | 'city' | 'others'
  /** The category, place or shop it is about; null where it is none. */
  readonly id: string | null
  /** Empty where the kind says it all. */
  readonly name: string
  readonly skuCount: number
  /** SKUs whose sums come with the next run. */
  readonly waitingCount: number
  readonly sold7Units: number
  readonly sold28Units: number
  readonly next7: Expected
  readonly next28: Expected
  /** All days that are forecast: `horizonDays` of the view. */
  readonly horizon: Expected
}

/** A row with its bands: of its SKUs' own errors and of what all are wrong by together [FCT-51]. */
export function groupRow(
  row: Pick<GroupRow, 'key' | 'parentKey' | 'depth' | 'kind' | 'id' | 'name'>,
  sums: GroupSums,
  commonError: number,
): GroupRow {
  const { skuCount, waitingCount, sold7Units, sold28Units } = sums
  return {
    ...row,
    skuCount,
    waitingCount,
    sold7Units,
    sold28Units,
    next7: expectedOf(sums.next7, commonError),
    next28: expectedOf(sums.next28, commonError),
    horizon: expectedOf(sums.horizon, commonError),
  }
}

/** What forecasts of these shops were wrong by together, learnt from their weeks: those that ended on the same day are one span [FCT-51]. */
export function learntError(weeks: readonly WeekSums[], sums: GroupSums): number {
  const spans = [...Map.groupBy(weeks, (week) => week.day).values()].map((day) => ({
    forecastUnits: day.reduce((sum, one) => sum + one.forecastUnits, 0),
    actualUnits: day.reduce((sum, one) => sum + one.actualUnits, 0),
  }))
  const { milliUnits, milliVariance } = sums.next7
  return commonErrorOf(spans, milliUnits > 0 ? milliVariance / milliUnits : 1)
}

function expectedOf({ milliUnits, milliVariance, values }: SpanSums, commonError: number): Expected {
  const { low, high } = groupBand({ mean: milliUnits / MILLI, variance: milliVariance / MILLI }, commonError)
  return { units: milliUnits / MILLI, lowUnits: low, highUnits: high, values }
}
