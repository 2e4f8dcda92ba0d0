import { abortAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { signRequest, verifySignature } from '@onhand/signing'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
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
import { Books } from './books.ts'
import { HOLD_WINDOW_MS } from './payment-rules.ts'
import { capturePayment } from './payments.ts'
import { NO_SWITCHES } from './types.ts'

type Received = { headers: Record<string, string>; body: string }

const ledger = () => ledgerOf(bankEnv)
const MINUTE_MS = 60_000

/** What the shop was sent, or refused, since the last look, as `type id`. */
async function receivedFor(
  id: string,
  count: number,
  place: 'received' | 'refused' = 'received',
): Promise<{ types: string[]; messages: Received[] }> {
  const messages: Received[] = []
  await vi.waitFor(async () => {
    const response = await bankEnv.SHOP.fetch(new Request(`http://shop.localhost:8787/${place}`))
    const fresh: Received[] = await response.json()
    messages.push(...fresh.filter((message) => JSON.parse(message.body).data.id === id))
    expect(messages.length).toBeGreaterThanOrEqual(count)
  }, 10_000)
  return { types: messages.map((message) => JSON.parse(message.body).type), messages }
}

/** Waits until the bank knows of all it sent that it arrived: it learns that after the shop has it. */
async function allArrived(): Promise<void> {
  await vi.waitFor(async () => expect(await ledger().pendingWebhooks(10)).toEqual([]), 10_000)
}

afterEach(async () => {
  vi.useRealTimers()
  await ledger().setSwitches(NO_SWITCHES)
})

describe('webhooks', () => {
  it('[BANK-10] tell the merchant every step, signed, with the payment as it then was', async () => {
    const { id } = await approvedPayment(300)
    await post(`/v1/payments/${id}/capture`, { amountMinor: 300 })
    await post(`/v1/payments/${id}/refunds`, { amountMinor: 100, reference: 'r', reason: '' })
    const { types, messages } = await receivedFor(id, 3)
    expect(types.toSorted()).toEqual(['payment.authorised', 'payment.captured', 'payment.refunded'])
    for (const { headers, body } of messages) {
      const verified = verifySignature({ secrets: [bankEnv.BANK_WEBHOOK_SECRET], headers, body, nowMs: Date.now() })
      expect(verified.ok).toBe(true)
      expect(JSON.parse(body).data).not.toHaveProperty('payerAccount')
    }
    expect(new Set(messages.map((message) => message.headers['webhook-id'])).size).toBe(3)
  })

  it('[BANK-10] leave out what the merchant does not listen to', async () => {
    const { id } = await approvedPayment(300)
    await allArrived()
    await runInDurableObject(ledger(), (_, { storage }) => {
      const places = {
        bankUrl: '',
        merchantWebhookUrl: 'http://nowhere.test',
        events: ['declined'],
        authorisedGraceMs: 0,
      }
      const books = new Books(storage.sql, places)
      const payment = books.payments.find(id)
      if (!payment) throw new Error('the payment is there')
      const far = { nowMs: Date.now() + 60 * MINUTE_MS, switches: NO_SWITCHES }
      books.announce('captured', payment, far)
      expect(books.outbox.pending(10)).toEqual([])
      books.announce('declined', payment, far)
      expect(books.outbox.pending(10).map(({ body }) => JSON.parse(body).type)).toEqual(['payment.declined'])
      storage.sql.exec('DELETE FROM webhook_outbox')
    })
  })

  it('[BANK-10] keep the word of an authorisation for a moment, and send none that the merchant has overtaken', async () => {
    const { id } = await approvedPayment(300)
    await allArrived()
    await runInDurableObject(ledger(), (_, { storage }) => {
      const places = { bankUrl: '', merchantWebhookUrl: 'http://nowhere.test', events: ['authorised'] }
      const books = new Books(storage.sql, { ...places, authorisedGraceMs: 60 * MINUTE_MS })
      const payment = books.payments.find(id)
      if (!payment) throw new Error('the payment is there')
      const op = { books, nowMs: Date.now(), switches: NO_SWITCHES }
      books.announce('authorised', payment, op)
      expect(books.outbox.nextAttemptAtMs()).toBe(op.nowMs + 60 * MINUTE_MS)
      expect(capturePayment(op, id, 300)).toMatchObject({ ok: true })
      expect(books.outbox.pending(10)).toEqual([])
    })
  })

  it('[BANK-10] are sent again under the same id until the merchant answers', async () => {
    const [account, id] = [await openAccount(300), await newPayment(300)]
    await bankEnv.SHOP.fetch(new Request('http://shop.localhost:8787/refuse', { method: 'POST', body: id }))
    await approve(id, { accountNumber: account, secretKey: 'secret-key-1' })
    const [refused] = (await receivedFor(id, 1, 'refused')).messages
    await abortAllDurableObjects()
    const { messages } = await receivedFor(id, 1)
    expect(messages.map((message) => message.headers['webhook-id'])).toEqual([refused?.headers['webhook-id']])
    await allArrived()
  })

  it('[BANK-11] can be switched off, doubled and delayed', async () => {
    await ledger().setSwitches({ ...NO_SWITCHES, webhooksOff: true })
    await approvedPayment(10)
    expect(await ledger().pendingWebhooks(10)).toEqual([])
    await ledger().setSwitches({ ...NO_SWITCHES, webhooksTwice: true })
    const doubled = await approvedPayment(10)
    const { messages } = await receivedFor(doubled.id, 2)
    expect(new Set(messages.map((message) => message.headers['webhook-id'])).size).toBe(1)
    await allArrived()
    await ledger().setSwitches({ ...NO_SWITCHES, webhookDelayMs: 60 * MINUTE_MS })
    await approvedPayment(10)
    expect(await ledger().pendingWebhooks(10)).toMatchObject([{ attempts: 0 }])
  })
})

describe('expiry', () => {
  it('[BANK-6] ends an unapproved payment at its very instant, and tells the merchant', async () => {
    const account = await openAccount(1_000)
    const expiresAtMs = Date.now() + 10 * MINUTE_MS
    const id = await newPayment(100, { expiresAtMs })
    vi.useFakeTimers({ now: expiresAtMs - 1, toFake: ['Date'] })
    expect((await get(`/v1/payments/${id}`)).body).toMatchObject({ status: 'requires_approval' })
    vi.setSystemTime(expiresAtMs)
    expect((await approve(id, { accountNumber: account, secretKey: 'secret-key-1' })).body.error?.code).toBe(
      'payment_expired',
    )
    expect((await get(`/v1/payments/${id}`)).body).toMatchObject({ status: 'expired' })
    vi.useRealTimers()
    expect((await receivedFor(id, 1)).types).toEqual(['payment.expired'])
  })

  it('[BANK-6] frees the hold of an approved payment that was never captured, by alarm, after a restart too', async () => {
    const { id, account } = await approvedPayment(400)
    await abortAllDurableObjects()
    vi.useFakeTimers({ now: Date.now() + HOLD_WINDOW_MS, toFake: ['Date'] })
    await runDurableObjectAlarm(ledger())
    await runDurableObjectAlarm(ledger())
    expect(await balance(account)).toEqual({ balanceMinor: 400, heldMinor: 0, availableMinor: 400 })
    expect(
      (await post(`/v1/payments/${id}/capture`, { amountMinor: 400 }, freshlySigned({ amountMinor: 400 }))).body.error
        ?.code,
    ).toBe('payment_not_capturable')
  })
})

describe('wrong secret keys', () => {
  it('[BANK-5] lock the account for this payment after five, even for the right key, and for a while only', async () => {
    const account = await openAccount(1_000)
    const id = await newPayment(100)
    const attempt = (secretKey: string, paymentId = id) => approve(paymentId, { accountNumber: account, secretKey })
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await attempt('wrong')).toMatchObject({
        status: 401,
        body: { error: { code: 'credentials_wrong', field: 'secretKey', attemptsLeft } },
      })
    }
    expect(await attempt('secret-key-1')).toMatchObject({ status: 429, body: { error: { code: 'too_many_attempts' } } })
    const other = await newPayment(100)
    expect((await attempt('secret-key-1', other)).status).toBe(200)
    vi.useFakeTimers({ now: Date.now() + 15 * MINUTE_MS, toFake: ['Date'] })
    expect((await attempt('secret-key-1')).status).toBe(200)
  })

  it('[BANK-5] lock the account everywhere after twenty over many payments', async () => {
    const account = await openAccount(1_000)
    for (let payment = 0; payment < 5; payment += 1) {
      const id = await newPayment(100)
      for (let wrong = 0; wrong < 4; wrong += 1) await approve(id, { accountNumber: account, secretKey: 'wrong' })
    }
    const id = await newPayment(100)
    expect((await approve(id, { accountNumber: account, secretKey: 'secret-key-1' })).status).toBe(429)
    expect((await ledger().logIn({ accountNumber: account, secretKey: 'secret-key-1' })).ok).toBe(false)
  })

  it('[BANK-5] of an account that does not exist, or of the bank itself, are refused in the same words', async () => {
    const id = await newPayment(100)
    const account = await openAccount(1)
    const wrong = await approve(id, { accountNumber: account, secretKey: 'wrong' })
    expect(await approve(id, { accountNumber: '1000-99999999', secretKey: 'wrong' })).toEqual(wrong)
  })

  it('[BANK-5] are never what is stored', async () => {
    const account = await openAccount(1)
    await runInDurableObject(ledger(), (_, state) => {
      const row = state.storage.sql
        .exec<{ secret_digest: string }>('SELECT secret_digest FROM account WHERE number = ?', account)
        .one()
      expect(row.secret_digest).toMatch(/^[0-9a-f]{64}$/)
    })
  })
})

