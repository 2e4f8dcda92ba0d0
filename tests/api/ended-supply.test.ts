import { randomBytes } from 'node:crypto'
import { derivedId, type IdKind, makeId, type OrderId, type SkuId, type SupplierOrderId } from '@onhand/domain/ids'
import { supplierOrderIdOf } from '@onhand/domain/ordering/checkout-ids'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { eventually, fireCron, marketSecret, marketUrl } from '../harness/market.ts'
import { operator } from '../harness/shopper.ts'
import { expectBooksToAddUp, statementOf } from './suite/books.ts'
import { newAccount, newProduct, SHOPS } from './suite/shops.ts'
import { stepAtSupplier, switchSupplier } from './suite/switches.ts'
import { buyWith } from './suite/world.ts'

const [, shop] = SHOPS
const { vendorId, locationId } = shop
const fresh = <Kind extends IdKind>(kind: Kind) => makeId(kind, randomBytes(16))
// What a cart is told that does not know of a place yet.
const EARLY_CODES: readonly string[] = ['lines_unavailable', 'delivery_unavailable']
const MANUAL = { timing: 'manual' }

/** Goods from the shelf, behind which the shop's registered supplier stands, and goods that another one sends. */
let shelf: SkuId
let elsewhere: SkuId

beforeAll(async () => {
  const [one, two] = await Promise.all([newProduct(shop), newProduct(shop)])
  shelf = one.skuId
  elsewhere = two.skuId
  const supplierId = fresh('supplier')
  const terms = { name: 'Ends and odds', leadDays: 2, minOrderMinor: 0, paymentDays: 14, isActive: true }
  await operator().mutate('purchase.saveSupplier', { vendorId, supplierId, ...terms })
  const account = { vendorId, supplierId, bankAccountNumber: shop.supplierAccount }
  await operator().mutate('purchase.saveSupplierAccount', account)
  const offer = { vendorId, supplierId, skuId: elsewhere, priceMinor: 200, moqUnits: 1, packUnits: 1, leadDays: 2 }
  await operator().mutate('purchase.saveOffer', { ...offer, isPreferred: true, isActive: true })
  const movementId = fresh('movement')
  await operator().mutate('stock.setUnits', {
    ...{ vendorId, skuId: elsewhere, movementId, locationId },
    ...{ units: 0, seenUnits: 100 },
  })
  await operator().mutate('purchase.setBackToBack', { vendorId, skuId: elsewhere, unitsADay: 40, supplierId })
  await fireCron('onhand-jobs')
})
afterEach(() => switchSupplier())
afterAll(async () => {
  await operator().mutate('purchase.setBackToBack', { vendorId, skuId: elsewhere, unitsADay: 0 })
  await expectBooksToAddUp()
})

/** Buys from both suppliers; the ids of the order and of what each of them is asked for. */
async function anOrder() {
  const lines = [shelf, elsewhere].map((skuId) => ({ skuId, units: 2 }))
  const view = await eventually(async () =>
    buyWith(await newAccount(), lines).catch((error: unknown) => {
      if (error instanceof ShopRefusal && EARLY_CODES.includes(error.code)) return undefined
      throw error
    }),
  )
  const [order] = view.orders
  if (!order) throw new Error('nothing was ordered')
  const { orderId } = order
  const own = supplierOrderIdOf(orderId)
  return { orderId, own, theirs: derivedId('supplierOrder', own, 's1') }
}

const get = (orderId: OrderId) => operator().query('vendorOrder.get', { vendorId, orderId })
const cancel = (orderId: OrderId) => operator().mutate('order.cancel', { orderId, reason: 'changed my mind' })
const wordsOf = async (orderId: OrderId) => (await get(orderId)).timeline.map((event) => event.type)

/** Waits until the timeline has this word so many times. */
function says(orderId: OrderId, word: string, times: number) {
  return eventually(async () => {
    const words = await wordsOf(orderId)
    return words.filter((one) => one === word).length === times ? words : undefined
  }, 240)
}

