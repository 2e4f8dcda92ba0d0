import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { derivedId, type SkuId, type VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { ownSku } from '../stock/own.ts'
import type { LocationRecord, VendorRecord } from '../vendors/ports.ts'
import { fillAllowance, type FillDeps } from './fill-allowance.ts'
import type { BackToBackRow } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'

/** Sold less than this in four weeks, an item is hardly worth its place. */
const SLOW_UNITS_MAX = 2
const SUGGESTIONS_MAX = 20
/** After the shop's own places. */
const SUPPLY_POSITION = 90
// Leaves room for the ids of its movements.
const SKU_ID_LENGTH_MAX = 44

type Deps = FillDeps & Pick<ServiceDeps, 'stockLists' | 'shops' | 'forecasts' | 'newId'>

/** What is sold without stock, and what might be: items that hardly sell, with what their stock would tie up. */
export async function listBackToBack(
  deps: Pick<ServiceDeps, 'supplyAllowances' | 'vendors'>,
  actor: Actor,
  { vendorId, locale }: { readonly vendorId: VendorId; readonly locale: Locale },
): Promise<
  Result<
    {
      readonly leadDays: number
      readonly items: readonly BackToBackRow[]
      readonly suggestions: readonly BackToBackRow[]
    },
    PurchaseRefusal
  >
> {
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const [items, suggestions, [vendor]] = await Promise.all([
    deps.supplyAllowances.list(vendorId, locale),
    deps.supplyAllowances.suggestions(vendorId, locale, { soldMax: SLOW_UNITS_MAX, limit: SUGGESTIONS_MAX }),
    deps.vendors.records([vendorId]),
  ])
  return ok({ leadDays: vendor?.supplier.leadTimeDays ?? 0, items, suggestions })
}

/**
 * Sells a SKU without stock [BUY-20]: the shop's supplier takes so many a day, which are sold with its days as the promise and ordered from it when they are
 * sold. 0 ends that; what was sold stays sold. Repeating changes nothing more.
 */
export async function setBackToBack(
  deps: Deps,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly skuId: SkuId; readonly unitsADay: number },
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, skuId, unitsADay } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const [sku, [vendor]] = await Promise.all([ownSku(deps, input), deps.vendors.records([vendorId])])
  if (!sku.ok) return sku
  if (!vendor || skuId.length > SKU_ID_LENGTH_MAX) return err({ code: 'not_found', what: 'sku' })
  const entryOf = (action: string) =>
    auditEntry(deps, actor, { vendorId, action, subjectId: skuId, facts: { unitsADay } })
  const mode = unitsADay > 0 ? ('back_to_back' as const) : ('forecast' as const)
  await deps.forecasts.saveOverride(vendorId, { skuId, mode, floorUnits: 0 }, entryOf('replenishment.sku_set'))
  // What never was sold that way needs no place to end it.
  if (unitsADay === 0 && !vendor.locations.some(({ id }) => id === supplyPlaceId(vendor))) return ok(null)
  const place = await supplyPlace(deps, actor, vendor)
  const allowance = await deps.supplyAllowances.save(
    { skuId, vendorId, locationId: place.id, unitsADay },
    entryOf('purchasing.back_to_back_set'),
  )
  await fillAllowance(deps, allowance, place.timeZone)
  return ok(null)
}

/** A part of its own keeps it apart from places that share the supplier's body. */
function supplyPlaceId(vendor: VendorRecord): LocationRecord['id'] {
  return derivedId('location', vendor.supplier.id, 'supply')
}

/** The supplier's place of a shop: what its supplier holds stands there. Made when it is needed first, open when the shop is. */
async function supplyPlace(deps: Deps, actor: Actor, vendor: VendorRecord): Promise<LocationRecord> {
  const id = supplyPlaceId(vendor)
  const known = vendor.locations.find((location) => location.id === id)
  const [main] = vendor.locations
  if (!main) throw new Error('a shop has a place')
  const supplyDays = Math.max(1, vendor.supplier.leadTimeDays)
  if (known?.supplyDays === supplyDays) return known
  const { hours, ...where } = main
  const place = { ...where, id, name: vendor.supplier.name, hasPickup: false, position: SUPPLY_POSITION, supplyDays }
  const facts = { name: place.name, city: place.city }
  const audit = auditEntry(deps, actor, { vendorId: vendor.id, action: 'shop.place_added', subjectId: id, facts })
  const change = { nowMs: deps.nowMs(), audit }
  await deps.shops.saveLocation(vendor.id, place, change)
  const again = { ...change, audit: { ...audit, id: deps.newId('audit') } }
  await deps.shops.saveHours(id, { periods: hours.periods, closedDates: hours.closedDates }, again)
  return { ...place, hours }
}
