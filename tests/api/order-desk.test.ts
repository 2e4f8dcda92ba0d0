import { randomBytes } from 'node:crypto'
import { makeId, type OrderId } from '@onhand/domain/ids'
import { beforeAll, describe, expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { eventually, fireCron, marketSecret, marketUrl } from '../harness/market.ts'
import { anybody, operator } from '../harness/shopper.ts'
import { newProduct, SHOPS, type SuiteProduct } from './suite/shops.ts'
import { newWorld } from './suite/world.ts'

const [{ vendorId }, { vendorId: otherVendorId }] = SHOPS
const OPENING_UNITS_MIN = 20

let product: SuiteProduct
beforeAll(async () => {
  // A world makes the suite's shops.
  ;({ product } = await newWorld())
})

async function stock(): Promise<number> {
  const [availability] = await anybody().query('inventory.availability', { skuIds: [product.skuId] })
  return availability?.availableUnits ?? 0
}

function request(units: number, overrides: object = {}) {
  const unitPriceMinor = 700
  return {
    vendorId,
    orderId: makeId('order', randomBytes(16)),
    contact: { name: 'Mo Manual', email: `${randomBytes(5).toString('hex')}@example.com`, phone: '' },
    locale: 'en' as const,
    lines: [{ kind: 'sku' as const, skuId: product.skuId, units, unitPriceMinor }],
    expectedTotalMinor: units * unitPriceMinor,
    ...overrides,
  }
}

const create = (units: number) => operator().mutate('vendorOrder.create', request(units))
const get = (orderId: OrderId) => operator().query('vendorOrder.get', { vendorId, orderId })
const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (error instanceof ShopRefusal) return error.code
    throw error
  }
}

describe('an order typed in', () => {
  it('[ORD-23] is made once however often and at once it is sent, and claims its stock once', async () => {
    const before = await stock()
    expect(before).toBeGreaterThanOrEqual(OPENING_UNITS_MIN)
    const same = request(2)
    const answers = await Promise.all([1, 2, 3, 4].map(() => outcome(operator().mutate('vendorOrder.create', same))))
    expect(answers).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(await stock()).toBe(before - 2)
    expect(await get(same.orderId)).toMatchObject({
      status: 'placed',
      source: 'manual',
      totalMinor: 1_400,
      commissionMinor: 0,
      remittedAtMs: null,
      payment: { provider: 'remittance', transactionNumber: null, paidAtMs: null },
      supplierOrder: null,
    })
  })

  it('[ORD-23] that cannot be had keeps nothing: the claims of its other lines are given back', async () => {
    const other = await newProduct(SHOPS[0])
    const before = await stock()
    const lines = [
      { kind: 'sku' as const, skuId: product.skuId, units: 1, unitPriceMinor: 100 },
      { kind: 'sku' as const, skuId: other.skuId, units: 90_000, unitPriceMinor: 1 },
    ]
    const asked = request(1, { lines, expectedTotalMinor: 90_100 })
    expect(await outcome(operator().mutate('vendorOrder.create', asked))).toBe('line_unavailable')
    expect(await stock()).toBe(before)
    expect(await outcome(get(asked.orderId))).toBe('not_found')
  })

  it('[ORD-23] is refused at another total than the seller saw, and with another shop’s goods', async () => {
    const before = await stock()
    const asked = request(1, { expectedTotalMinor: 1 })
    expect(await outcome(operator().mutate('vendorOrder.create', asked))).toBe('total_changed')
    const stolen = request(1, { vendorId: otherVendorId })
    expect(await outcome(operator().mutate('vendorOrder.create', stolen))).toBe('sku_not_sold')
    expect(await stock()).toBe(before)
  })

  it('[ORD-25] gives its stock back when it is cancelled, and its buyer owes nothing', async () => {
    const before = await stock()
    const { orderId, buyer } = await create(3)
    expect(await stock()).toBe(before - 3)
    const ask = () => operator().mutate('vendorOrder.cancel', { vendorId, orderId, reason: 'changed their mind' })
    expect(await Promise.all([outcome(ask()), outcome(ask())])).toEqual(['ok', 'ok'])
    await eventually(async () => {
      await fireCron('onhand-jobs')
      return (await stock()) === before ? true : undefined
    })
    const detail = await get(orderId)
    expect(detail).toMatchObject({ status: 'cancelled', steps: [], mayCancel: false })
    expect(detail.timeline.map((event) => event.type)).not.toContain('refunded')
    const customer = await operator().query('customer.get', { vendorId, customerId: buyer.customerId ?? ('' as never) })
    expect(customer.totals).toEqual([])
    expect(await outcome(operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'remitted' }))).toBe(
      'order_state',
    )
  })
})

