import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import { ownSku } from '../stock/own.ts'
import type { SkuFacts } from '../stock/ports.ts'
import type { LocationRecord, VendorRecord } from '../vendors/ports.ts'
import { fillAllowance, type FillDeps } from './fill-allowance.ts'
import type { BackToBackRow, SupplyAllowance } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'
import { type SupplyOption, type SupplyOptions, supplyOptions } from './supply-options.ts'
import { supplyPlaceId } from './supply-place.ts'

/** Sold less than this in four weeks, an item is hardly worth its place. */
const SLOW_UNITS_MAX = 2
const SUGGESTIONS_MAX = 20
/** After the shop's own places. */
const SUPPLY_POSITION = 90
// Leaves room for the ids of its movements.
const SKU_ID_LENGTH_MAX = 44

type Deps = FillDeps & Pick<ServiceDeps, 'stockLists' | 'shops' | 'forecasts' | 'supplierBook' | 'newId'>

/** A SKU that is sold without stock, or might be, with whom it can be ordered from. */
export type BackToBackView = BackToBackRow & SupplyOptions & { readonly supplierId: SupplierId | null }

/** What is sold without stock, and what might be: items that hardly sell, with what their stock would tie up. */
export async function listBackToBack(
  deps: Pick<ServiceDeps, 'supplyAllowances' | 'supplierBook' | 'vendors'>,
  actor: Actor,
  { vendorId, locale }: { readonly vendorId: VendorId; readonly locale: Locale },
): Promise<
  Result<
    { readonly items: readonly BackToBackView[]; readonly suggestions: readonly BackToBackView[] },
    PurchaseRefusal
  >
> {
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const [items, suggestions, [vendor], suppliers] = await Promise.all([
    deps.supplyAllowances.list(vendorId, locale),
    deps.supplyAllowances.suggestions(vendorId, locale, { soldMax: SLOW_UNITS_MAX, limit: SUGGESTIONS_MAX }),
    deps.vendors.records([vendorId]),
    deps.supplierBook.suppliers(vendorId),
  ])
  if (!vendor) return ok({ items: [], suggestions: [] })
  const options = await supplyOptions(deps, vendor, [...items, ...suggestions])
  const viewOf = (row: BackToBackRow): BackToBackView => {
    const isAt = (id: SupplierId) => supplyPlaceId(vendor, id) === row.locationId
    const supplierId = suppliers.find((one) => isAt(one.supplierId))?.supplierId ?? null
    return { ...row, ...(options.get(row.skuId) ?? { options: [], choice: null }), supplierId }
  }
  return ok({ items: items.map(viewOf), suggestions: suggestions.map(viewOf) })
}

/**
 * Sells a SKU without stock [BUY-20]: a supplier of the shop's takes so many a day, which are sold with its days as the promise and ordered from it when they are
 * sold. Without a supplier named it stays with the one it has, else the best that can; what another took a day ends. 0 ends it all; what was sold stays sold.
 * Repeating changes nothing more.
 */
