import { randomBytes } from 'node:crypto'
import { idOf } from '@onhand/domain/ids'
import { accountsByCurrency, bankPayments, bankTransfers } from '@onhand/providers/bank'
import { bankAdmin } from '../../../tools/client/bank-admin.ts'
import { type Doors, SHOPS } from './shops.ts'

/** What only the bank knows of: a transfer that no payout of ours made. */
export type UnknownMovement = { readonly reference: string; readonly transactionNumber: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** Made when the marketplace started: a movement is judged when it is a minute old, and until then other tests run. */
    unknownMovement: UnknownMovement
  }
}

const AMOUNT_MINOR = 123
const MINUTE_MS = 60_000
const PAYER = { accountNumber: '1000-9917', secretKey: 'unknown-payer-1' }

/** Moves money that our books do not know: out to a shop, and as much back in, so that all money together still adds up. */
export async function moveUnknown(doors: Doors, secrets: Readonly<Record<string, string>>): Promise<UnknownMovement> {
  const bank = {
    to: { fetch: (request: Request) => fetch(request) },
    url: doors.bankUrl,
    apiKey: secrets['BANK_API_KEY'] ?? '',
    signingSecret: secrets['BANK_SIGNING_SECRET'] ?? '',
    nowMs: Date.now,
  }
  const reference = idOf('payout', `pyt_unknown${randomBytes(4).toString('hex')}`)
  const out = { reference, toAccount: SHOPS[1].vendorAccount, amountMinor: AMOUNT_MINOR, currency: 'GBP' }
  const made = await bankTransfers({ ...bank, fromAccounts: accountsByCurrency('GBP=2000-0001') }).transfer(out)
  if (!made.ok) throw new Error(made.error.code)
  await payUnknown(doors, bankPayments(bank))
  return { reference, transactionNumber: made.value.transactionNumber }
}

/** A payment that no checkout asked for. */
async function payUnknown(doors: Doors, payments: ReturnType<typeof bankPayments>): Promise<void> {
  await bankAdmin(doors.bankUrl, doors.bankAdminKey, { waitMs: 10_000, log: () => {} }).openAccount({
    number: PAYER.accountNumber,
    holder: 'Unknown payer',
    currency: 'GBP',
    secretKey: PAYER.secretKey,
    openingMinor: AMOUNT_MINOR,
  })
  const paymentId = idOf('payment', `pay_${randomBytes(12).toString('hex')}a0`)
  const asked = { paymentId, amountMinor: AMOUNT_MINOR, currency: 'GBP', description: '', returnUrl: doors.shopUrl }
  const payment = await payments.create({ ...asked, expiresAtMs: Date.now() + MINUTE_MS })
  if (!payment.ok) throw new Error(payment.error.code)
  await fetch(payment.value.approvalUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(PAYER),
  })
  const captured = await payments.capture(paymentId, payment.value.providerPaymentId, AMOUNT_MINOR)
  if (!captured.ok) throw new Error(captured.error.code)
}
