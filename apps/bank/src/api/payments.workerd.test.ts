import { describe, expect, it } from 'vitest'
import {
  approve,
  approvedPayment,
  balance,
  bankEnv,
  get,
  newPayment,
  openAccount,
  post,
  unique,
} from '../../test/bank-client.ts'
import { ledgerOf } from '../env.ts'

const SECRET_KEY = 'secret-key-1'
const paymentInput = () => ({
  reference: unique('order'),
  amountMinor: 1_250,
  currency: 'GBP',
  description: 'Order 1',
  returnUrl: 'http://shop.localhost:8787/checkout/done',
})

describe('a payment', () => {
  it('[BANK-2] is created, approved, captured and refunded, and every step is in the balances', async () => {
    const account = await openAccount(2_000)
    const merchantBefore = await balance('2000-0001')
    const input = paymentInput()
    const created = await post('/v1/payments', input)
    expect(created.status).toBe(201)
    const id = String(created.body['id'])
    expect(created.body).toMatchObject({
      reference: input.reference,
      status: 'requires_approval',
      amountMinor: 1_250,
      capturedMinor: 0,
      refundedMinor: 0,
      transactionNumber: null,
      approvalUrl: `http://bank.localhost:8787/approve/${id}`,
    })

    const approved = await approve(id, { accountNumber: account, secretKey: SECRET_KEY })
    expect(approved.status).toBe(200)
    expect(approved.body).toMatchObject({ status: 'authorised', returnUrl: input.returnUrl })
    expect(approved.body['transactionNumber']).toMatch(/^TX-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(await balance(account)).toEqual({ balanceMinor: 2_000, heldMinor: 1_250, availableMinor: 750 })

    const captured = await post(`/v1/payments/${id}/capture`, { amountMinor: 1_000 })
    expect(captured).toMatchObject({
      status: 200,
      body: { status: 'captured', capturedMinor: 1_000, transactionNumber: approved.body['transactionNumber'] },
    })
    expect(await balance(account)).toEqual({ balanceMinor: 1_000, heldMinor: 0, availableMinor: 1_000 })

    const refund = await post(`/v1/payments/${id}/refunds`, { amountMinor: 400, reference: 'rfd', reason: 'Too ripe' })
    expect(refund).toMatchObject({ status: 201, body: { paymentId: id, amountMinor: 400 } })
    expect(refund.body['transactionNumber']).not.toBe(approved.body['transactionNumber'])
    expect(await balance(account)).toEqual({ balanceMinor: 1_400, heldMinor: 0, availableMinor: 1_400 })
    expect((await balance('2000-0001')).balanceMinor).toBe(merchantBefore.balanceMinor + 600)
    expect((await get(`/v1/payments/${id}/refunds`)).body).toMatchObject({
      refunds: [{ amountMinor: 400, reason: 'Too ripe' }],
    })
    expect((await get(`/v1/payments?reference=${input.reference}`)).body).toMatchObject({ id, refundedMinor: 400 })
  })

  it('[BANK-2] is not approved without the money, and may be approved from another account', async () => {
    const [poor, rich] = [await openAccount(1_249), await openAccount(1_250)]
    const id = await newPayment(1_250)
    expect(await approve(id, { accountNumber: poor, secretKey: SECRET_KEY })).toMatchObject({
      status: 402,
      body: { error: { code: 'insufficient_funds' } },
    })
    expect((await approve(id, { accountNumber: rich, secretKey: SECRET_KEY })).body).toMatchObject({
      status: 'authorised',
    })
  })

  it('[BANK-2] counts what is held for another payment as not there', async () => {
    const { account } = await approvedPayment(800, 1_000)
    const second = await newPayment(201)
    expect((await approve(second, { accountNumber: account, secretKey: SECRET_KEY })).body.error?.code).toBe(
      'insufficient_funds',
    )
  })

  it('[BANK-2] holds once when two approvals come at once', async () => {
    const account = await openAccount(1_000)
    const id = await newPayment(600)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => approve(id, { accountNumber: account, secretKey: SECRET_KEY })),
    )
    expect(new Set(answers.map((answer) => answer.body['transactionNumber'])).size).toBe(1)
    expect(await balance(account)).toEqual({ balanceMinor: 1_000, heldMinor: 600, availableMinor: 400 })
  })

  it('[BANK-2] approved from one account is refused from another', async () => {
    const { id } = await approvedPayment(100)
    const other = await openAccount(1_000)
    expect((await approve(id, { accountNumber: other, secretKey: SECRET_KEY })).body.error?.code).toBe(
      'payment_already_decided',
    )
  })

  it('[BANK-2] serves twenty racing payments from one account without spending a penny twice', async () => {
    const account = await openAccount(1_000)
    const ids = await Promise.all(Array.from({ length: 20 }, () => newPayment(100)))
    const answers = await Promise.all(ids.map((id) => approve(id, { accountNumber: account, secretKey: SECRET_KEY })))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10)
    expect(await balance(account)).toEqual({ balanceMinor: 1_000, heldMinor: 1_000, availableMinor: 0 })
  })

  it('[BANK-3] is not captured above what was authorised, nor before, nor twice', async () => {
    const open = await newPayment(100)
    expect((await post(`/v1/payments/${open}/capture`, { amountMinor: 100 })).body.error?.code).toBe(
      'payment_not_capturable',
    )
    const { id, account } = await approvedPayment(100)
    expect(await post(`/v1/payments/${id}/capture`, { amountMinor: 101 })).toMatchObject({
      status: 422,
      body: { error: { code: 'amount_exceeds_authorised', field: 'amountMinor' } },
    })
    expect((await post(`/v1/payments/${id}/capture`, { amountMinor: 100 })).status).toBe(200)
    expect(await post(`/v1/payments/${id}/capture`, { amountMinor: 100 })).toMatchObject({
      status: 409,
      body: { error: { code: 'payment_not_capturable' } },
    })
    expect(await balance(account)).toEqual({ balanceMinor: 0, heldMinor: 0, availableMinor: 0 })
  })

  it('[BANK-3] is not voided after its capture; voided before, it frees the hold, once', async () => {
    const captured = await approvedPayment(100)
    await post(`/v1/payments/${captured.id}/capture`, { amountMinor: 100 })
    expect((await post(`/v1/payments/${captured.id}/void`, {})).body.error?.code).toBe('payment_not_voidable')
    const { id, account } = await approvedPayment(100)
    expect((await post(`/v1/payments/${id}/void`, {})).body).toMatchObject({ status: 'voided' })
    expect((await post(`/v1/payments/${id}/void`, {})).body).toMatchObject({ status: 'voided' })
    expect(await balance(account)).toEqual({ balanceMinor: 100, heldMinor: 0, availableMinor: 100 })
    expect((await post(`/v1/payments/${id}/capture`, { amountMinor: 100 })).body.error?.code).toBe(
      'payment_not_capturable',
    )
  })

  it('[BANK-3] is not refunded above what was captured, in one go or in parts', async () => {
    const { id } = await approvedPayment(1_000)
    const refund = (amountMinor: number) =>
      post(`/v1/payments/${id}/refunds`, { amountMinor, reference: 'r', reason: '' })
    expect((await refund(1)).body.error?.code).toBe('payment_not_refundable')
    await post(`/v1/payments/${id}/capture`, { amountMinor: 900 })
    expect((await refund(901)).body.error?.code).toBe('amount_exceeds_captured')
    expect((await refund(600)).status).toBe(201)
    expect((await refund(301)).body.error?.code).toBe('amount_exceeds_captured')
    expect((await refund(300)).status).toBe(201)
  })

  it('[BANK-2] can be declined by its payer, and stays declined', async () => {
    const account = await openAccount(1_000)
    const id = await newPayment(100)
    expect((await approve(id, { decision: 'decline' })).body).toMatchObject({
      status: 'declined',
      transactionNumber: null,
    })
    expect((await approve(id, { decision: 'decline' })).body).toMatchObject({ status: 'declined' })
    expect((await approve(id, { accountNumber: account, secretKey: SECRET_KEY })).body.error?.code).toBe(
      'payment_already_decided',
    )
    expect((await get(`/v1/payments/${id}`)).body).toMatchObject({
      status: 'declined',
      declineCode: 'declined_by_payer',
    })
  })
})

