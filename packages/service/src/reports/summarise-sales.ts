import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { addDays, instantOf } from '@onhand/domain/local-time'
import type { SalesSummary } from '@onhand/domain/reports/report'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { ReportRefusal } from './schedules.ts'

/** A shop's sales between two days of its calendar, both included. */
export async function summariseSales(
  deps: Pick<ServiceDeps, 'reports' | 'vendors'>,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly fromDate: string; readonly toDate: string },
): Promise<Result<SalesSummary, ReportRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'reports.read')
  if (!allowed.ok) return allowed
  if (request.toDate < request.fromDate)
    return err({ code: 'invalid_field', field: 'toDate', expected: 'not before fromDate' })
  const [vendor] = await deps.vendors.records([request.vendorId])
  if (!vendor) return err({ code: 'not_found', what: 'vendor' })
  const zone = vendor.locations[0]?.timeZone ?? 'UTC'
  return ok(
    await deps.reports.salesSummary(vendor.id, {
      currency: vendor.currency,
      fromMs: instantOf(request.fromDate, 0, zone),
      toMs: instantOf(addDays(request.toDate, 1), 0, zone),
    }),
  )
}
