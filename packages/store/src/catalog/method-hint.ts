import type { MethodHint } from '@onhand/domain/catalog/views'
import type { VendorRecord } from '@onhand/service/vendors/ports'

/** The way of a vendor that has goods with people soonest, not knowing where the shopper is. */
export function methodHint(_record: VendorRecord, _nowMs: number): MethodHint | null {
  return null
}

/** True when the promise begins on the present day of the place that gives it. */
export function isToday(hint: MethodHint | null, nowMs: number): boolean {
  if (!hint) return false
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: hint.timeZone, dateStyle: 'short' })
  return day.format(hint.earliestFromMs) === day.format(nowMs)
}
