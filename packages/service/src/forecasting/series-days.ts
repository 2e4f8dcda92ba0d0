import { demandHistory, type DemandHistory, type HistoryDays } from '@onhand/domain/forecasting/demand-history'
import { lastClosedDay, localDay } from '@onhand/domain/forecasting/demand-days'
import { HISTORY_DAYS } from '@onhand/domain/forecasting/types'
import { addDays } from '@onhand/domain/local-time'
import type { PackedSeries } from './ports.ts'

/** A series with its history up to the last day that is over at its place. */
export type DatedSeries = { readonly series: PackedSeries; readonly history: DemandHistory; readonly lastDay: string }

/** Unpacks a page: the calendar of each time zone is worked out once. Of what came today no day is known yet: its history is empty. */
export function datedSeries(page: readonly PackedSeries[], nowMs: number): readonly DatedSeries[] {
  const zones = new Map<string, HistoryDays & { readonly lastDay: string }>()
  return page.map((series) => {
    const zone = zones.get(series.timeZone) ?? historyDays(nowMs, series.timeZone)
    zones.set(series.timeZone, zone)
    return { series, history: demandHistory(series, zone), lastDay: zone.lastDay }
  })
}

/** From when on history is asked for, in every time zone. */
export function historySince(nowMs: number): { readonly day: string; readonly atMs: number } {
  const day = addDays(lastClosedDay(nowMs, 'UTC'), -HISTORY_DAYS - 1)
  return { day, atMs: Date.parse(`${day}T00:00:00Z`) }
}

/** The parts of a page by their last day, so that one call of the model sees one calendar. */
export function byLastDay(page: readonly DatedSeries[]): ReadonlyMap<string, readonly DatedSeries[]> {
  const groups = new Map<string, DatedSeries[]>()
  for (const one of page) {
    const group = groups.get(one.lastDay) ?? []
    group.push(one)
    groups.set(one.lastDay, group)
  }
  return groups
}

function historyDays(nowMs: number, timeZone: string): HistoryDays & { readonly lastDay: string } {
  const lastDay = lastClosedDay(nowMs, timeZone)
  const firstDay = addDays(lastDay, 1 - HISTORY_DAYS)
  const startsMs = new Float64Array(HISTORY_DAYS + 1)
  for (let index = 0; index <= HISTORY_DAYS; index += 1) {
    startsMs[index] = localDay(addDays(firstDay, index), timeZone).startMs
  }
  return { firstDay, startsMs, lastDay }
}