describe('switches', () => {
  it('[BANK-11] make the next calls fail before anything happens', async () => {
    const { id, account } = await approvedPayment(100)
    await ledger().setSwitches({ ...NO_SWITCHES, failNext: 2 })
    for (let call = 0; call < 2; call += 1) {
      expect(await post(`/v1/payments/${id}/capture`, { amountMinor: 100 })).toMatchObject({
        status: 503,
        body: { error: { code: 'bank_unavailable' } },
      })
    }
    expect((await balance(account)).heldMinor).toBe(100)
    expect((await post(`/v1/payments/${id}/capture`, { amountMinor: 100 })).status).toBe(200)
  })

  it('[BANK-11] lose the answer after the work, and the same key finds it again', async () => {
    const { id } = await approvedPayment(100)
    await ledger().setSwitches({ ...NO_SWITCHES, loseAnswersNext: 1 })
    const key = unique('lost')
    expect((await post(`/v1/payments/${id}/capture`, { amountMinor: 100 }, { key })).status).toBe(503)
    expect(await post(`/v1/payments/${id}/capture`, { amountMinor: 100 }, { key })).toMatchObject({
      status: 200,
      body: { status: 'captured' },
    })
  })

  it('[BANK-11] decline every approval, and survive a restart', async () => {
    await ledger().setSwitches({ ...NO_SWITCHES, declineAll: true })
    await abortAllDurableObjects()
    const { id, account } = await approvedPayment(100)
    expect((await get(`/v1/payments/${id}`)).body).toMatchObject({
      status: 'declined',
      declineCode: 'declined_by_bank',
    })
    expect((await balance(account)).heldMinor).toBe(0)
  })
})

