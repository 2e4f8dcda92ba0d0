import { randomBytes } from 'node:crypto'
import { makeId, type OrderId, type PayoutId } from '@onhand/domain/ids'
import { z } from 'zod'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually, fireCron, marketSecret, marketUrl } from '../harness/market.ts'
import { operator } from '../harness/shopper.ts'
import { expectBooksToAddUp } from './suite/books.ts'
import { newAccount, newProduct, SHOPS } from './suite/shops.ts'
import { switchBank, switchCarrier } from './suite/switches.ts'
import './suite/unknown-movement.ts'
import { buyWith } from './suite/world.ts'

const { vendorId, vendorAccount } = SHOPS[1]
const MINUTE_MS = 60_000
const CURRENCIES = ['EUR', 'GBP', 'TWD', 'USD']
const aPayoutId = () => makeId('payout', randomBytes(16))

beforeAll(() => operator().mutate('operator.setHoldDays', { vendorId, holdDays: 0 }))
// What takes its time begins at once, side by side: parcels until a carrier has them.
let parcels: Parcel[] = []
beforeAll(async () => {
  // It would bring them after eighty seconds, while balances are compared: here they arrive when a test says so.
  await switchCarrier({ timing: 'manual' })
  await nothingElseArrives()
  parcels = await Promise.all([2, 4, 2, 2].map(shippedOrder))
})
afterEach(() => switchBank())
afterAll(async () => {
  await switchCarrier()
  await expectBooksToAddUp()
})

type Parcel = { readonly orderId: OrderId }

/** An order of the shop that was paid, its supplier too, and that is on its way. */
async function shippedOrder(units: number): Promise<Parcel> {
  const [product, account] = await Promise.all([newProduct(SHOPS[1]), newAccount()])
  const view = await buyWith(account, [{ skuId: product.skuId, units }])
  const [order] = view.orders
  if (!order) throw new Error('nothing was ordered')
  const { orderId } = order
  await eventually(async () => {
    const { status } = await operator().query('vendorOrder.get', { vendorId, orderId })
    return status === 'shipped' || undefined
  })
  return { orderId }
}

/** Parcels that other tests left on their way arrive now: the carrier would bring them while balances are compared. */
async function nothingElseArrives(): Promise<void> {
  await eventually(async () => {
    const { items } = await operator().query('vendorOrder.list', { vendorId, statuses: ['shipped'], limit: 200 })
    const deliver = (orderId: OrderId) =>
      operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'delivered' })
    // Refused where the carrier is quicker: asked again until there are none.
    await Promise.allSettled(items.map(({ orderId }) => deliver(orderId)))
    return items.length === 0 || undefined
  })
}

/** The next of them has reached its buyer: its money may be paid out. */
async function deliveredOrder(): Promise<Parcel> {
  const parcel = parcels.shift()
  if (!parcel) throw new Error('no parcel is left')
  await operator().mutate('vendorOrder.step', { vendorId, orderId: parcel.orderId, step: 'delivered' })
  return parcel
}

async function balance() {
  const { balances } = await operator().query('money.summary', { vendorId })
  const [own] = balances
  if (!own) throw new Error('a shop has a balance in its currency')
  return own
}

/** Transfers that the bank made under this payout's id. */
async function transfersOf(payoutId: PayoutId) {
  const answer = await fetch(marketUrl('bank', `/v1/transfers?reference=${payoutId}`), {
    headers: { authorization: `Bearer ${marketSecret('BANK_API_KEY')}` },
  })
  const Transfers = z.object({ transfers: z.array(z.object({ amountMinor: z.int(), toAccount: z.string() })) })
  return Transfers.parse(await answer.json()).transfers
}

function settled(payoutId: PayoutId) {
  return eventually(async () => {
    const { items } = await operator().query('money.payouts', { vendorId })
    const payout = items.find((one) => one.id === payoutId)
    return payout && payout.status !== 'due' ? payout : undefined
  })
}

