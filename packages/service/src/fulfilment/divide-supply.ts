import { derivedId, type LocationId } from '@onhand/domain/ids'
import type { PlacedOrder } from '@onhand/domain/ordering/types'
import type { ServiceDeps } from '../deps.ts'
import type { OrderRecord, SuppliedLine, SupplierPart } from '../ordering/ports.ts'
import type { PurchaseSupplier, SupplierOffer } from '../purchasing/ports.ts'
import { supplyPlaceId } from '../purchasing/supply-place.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { findPlacedOrder, type FoundOrder } from './find-placed-order.ts'
import { suppliedLines } from './supplier-order-request.ts'

/** What dividing needs. */
export type DivideDeps = Pick<ServiceDeps, 'orders' | 'supplierBook'>

/** What a supplier is asked for of an order, and how far that is. */
export type AskedPart = OrderRecord['supplierOrders'][number]

/**
 * The supplier orders of an order, divided when units of it stand at the places of other suppliers than the one the shop registered with [BUY-24]. The division is
 * written once with its prices, before anything is paid, and read again by whoever comes later.
 */
export async function dividedSupply(
  deps: DivideDeps,
  { record, order }: FoundOrder,
  vendor: VendorRecord,
): Promise<readonly AskedPart[]> {
  const partsOf = (of: OrderRecord) => of.supplierOrders.filter((one) => one.orderId === order.id)
  const known = partsOf(record)
  const places = new Set(vendor.locations.filter(({ supplyDays = 0 }) => supplyDays > 0).map(({ id }) => id))
  places.delete(supplyPlaceId(vendor, vendor.supplier.id))
  const isElsewhere = order.lines.some((line) => line.allocations.some(({ locationId }) => places.has(locationId)))
  if (!isElsewhere || known.length !== 1 || known[0]?.status !== 'due') return known
  const parts = await partsByPlace(deps, order, vendor)
  const subject = { orderGroupId: record.group.id, orderId: order.id }
  await deps.orders.change({ ...subject, status: null, events: [], journals: [], outbox: [], supplierParts: parts })
  const now = await findPlacedOrder(deps, subject)
  return now ? partsOf(now.record) : known
}

/** The part of the registered supplier first, and one for each other supplier at whose place something stands. */
async function partsByPlace(
  deps: DivideDeps,
  order: PlacedOrder,
  vendor: VendorRecord,
): Promise<readonly SupplierPart[]> {
  const [suppliers, offers] = await Promise.all([
    deps.supplierBook.suppliers(vendor.id),
    deps.supplierBook.offersOf(vendor.id, [...new Set(order.lines.map((line) => line.skuId))]),
  ])
  const others = suppliers.filter(({ supplierId }) => supplierId !== vendor.supplier.id)
  const theirs = others.flatMap((supplier, index) => {
    const lines = linesAt(order, supplyPlaceId(vendor, supplier.supplierId), pricesOf(supplier, offers))
    const id = derivedId('supplierOrder', order.supplierOrder.id, `s${index + 1}`)
    return lines.length === 0 ? [] : [part({ id, supplierId: supplier.supplierId }, lines)]
  })
  const taken = (lineId: string) =>
    theirs.flatMap(({ lines }) => lines).reduce((sum, line) => sum + (line.lineId === lineId ? line.units : 0), 0)
  const left = suppliedLines(order)
    .map((line) => ({ ...line, units: line.units - taken(line.lineId) }))
    .filter((line) => line.units > 0)
  return [part(order.supplierOrder, left), ...theirs]
}

function part(
  { id, supplierId }: Pick<SupplierPart, 'id' | 'supplierId'>,
  lines: readonly SuppliedLine[],
): SupplierPart {
  return { id, supplierId, lines, totalMinor: lines.reduce((sum, line) => sum + line.units * line.unitCostMinor, 0) }
}

function linesAt(
  order: PlacedOrder,
  place: LocationId,
  priceOf: (line: PlacedOrder['lines'][number]) => number,
): readonly SuppliedLine[] {
  return order.lines.flatMap((line) => {
    const units = line.allocations.reduce((sum, one) => sum + (one.locationId === place ? one.units : 0), 0)
    return units > 0 ? [{ lineId: line.id, units, unitCostMinor: priceOf(line) }] : []
  })
}

/** What the supplier wants for a line now; what the shop says it costs where it has taken its price back. */
function pricesOf({ supplierId }: PurchaseSupplier, offers: readonly SupplierOffer[]) {
  return (line: PlacedOrder['lines'][number]): number =>
    offers.find((one) => one.skuId === line.skuId && one.supplierId === supplierId)?.priceMinor ?? line.unitCostMinor
}
