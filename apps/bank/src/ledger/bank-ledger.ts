import { DurableObject } from 'cloudflare:workers'
import { deliverWebhook } from '@onhand/signing/deliver-webhook'
import type { DeliveryOutcome, OutgoingWebhook, PendingWebhook } from '@onhand/signing/webhook-outbox'
import type { Env } from '../env.ts'
import { logEvent } from '../log.ts'
import {
  accountOf,
  type NewAccount,
  type NewTransfer,
  type OpenedAccount,
  openAccount,
  returnTransfer,
  transfer,
} from './accounts.ts'
import { approvePayment, type Credentials, checkSecret, declineFor } from './approvals.ts'
import { Books, type Operation } from './books.ts'
import { MERCHANT_ACCOUNTS, openDemoAccounts } from './demo-accounts.ts'
import {
  capturePayment,
  createPayment,
  currentPayment,
  expire,
  type NewPayment,
  refundPayment,
  voidPayment,
} from './payments.ts'
import { no, ok, type Result } from './refusals.ts'
import { SharedTurn } from './shared-turn.ts'
import type { StatementRange } from './account-tables.ts'
import type { Account, Call, Payment, Refund, StatementEntry, Switches, Transfer } from './types.ts'
import { type PaymentOnWire, paymentOnWire } from './wire.ts'

// A webhook leaves right after its commit; the alarm only catches what a crash or a failure left behind.
const BACKSTOP_MS = 2_000
// Bounds one alarm; what remains is due at once and arms the next one.
const EXPIRIES_PER_ALARM = 200
const PRUNE_EVERY_MS = 60 * 60 * 1000

/** Sole writer of the bank's books. One object holds them all: money moves between any two accounts in one commit. */
export class BankLedger extends DurableObject<Env> {
  readonly #books: Books
  readonly #turn = new SharedTurn()
  // Caches of what is stored; a fresh object reads them again.
  #switches: Switches
  #armedAtMs: number | null = null
  #prunedAtMs = 0

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const places = {
      bankUrl: env.BANK_URL,
      merchantWebhookUrl: `${env.SHOP_URL}/webhooks/bank`,
      events: env.WEBHOOK_EVENTS ? env.WEBHOOK_EVENTS.split(',') : null,
      authorisedGraceMs: Number(env.WEBHOOK_GRACE_MS ?? 0),
    }
    this.#books = ctx.storage.transactionSync(() => new Books(ctx.storage.sql, places))
    this.#switches = this.#books.calls.switches()
    if (!this.#books.accounts.hasAny())
      ctx.storage.transactionSync(() => openDemoAccounts(this.#operation(), env.BANK_PEPPER))
    void ctx.blockConcurrencyWhile(async () => {
      this.#armedAtMs = await ctx.storage.getAlarm()
    })
  }

  createPayment(call: Call, input: NewPayment): Promise<Result<PaymentOnWire>> {
    return this.#once(call, (op) => this.#onWire(createPayment(op, MERCHANT_ACCOUNTS, input)))
  }

  capturePayment(call: Call, id: string, amountMinor: number): Promise<Result<PaymentOnWire>> {
    return this.#once(call, (op) => this.#onWire(capturePayment(op, id, amountMinor)))
  }

  voidPayment(call: Call, id: string): Promise<Result<PaymentOnWire>> {
    return this.#once(call, (op) => this.#onWire(voidPayment(op, id)))
  }

  refundPayment(
    call: Call,
    id: string,
    input: { amountMinor: number; reference: string; reason: string },
  ): Promise<Result<Refund>> {
    return this.#once(call, (op) => refundPayment(op, id, input))
  }

  transfer(call: Call, input: NewTransfer): Promise<Result<Transfer>> {
    return this.#once(call, (op) => transfer(op, input))
  }

  /** Sends what a supplier was paid back to whoever paid it. */
  returnTransfer(call: Call, transactionNumber: string): Promise<Result<Transfer>> {
    return this.#once(call, (op) => returnTransfer(op, transactionNumber))
  }

  /** A payment as it is now, for the merchant. */
  async findPayment(by: { id: string } | { reference: string }): Promise<Result<PaymentOnWire>> {
    const misbehaviour = await this.#misbehave()
    if (misbehaviour) return misbehaviour
    const id = 'id' in by ? by.id : this.#books.payments.findByReference(by.reference)?.id
    return id === undefined ? no('payment_not_found') : this.#onWire(await this.#commit((op) => currentPayment(op, id)))
  }

  refunds(paymentId: string): Result<Refund[]> {
    return this.#books.payments.find(paymentId) ? ok(this.#books.payments.refunds(paymentId)) : no('payment_not_found')
  }

  /** A payment as its approval page needs it. */
  paymentToApprove(id: string): Promise<Result<{ payment: Payment; merchant: string }>> {
    return this.#commit((op) => {
      const found = currentPayment(op, id)
      if (!found.ok) return found
      const merchant = op.books.accounts.find(found.value.merchantAccount)?.holder ?? ''
      return ok({ payment: found.value, merchant })
    })
  }

