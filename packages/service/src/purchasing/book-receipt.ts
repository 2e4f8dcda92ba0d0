import { derivedId, type LotId } from '@onhand/domain/ids'
import { plainLotId } from '@onhand/domain/inventory/settle-units'
import type { ServiceDeps } from '../deps.ts'
import { ownPlace } from '../stock/own.ts'
import type { GoodsReceipt, PurchaseOrder, ReceivedLine } from './ports.ts'
import { tellKeepersOf } from './tell-keepers.ts'

/** What booking a receipt needs. */
export type BookDeps = Pick<
  ServiceDeps,
  'purchases' | 'stock' | 'stockRoom' | 'stockLists' | 'vendors' | 'nowMs' | 'log'
>

/**
 * Brings the goods of a receipt into stock, then what is no longer incoming, then notes that it is done [BUY-10]. Every lot has an id that follows from the
 * receipt, so a repetition after a crash anywhere adds nothing twice. Answers the order as it is then.
 */
export async function bookReceipt(deps: BookDeps, receipt: GoodsReceipt): Promise<PurchaseOrder | null> {
  const order = await deps.purchases.find(receipt.purchaseOrderId)
  if (!order) return null
  if (receipt.status === 'booking') {
    for (const [index, line] of receipt.lines.entries()) await bookLine(deps, order, { receipt, line, index })
    await tellKeepersOf(deps, order.id)
    await deps.purchases.booked(receipt.id)
  }
  return order
}

async function bookLine(
  deps: BookDeps,
  order: PurchaseOrder,
  facts: { readonly receipt: GoodsReceipt; readonly line: ReceivedLine; readonly index: number },
): Promise<void> {
  const { receipt, line, index } = facts
  const bought = order.lines.find(({ position }) => position === line.position)
  const place = await ownPlace(deps, order.vendorId, order.locationId)
  if (!bought || !place.ok) throw new Error(`the goods of ${receipt.id} have no place`)
  const movementId = derivedId('movement', receipt.id, `r${index}`)
  const { locationId } = order
  const { lotCode, expiryDate, units } = line
  const lotId = await lotOf(deps, order, facts)
  const { timeZone } = place.value
  const goods = { movementId, locationId, timeZone, lotId, lotCode, expiryDate, units, reason: 'receipt' as const }
  const result = await deps.stock.receive(bought.skuId, goods)
  // The movement is there, into another lot of the same goods: it was booked before.
  if (!result.ok && result.error.code !== 'movement_id_reused')
    throw new Error(`${bought.skuId} of ${receipt.id} is not received: ${result.error.code}`)
  const note = { movementId, vendorId: order.vendorId, actorId: receipt.receivedBy, note: '', reference: order.id }
  await deps.stockLists.note(
    { ...note, unitCostMinor: bought.unitCostMinor, atMs: receipt.atMs },
    {
      id: derivedId('audit', movementId),
      vendorId: order.vendorId,
      actorKind: 'person',
      actorId: receipt.receivedBy,
      action: 'stock.received',
      subjectId: bought.skuId,
      facts: { locationId, lotCode, expiryDate, units, purchaseOrderId: order.id },
      atMs: receipt.atMs,
    },
  )
}

/** Goods with the code and last day of a lot that is there join it; goods without either are the place's plain lot. */
async function lotOf(
  deps: BookDeps,
  order: PurchaseOrder,
  { receipt, line, index }: { readonly receipt: GoodsReceipt; readonly line: ReceivedLine; readonly index: number },
): Promise<LotId> {
  const { lotCode, expiryDate } = line
  if (lotCode === '' && expiryDate === null) return plainLotId(order.locationId)
  const skuId = order.lines.find(({ position }) => position === line.position)?.skuId
  const known = skuId === undefined ? [] : await deps.stockRoom.lots(skuId)
  const same = known.find(
    (lot) => lot.locationId === order.locationId && lot.lotCode === lotCode && lot.expiryDate === expiryDate,
  )
  return same?.lotId ?? derivedId('lot', receipt.id, `r${index}`)
}
