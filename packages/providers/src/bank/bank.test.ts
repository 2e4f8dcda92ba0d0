import { idOf } from '@onhand/domain/ids'
import { verifySignature } from '@onhand/signing'
import { describe, expect, it } from 'vitest'
import { bankPayments } from './bank-payments.ts'
import { accountsByCurrency, bankReturns, bankTransfers } from './bank-transfers.ts'

const SECRET = `whsec_${btoa('a secret of at least 24 bytes')}`
const NOW_MS = Date.UTC(2026, 5, 1)
const PAYMENT_ID = idOf('payment', 'pay_onea1')
const WIRE = {
  id: 'bp_1',
  reference: PAYMENT_ID,
  status: 'authorised',
  amountMinor: 100,
  currency: 'GBP',
  capturedMinor: 0,
  refundedMinor: 0,
  transactionNumber: 'TX-1',
  approvalUrl: 'https://bank.test/approve/bp_1',
  createdAtMs: 1,
  expiresAtMs: 2,
  declineCode: null,
}

type Seen = { readonly method: string; readonly path: string; readonly key: string | null; readonly body: string }

/** A bank that answers from a list, and checks that every POST is signed. */
function bankThat(...answers: readonly (Response | Error)[]) {
  const seen: Seen[] = []
  const queue = [...answers]
  const config = {
    to: {
      async fetch(request: Request) {
        const body = await request.text()
        const { pathname, search } = new URL(request.url)
        seen.push({
          method: request.method,
          path: pathname + search,
          key: request.headers.get('idempotency-key'),
          body,
        })
        expect(request.headers.get('authorization')).toBe('Bearer key')
        if (request.method === 'POST') {
          const signature = { secrets: [SECRET], headers: request.headers, body, nowMs: NOW_MS }
          expect(verifySignature(signature)).toMatchObject({ ok: true })
        }
        const answer = queue.shift() ?? new Error('no more answers')
        if (answer instanceof Error) throw answer
        return answer
      },
    },
    url: 'https://bank.test',
    apiKey: 'key',
    signingSecret: SECRET,
    nowMs: () => NOW_MS,
    fromAccounts: accountsByCurrency('GBP=2000-0001, EUR=2000-0002'),
  }
  return { config, seen }
}

const refusal = (status: number, code: string) => Response.json({ error: { code, message: '' } }, { status })

describe('payments at the bank', () => {
  it('are created under our id, signed, with the key that makes a repeat the same payment', async () => {
    const { config, seen } = bankThat(Response.json(WIRE, { status: 201 }))
    const request = {
      amountMinor: 100,
      currency: 'GBP',
      description: 'Order 1',
      returnUrl: 'https://shop.test/',
      expiresAtMs: 2,
    }
    const created = await bankPayments(config).create({ paymentId: PAYMENT_ID, ...request })
    expect(created).toMatchObject({ ok: true, value: { providerPaymentId: 'bp_1', reference: PAYMENT_ID } })
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/v1/payments',
        key: PAYMENT_ID,
        body: JSON.stringify({ reference: PAYMENT_ID, ...request }),
      },
    ])
  })

  it('[ORD-7] ask again under the same key when no answer came, and take the second', async () => {
    const { config, seen } = bankThat(
      new Error('connection lost'),
      refusal(503, 'bank_unavailable'),
      Response.json({ ...WIRE, status: 'captured', capturedMinor: 100 }),
    )
    const captured = await bankPayments(config).capture(PAYMENT_ID, 'bp_1', 100)
    expect(captured).toMatchObject({ ok: true, value: { status: 'captured' } })
    expect(seen.map(({ key }) => key)).toEqual(Array.from({ length: 3 }, () => `${PAYMENT_ID}:capture`))
  })

  it('[ORD-7] throw when the bank stays silent: no answer is not a no', async () => {
    const { config } = bankThat(new Error('x'), refusal(500, 'internal'), refusal(429, 'slow_down'))
    await expect(bankPayments(config).get('bp_1')).rejects.toThrow('the bank did not answer')
  })

  it('tell a refusal with the bank’s own code', async () => {
    const { config } = bankThat(refusal(409, 'payment_not_capturable'), refusal(404, 'payment_not_found'))
    const payments = bankPayments(config)
    expect(await payments.capture(PAYMENT_ID, 'bp_1', 100)).toEqual({
      ok: false,
      error: { code: 'payment_refused', providerCode: 'payment_not_capturable' },
    })
    expect(await payments.void(PAYMENT_ID, 'bp_1')).toEqual({ ok: false, error: { code: 'payment_unknown' } })
  })

  it('are found by reference, or not at all', async () => {
    const { config, seen } = bankThat(Response.json(WIRE), refusal(404, 'payment_not_found'))
    const payments = bankPayments(config)
    expect(await payments.find(PAYMENT_ID)).toMatchObject({ status: 'authorised' })
    expect(await payments.find(PAYMENT_ID)).toBeNull()
    expect(seen[0]?.path).toBe(`/v1/payments?reference=${PAYMENT_ID}`)
  })

  it('[PAY-6] are refunded under the refund’s id', async () => {
    const { config, seen } = bankThat(Response.json({ id: 'br_1', transactionNumber: 'TX-2' }, { status: 201 }))
    const refundId = idOf('refund', 'rfd_one')
    expect(await bankPayments(config).refund(refundId, 'bp_1', 40, 'sour')).toEqual({
      ok: true,
      value: { transactionNumber: 'TX-2' },
    })
    expect(seen[0]).toMatchObject({ path: '/v1/payments/bp_1/refunds', key: refundId })
  })
})