describe('an idempotency key', () => {
  it('[BANK-1] answers the same payment twenty times at once, and makes it once', async () => {
    const input = paymentInput()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/payments', input, { key: `once-${input.reference}` })),
    )
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
  })

  it('[BANK-1] captures and refunds once, however often the answer was lost', async () => {
    const { id, account } = await approvedPayment(500, 1_000)
    const captures = await Promise.all(
      Array.from({ length: 20 }, () => post(`/v1/payments/${id}/capture`, { amountMinor: 500 }, { key: `c-${id}` })),
    )
    expect(captures.every((answer) => answer.status === 200)).toBe(true)
    expect((await balance(account)).balanceMinor).toBe(500)
    const input = { amountMinor: 200, reference: 'r', reason: '' }
    const refunds = await Promise.all(
      Array.from({ length: 20 }, () => post(`/v1/payments/${id}/refunds`, input, { key: `r-${id}` })),
    )
    expect(new Set(refunds.map((answer) => answer.body['transactionNumber'])).size).toBe(1)
    expect((await balance(account)).balanceMinor).toBe(700)
  })

  it('[BANK-1] is refused with another body or at another address', async () => {
    const input = paymentInput()
    const key = `reused-${input.reference}`
    const first = await post('/v1/payments', input, { key })
    for (const [path, body] of [
      ['/v1/payments', { ...input, amountMinor: 1_251 }],
      [`/v1/payments/${first.body['id']}/void`, input],
    ] as const) {
      expect(await post(path, body, { key })).toMatchObject({
        status: 409,
        body: { error: { code: 'idempotency_key_reused' } },
      })
    }
  })

  it.each([undefined, '', 'with space', 'x'.repeat(201)])('[BANK-1] is needed, and %j is none', async (key) => {
    const answer = await post('/v1/payments', paymentInput(), { headers: { 'idempotency-key': key ?? '' } })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'idempotency_key_missing' } } })
  })
})

