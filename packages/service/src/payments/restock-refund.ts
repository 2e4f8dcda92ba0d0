import { derivedId } from '@onhand/domain/ids'
import type { Allocation } from '@onhand/domain/inventory/types'
import { FREE_PRODUCT } from '@onhand/domain/ordering/manual-order'
import { returnLots } from '@onhand/domain/ordering/return-lots'
import type { PlacedLine, PlacedOrder } from '@onhand/domain/ordering/types'
import type { JobDeps } from '../deps.ts'
import type { OrderRecord } from '../ordering/ports.ts'

type RestockDeps = Pick<JobDeps, 'stock' | 'vendors' | 'log'>
type Refund = OrderRecord['refunds'][number]

/** Brings a refund's goods back into stock, once however often it runs: every movement's id follows from refund, line and lot. */
export async function restockRefund(
  deps: RestockDeps,
  { record, order, refund }: { readonly record: OrderRecord; readonly order: PlacedOrder; readonly refund: Refund },
): Promise<void> {
  for (const [index, line] of order.lines.entries()) {
    const refunded = refund.lines.find((other) => other.orderLineId === line.id)
    if (!refunded?.isRestocked || line.productId === FREE_PRODUCT) continue
    if (refunded.units === line.units && (await isGivenBack(deps, line))) continue
    const lots = returnLots(line.allocations, unitsBefore(record, refund, line), refunded.units)
    for (const [lotIndex, lot] of lots.entries())
      await receiveBack(deps, { order, line, lot, movementPart: `l${index}a${lotIndex}`, refund })
  }
}

/** A whole line whose goods have not left: its claim is simply given back. */
async function isGivenBack(deps: RestockDeps, line: PlacedLine): Promise<boolean> {
  return (await deps.stock.deallocate(line.skuId, line.reservationId)).ok
}

/**
 * Units that left, or a part of a claim, which cannot be given back in parts: the whole claim leaves stock, and the units that came back are received
 * into the lot they came from. On hand is right from then on; the rest is on its way or about to be.
 */
async function receiveBack(
  deps: RestockDeps,
  back: {
    readonly order: PlacedOrder
    readonly line: PlacedLine
    readonly lot: Allocation
    readonly movementPart: string
    readonly refund: Refund
  },
): Promise<void> {
  const { order, line, lot, refund } = back
  const shipped = await deps.stock.ship(line.skuId, line.reservationId)
  if (!shipped.ok) deps.log.warn('inventory.return.claim', { orderId: order.id, ...shipped.error })
  const movementId = derivedId('movement', refund.id, back.movementPart)
  const { locationId, lotId, units, expiryDate } = lot
  const adjusted = await deps.stock.adjust(line.skuId, {
    movementId,
    locationId,
    lotId,
    deltaUnits: units,
    reason: 'return',
  })
  if (adjusted.ok) return
  if (adjusted.error.code !== 'lot_unknown') throw new Error(`return refused: ${adjusted.error.code}`)
  const [vendor] = await deps.vendors.records([order.vendorId])
  const timeZone = vendor?.locations.find((location) => location.id === locationId)?.timeZone
  if (timeZone === undefined) throw new Error('returned goods have no location')
  const receipt = { movementId, locationId, timeZone, lotId, lotCode: '', expiryDate, units, reason: 'return' as const }
  const received = await deps.stock.receive(line.skuId, receipt)
  if (!received.ok) throw new Error(`return refused: ${received.error.code}`)
}

/** Units of this line that earlier refunds of the order brought back: they went into the first lots. */
function unitsBefore(record: OrderRecord, refund: Refund, line: PlacedLine): number {
  return record.refunds
    .slice(0, record.refunds.indexOf(refund))
    .filter((other) => other.status !== 'failed')
    .flatMap((other) => other.lines)
    .filter((other) => other.orderLineId === line.id && other.isRestocked)
    .reduce((total, other) => total + other.units, 0)
}