  approvePayment(attempt: Credentials & { paymentId: string }): Promise<Result<Payment>> {
    return this.#commit((op) => approvePayment(op, this.env.BANK_PEPPER, attempt))
  }

  declinePayment(paymentId: string): Promise<Result<Payment>> {
    return this.#commit((op) => declineFor(op, paymentId, 'declined_by_payer'))
  }

  /** Checks the credentials typed at the bank's own pages. */
  logIn(credentials: Credentials): Promise<Result<Account>> {
    return this.#commit((op) => {
      const account = checkSecret(op, this.env.BANK_PEPPER, { ...credentials, scope: 'login' })
      return account.ok ? ok(accountOf(account.value)) : account
    })
  }

  transfersByReference(reference: string): Transfer[] {
    return this.#books.accounts.transfersByReference(reference)
  }

  transferByNumber(transactionNumber: string): Transfer | null {
    return this.#books.accounts.transferByNumber(transactionNumber)
  }

  openAccount(input: NewAccount): Promise<Result<OpenedAccount>> {
    return this.#commit((op) => openAccount(op, this.env.BANK_PEPPER, input))
  }

  account(number: string): Account | null {
    const account = this.#books.accounts.find(number)
    return account ? accountOf(account) : null
  }

  accounts(): Account[] {
    return this.#books.accounts.all(['house', 'merchant', 'vendor', 'supplier', 'shopper'])
  }

  statement(number: string, range: StatementRange): StatementEntry[] {
    return this.#books.accounts.statement(number, range)
  }

  switches(): Switches {
    return this.#switches
  }

  async setSwitches(switches: Switches): Promise<void> {
    this.#storeSwitches(switches)
  }

  pendingWebhooks(limit: number): PendingWebhook[] {
    return this.#books.outbox.pending(limit)
  }

  async retryWebhooks(): Promise<void> {
    this.#books.outbox.retryAll(Date.now())
    await this.#afterCommit()
  }

  /** Ends what is over, sends what is due, forgets what is old. Idempotent: the runtime may run an alarm twice. */
  override async alarm(): Promise<void> {
    this.#armedAtMs = null
    const nowMs = Date.now()
    this.ctx.storage.transactionSync(() => {
      const op = this.#operation()
      for (const payment of op.books.payments.overdue(nowMs, EXPIRIES_PER_ALARM)) expire(op, payment)
      if (nowMs - this.#prunedAtMs >= PRUNE_EVERY_MS) op.books.calls.prune(nowMs)
      this.#prunedAtMs = nowMs
    })
    await this.#drain()
    await this.#arm()
  }

  /** Runs a signed request once: its answer is stored in its own commit and given again to every repetition [BANK-1]. */
  async #once<Value>(call: Call, run: (op: Operation) => Result<Value>): Promise<Result<Value>> {
    const misbehaviour = await this.#misbehave()
    if (misbehaviour) return misbehaviour
    const result = await this.#commit((op) => {
      const { calls } = op.books
      const knownKey = calls.keyOfMessage(call.messageId)
      if (knownKey !== null && knownKey !== call.idempotencyKey) return no('replayed')
      const stored = calls.findAnswer(call.idempotencyKey)
      if (stored && stored.requestHash !== call.requestHash) return no('idempotency_key_reused')
      calls.putMessage(call.messageId, call.idempotencyKey, op.nowMs)
      if (stored) {
        const answer: Value = JSON.parse(stored.answer)
        return ok(answer)
      }
      const result = run(op)
      if (result.ok) {
        const answer = { requestHash: call.requestHash, answer: JSON.stringify(result.value), nowMs: op.nowMs }
        calls.putAnswer(call.idempotencyKey, answer)
      }
      return result
    })
    if (this.#switches.loseAnswersNext === 0) return result
    this.#storeSwitches({ ...this.#switches, loseAnswersNext: this.#switches.loseAnswersNext - 1 })
    return no('bank_unavailable')
  }

  async #commit<Value>(run: (op: Operation) => Result<Value>): Promise<Result<Value>> {
    const turn = this.#turn.enter(Date.now())
    if (turn !== null) await turn
    const result = this.ctx.storage.transactionSync(() => run(this.#operation()))
    await this.#afterCommit()
    return result
  }

  async #afterCommit(): Promise<void> {
    const nextMs = this.#books.outbox.nextAttemptAtMs()
    if (nextMs !== null && nextMs <= Date.now()) this.ctx.waitUntil(this.#drain())
    await this.#arm()
  }

  /** Arms the alarm at the earliest thing to do, never later than it is armed already. In the commit of the change: no await before. */
  async #arm(): Promise<void> {
    const sendMs = this.#books.outbox.nextAttemptAtMs()
    const expiryMs = this.#books.payments.nextExpiryMs()
    const dueMs = Math.min(sendMs ?? Number.POSITIVE_INFINITY, expiryMs ?? Number.POSITIVE_INFINITY)
    if (dueMs === Number.POSITIVE_INFINITY) return
    const atMs = Math.max(dueMs, Date.now() + BACKSTOP_MS)
    if (this.#armedAtMs !== null && this.#armedAtMs <= atMs) return
    this.#armedAtMs = atMs
    await this.ctx.storage.setAlarm(atMs)
  }

  #drain(): Promise<void> {
    return this.#books.outbox.drain(
      () => Date.now(),
      (webhooks) => Promise.all(webhooks.map((webhook) => this.#deliver(webhook))),
    )
  }

  async #deliver(webhook: OutgoingWebhook): Promise<DeliveryOutcome> {
    const secret = this.env.BANK_WEBHOOK_SECRET
    const send = () => deliverWebhook(this.env.SHOP, { ...webhook, secret, nowMs: Date.now() })
    if (this.#switches.webhooksTwice) await send()
    const outcome = await send()
    if (!outcome.delivered) logEvent('warn', 'bank.webhook.failed', { webhookId: webhook.id, reason: outcome.reason })
    return outcome
  }

  async #misbehave(): Promise<Result<never> | null> {
    const { slowMs, failNext } = this.#switches
    if (slowMs > 0) await scheduler.wait(slowMs)
    if (failNext === 0) return null
    this.#storeSwitches({ ...this.#switches, failNext: failNext - 1 })
    return no('bank_unavailable')
  }

  #storeSwitches(switches: Switches): void {
    this.#books.calls.putSwitches(switches)
    this.#switches = switches
  }

  #operation(): Operation {
    return { books: this.#books, nowMs: Date.now(), switches: this.#switches }
  }

  #onWire(result: Result<Payment>): Result<PaymentOnWire> {
    return result.ok ? ok(paymentOnWire(result.value, this.env.BANK_URL)) : result
  }
}
