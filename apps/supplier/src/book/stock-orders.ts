import type { WebhookOutbox } from '@onhand/signing/webhook-outbox'
import { CANCELLED_BY_SHOP, type Step } from './order-steps.ts'
import { randomDigits, randomMessageId } from './random.ts'
import { no, ok, type Result } from './refusals.ts'
import { stockOrderEvent } from './stock-order-event.ts'
import { automaticStockStep, takeStockStep } from './stock-order-steps.ts'
import { StockOrderTables } from './stock-order-tables.ts'
import type { NewStockOrder, StockOrder } from './stock-order-types.ts'
import type { Switches } from './types.ts'

/** The book's part for orders that go to shops' shelves. Its methods run inside the book's transactions. */
export class StockOrders {
  readonly #tables: StockOrderTables
  readonly #outbox: WebhookOutbox
  readonly #shopUrl: string

  constructor(sql: SqlStorage, outbox: WebhookOutbox, shopUrl: string) {
    this.#tables = new StockOrderTables(sql)
    this.#outbox = outbox
    this.#shopUrl = shopUrl
  }

  /** Takes an order. Repeating it answers the order; another one under its id is refused [SUP-1]. */
  receive(input: NewStockOrder, requestHash: string, switches: Switches): Result<StockOrder> {
    const found = this.#tables.find(input.orderId)
    if (found) return found.requestHash === requestHash ? ok(found.order) : no('order_id_reused', { field: 'orderId' })
    if (this.#tables.isForgone(input.orderId)) return no('order_cancelled', { field: 'orderId' })
    const nowMs = Date.now()
    const order: StockOrder = {
      ...input,
      status: 'received',
      confirmed: [],
      deliveryDate: null,
      declineReason: null,
      offeredDate: null,
      lots: [],
      trackingNumber: null,
      transactionNumber: null,
      paidTo: null,
      receivedAtMs: nowMs,
      nextStepAtMs: switches.timing === 'auto' ? nowMs + switches.confirmAfterMs : null,
    }
    this.#tables.insert(order, requestHash)
    return ok(order)
  }

  find(orderId: string): StockOrder | null {
    return this.#tables.find(orderId)?.order ?? null
  }

  /** Keeps with which transaction an order was paid, once; an order that waited for it may ship now. */
  pay(orderId: string, paid: { transactionNumber: string; paidTo: string }, switches: Switches): Result<StockOrder> {
    const order = this.find(orderId)
    if (!order) return no('order_not_found')
    if (order.transactionNumber === paid.transactionNumber) return ok(order)
    if (order.transactionNumber !== null) return no('order_not_in_that_state')
    if (this.#tables.isPaymentUsed(paid.transactionNumber, orderId))
      return no('payment_used', { field: 'transactionNumber' })
    const isWaiting = order.status === 'confirmed' && order.nextStepAtMs === null && switches.timing === 'auto'
    const nextStepAtMs = isWaiting ? Date.now() + switches.shipAfterMs : order.nextStepAtMs
    const next = { ...order, ...paid, nextStepAtMs }
    this.#tables.update(next)
    return ok(next)
  }

  /** Cancels an order whose goods have not left [SUP-9]; null: it never came, and will not be taken. Repeating it answers the same. */
  cancel(orderId: string): Result<StockOrder | null> {
    const order = this.find(orderId)
    if (!order) {
      this.#tables.forgo(orderId)
      return ok(null)
    }
    if (order.status === 'shipped') return no('order_shipped')
    if (order.status === 'declined') return ok(order)
    const next: StockOrder = { ...order, status: 'declined', declineReason: CANCELLED_BY_SHOP, nextStepAtMs: null }
    this.#tables.update(next)
    return ok(next)
  }

  /** Takes a step and tells the shop of it. */
  take(order: StockOrder, step: Step, switches: Switches): Result<StockOrder> {
    const nowMs = Date.now()
    const decision = takeStockStep(order, step, { nowMs, switches })
    if (!decision.ok) return decision
    this.#tables.update(decision.value)
    const body = JSON.stringify(stockOrderEvent(decision.value, nowMs))
    this.#outbox.put({ id: randomMessageId(), url: `${this.#shopUrl}/webhooks/supplier`, body }, nowMs)
    return decision
  }

  /** Takes the steps whose time has come; an order that waits for its money sleeps until it is paid. */
  takeDue(limit: number, switches: Switches): void {
    for (const order of this.#tables.due(Date.now(), limit)) {
      const step = automaticStockStep(order, switches, randomDigits('SB', 12))
      if (step) this.take(order, step, switches)
      else this.#tables.update({ ...order, nextStepAtMs: null })
    }
  }

  nextStepAtMs(): number | null {
    return this.#tables.nextStepAtMs()
  }

  newest(limit: number): StockOrder[] {
    return this.#tables.newest(limit)
  }
}
