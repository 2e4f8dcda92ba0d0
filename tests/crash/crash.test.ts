import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BenchShop, makeBenchShop } from '../../bench/lib/fixtures.ts'
import { HttpClient } from '../../bench/lib/http-client.ts'
import { fetchPatiently } from '../../tools/client/fetch-patiently.ts'
import { inParallel } from '../../tools/client/in-parallel.ts'
import { shopClient } from '../../tools/client/shop-client.ts'
import { buy } from '../../tools/client/shopper.ts'
import { stableId } from '../../tools/client/stable-id.ts'
import { type KillableServer, killableServer } from '../harness/killable-server.ts'
import { eventually } from '../harness/market.ts'

const PURCHASES = 60
const AT_ONCE = 8
/** The server is killed when this many purchases were acknowledged. */
const KILLS_AT = [10, 35]
const PATIENCE = { waitMs: 120_000, log: () => {} }
// The minute cron sends again what the queues lost: two rounds and a margin.
const TAIL_TRIES = 720

let server: KillableServer
let shop: BenchShop
beforeAll(async () => {
  server = await killableServer()
  await server.start()
  const keys = server.secrets()
  const client = new HttpClient(server.port, 8)
  const operatorKey = keys['OPERATOR_KEY'] ?? ''
  shop = await makeBenchShop(client, { operatorKey, bankAdminKey: keys['BANK_ADMIN_KEY'] ?? '' }, 5)
})
afterAll(() => server.end())

it('loses and doubles no order, money, unit, supplier order or mail when it is killed in the middle', async () => {
  const anybody = shopClient(url('shop'), null, PATIENCE)
  const operator = shopClient(url('shop'), server.secrets()['OPERATOR_KEY'] ?? '', PATIENCE)
  const acknowledged: string[] = []
  let restart: Promise<void> = Promise.resolve()
  const kills = [...KILLS_AT]

  const wanted = Array.from({ length: PURCHASES }, (_, index) => index)
  const tokens = await inParallel(wanted, AT_ONCE, async (index) => {
    const { orderToken } = await buy(anybody, purchase(index), PATIENCE)
    if (orderToken === null) throw new Error(`purchase ${index} came to nothing`)
    acknowledged.push(orderToken)
    if (acknowledged.length === kills[0]) {
      kills.shift()
      restart = server.kill().then(() => server.start())
    }
    return orderToken
  })
  await restart
  expect(kills).toEqual([])
  expect(new Set(tokens).size).toBe(PURCHASES)

  const orders = await eventually(async () => {
    const seen = await inParallel(tokens, AT_ONCE, (token) => anybody.query('order.byToken', { token }))
    return seen.every(isSupplied) ? seen : undefined
  }, TAIL_TRIES)
  expect(orders.map((order) => order.totalMinor)).toEqual(wanted.map((index) => unitsOf(index) * shop.priceMinor))
  const spent = await spentBy(shop.account.accountNumber)
  expect(spent.map((entry) => entry.transactionNumber).sort()).toEqual(
    orders.map((order) => order.payment.transactionNumber).sort(),
  )
  expect(spent.reduce((sum, entry) => sum + entry.amountMinor, 0)).toBe(
    -orders.reduce((sum, order) => sum + order.totalMinor, 0),
  )

  for (const index of wanted) {
    // Confirmation first, later one that says it was shipped: each once.
    const subjects = await eventually(async () => {
      const found = await mailsTo(emailOf(index))
      return found.length > 0 ? found.map((mail) => mail.subject) : undefined
    }, TAIL_TRIES)
    expect(subjects, `mails to ${emailOf(index)}`).toEqual([...new Set(subjects)])
  }

  const agreed = await eventually(async () => {
    const check = await operator.query('operator.stockCheck', { limit: 200 })
    return check.differences.length === 0 ? check : undefined
  }, TAIL_TRIES)
  const sold = wanted.reduce((sum, index) => sum + unitsOf(index), 0)
  const allocated = agreed.levels.reduce((sum, level) => sum + level.allocatedUnits + level.reservedUnits, 0)
  const shipped = 5_000_000 - agreed.levels.reduce((sum, level) => sum + level.onHandUnits, 0)
  expect({ soldUnits: allocated + shipped, reserved: agreed.levels.some((level) => level.reservedUnits > 0) }).toEqual({
    soldUnits: sold,
    reserved: false,
  })
  expect((await operator.query('operator.ledgerCheck', undefined)).isBalanced).toBe(true)
})

function url(host: string, path = ''): string {
  return `http://${host}.localhost:${server.port}${path}`
}

function unitsOf(index: number): number {
  return 1 + (index % 3)
}

function emailOf(index: number): string {
  return `crash-${index}@example.com`
}

function purchase(index: number) {
  const { accountNumber, secretKey } = shop.account
  const skuId = shop.skuIds[index % shop.skuIds.length]
  if (!skuId) throw new Error('the bench shop has no products')
  return {
    cartId: stableId('cart', 'crash', String(index)),
    shopper: {
      name: 'Crash Shopper',
      email: emailOf(index),
      address: { line1: '1 Mare Street', city: 'London', postcode: 'E8 1AA', country: 'GB' },
      account: { number: accountNumber, secretKey },
    },
    lines: [{ skuId, units: unitsOf(index) }],
  }
}

function isSupplied(order: OrderGroupView): boolean {
  return order.orders.every((one) => one.supplierOrder?.transactionNumber)
}

type StatementEntry = { transactionNumber: string; amountMinor: number }

/** Every movement out of an account, as the bank's own statement has it. */
async function spentBy(accountNumber: string): Promise<StatementEntry[]> {
  const headers = { authorization: `Bearer ${server.secrets()['BANK_ADMIN_KEY'] ?? ''}` }
  const path = `/v1/accounts/${accountNumber}/statement`
  const response = await fetchPatiently(url('bank', path), { headers }, PATIENCE)
  const { entries } = (await response.json()) as { entries: StatementEntry[] }
  return entries.filter((entry) => entry.amountMinor < 0)
}

async function mailsTo(address: string): Promise<{ subject: string }[]> {
  const response = await fetchPatiently(url('mail', `/v1/messages?to=${encodeURIComponent(address)}`), {}, PATIENCE)
  const { messages } = (await response.json()) as { messages: { subject: string }[] }
  return messages
}
