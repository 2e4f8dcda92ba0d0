import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import { addDays, localTime } from '@onhand/domain/local-time'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { ownShop } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

// Today and what follows, up to the day before the same date a year on: no holiday with a fixed date comes twice.
const YEAR_DAYS = 364

/** The public holidays of the next twelve months where a place is, those of its region included, each with whether the place is closed then. */
export async function suggestHolidays(
  deps: Pick<ServiceDeps, 'vendors' | 'holidays' | 'nowMs'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly locationId: LocationId; readonly locale: Locale },
): Promise<
  Result<readonly { readonly date: string; readonly name: string; readonly isClosed: boolean }[], ShopRefusal>
> {
  const found = await ownShop(deps, actor, { vendorId: input.vendorId, permission: 'shop.read' })
  if (!found.ok) return found
  const place = found.value.locations.find((one) => one.id === input.locationId)
  if (!place) return err({ code: 'not_found', what: 'location' })
  const today = localTime(deps.nowMs(), place.timeZone).date
  const days = await deps.holidays.publicHolidays({
    country: place.country,
    region: place.region,
    fromDate: today,
    toDate: addDays(today, YEAR_DAYS),
    locale: input.locale,
  })
  return ok(days.map((one) => ({ ...one, isClosed: place.hours.closedDates.includes(one.date) })))
}
