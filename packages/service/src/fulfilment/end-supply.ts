import type { OrderGroupId, OrderId } from '@onhand/domain/ids'
import { OPEN_SUPPLY_STATUSES, supplyEnding } from '@onhand/domain/ordering/end-supply'
import { isOver } from '@onhand/domain/ordering/order-lifecycle'
import type { TimelineEvent } from '@onhand/domain/ordering/types'
import { err, ok, type Result } from '@onhand/domain/result'
import type { JobDeps } from '../deps.ts'
import type { OrderChange, OrderRecord } from '../ordering/ports.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import { findPlacedOrder, type FoundOrder } from './find-placed-order.ts'
import { type KeepPaymentDeps, keepPayment } from './keep-payment.ts'
import { bookRepayment, type RepaidDeps } from './take-repayment.ts'

/** What ending at suppliers needs. */
export type EndSupplyDeps = KeepPaymentDeps & RepaidDeps & Pick<JobDeps, 'suppliers'>

type Part = OrderRecord['supplierOrders'][number]

/**
 * Ends what suppliers were asked for of an order that is over [BUY-25]: what was never paid is dropped, a payment that broke off is looked up at the bank, each
 * supplier that was paid is asked to cancel, and the money it gives back is booked. Goods that have left go on and stay paid, and the order says so. Every
 * step may be repeated, by several at once; one supplier holds up no other. Money that is not back yet is asked for again later.
 */
export async function endSupply(
  deps: EndSupplyDeps,
  input: { readonly orderGroupId: OrderGroupId; readonly orderId: OrderId },
): Promise<Result<null, JobRefusal>> {
  const found = await findPlacedOrder(deps, input)
  if (found === null) return err({ code: 'order_unknown', isRetryable: false })
  const refusals: JobRefusal[] = []
  for (const part of found.record.supplierOrders.filter((one) => one.orderId === found.order.id)) {
    const done = await endPart(deps, found, part).catch((error: unknown) => failed(deps, part, error))
    if (!done.ok) refusals.push(done.error)
  }
  const refusal = refusals.find((one) => one.isRetryable) ?? refusals[0]
  return refusal ? err(refusal) : ok(null)
}

/** Nobody answered: this part is tried again later, and the others now. */
function failed(deps: Pick<JobDeps, 'log'>, { id }: Part, error: unknown): Result<null, JobRefusal> {
  deps.log.warn('fulfilment.supplier_order.not_ended', { supplierOrderId: id, error })
  const reason = error instanceof Error ? error.message : String(error)
  return err({ code: `failed: ${reason}`.slice(0, 300), isRetryable: true })
}

/** Goods of an order that was cancelled have left all the same: the supplier keeps its money, and the order's timeline says so, once [BUY-25]. */
export async function sayKept(
  deps: Pick<JobDeps, 'orders'>,
  found: Pick<FoundOrder, 'record' | 'order'>,
  { id, atMs }: Pick<Part, 'id'> & { readonly atMs: number },
): Promise<void> {
  // To a buyer's door they go there; what was to be picked up comes to the shop.
  const data = { goesTo: found.order.delivery.kind === 'pickup' ? 'shop' : 'buyer' }
  const event = { key: `supplier_kept:${id}`, type: 'supplier_kept', atMs, data } as const
  await note(deps, found, { event, supplierOrder: { id, status: 'shipped', from: OPEN_SUPPLY_STATUSES } })
}

async function endPart(deps: EndSupplyDeps, found: FoundOrder, part: Part): Promise<Result<null, JobRefusal>> {
  if (!isOver(found.status)) return ok(null)
  switch (supplyEnding(found.status, part)) {
    case 'nothing':
      return ok(null)
    case 'drop':
      return drop(deps, found, part)
    case 'ask_bank':
      return askBank(deps, found, part)
    case 'ask_supplier':
      return askSupplier(deps, found, part)
    case 'await_money':
      return awaitMoney(deps, found, part)
    case 'say_kept':
      await sayKept(deps, found, { id: part.id, atMs: deps.nowMs() })
      return ok(null)
  }
}

/** Nothing was paid: nothing is asked for. */
async function drop(deps: EndSupplyDeps, found: FoundOrder, { id }: Part): Promise<Result<null, JobRefusal>> {
  await note(deps, found, { event: null, supplierOrder: { id, status: 'cancelled', from: ['due', 'paying'] } })
  return ok(null)
}

/** A payment that was begun: the bank says whether it was made. One that is made after this is found by whoever made it, or by its message when that died. */
async function askBank(deps: EndSupplyDeps, found: FoundOrder, part: Part): Promise<Result<null, JobRefusal>> {
  const made = await deps.returns.transferOf(part.id)
  if (made === null) return drop(deps, found, part)
  await keepPayment(deps, found, { part, made })
  return askSupplier(deps, found, { ...part, transactionNumber: made.transactionNumber })
}

async function askSupplier(deps: EndSupplyDeps, found: FoundOrder, part: Part): Promise<Result<null, JobRefusal>> {
  const { id, supplierId, transactionNumber } = part
  if (transactionNumber === null) return ok(null)
  const answer = await deps.suppliers.cancel({ orderId: id, supplierId, transactionNumber })
  if (!answer.ok && answer.error.supplierCode === 'order_shipped') {
    await sayKept(deps, found, { id: part.id, atMs: deps.nowMs() })
    deps.log.warn('fulfilment.supplier_order.kept', { orderId: found.order.id, supplierOrderId: id })
    return ok(null)
  }
  if (!answer.ok) return err({ code: `supplier_refused: ${answer.error.supplierCode}`, isRetryable: false })
  const event = { key: `supplier_cancelled:${id}`, type: 'supplier_cancelled', atMs: deps.nowMs(), data: {} } as const
  await note(deps, found, { event, supplierOrder: { id, status: 'cancelled', from: OPEN_SUPPLY_STATUSES } })
  deps.log.info('fulfilment.supplier_order.cancelled', { orderId: found.order.id, supplierOrderId: id })
  return awaitMoney(deps, found, { ...part, status: 'cancelled' })
}

async function awaitMoney(deps: EndSupplyDeps, found: FoundOrder, part: Part): Promise<Result<null, JobRefusal>> {
  const booked = await bookRepayment(deps, found, { known: part, atMs: deps.nowMs() })
  return booked.ok ? booked : err({ code: booked.error.code, isRetryable: true })
}

type Noted = {
  readonly event: (Omit<TimelineEvent, 'orderId'> & { readonly key: string }) | null
  readonly supplierOrder: NonNullable<OrderChange['supplierOrder']>
}

async function note(
  deps: Pick<JobDeps, 'orders'>,
  { record, order }: Pick<FoundOrder, 'record' | 'order'>,
  { event, supplierOrder }: Noted,
): Promise<void> {
  await deps.orders.change({
    orderGroupId: record.group.id,
    orderId: order.id,
    status: null,
    events: event ? [{ ...event, orderId: order.id }] : [],
    journals: [],
    outbox: [],
    supplierOrder,
  })
}