describe('the books', () => {
  it('[BANK-4] balance after any sequence of operations, and nobody spends what is not there', async () => {
    const account = fc.integer({ min: 0, max: 2 })
    const amount = fc.integer({ min: 1, max: 700 })
    const payment = fc.nat({ max: 5 })
    const operation = fc.oneof(
      fc.record({ kind: fc.constant('pay' as const), account, amount }),
      fc.record({ kind: fc.constant('capture' as const), payment, amount }),
      fc.record({ kind: fc.constant('void' as const), payment }),
      fc.record({ kind: fc.constant('refund' as const), payment, amount }),
      fc.record({ kind: fc.constant('transfer' as const), amount }),
      fc.record({ kind: fc.constant('expire' as const), payment }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
        const accounts = [await openAccount(1_000), await openAccount(500), await openAccount(0)]
        const payments: string[] = []
        for (const step of operations) {
          const id = 'payment' in step ? (payments[step.payment % Math.max(1, payments.length)] ?? 'pmt_none') : ''
          if (step.kind === 'pay') {
            const made = await newPayment(step.amount)
            payments.push(made)
            await approve(made, { accountNumber: accounts[step.account] ?? '', secretKey: 'secret-key-1' })
          } else if (step.kind === 'capture') await post(`/v1/payments/${id}/capture`, { amountMinor: step.amount })
          else if (step.kind === 'void') await post(`/v1/payments/${id}/void`, {})
          else if (step.kind === 'refund')
            await post(`/v1/payments/${id}/refunds`, { amountMinor: step.amount, reference: 'r', reason: '' })
          else if (step.kind === 'expire') await expireNow(id)
          else
            await post('/v1/transfers', {
              fromAccount: '2000-0001',
              toAccount: '4000-0002',
              amountMinor: step.amount,
              currency: 'GBP',
              reference: 'x',
            })
        }
        await expectBooksBalance()
      }),
      { numRuns: 15 },
    )
  })

  it('[BANK-4] cannot be made to go below zero even by a bug: the table refuses', async () => {
    const account = await openAccount(10)
    await runInDurableObject(ledger(), (_, { storage: { sql } }) => {
      expect(() => sql.exec('UPDATE account SET balance_minor = -1 WHERE number = ?', account)).toThrow(/CHECK/)
      expect(() => sql.exec('UPDATE account SET held_minor = 11 WHERE number = ?', account)).toThrow(/CHECK/)
    })
  })
})