export async function setBackToBack(
  deps: Deps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly skuId: SkuId
    readonly unitsADay: number
    readonly supplierId?: SupplierId | null | undefined
  },
): Promise<Result<null, PurchaseRefusal>> {
  const { vendorId, skuId, unitsADay } = input
  const allowed = inShop(actor, vendorId, 'purchasing.write')
  if (!allowed.ok) return allowed
  const [sku, [vendor], known] = await Promise.all([
    ownSku(deps, input),
    deps.vendors.records([vendorId]),
    deps.supplyAllowances.find(skuId),
  ])
  if (!sku.ok) return sku
  if (!vendor || skuId.length > SKU_ID_LENGTH_MAX) return err({ code: 'not_found', what: 'sku' })
  const from = unitsADay > 0 ? await supplierOf(deps, vendor, { ...input, facts: sku.value, known }) : ok(null)
  if (!from.ok) return from
  const supplierId = from.value?.supplierId ?? null
  const entryOf = (action: string) =>
    auditEntry(deps, actor, { vendorId, action, subjectId: skuId, facts: { unitsADay, supplierId } })
  const mode = unitsADay > 0 ? ('back_to_back' as const) : ('forecast' as const)
  await deps.forecasts.saveOverride(vendorId, { skuId, mode, floorUnits: 0 }, entryOf('replenishment.sku_set'))
  const place = from.value ? await supplyPlace(deps, actor, { vendor, option: from.value }) : null
  // Whoever took it before takes nothing any more.
  if (known && known.locationId !== place?.id) {
    const timeZone = vendor.locations.find(({ id }) => id === known.locationId)?.timeZone ?? 'UTC'
    const ended = { skuId, vendorId, locationId: known.locationId, unitsADay: 0 }
    await fillAllowance(deps, await deps.supplyAllowances.save(ended, entryOf('purchasing.back_to_back_set')), timeZone)
  }
  if (!place) return ok(null)
  const allowance = { skuId, vendorId, locationId: place.id, unitsADay }
  const saved = await deps.supplyAllowances.save(allowance, entryOf('purchasing.back_to_back_set'))
  await fillAllowance(deps, saved, place.timeZone)
  return ok(null)
}

/** Whom it is ordered from: the one that is named, else the one it has, else the best. */
async function supplierOf(
  deps: Deps,
  vendor: VendorRecord,
  input: {
    readonly facts: SkuFacts
    readonly supplierId?: SupplierId | null | undefined
    readonly known: SupplyAllowance | null
  },
): Promise<Result<SupplyOption, PurchaseRefusal>> {
  const { facts, supplierId, known } = input
  // What it sells for weighs only how reliable suppliers are: its cost stands for it.
  const asked = { ...facts, priceMinor: facts.unitCostMinor, sold28Days: 0 }
  const options = (await supplyOptions(deps, vendor, [asked])).get(facts.skuId)?.options ?? []
  const hasIt = (one: SupplyOption) =>
    known !== null && known.unitsADay > 0 && supplyPlaceId(vendor, one.supplierId) === known.locationId
  const wanted = supplierId
    ? options.find((one) => one.supplierId === supplierId)
    : (options.find((one) => hasIt(one) && one.bar === null) ?? options[0])
  if (supplierId && !wanted) return err({ code: 'not_found', what: 'supplier' })
  return wanted && wanted.bar === null ? ok(wanted) : err({ code: 'supply_barred', bar: wanted?.bar ?? null })
}

/**
 * A supplier's place of a shop: what it holds for it stands there. Made when it is needed first, open when the shop is; as many days away as the slowest of what
 * is sold from it.
 */
async function supplyPlace(
  deps: Deps,
  actor: Actor,
  { vendor, option }: { readonly vendor: VendorRecord; readonly option: SupplyOption },
): Promise<LocationRecord> {
  const id = supplyPlaceId(vendor, option.supplierId)
  const known = vendor.locations.find((location) => location.id === id)
  const [main] = vendor.locations
  if (!main) throw new Error('a shop has a place')
  const others = (await deps.supplyAllowances.list(vendor.id, 'en')).filter((row) => row.locationId === id)
  const sold = await supplyOptions(deps, vendor, others)
  const daysOf = ({ options }: SupplyOptions) =>
    options.find((one) => one.supplierId === option.supplierId)?.leadDays ?? 0
  const supplyDays = Math.max(option.leadDays, ...[...sold.values()].map(daysOf))
  if (known?.supplyDays === supplyDays) return known
  const { hours, ...where } = main
  const place = { ...where, id, name: option.name, hasPickup: false, position: SUPPLY_POSITION, supplyDays }
  const facts = { name: place.name, city: place.city }
  const audit = auditEntry(deps, actor, { vendorId: vendor.id, action: 'shop.place_added', subjectId: id, facts })
  const change = { nowMs: deps.nowMs(), audit }
  await deps.shops.saveLocation(vendor.id, place, change)
  const again = { ...change, audit: { ...audit, id: deps.newId('audit') } }
  await deps.shops.saveHours(id, { periods: hours.periods, closedDates: hours.closedDates }, again)
  return { ...place, hours }
}