describe('the door', () => {
  it('[BANK-8] stays shut without the right key', async () => {
    for (const key of ['', 'wrong', bankEnv.BANK_SUPPLIER_KEY]) {
      expect((await get('/v1/payments/pmt_x', key)).status).toBe(401)
      expect((await post('/v1/payments', paymentInput(), { headers: { authorization: `Bearer ${key}` } })).status).toBe(
        401,
      )
    }
    expect((await get('/v1/accounts/1000-0001/balance')).body.error?.code).toBe('account_not_yours')
    const headers = { authorization: `Bearer ${bankEnv.BANK_API_KEY}` }
    expect((await post('/v1/accounts', { holder: 'x', currency: 'GBP' }, { headers })).status).toBe(401)
  })

  it('[BANK-8] refuses what is unsigned, signed with another secret, or too old', async () => {
    const cases = [
      [{ 'webhook-signature': '' }, 'signature_missing'],
      [{ 'webhook-signature': 'v1,AAAA' }, 'signature_invalid'],
      [{ 'webhook-id': 'msg_other' }, 'signature_invalid'],
    ] as const
    for (const [headers, code] of cases) {
      expect(await post('/v1/payments', paymentInput(), { headers })).toMatchObject({
        status: 401,
        body: { error: { code } },
      })
    }
  })

  it('[SIG-7] refuses a request that is signed with the secret of our webhooks', async () => {
    const { signRequest } = await import('@onhand/signing')
    const input = paymentInput()
    const body = JSON.stringify(input)
    const headers = {
      ...signRequest({ secret: bankEnv.BANK_WEBHOOK_SECRET, id: 'msg_other', nowMs: Date.now(), body }),
    }
    expect(await post('/v1/payments', input, { headers })).toMatchObject({
      status: 401,
      body: { error: { code: 'signature_invalid' } },
    })
  })

  it('[BANK-8] refuses a known message under another idempotency key', async () => {
    const { signRequest } = await import('@onhand/signing')
    const input = paymentInput()
    const headers = {
      ...signRequest({
        secret: bankEnv.BANK_SIGNING_SECRET,
        id: 'msg_replay',
        nowMs: Date.now(),
        body: JSON.stringify(input),
      }),
    }
    const first = await post('/v1/payments', input, { headers, key: 'replay-1' })
    expect(await post('/v1/payments', input, { headers, key: 'replay-1' })).toEqual(first)
    expect(await post('/v1/payments', input, { headers, key: 'replay-2' })).toMatchObject({
      status: 409,
      body: { error: { code: 'replayed' } },
    })
  })

  it.each([
    ['amountMinor', 0],
    ['amountMinor', -5],
    ['amountMinor', 1.5],
    ['amountMinor', '100'],
    ['amountMinor', 1e15],
    ['currency', 'gbp'],
    ['returnUrl', 'javascript:alert(1)'],
    ['returnUrl', 'nowhere'],
    ['reference', ''],
    ['reference', 'a\u0000b'],
    ['description', 'x'.repeat(501)],
    ['expiresAtMs', 5],
  ])('[BANK-9] refuses a payment whose %s is %j, and names the field', async (field, value) => {
    const answer = await post('/v1/payments', { ...paymentInput(), [field]: value })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request', field } } })
  })

  it('[BANK-9] says which currency it cannot take', async () => {
    expect((await post('/v1/payments', { ...paymentInput(), currency: 'KWD' })).body.error).toMatchObject({
      code: 'currency_not_supported',
      field: 'currency',
    })
  })
})

