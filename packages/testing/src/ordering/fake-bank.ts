import type { PaymentId, RefundId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { PaymentPort, PaymentRefusal, ProviderPayment } from '@onhand/service/payments/ports'

type Stored = ProviderPayment

/** A bank in memory: idempotent by our ids, and counts what really moved. */
export class FakeBank implements PaymentPort {
  readonly #payments = new Map<string, Stored>()
  readonly #refunds = new Map<RefundId, string>()
  readonly #nowMs: () => number
  /** Money that really moved, each once. */
  readonly moved = { captures: 0, voids: 0, refunds: 0, capturedMinor: 0, refundedMinor: 0 }

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** The shopper says yes on the bank's page; false when it is too late. */
  approve(paymentId: PaymentId): boolean {
    const payment = this.#now(`bpy_${paymentId}`)
    if (payment?.status !== 'requires_approval') return false
    this.#set({ ...payment, status: 'authorised', transactionNumber: `TX-${paymentId}` })
    return true
  }

  /** The shopper says no. */
  decline(paymentId: PaymentId): void {
    const payment = this.#now(`bpy_${paymentId}`)
    if (payment?.status === 'requires_approval') this.#set({ ...payment, status: 'declined' })
  }

  /** Sets a payment's status directly: what a bank may do for reasons of its own. */
  force(paymentId: PaymentId, change: Partial<ProviderPayment>): void {
    const payment = this.#now(`bpy_${paymentId}`)
    if (payment) this.#set({ ...payment, ...change })
  }

  async create(request: Parameters<PaymentPort['create']>[0]): Promise<Result<ProviderPayment, PaymentRefusal>> {
    const id = `bpy_${request.paymentId}`
    const existing = this.#now(id)
    if (existing) {
      const isSame = existing.amountMinor === request.amountMinor && existing.expiresAtMs === request.expiresAtMs
      return isSame ? ok(existing) : err({ code: 'payment_refused', providerCode: 'idempotency_key_reused' })
    }
    const payment: Stored = {
      providerPaymentId: id,
      reference: request.paymentId,
      status: 'requires_approval',
      amountMinor: request.amountMinor,
      currency: request.currency,
      capturedMinor: 0,
      refundedMinor: 0,
      transactionNumber: null,
      approvalUrl: `https://bank.test/approve/${id}`,
      expiresAtMs: request.expiresAtMs,
    }
    this.#set(payment)
    return ok(payment)
  }

  async find(paymentId: PaymentId): Promise<ProviderPayment | null> {
    return this.#now(`bpy_${paymentId}`)
  }

  async get(providerPaymentId: string): Promise<ProviderPayment | null> {
    return this.#now(providerPaymentId)
  }

  async capture(
    _paymentId: PaymentId,
    providerPaymentId: string,
    amountMinor: number,
  ): Promise<Result<ProviderPayment, PaymentRefusal>> {
    const payment = this.#now(providerPaymentId)
    if (!payment) return err({ code: 'payment_unknown' })
    if (payment.status === 'captured') return ok(payment)
    if (payment.status !== 'authorised') return err({ code: 'payment_refused', providerCode: 'payment_state' })
    this.moved.captures += 1
    this.moved.capturedMinor += amountMinor
    return ok(this.#set({ ...payment, status: 'captured', capturedMinor: amountMinor }))
  }

  async void(_paymentId: PaymentId, providerPaymentId: string): Promise<Result<ProviderPayment, PaymentRefusal>> {
    const payment = this.#now(providerPaymentId)
    if (!payment) return err({ code: 'payment_unknown' })
    if (payment.status === 'voided') return ok(payment)
    if (payment.status !== 'authorised' && payment.status !== 'requires_approval')
      return err({ code: 'payment_refused', providerCode: 'payment_state' })
    this.moved.voids += 1
    return ok(this.#set({ ...payment, status: 'voided' }))
  }

  async refund(
    refundId: RefundId,
    providerPaymentId: string,
    amountMinor: number,
  ): Promise<Result<{ readonly transactionNumber: string }, PaymentRefusal>> {
    const payment = this.#now(providerPaymentId)
    if (!payment) return err({ code: 'payment_unknown' })
    const done = this.#refunds.get(refundId)
    if (done) return ok({ transactionNumber: done })
    if (payment.refundedMinor + amountMinor > payment.capturedMinor)
      return err({ code: 'payment_refused', providerCode: 'refund_too_large' })
    this.moved.refunds += 1
    this.moved.refundedMinor += amountMinor
    this.#refunds.set(refundId, `RF-${refundId}`)
    this.#set({ ...payment, refundedMinor: payment.refundedMinor + amountMinor })
    return ok({ transactionNumber: `RF-${refundId}` })
  }

  #now(providerPaymentId: string): Stored | null {
    const payment = this.#payments.get(providerPaymentId)
    if (!payment) return null
    if (payment.status === 'requires_approval' && payment.expiresAtMs <= this.#nowMs())
      return this.#set({ ...payment, status: 'expired' })
    return payment
  }

  #set(payment: Stored): Stored {
    this.#payments.set(payment.providerPaymentId, payment)
    return payment
  }
}
