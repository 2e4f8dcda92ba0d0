import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import { hoursProblem, type Period } from '@onhand/domain/shop/opening-hours'
import type { ServiceDeps } from '../deps.ts'
import { ownShop, shopChange } from './own-shop.ts'
import type { ShopRefusal } from './refusals.ts'

/** Saves when a place is open: the whole week with its breaks, the days it is closed, or both; what is left out stays. Promises follow at once. */
export async function saveHours(
  deps: Pick<ServiceDeps, 'vendors' | 'shops' | 'nowMs' | 'newId'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly locationId: LocationId
    readonly periods?: readonly Period[] | null | undefined
    readonly closedDates?: readonly string[] | null | undefined
  },
): Promise<Result<null, ShopRefusal>> {
  const { vendorId, locationId } = input
  const periods = input.periods ?? null
  const found = await ownShop(deps, actor, { vendorId, permission: 'shop.write' })
  if (!found.ok) return found
  const place = found.value.locations.find((one) => one.id === locationId)
  if (!place) return err({ code: 'not_found', what: 'location' })
  const problem = hoursProblem(periods ?? [])
  if (problem)
    return err({
      code: 'invalid_field',
      field: `periods.${problem.index}.closesMinute`,
      expected: problem.expected,
    })
  const closedDates = input.closedDates ? [...new Set(input.closedDates)].sort() : null
  const change = shopChange(deps, actor, {
    vendorId,
    action: 'shop.hours_saved',
    subjectId: locationId,
    facts: { name: place.name, closedDays: (closedDates ?? place.hours.closedDates).length },
  })
  await deps.shops.saveHours(locationId, { periods, closedDates }, change)
  return ok(null)
}