/** What the supplier says of an order; undefined: it never heard of it. */
async function atSupplier(orderId: SupplierOrderId): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${marketSecret('SUPPLIER_API_KEY')}` }
  const answer = await fetch(marketUrl('supplier', `/v1/orders/${orderId}`), { headers })
  return ((await answer.json()) as { status?: string }).status
}

/** What the supplier's account got for an order, and gave back. */
async function movedFor(...ids: readonly SupplierOrderId[]): Promise<number[]> {
  const entries = await statementOf(shop.supplierAccount)
  return ids.flatMap((id) => {
    const paid = entries.filter((entry) => entry.reference === id)
    const back = entries.filter((entry) => paid.some((one) => entry.reference === `return:${one.transactionNumber}`))
    return [...paid, ...back].map((entry) => entry.amountMinor)
  })
}

it('[BUY-25] every supplier of an order that is cancelled many times at once gives back what it was paid, once, and sends nothing, also when it fails first', async () => {
  await switchSupplier(MANUAL)
  const { orderId, own, theirs } = await anOrder()
  await says(orderId, 'supplier_ordered', 2)
  await stepAtSupplier(own, 'confirm')
  await says(orderId, 'supplier_confirmed', 1)
  expect(await movedFor(own, theirs)).toEqual([450, 400])
  // It is asked again until it has answered.
  await switchSupplier({ ...MANUAL, failNext: '1' })
  await Promise.all([1, 2, 3].map(() => cancel(orderId)))
  // The supplier's word of the money may overtake our own note that it agreed.
  await Promise.all(['supplier_repaid', 'supplier_cancelled'].map((word) => says(orderId, word, 2)))
  expect(await Promise.all([atSupplier(own), atSupplier(theirs)])).toEqual(['declined', 'declined'])
  expect((await movedFor(own, theirs)).toSorted((a, b) => a - b)).toEqual([-450, -400, 400, 450])
})

it('[BUY-5] [BUY-25] one supplier that declines has the other give back what it was paid', async () => {
  await switchSupplier(MANUAL)
  const { orderId, own, theirs } = await anOrder()
  await says(orderId, 'supplier_ordered', 2)
  await stepAtSupplier(theirs, 'decline')
  const words = await says(orderId, 'supplier_repaid', 2)
  expect(words).toContain('supplier_declined')
  expect(await atSupplier(own)).toBe('declined')
  expect((await movedFor(own, theirs)).reduce((sum, minor) => sum + minor, 0)).toBe(0)
})

it('[BUY-25] goods that have left stay paid, and the shop’s timeline says where they go', async () => {
  await switchSupplier(MANUAL)
  const { orderId, own, theirs } = await anOrder()
  await says(orderId, 'supplier_ordered', 2)
  for (const step of ['confirm', 'ship'] as const) await stepAtSupplier(own, step)
  await cancel(orderId)
  await Promise.all([says(orderId, 'supplier_kept', 1), says(orderId, 'supplier_repaid', 1)])
  const { timeline } = await get(orderId)
  expect(timeline.find((event) => event.type === 'supplier_kept')?.data).toEqual({ goesTo: 'buyer' })
  expect(await Promise.all([atSupplier(own), atSupplier(theirs)])).toEqual(['shipped', 'declined'])
  expect(await movedFor(own, theirs)).toEqual([450, 400, -400])
})

it('[BUY-25] an order that is cancelled while it is placed leaves nothing with any supplier, whichever was quicker', async () => {
  await switchSupplier({ confirmAfterMs: '0', shipAfterMs: '600000' })
  const orders = await Promise.all(
    [0, 80, 160, 320, 640, 1_280].map(async (afterMs) => {
      const order = await anOrder()
      await new Promise((done) => setTimeout(done, afterMs))
      await cancel(order.orderId)
      return order
    }),
  )
  const ids = orders.flatMap(({ own, theirs }) => [own, theirs])
  // All that was ever paid is booked both ways, and stays so.
  let isBackTimes = 0
  await eventually(async () => {
    const words = (await Promise.all(orders.map(({ orderId }) => wordsOf(orderId)))).flat()
    const [paid, repaid] = ['supplier_paid', 'supplier_repaid'].map(
      (type) => words.filter((word) => word === type).length,
    )
    const moved = await movedFor(...ids)
    const isBack =
      moved.reduce((sum, minor) => sum + minor, 0) === 0 && paid === repaid && moved.length === 2 * (paid ?? 0)
    isBackTimes = isBack ? isBackTimes + 1 : 0
    return isBackTimes >= 8 ? true : undefined
  }, 240)
  const taken = (await Promise.all(ids.map(atSupplier))).filter((status) => status !== undefined)
  expect(taken.every((status) => status === 'declined')).toBe(true)
})
