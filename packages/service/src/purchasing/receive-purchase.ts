import type { Actor } from '@onhand/domain/identity/actor'
import type { GoodsReceiptId, PurchaseOrderId, VendorId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import { isComplete, PURCHASE_TABLE, type PurchaseStatus, purchaseStep } from '@onhand/domain/purchasing/purchase-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { actorKey, ownPlace } from '../stock/own.ts'
import { bookReceipt } from './book-receipt.ts'
import { ownPurchase } from './own-purchase.ts'
import type { GoodsReceipt, PurchaseOrder, ReceivedLine } from './ports.ts'
import type { PurchaseRefusal } from './refusals.ts'

type Deps = Pick<
  ServiceDeps,
  'purchases' | 'stock' | 'stockRoom' | 'stockLists' | 'vendors' | 'nowMs' | 'newId' | 'log'
>

type Input = {
  readonly vendorId: VendorId
  readonly purchaseOrderId: PurchaseOrderId
  readonly receiptId: GoodsReceiptId
  /** The order as the person saw it. */
  readonly revision: number
  readonly lines: readonly ReceivedLine[]
}

/**
 * Receives goods of an order, lot by lot, fewer or more than promised [BUY-10]. The receipt's id makes repeats one receipt; somebody who saw an older
 * state of the order is refused, so that two people at one pallet do not count it twice. The first goods of an order teach how long its supplier takes.
 */
export async function receivePurchase(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<Result<{ readonly status: PurchaseStatus; readonly units: number }, PurchaseRefusal>> {
  const { vendorId, purchaseOrderId, receiptId, revision } = input
  const found = await ownPurchase(deps, actor, { ...input, permission: 'stock.write' })
  if (!found.ok) return found
  const repeated = await deps.purchases.receipt(receiptId)
  if (repeated) return finish(deps, repeated, purchaseOrderId)
  const order = found.value
  if (input.lines.some((line) => !order.lines.some(({ position }) => position === line.position)))
    return err({ code: 'invalid_field', field: 'lines', expected: 'lines of this order' })
  const came = order.lines.map((line) => ({
    ...line,
    receivedUnits: line.receivedUnits + unitsAt(input.lines, line.position),
  }))
  const step = isComplete(came) ? 'receive_all' : 'receive_part'
  const to = purchaseStep(order.status, step)
  if (!to.ok) return to
  if (order.revision !== revision) return err({ code: 'purchase_changed', revision: order.revision })
  const place = await ownPlace(deps, vendorId, order.locationId)
  if (!place.ok) return place
  const receipt = await receiptOf(deps, order, { input, receivedBy: actorKey(actor), timeZone: place.value.timeZone })
  const isWritten = await deps.purchases.change(purchaseOrderId, {
    from: PURCHASE_TABLE[step].from,
    revision,
    to: to.value,
    atMs: receipt.atMs,
    set: to.value === 'received' ? { receivedAtMs: receipt.atMs } : {},
    lines: order.lines.map(({ position }) => ({ position, addReceivedUnits: unitsAt(input.lines, position) })),
    receipt,
    audit: [
      auditEntry(deps, actor, {
        vendorId,
        action: 'purchasing.received',
        subjectId: purchaseOrderId,
        facts: { receiptId, units: receipt.units },
      }),
    ],
  })
  const kept = isWritten ? receipt : await deps.purchases.receipt(receiptId)
  if (kept) return finish(deps, kept, purchaseOrderId)
  const now = await deps.purchases.find(purchaseOrderId)
  return err({ code: 'purchase_changed', revision: now?.revision ?? revision })
}

async function finish(deps: Deps, receipt: GoodsReceipt, purchaseOrderId: PurchaseOrderId) {
  if (receipt.purchaseOrderId !== purchaseOrderId) return err({ code: 'id_taken' } as const)
  const order = await bookReceipt(deps, receipt)
  return ok({ status: order?.status ?? 'received', units: receipt.units })
}

async function receiptOf(
  deps: Pick<Deps, 'purchases' | 'nowMs'>,
  order: PurchaseOrder,
  facts: { readonly input: Input; readonly receivedBy: string; readonly timeZone: string },
): Promise<GoodsReceipt> {
  const { input, receivedBy, timeZone } = facts
  const atMs = deps.nowMs()
  const earlier = await deps.purchases.receiptsOf(order.id)
  const receivedDate = localTime(atMs, timeZone).date
  const sentDate = localTime(order.sentAtMs ?? order.createdAtMs, timeZone).date
  return {
    id: input.receiptId,
    purchaseOrderId: order.id,
    vendorId: order.vendorId,
    supplierId: order.supplierId,
    status: 'booking',
    lines: input.lines.filter((line) => line.units > 0),
    units: input.lines.reduce((sum, line) => sum + line.units, 0),
    leadDays: earlier.length === 0 ? daysBetween(sentDate, receivedDate) : null,
    promisedDate: order.promisedDate,
    receivedDate,
    receivedBy,
    atMs,
  }
}

function unitsAt(lines: readonly ReceivedLine[], position: number): number {
  return lines.reduce((sum, line) => sum + (line.position === position ? line.units : 0), 0)
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000))
}