describe('a transfer', () => {
  it('[BANK-4] moves money once and is seen by payer and payee only', async () => {
    const input = {
      fromAccount: '2000-0001',
      toAccount: '4000-0001',
      amountMinor: 700,
      currency: 'GBP',
      reference: unique('sor'),
    }
    const before = await balance('4000-0001')
    const made = await Promise.all(
      Array.from({ length: 20 }, () => post('/v1/transfers', input, { key: `t-${input.reference}` })),
    )
    expect(new Set(made.map((answer) => answer.body['transactionNumber'])).size).toBe(1)
    expect((await balance('4000-0001')).balanceMinor).toBe(before.balanceMinor + 700)
    const number = String(made[0]?.body['transactionNumber'])
    expect((await get(`/v1/transfers/${number}`, bankEnv.BANK_SUPPLIER_KEY)).body).toMatchObject({
      amountMinor: 700,
      toAccount: '4000-0001',
    })
    expect((await get(`/v1/transfers?reference=${input.reference}`)).body).toMatchObject({
      transfers: [{ transactionNumber: number }],
    })
    const toVendor = await post('/v1/transfers', { ...input, toAccount: '3000-0001' })
    expect((await get(`/v1/transfers/${toVendor.body['transactionNumber']}`, bankEnv.BANK_SUPPLIER_KEY)).status).toBe(
      404,
    )
  })

  it.each([
    [{ fromAccount: '1000-0001' }, 'account_not_yours'],
    [{ toAccount: '9999-9999' }, 'account_not_found'],
    [{ toAccount: '2000-0001' }, 'invalid_request'],
    [{ toAccount: '2000-0002' }, 'currency_mismatch'],
    [{ amountMinor: 900_000_000_000 }, 'insufficient_funds'],
    [{ amountMinor: 0 }, 'invalid_request'],
  ])('[BANK-4] with %j is refused as %s', async (change, code) => {
    const input = { fromAccount: '2000-0001', toAccount: '4000-0001', amountMinor: 1, currency: 'GBP', reference: 'x' }
    expect((await post('/v1/transfers', { ...input, ...change })).body.error?.code).toBe(code)
  })
})

describe('an account', () => {
  it('opens once per number, and its secret key is answered once', async () => {
    const open = (holder: string) =>
      post(
        '/v1/accounts',
        { number: '3000-7777', holder, currency: 'GBP', openingMinor: 50 },
        { headers: { authorization: `Bearer ${bankEnv.BANK_ADMIN_KEY}` } },
      )
    const first = await open('Marlow Road Grocer')
    expect(first).toMatchObject({ status: 201, body: { number: '3000-7777', availableMinor: 50 } })
    expect(first.body['secretKey']).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/)
    const again = await open('Marlow Road Grocers')
    expect(again).toMatchObject({ status: 200, body: { holder: 'Marlow Road Grocers', availableMinor: 50 } })
    expect(again.body).not.toHaveProperty('secretKey')
  })

  it('is there for the demo', async () => {
    expect(await ledgerOf(bankEnv).account('1000-0001')).toMatchObject({
      holder: 'Ada Shopper',
      balanceMinor: 500_000,
      currency: 'GBP',
    })
    expect(await ledgerOf(bankEnv).account('1000-0002')).toMatchObject({ holder: 'Poor Pete', balanceMinor: 300 })
  })
})
