import type { PurchaseOrderId } from '@onhand/domain/ids'
import { localTime } from '@onhand/domain/local-time'
import { PURCHASE_TABLE } from '@onhand/domain/purchasing/purchase-order'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { StockOrderRequest } from '../fulfilment/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import { ownPlace } from '../stock/own.ts'
import type { PurchaseOrder } from './ports.ts'
import { tellKeepersOf } from './tell-keepers.ts'

/** What a supplier answers that was asked to cancel an order before it came. */
const CANCELLED_FIRST = 'order_cancelled'

/** What sending orders for the shelf needs. */
export type SendPurchaseDeps = Pick<JobDeps, 'purchases' | 'suppliers' | 'vendors' | 'stockRoom' | 'nowMs' | 'log'>

/**
 * Sends an order for the shelf to its supplier [BUY-8]. Its id is the key, and what it says does not change once it was sent, so that a repetition after
 * any crash is the same order to the supplier. A refusal ends the order as declined. One the supplier has spoken about is left alone.
 */
export async function sendPurchase(
  deps: SendPurchaseDeps,
  input: { readonly purchaseOrderId: PurchaseOrderId },
): Promise<Result<null, JobRefusal>> {
  const order = await deps.purchases.find(input.purchaseOrderId)
  if (!order) return err({ code: 'order_unknown', isRetryable: false })
  // What is to be cancelled before it was sent need not be: the supplier refuses it from then on.
  if (order.status !== 'sent' || order.acknowledgedAtMs !== null || order.cancelAskedAtMs !== null) return ok(null)
  const request = await requestOf(deps, order)
  if (!request) return err({ code: 'place_unknown', isRetryable: false })
  const answer = await deps.suppliers.sendStock(request)
  const atMs = deps.nowMs()
  if (answer.ok) {
    // Its word may have come while the answer was on its way: then there is nothing to note.
    await deps.purchases.change(order.id, {
      from: PURCHASE_TABLE.confirm.from,
      to: null,
      atMs,
      set: { acknowledgedAtMs: atMs },
      audit: [],
    })
    deps.log.info('purchasing.sent', { purchaseOrderId: order.id })
  } else if (answer.error.supplierCode === CANCELLED_FIRST) {
    // It was cancelled there while it was on its way: whoever asked for that notes it [BUY-23].
    deps.log.info('purchasing.sent_too_late', { purchaseOrderId: order.id })
  } else {
    const { from, to } = PURCHASE_TABLE.decline
    const set = { declineReason: `refused: ${answer.error.supplierCode}` }
    await deps.purchases.change(order.id, { from, to, atMs, set, audit: [] })
    deps.log.warn('purchasing.refused', { purchaseOrderId: order.id, code: answer.error.supplierCode })
  }
  await tellKeepersOf(deps, order.id)
  return ok(null)
}

/** What the supplier is asked for. Depends on the order and its day alone, so that repeats are the same text. */
async function requestOf(deps: SendPurchaseDeps, order: PurchaseOrder): Promise<StockOrderRequest | null> {
  const place = await ownPlace(deps, order.vendorId, order.locationId)
  if (!place.ok) return null
  const { name, line1, city, postcode, country, timeZone } = place.value
  const today = localTime(order.sentAtMs ?? order.createdAtMs, timeZone).date
  const skuIds = order.lines.map((line) => line.skuId)
  const lifeDays = await deps.purchases.lifeDays(skuIds, today)
  return {
    orderId: order.id,
    supplierId: order.supplierId,
    currency: order.currency,
    lines: order.lines.map(({ position, skuId, gtin, title, units, unitCostMinor }) => ({
      position,
      skuId,
      gtin,
      title,
      units,
      unitCostMinor,
      lifeDays: lifeDays.get(skuId) ?? null,
    })),
    totalMinor: order.lines.reduce((sum, line) => sum + line.units * line.unitCostMinor, 0),
    paymentDays: order.paymentDays,
    shipTo: { name, lines: [line1, `${postcode} ${city}`.trim(), country].filter((line) => line !== '') },
    wantedDate: order.wantedDate,
  }
}
