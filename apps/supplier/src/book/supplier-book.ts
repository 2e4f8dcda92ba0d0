import { DurableObject } from 'cloudflare:workers'
import { deliverWebhooks } from '@onhand/signing/deliver-webhook'
import {
  type DeliveryOutcome,
  type OutgoingWebhook,
  type PendingWebhook,
  WebhookOutbox,
} from '@onhand/signing/webhook-outbox'
import type { Env } from '../env.ts'
import { logEvent } from '../log.ts'
import { bankAccess } from './bank-account.ts'
import { cancelOrder, forgoOrder } from './cancelling.ts'
import { orderEvent } from './order-event.ts'
import { automaticStep, type Step, takeStep } from './order-steps.ts'
import { OrderTables } from './order-tables.ts'
import { no, ok, type Result } from './refusals.ts'
import { Repayments } from './repayments.ts'
import { randomDigits, randomMessageId } from './random.ts'
import type { NewStockOrder, StockOrder } from './stock-order-types.ts'
import { StockOrders } from './stock-orders.ts'
import type { NewOrder, OrderStatus, PaidOrder, SupplierOrder, Switches } from './types.ts'

// A webhook leaves right after its commit; the alarm only catches what a crash or a failure left behind.
const BACKSTOP_MS = 2_000
const ALARM_STEP_MS = 500
// Bounds one alarm; what remains is due at once and arms the next one.
const STEPS_PER_ALARM = 200

