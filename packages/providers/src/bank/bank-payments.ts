import { err, ok, type Result } from '@onhand/domain/result'
import type { PaymentPort, PaymentRefusal, ProviderPayment } from '@onhand/service/payments/ports'
import { z } from 'zod'
import { type BankAnswer, type BankConfig, bankClient } from './bank-client.ts'

const Minor = z.int().min(0)
const Payment = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(['requires_approval', 'authorised', 'captured', 'voided', 'declined', 'expired']),
  amountMinor: Minor,
  currency: z.string(),
  capturedMinor: Minor,
  refundedMinor: Minor,
  transactionNumber: z.string().nullable(),
  approvalUrl: z.string(),
  expiresAtMs: z.int(),
})
const Refund = z.object({ transactionNumber: z.string() })

/** Payments at the bank, over its signed HTTP. Our ids are its references and idempotency keys. */
export function bankPayments(config: BankConfig): PaymentPort {
  const bank = bankClient(config)
  const path = (providerPaymentId: string, step: string) =>
    `/v1/payments/${encodeURIComponent(providerPaymentId)}${step}`
  return {
    async create({ paymentId, ...request }) {
      return paymentResult(await bank.post('/v1/payments', paymentId, { reference: paymentId, ...request }))
    },
    async find(paymentId) {
      return paymentOrNull(await bank.get(`/v1/payments?reference=${encodeURIComponent(paymentId)}`))
    },
    async get(providerPaymentId) {
      return paymentOrNull(await bank.get(path(providerPaymentId, '')))
    },
    async capture(paymentId, providerPaymentId, amountMinor) {
      return paymentResult(
        await bank.post(path(providerPaymentId, '/capture'), `${paymentId}:capture`, { amountMinor }),
      )
    },
    async void(paymentId, providerPaymentId) {
      return paymentResult(await bank.post(path(providerPaymentId, '/void'), `${paymentId}:void`, {}))
    },
    // biome-ignore lint/complexity/useMaxParams: the port's.
    async refund(refundId, providerPaymentId, amountMinor, reason) {
      const body = { amountMinor, reference: refundId, reason }
      const answer = await bank.post(path(providerPaymentId, '/refunds'), refundId, body)
      if (!answer.ok) return err(refusalOf(answer))
      return ok({ transactionNumber: Refund.parse(answer.body).transactionNumber })
    },
  }
}

function paymentResult(answer: BankAnswer): Result<ProviderPayment, PaymentRefusal> {
  return answer.ok ? ok(paymentOf(answer.body)) : err(refusalOf(answer))
}

function paymentOrNull(answer: BankAnswer): ProviderPayment | null {
  if (answer.ok) return paymentOf(answer.body)
  if (answer.status === 404) return null
  throw new Error(`the bank refused to say: ${answer.code}`)
}

function paymentOf(body: unknown): ProviderPayment {
  const { id, ...payment } = Payment.parse(body)
  return { providerPaymentId: id, ...payment }
}

function refusalOf(answer: Extract<BankAnswer, { readonly ok: false }>): PaymentRefusal {
  if (answer.status === 404) return { code: 'payment_unknown' }
  return { code: 'payment_refused', providerCode: answer.code }
}
