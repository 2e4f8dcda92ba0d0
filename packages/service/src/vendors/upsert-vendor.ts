import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { type OperateRefusal, operate } from '../identity/operate.ts'
import type { VendorRecord } from './ports.ts'

/** Refusals of a vendor's record. */
export type UpsertVendorRefusal =
  | OperateRefusal
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }

/**
 * Creates or replaces a vendor with its supplier, locations, opening hours and delivery methods. For programs and the operator (scope `catalog`).
 * Repeating it changes nothing.
 */
export async function upsertVendor(
  deps: Pick<ServiceDeps, 'vendors' | 'nowMs' | 'log'>,
  actor: Actor,
  record: VendorRecord,
): Promise<Result<{ readonly vendorId: VendorId }, UpsertVendorRefusal>> {
  const allowed = operate(actor, 'catalog')
  if (!allowed.ok) return allowed
  const problem = firstProblem(record)
  if (problem) return err({ code: 'invalid_field', ...problem })
  await deps.vendors.upsert(record, deps.nowMs())
  deps.log.info('vendors.vendor.upserted', {
    vendorId: record.id,
    locations: record.locations.length,
    methods: record.methods.length,
  })
  return ok({ vendorId: record.id })
}

type Problem = { readonly field: string; readonly expected: string }

function firstProblem(record: VendorRecord): Problem | null {
  for (const [index, location] of record.locations.entries()) {
    if (!isTimeZone(location.timeZone))
      return { field: `locations.${index}.timeZone`, expected: 'an IANA time zone like Europe/London' }
    const at = location.hours.periods.findIndex((period) => period.closesMinute <= period.opensMinute)
    if (at >= 0)
      return {
        field: `locations.${index}.hours.periods.${at}.closesMinute`,
        expected: 'a time after the opening; past midnight as 1440 and more',
      }
  }
  for (const [index, method] of record.methods.entries()) {
    if (method.currency !== record.currency) return { field: `methods.${index}.currency`, expected: record.currency }
    if (method.transitDaysMax < method.transitDaysMin)
      return { field: `methods.${index}.transitDaysMax`, expected: 'at least transitDaysMin' }
    if (method.windowToMinute < method.windowFromMinute)
      return { field: `methods.${index}.windowToMinute`, expected: 'at least windowFromMinute' }
  }
  return repeated(record.locations, 'locations') ?? repeated(record.methods, 'methods')
}

function repeated(rows: readonly { readonly id: string }[], field: string): Problem | null {
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if (seen.has(row.id)) return { field: `${field}.${index}.id`, expected: 'an id of its own' }
    seen.add(row.id)
  }
  return null
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
