import { methodHint } from '@onhand/domain/fulfilment/method-hint'
import type { VendorRecord } from '@onhand/service/vendors/ports'

/** True when a vendor can still bring goods on the present day of the place they leave from. */
export function deliversToday({ locations, methods }: VendorRecord, nowMs: number): boolean {
  const deliveries = methods.filter((method) => method.kind === 'delivery')
  const hint = methodHint({ locations, methods: deliveries, nowMs })
  if (!hint) return false
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: hint.timeZone, dateStyle: 'short' })
  return day.format(hint.earliestFromMs) === day.format(nowMs)
}