/** Sole writer of the supplier's order book. */
export class SupplierBook extends DurableObject<Env> {
  readonly #orders: OrderTables
  readonly #outbox: WebhookOutbox
  readonly #stock: StockOrders
  readonly #repayments: Repayments
  // Caches of what is stored; a fresh object reads them again.
  #switches: Switches
  #armedAtMs: number | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#orders = new OrderTables(ctx.storage.sql)
    this.#outbox = new WebhookOutbox(ctx.storage.sql)
    this.#stock = new StockOrders(ctx.storage.sql, this.#outbox, env.SHOP_URL)
    this.#repayments = new Repayments(ctx.storage, { outbox: this.#outbox, shopUrl: env.SHOP_URL })
    this.#switches = this.#orders.switches()
    void ctx.blockConcurrencyWhile(async () => {
      this.#armedAtMs = await ctx.storage.getAlarm()
    })
  }

  /** The order already taken under this id, or null; refused when it was another one [SUP-1]. Misbehaves when switched so. */
  async findReceived(orderId: string, requestHash: string): Promise<Result<SupplierOrder | null>> {
    if (await this.#isFailing()) return no('supplier_unavailable')
    const found = this.#orders.find(orderId)
    if (!found) return ok(null)
    return found.requestHash === requestHash ? ok(found.order) : no('order_id_reused', { field: 'orderId' })
  }

  /** Takes an order that was paid to `paidTo`. Repeating it answers the order [SUP-1]. */
  async receive(input: NewOrder, paid: { paidTo: string; requestHash: string }): Promise<Result<SupplierOrder>> {
    const result = this.ctx.storage.transactionSync((): Result<SupplierOrder> => {
      const found = this.#orders.find(input.orderId)
      if (found)
        return found.requestHash === paid.requestHash ? ok(found.order) : no('order_id_reused', { field: 'orderId' })
      if (this.#orders.isForgone(input.orderId)) return no('order_cancelled', { field: 'orderId' })
      if (this.#orders.isPaymentUsed(input.transactionNumber)) return no('payment_used', { field: 'transactionNumber' })
      const nowMs = Date.now()
      const order: SupplierOrder = {
        ...input,
        status: 'received',
        paidTo: paid.paidTo,
        shipDate: null,
        declineReason: null,
        trackingNumber: null,
        carrier: null,
        receivedAtMs: nowMs,
        nextStepAtMs: this.#switches.timing === 'auto' ? nowMs + this.#switches.confirmAfterMs : null,
      }
      this.#orders.insert(order, paid.requestHash)
      return ok(order)
    })
    await this.#afterCommit()
    return result
  }

  find(orderId: string): SupplierOrder | null {
    return this.#orders.find(orderId)?.order ?? null
  }

  /** A person takes the next step. */
  async step(orderId: string, step: 'confirm' | 'decline' | 'ship'): Promise<Result<SupplierOrder>> {
    const result = this.ctx.storage.transactionSync((): Result<SupplierOrder> => {
      const order = this.#orders.find(orderId)?.order
      if (!order) return no('order_not_found')
      return this.#take(order, stepOf(step))
    })
    await this.#afterCommit()
    return result
  }

  /** The shop wants an order cancelled; null: it never came. Misbehaves when switched so. */
  async cancel(orderId: string): Promise<Result<SupplierOrder | null>> {
    if (await this.#isFailing()) return no('supplier_unavailable')
    return this.#inBook(() => cancelOrder({ orders: this.#orders, repayments: this.#repayments }, orderId))
  }

  /** The shop wants an order cancelled that was paid, says the bank, and never came. */
  async forgo(paid: PaidOrder): Promise<Result<SupplierOrder | null>> {
    return this.#inBook(() => forgoOrder({ orders: this.#orders, repayments: this.#repayments }, paid))
  }

  /** Takes an order for a shop's shelf [SUP-7]. Misbehaves when switched so. */
  async receiveStock(input: NewStockOrder, requestHash: string): Promise<Result<StockOrder>> {
    if (await this.#isFailing()) return no('supplier_unavailable')
    return this.#inBook(() => this.#stock.receive(input, requestHash, this.#switches))
  }

  /** An order for a shelf was paid, says the bank. */
  async payStock(orderId: string, paid: { transactionNumber: string; paidTo: string }): Promise<Result<StockOrder>> {
    return this.#inBook(() => this.#stock.pay(orderId, paid, this.#switches))
  }

  /** The shop wants an order for its shelf cancelled. */
  async cancelStock(orderId: string): Promise<Result<StockOrder | null>> {
    return this.#inBook(() => this.#stock.cancel(orderId))
  }

  findStock(orderId: string): StockOrder | null {
    return this.#stock.find(orderId)
  }

  /** A person takes the next step of an order for a shelf. */
  async stepStock(orderId: string, step: 'confirm' | 'decline' | 'ship'): Promise<Result<StockOrder>> {
    return this.#inBook(() => {
      const order = this.#stock.find(orderId)
      return order ? this.#stock.take(order, stepOf(step), this.#switches) : no('order_not_found')
    })
  }

  newestStock(limit: number): StockOrder[] {
    return this.#stock.newest(limit)
  }

  newest(limit: number): SupplierOrder[] {
    return this.#orders.newest(limit)
  }

  /** What the page shows above the orders. */
  summary(): {
    counts: { status: OrderStatus; orders: number }[]
    paidAccounts: string[]
    switches: Switches
    pending: PendingWebhook[]
  } {
    return {
      counts: this.#orders.countByStatus(),
      paidAccounts: this.#orders.paidAccounts(),
      switches: this.#switches,
      pending: this.#outbox.pending(20),
    }
  }

  async setSwitches(switches: Switches): Promise<void> {
    this.#storeSwitches(switches)
  }

  async retryWebhooks(): Promise<void> {
    this.#outbox.retryAll(Date.now())
    await this.#afterCommit()
  }

  /** Takes the steps whose time has come and sends what is due. Idempotent: the runtime may run an alarm twice. */
  override async alarm(): Promise<void> {
    this.#armedAtMs = null
    this.ctx.storage.transactionSync(() => {
      for (const order of this.#orders.due(Date.now(), STEPS_PER_ALARM)) {
        this.#take(order, automaticStep(order, this.#switches, randomDigits('SB', 12)))
      }
      this.#stock.takeDue(STEPS_PER_ALARM, this.#switches)
    })
    await this.#drain()
    await this.#arm()
  }

  #take(order: SupplierOrder, step: Step): Result<SupplierOrder> {
    const nowMs = Date.now()
    const decision = takeStep(order, step, { nowMs, switches: this.#switches })
    if (!decision.ok) return decision
    this.#orders.update(decision.value)
    if (decision.value.status === 'declined') this.#repayments.owe(decision.value, nowMs)
    const body = JSON.stringify(orderEvent(decision.value, nowMs))
    this.#outbox.put({ id: randomMessageId(), url: `${this.env.SHOP_URL}/webhooks/supplier`, body }, nowMs)
    return decision
  }

  /** Waits and fails as the switches say. */
  async #isFailing(): Promise<boolean> {
    const { slowMs, failNext } = this.#switches
    if (slowMs > 0) await scheduler.wait(slowMs)
    if (failNext === 0) return false
    this.#storeSwitches({ ...this.#switches, failNext: failNext - 1 })
    return true
  }

  /** One step in one transaction, then what follows from it. */
  async #inBook<Value>(decide: () => Result<Value>): Promise<Result<Value>> {
    const result = this.ctx.storage.transactionSync(decide)
    await this.#afterCommit()
    return result
  }

  async #afterCommit(): Promise<void> {
    const nowMs = Date.now()
    const isDue = (atMs: number | null) => atMs !== null && atMs <= nowMs
    if (isDue(this.#outbox.nextAttemptAtMs()) || isDue(this.#repayments.nextAttemptAtMs()))
      this.ctx.waitUntil(this.#drain())
    await this.#arm()
  }

  async #arm(): Promise<void> {
    const sends = [this.#outbox.nextAttemptAtMs(), this.#repayments.nextAttemptAtMs()].filter((atMs) => atMs !== null)
    const stepMs = Math.min(
      this.#orders.nextStepAtMs() ?? Number.POSITIVE_INFINITY,
      this.#stock.nextStepAtMs() ?? Number.POSITIVE_INFINITY,
    )
    const sendAtMs =
      sends.length === 0 ? Number.POSITIVE_INFINITY : Math.max(Math.min(...sends), Date.now() + BACKSTOP_MS)
    const dueAtMs = Math.min(sendAtMs, stepMs)
    // In steps, so that what falls due within one of them is one commit and one request.
    const atMs = Math.ceil(dueAtMs / ALARM_STEP_MS) * ALARM_STEP_MS
    if (atMs === Number.POSITIVE_INFINITY || (this.#armedAtMs !== null && this.#armedAtMs <= atMs)) return
    this.#armedAtMs = atMs
    await this.ctx.storage.setAlarm(atMs)
  }

  /** What goes back first: its word to the shop can leave with the others. */
  async #drain(): Promise<void> {
    await this.#repayments.drain(bankAccess(this.env), () => Date.now())
    await this.#outbox.drain(
      () => Date.now(),
      (webhooks) => this.#deliver(webhooks),
      Number(this.env.WEBHOOKS_TOGETHER ?? 1),
    )
  }

  async #deliver(webhooks: readonly OutgoingWebhook[]): Promise<readonly DeliveryOutcome[]> {
    const signing = { secret: this.env.SUPPLIER_WEBHOOK_SECRET, nowMs: Date.now() }
    const outcomes = await deliverWebhooks(this.env.SHOP, webhooks, signing)
    for (const [index, outcome] of outcomes.entries())
      if (!outcome.delivered)
        logEvent('warn', 'supplier.webhook.failed', { webhookId: webhooks[index]?.id ?? null, reason: outcome.reason })
    return outcomes
  }

  #storeSwitches(switches: Switches): void {
    this.#orders.putSwitches(switches)
    this.#switches = switches
  }
}

function stepOf(step: 'confirm' | 'decline' | 'ship'): Step {
  switch (step) {
    case 'confirm':
      return { step }
    case 'decline':
      return { step, reason: 'declined_by_supplier' }
    case 'ship':
      return { step, trackingNumber: randomDigits('SB', 12) }
  }
}