describe('steps', () => {
  it('[ORD-20] two people ship at once: both are told yes, it is dated once and leaves stock once', async () => {
    const { orderId } = await create(2)
    const left = await stock()
    const ship = () => operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'shipped' })
    const [one, other] = await Promise.allSettled([ship(), ship()])
    expect([one.status, other.status]).toEqual(['fulfilled', 'fulfilled'])
    const { shippedAtMs } = await get(orderId)
    await ship()
    expect((await get(orderId)).shippedAtMs).toBe(shippedAtMs)
    expect(await stock()).toBe(left)
    expect((await get(orderId)).timeline.filter((event) => event.type === 'shipped')).toHaveLength(1)
  })

  it('[ORD-20] one who cancels and one who ships: one of them, not both', async () => {
    const { orderId } = await create(1)
    const [shipped, cancelled] = await Promise.all([
      outcome(operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'shipped' })),
      outcome(operator().mutate('vendorOrder.cancel', { vendorId, orderId, reason: 'late' })),
    ])
    expect([shipped, cancelled].toSorted()).toEqual(['ok', 'order_state'])
    expect((await get(orderId)).status).toBe(shipped === 'ok' ? 'shipped' : 'cancelled')
  })

  it('[ORD-20] many at once: each by itself, and another shop’s orders look unknown', async () => {
    const [first, second] = [await create(1), await create(1)]
    await operator().mutate('vendorOrder.cancel', { vendorId, orderId: second.orderId, reason: 'off' })
    const orderIds = [first.orderId, second.orderId]
    const answers = await operator().mutate('vendorOrder.steps', { vendorId, orderIds, step: 'confirmed' })
    expect(answers.map((one) => one.row?.status ?? one.refusal?.code)).toEqual(['confirmed', 'order_state'])
    const foreign = { vendorId: otherVendorId, orderIds, step: 'shipped' as const }
    const refused = await operator().mutate('vendorOrder.steps', foreign)
    expect(refused.map((one) => one.refusal?.code)).toEqual(['not_found', 'not_found'])
    expect(
      await outcome(operator().query('vendorOrder.get', { vendorId: otherVendorId, orderId: first.orderId })),
    ).toBe('not_found')
  })

  it('[ORD-21] takes back what told nobody, not what was shipped', async () => {
    const { orderId } = await create(1)
    const undo = (step: 'confirmed' | 'shipped' | 'remitted') =>
      outcome(operator().mutate('vendorOrder.undo', { vendorId, orderId, step, formerStatus: 'placed' }))
    await operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'confirmed' })
    expect(await undo('confirmed')).toBe('ok')
    await operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'remitted' })
    expect(await undo('remitted')).toBe('ok')
    expect(await get(orderId)).toMatchObject({ status: 'placed', remittedAtMs: null })
    await operator().mutate('vendorOrder.step', { vendorId, orderId, step: 'shipped' })
    expect(await undo('shipped')).toBe('order_state')
  })

  it('[ORD-21] does not take back the money of a bank payment', async () => {
    const { order } = await newWorld()
    const orderId = order.orders[0]?.orderId ?? makeId('order', randomBytes(16))
    const asked = { vendorId, orderId, step: 'remitted' as const, formerStatus: 'placed' as const }
    expect(await outcome(operator().mutate('vendorOrder.undo', asked))).toBe('order_state')
    expect((await get(orderId)).remittedAtMs).not.toBeNull()
  })
})