/** Signed at the faked time, as the object sees it. */
function freshlySigned(input: unknown): { headers: Record<string, string> } {
  const body = JSON.stringify(input)
  return {
    headers: { ...signRequest({ secret: bankEnv.BANK_SIGNING_SECRET, id: unique('msg'), nowMs: Date.now(), body }) },
  }
}

async function expireNow(id: string): Promise<void> {
  await runInDurableObject(ledger(), (_, { storage: { sql } }) => {
    sql.exec("UPDATE payment SET expires_at_ms = 0 WHERE id = ? AND status IN ('requires_approval', 'authorised')", id)
  })
  await get(`/v1/payments/${id}`)
}

async function expectBooksBalance(): Promise<void> {
  await runInDurableObject(ledger(), (_, { storage: { sql } }) => {
    const count = (query: string) => sql.exec<{ n: number }>(query).one().n
    expect(count('SELECT coalesce(sum(balance_minor), 0) AS n FROM account')).toBe(0)
    expect(count("SELECT count(*) AS n FROM account WHERE kind <> 'house' AND balance_minor < held_minor")).toBe(0)
    expect(
      count(`SELECT count(*) AS n FROM account a WHERE a.balance_minor <>
        (SELECT coalesce(sum(amount_minor), 0) FROM movement WHERE credit_account = a.number)
        - (SELECT coalesce(sum(amount_minor), 0) FROM movement WHERE debit_account = a.number)`),
    ).toBe(0)
    expect(
      count(`SELECT count(*) AS n FROM account a WHERE a.held_minor <>
        (SELECT coalesce(sum(amount_minor), 0) FROM hold WHERE account_number = a.number AND closed_at_ms IS NULL)`),
    ).toBe(0)
    expect(
      count(`SELECT count(*) AS n FROM payment p WHERE p.refunded_minor <>
        (SELECT coalesce(sum(amount_minor), 0) FROM movement WHERE payment_id = p.id AND kind = 'refund')`),
    ).toBe(0)
  })
}