it('pays a supplier once per supplier order, out of our own account', async () => {
  const { config, seen } = bankThat(Response.json({ id: 'bt_1', transactionNumber: 'TX-3' }, { status: 201 }))
  const reference = idOf('supplierOrder', 'sor_one')
  const paid = await bankTransfers(config).transfer({
    reference,
    toAccount: '4000-0001',
    amountMinor: 60,
    currency: 'GBP',
  })
  expect(paid).toEqual({ ok: true, value: { transactionNumber: 'TX-3' } })
  expect(seen[0]).toMatchObject({ path: '/v1/transfers', key: `transfer:${reference}` })
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ fromAccount: '2000-0001', reference })
})

it.each([
  ['GBP', '2000-0001'],
  ['EUR', '2000-0002'],
])('pays in %s out of the account that holds it', async (currency, fromAccount) => {
  const { config, seen } = bankThat(Response.json({ transactionNumber: 'TX-4' }, { status: 201 }))
  const request = { reference: idOf('supplierOrder', 'sor_one'), toAccount: '4000-0001', amountMinor: 60, currency }
  expect(await bankTransfers(config).transfer(request)).toMatchObject({ ok: true })
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ fromAccount, currency })
})

it('[BUY-22] [BUY-25] are looked up by what they were for: what left an account of ours, and what came back to one', async () => {
  const of = (fromAccount: string, toAccount: string) => ({
    transactionNumber: `TX-${fromAccount}`,
    ...{ fromAccount, toAccount, amountMinor: 700, currency: 'GBP' },
  })
  // Anybody may write our reference on a transfer to us.
  const transfers = [of('1000-0001', '2000-0001'), of('2000-0001', '4000-0001')]
  const back = [of('2000-0001', '4000-0001'), of('4000-0001', '2000-0001')]
  const { config, seen } = bankThat(...[transfers, [], back].map((some) => Response.json({ transfers: some })))
  const returns = bankReturns(config)
  const reference = idOf('supplierOrder', 'sor_onea1')
  expect(await returns.transferOf(reference)).toMatchObject({ transactionNumber: 'TX-2000-0001', amountMinor: 700 })
  expect(await returns.transferOf(reference)).toBeNull()
  expect(await returns.returnOf('TX-1')).toMatchObject({ transactionNumber: 'TX-4000-0001' })
  expect(seen.map(({ path }) => path)).toEqual([
    '/v1/transfers?reference=sor_onea1',
    '/v1/transfers?reference=sor_onea1',
    '/v1/transfers?reference=return%3ATX-1',
  ])
})

it('does not pay in a currency we hold no account in, and refuses a list it cannot read', async () => {
  const { config, seen } = bankThat()
  const request = { reference: idOf('supplierOrder', 'sor_one'), toAccount: '4000-0001', amountMinor: 60 }
  expect(await bankTransfers(config).transfer({ ...request, currency: 'JPY' })).toEqual({
    ok: false,
    error: { code: 'payment_refused', providerCode: 'no_account_in_this_currency' },
  })
  expect(seen).toEqual([])
  expect(() => accountsByCurrency('2000-0001')).toThrow('not CURRENCY=ACCOUNT')
})