describe('picking', () => {
  async function aList(units: number) {
    const { orderId } = await create(units)
    const pickListId = makeId('pickList', randomBytes(16))
    const list = await operator().mutate('pick.create', { vendorId, pickListId, orderIds: [orderId] })
    const [line] = list.lines
    if (!line) throw new Error('a list has a line')
    return { orderId, key: { vendorId, pickListId, orderLineId: line.orderLineId, position: line.position } }
  }

  it('[ORD-28] a short pick decided twice at once gives back once', async () => {
    const { orderId, key } = await aList(3)
    await operator().mutate('pick.mark', { ...key, pickedUnits: 2 })
    const short = (action: 'refund' | 'wait') =>
      outcome(operator().mutate('pick.short', { ...key, missingUnits: 1, action }))
    expect(await Promise.all([short('refund'), short('refund')])).toEqual(['ok', 'ok'])
    expect(await short('wait')).toBe('pick_too_many')
    const detail = await get(orderId)
    expect(detail).toMatchObject({ refundedMinor: 700 })
    expect(detail.refunds).toHaveLength(1)
  })

  it('[ORD-28] packs only what is complete; units that are waited for hold it back', async () => {
    const { orderId, key } = await aList(2)
    const pack = () => outcome(operator().mutate('pick.pack', { ...shop(key), orderId }))
    await operator().mutate('pick.mark', { ...key, pickedUnits: 1 })
    expect(await pack()).toBe('pick_incomplete')
    await operator().mutate('pick.short', { ...key, missingUnits: 1, action: 'wait' })
    expect(await pack()).toBe('pick_incomplete')
    expect((await get(orderId)).timeline.map((event) => event.type)).toContain('delayed')
  })

  it('[ORD-28] packs once, whoever else packs too', async () => {
    const { orderId, key } = await aList(2)
    await operator().mutate('pick.mark', { ...key, pickedUnits: 2 })
    const pack = () => outcome(operator().mutate('pick.pack', { ...shop(key), orderId }))
    expect(await Promise.all([pack(), pack()])).toEqual(['ok', 'ok'])
    expect((await get(orderId)).status).toBe('ready')
    const view = await operator().query('pick.get', shop(key))
    expect(view.finishedAtMs).not.toBeNull()
  })

  const shop = ({ pickListId }: { pickListId: Awaited<ReturnType<typeof aList>>['key']['pickListId'] }) => ({
    vendorId,
    pickListId,
  })
})

describe('the link of a buyer', () => {
  it('[CUS-5] shows that buyer’s orders and what is owed, and cannot be guessed or altered', async () => {
    const { buyer, number, totalMinor } = await create(1)
    const customerId = buyer.customerId ?? makeId('customer', randomBytes(16))
    const { path } = await operator().mutate('customer.link', { vendorId, customerId })
    const token = path.split('/').at(-1) ?? ''
    const page = await anybody().query('customer.byLink', { token })
    expect(page.orders.map((order) => order.number)).toEqual([number])
    expect(page).toMatchObject({ totals: [{ owedMinor: totalMinor }], name: 'Mo Manual' })
    expect(page.payTo?.accountNumber).not.toBe('')
    const [body = '', version = '', signature = ''] = token.split('.')
    const altered = (text: string) => text.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const forged = [
      `${body}.${Number(version) + 1}.${signature}`,
      `${body}.${version}.${altered(signature)}`,
      `${altered(body)}.${version}.${signature}`,
    ]
    for (const one of forged)
      expect(await outcome(anybody().query('customer.byLink', { token: one }))).toBe('not_found')
    await operator().mutate('customer.endLink', { vendorId, customerId })
    expect(await outcome(anybody().query('customer.byLink', { token }))).toBe('not_found')
    const again = await operator().mutate('customer.link', { vendorId, customerId })
    expect(again.path).not.toBe(path)
  })
})

describe('papers', () => {
  it('[DOC-7] are for the people of the shop only', async () => {
    const { orderId } = await create(1)
    const paper = marketUrl('shop', `/api/v1/shops/${vendorId}/packing-slips.pdf?orders=${orderId}&locale=zh-Hant`)
    expect((await fetch(paper)).status).toBe(401)
    const headers = { authorization: `Bearer ${marketSecret('OPERATOR_KEY')}` }
    const foreign = marketUrl('shop', `/api/v1/shops/${otherVendorId}/packing-slips.pdf?orders=${orderId}`)
    expect((await fetch(foreign, { headers })).status).toBe(404)
    const answer = await fetch(paper, { headers })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  })
})
