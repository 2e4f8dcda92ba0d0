import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import {
  type ComparedRange,
  comparedRange,
  type DayRange,
  daysBetween,
  RANGE_DAYS_MAX,
} from '@onhand/domain/insight/period'
import { localTime } from '@onhand/domain/local-time'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import type { ServiceQuery, ShopSpan, StockSpan } from './ports.ts'

/** Whole days of the shop's calendar, both included. */
export type InsightRequest = { readonly vendorId: VendorId; readonly fromDate: string; readonly toDate: string }

/** Why numbers are not shown. */
export type InsightRefusal =
  | OperateRefusal
  | { readonly code: 'not_found'; readonly what: 'vendor' }
  | { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }

/** What every use-case here needs. */
export type InsightDeps = Pick<ServiceDeps, 'insight' | 'vendors' | 'nowMs'>

/** A shop's period, opened for somebody who may read reports. */
export type OpenInsight = ComparedRange & {
  readonly vendor: VendorRecord
  readonly timeZone: string
  readonly nowMs: number
  /** Today on the shop's calendar. */
  readonly today: string
}

/** The days an answer is about, for the reader. */
export type ShownPeriod = Pick<DayRange, 'fromDate' | 'toDate' | 'dayCount'> & {
  readonly beforeFromDate: string
  readonly beforeToDate: string
}

/** Lets those pass who may read the shop's reports, and turns days into instants of its clock [INS-14]. */
export async function openInsight(
  deps: Pick<InsightDeps, 'vendors' | 'nowMs'>,
  actor: Actor,
  request: InsightRequest,
): Promise<Result<OpenInsight, InsightRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'reports.read')
  if (!allowed.ok) return allowed
  const { fromDate, toDate } = request
  if (toDate < fromDate) return err({ code: 'invalid_field', field: 'toDate', expected: 'not before fromDate' })
  if (daysBetween(fromDate, toDate) >= RANGE_DAYS_MAX)
    return err({ code: 'invalid_field', field: 'toDate', expected: `at most ${RANGE_DAYS_MAX} days` })
  const [vendor] = await deps.vendors.records([request.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  return ok(insightOf(vendor, { fromDate, toDate, nowMs: deps.nowMs() }))
}

/** A shop's period; for readers that were let in already. */
export function insightOf(
  vendor: VendorRecord,
  { fromDate, toDate, nowMs }: { readonly fromDate: string; readonly toDate: string; readonly nowMs: number },
): OpenInsight {
  const timeZone = timeZoneOf(vendor)
  const today = localTime(nowMs, timeZone).date
  return { ...comparedRange(fromDate, toDate, timeZone), vendor, timeZone, nowMs, today }
}

/** Whose calendar a shop lives by: its first place's. */
export function timeZoneOf(vendor: Pick<VendorRecord, 'locations'>): string {
  return vendor.locations[0]?.timeZone ?? 'UTC'
}

/** Some of a shop's days, for a question about its service. */
export function serviceQuery(opened: OpenInsight, days: Pick<DayRange, 'fromDate' | 'toDate'>): ServiceQuery {
  const { vendor, timeZone, nowMs } = opened
  return { vendorId: vendor.id, timeZone, fromDate: days.fromDate, toDate: days.toDate, nowMs }
}

/** The instants of a range in the shop's own money. */
export function spanOf({ vendor, clock }: OpenInsight, { fromMs, toMs }: Pick<DayRange, 'fromMs' | 'toMs'>): ShopSpan {
  return { vendorId: vendor.id, currency: vendor.currency, fromMs, toMs, clock }
}

/** The period of a question about stock. */
export function stockSpanOf(opened: OpenInsight): StockSpan {
  const { range, before, nowMs, today } = opened
  return { ...spanOf(opened, range), beforeFromMs: before.fromMs, nowMs, today }
}

/** The days of an answer. */
export function shownPeriod({ range, before }: OpenInsight): ShownPeriod {
  const { fromDate, toDate, dayCount } = range
  return { fromDate, toDate, dayCount, beforeFromDate: before.fromDate, beforeToDate: before.toDate }
}
