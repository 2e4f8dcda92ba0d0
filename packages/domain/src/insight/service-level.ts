import type { DayDemand } from '../operator/fill-rate.ts'

/** Why units that were demanded were not served [INS-4]. */
export const SHORTFALL_REASONS = ['sold_out', 'short_pick', 'supplier_declined', 'cancelled', 'other'] as const
export type ShortfallReason = (typeof SHORTFALL_REASONS)[number]

/** Units that were not served, and what they would have brought. */
export type Shortfall = { readonly reason: ShortfallReason; readonly units: number; readonly valueMinor: number }

/** How orders stood to their promise [INS-5]: at the latest after so much time, or not yet there. */
export const PUNCTUALITY = ['on_time', 'hours_2', 'day_1', 'days_3', 'later', 'missing'] as const
export type Punctuality = (typeof PUNCTUALITY)[number]

/** Orders of a day whose promised window has ended. */
export type DueDay = {
  readonly date: string
  readonly due: number
  readonly onTime: number
  readonly inFull: number
  /** On time and in full. */
  readonly both: number
}

/** A day's demand and promises together, and how late its orders were: all that service is judged by. */
export type ServiceDay = DayDemand & DueDay & { readonly late: Readonly<Record<Punctuality, number>> }

/** How late orders of some days were, together. */
export function latenessOf(days: readonly Pick<ServiceDay, 'late'>[]): Readonly<Record<Punctuality, number>> {
  const sum = (key: Punctuality) => days.reduce((total, { late }) => total + late[key], 0)
  return {
    on_time: sum('on_time'),
    hours_2: sum('hours_2'),
    day_1: sum('day_1'),
    days_3: sum('days_3'),
    later: sum('later'),
    missing: sum('missing'),
  }
}

/** Shares from 0 to 1; null when nothing was due. */
export type OnTime = { readonly onTime: number | null; readonly inFull: number | null; readonly both: number | null }

/** On time in full of some days together [INS-5]: sums over sums. */
export function onTimeOf(days: readonly DueDay[]): OnTime {
  const due = days.reduce((sum, day) => sum + day.due, 0)
  const share = (pick: (day: DueDay) => number) =>
    due === 0 ? null : days.reduce((sum, day) => sum + pick(day), 0) / due
  return { onTime: share((day) => day.onTime), inFull: share((day) => day.inFull), both: share((day) => day.both) }
}

/** The SQL-free name of a refund's reason as a reason of a shortfall. */
export function shortfallReason(refundReason: string, isCancelled: boolean): ShortfallReason {
  if (refundReason === 'short_pick' || refundReason === 'supplier_declined') return refundReason
  return isCancelled ? 'cancelled' : 'other'
}
