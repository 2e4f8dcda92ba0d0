import type { VendorId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import { timeZoneOf } from './open-insight.ts'

const SHOPS_PER_PAGE = 100

/**
 * Counts the days of all shops that are over [INS-16], so that a year is read as quickly as a week. May be repeated, and broken off: what is not counted is read from
 * the orders.
 */
export async function countDays(
  deps: Pick<ServiceDeps, 'insight' | 'vendors' | 'log'>,
  nowMs: number,
): Promise<{ readonly shops: number; readonly days: number }> {
  let [shops, days] = [0, 0]
  let after: VendorId | null = null
  do {
    const page: readonly VendorId[] = await deps.insight.shopsWithOrders(after, SHOPS_PER_PAGE)
    for (const vendor of await deps.vendors.records(page)) {
      days += await deps.insight.countServiceDays({ vendorId: vendor.id, timeZone: timeZoneOf(vendor), nowMs })
      shops += 1
    }
    after = page.length < SHOPS_PER_PAGE ? null : (page.at(-1) ?? null)
  } while (after !== null)
  deps.log.info('insight.days_counted', { shops, days })
  return { shops, days }
}