describe('payouts', () => {
  it('[PAY-12] [PAY-15] pay what was earned to the bank account, once, and say so in the statement', async () => {
    const { orderId } = await deliveredOrder()
    const before = await balance()
    expect(before.availableMinor).toBeGreaterThan(0)
    const payoutId = aPayoutId()
    const request = { vendorId, payoutId }
    const taken = await Promise.all([1, 2, 3].map(() => operator().mutate('money.requestPayout', request)))
    expect(new Set(taken.map((one) => one.amountMinor))).toEqual(new Set([before.availableMinor]))
    expect(await settled(payoutId)).toMatchObject({ status: 'paid', transactionNumber: expect.stringMatching(/./) })
    expect(await transfersOf(payoutId)).toEqual([{ amountMinor: before.availableMinor, toAccount: vendorAccount }])
    expect(await balance()).toMatchObject({ availableMinor: 0, inTransitMinor: 0 })
    const { items } = await operator().query('money.statement', { vendorId, currency: 'GBP', limit: 200 })
    const [payout] = items
    expect(payout).toMatchObject({ kind: 'payout', payoutId, amountMinor: -before.availableMinor })
    const kinds = items.filter((line) => line.orderId === orderId).map((line) => line.kind)
    expect(kinds.sort()).toEqual(['sale', 'supplier_payment'])
    const sums = await operator().query('money.statementSums', { vendorId, currency: 'GBP' })
    expect(sums.closingMinor).toBe(payout?.balanceMinor)
  })

  it('[PAY-11] never pay more than there is, however many are asked for at once', async () => {
    await deliveredOrder()
    const { availableMinor } = await balance()
    const amountMinor = Math.floor(availableMinor / 2) + 1
    const ids = Array.from({ length: 6 }, aPayoutId)
    const results = await Promise.allSettled(
      ids.map((payoutId) => operator().mutate('money.requestPayout', { vendorId, payoutId, amountMinor })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'payout_too_large' })
    expect((await balance()).availableMinor).toBe(availableMinor - amountMinor)
  })

  it('[PAY-12] [PAY-13] wait for a bank that fails or loses its answer, and end in one transfer', async () => {
    await deliveredOrder()
    await switchBank({ failNext: '2', loseAnswersNext: '1' })
    const payoutId = aPayoutId()
    const { amountMinor } = await operator().mutate('money.requestPayout', { vendorId, payoutId })
    expect(await settled(payoutId)).toMatchObject({ status: 'paid' })
    expect(await transfersOf(payoutId)).toEqual([{ amountMinor, toAccount: vendorAccount }])
  })

  it('[OPS-1] are refused while the shop is suspended, and go on when it is reopened', async () => {
    await deliveredOrder()
    await operator().mutate('operator.suspendShop', { vendorId, reason: 'a test' })
    const request = { vendorId, payoutId: aPayoutId(), amountMinor: 1 }
    await expect(operator().mutate('money.requestPayout', request)).rejects.toMatchObject({ code: 'shop_suspended' })
    await operator().mutate('operator.reopenShop', { vendorId })
    expect(await operator().mutate('money.requestPayout', request)).toMatchObject({ amountMinor: 1 })
    await settled(request.payoutId)
  })
})

/** Every comparison there is: other tests make many. */
async function allReconciliations() {
  const all = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof onePage>> = await onePage(cursor)
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}
const onePage = (cursor: string | null) => operator().query('operator.reconciliations', { limit: 200, cursor })

describe('reconciliation', () => {
  const run = async (fromMs: number) => {
    const id = makeId('reconciliation', randomBytes(16))
    const period = { currency: 'GBP', fromMs, toMs: Date.now() }
    await operator().mutate('operator.reconcile', { id, ...period })
    return operator().query('operator.reconciliation', { id })
  }

  it('[PAY-17] finds the movement that our books do not know, by its number', async () => {
    const { reference, transactionNumber } = inject('unknownMovement')
    // What moved less than a minute ago may still be on its way to our books, and is not judged: neither this nor the sales beside it.
    const { record, differences } = await eventually(async () => {
      const found = await run(Date.now() - 90 * MINUTE_MS)
      const isFound = found.differences.some((one) => one.transactionNumber === transactionNumber)
      return isFound && found.record.matchedCount > 0 ? found : undefined
    }, 400)
    expect(record.matchedCount).toBeGreaterThan(0)
    expect(differences.filter((one) => one.transactionNumber === transactionNumber)).toMatchObject([
      { kind: 'missing_here', bankMinor: -123, ourMinor: null, reference, movement: 'transfer' },
    ])
    expect(differences.filter((one) => one.kind === 'amount_differs')).toEqual([])
  })

  it('[OPS-7] is made of yesterday by the nightly run, once', async () => {
    await fireCron('onhand-jobs')
    await fireCron('onhand-jobs')
    // Two nights, when it is three in the morning UTC meanwhile; the clock's own run may be in the middle of the second.
    const nights = await eventually(async () => {
      const nightly = (await allReconciliations()).filter((one) => one.origin === 'nightly')
      const found = [...Map.groupBy(nightly, (one) => one.fromMs).values()]
      return found.length > 0 && found.every((night) => night.length >= CURRENCIES.length) ? found : undefined
    })
    for (const night of nights) expect(night.map((one) => one.currency).sort()).toEqual(CURRENCIES)
    const health = await operator().query('operator.health', undefined)
    expect(health.checks.find((check) => check.name === 'cron')?.state).toBe('good')
  })
})
