import { randomBytes } from 'node:crypto'
import { type IdKind, makeId, type PurchaseOrderId, type SkuId } from '@onhand/domain/ids'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ShopRefusal } from '../../tools/client/shop-client.ts'
import { eventually, fireCron, marketSecret, marketUrl } from '../harness/market.ts'
import { anybody, operator } from '../harness/shopper.ts'
import { expectBooksToAddUp } from './suite/books.ts'
import { newAccount, newProduct, SHOPS } from './suite/shops.ts'
import { switchSupplier } from './suite/switches.ts'
import { buyWith } from './suite/world.ts'

const [shop] = SHOPS
const { vendorId, locationId, supplierId } = shop
const fresh = <Kind extends IdKind>(kind: Kind) => makeId(kind, randomBytes(16))

// This may be the first file of all: the sandbox itself takes twelve seconds to ship.
beforeAll(() => switchSupplier())
afterEach(() => switchSupplier())
afterAll(() => expectBooksToAddUp())

/** An order of so many units from the shop's own supplier, which sells at cost. */
function orderOf(skuId: SkuId, units: number, unitCostMinor: number) {
  const purchaseOrderId = fresh('purchaseOrder')
  const lines = [{ skuId, units }]
  return { vendorId, purchaseOrderId, supplierId, locationId, lines, expectedTotalMinor: units * unitCostMinor }
}

/** A product of its own, with what its supplier wants for it. */
async function aProduct() {
  const { skuId } = await newProduct(shop)
  const { facts } = await operator().query('stock.sku', { vendorId, skuId })
  return { skuId, costMinor: facts.unitCostMinor }
}

// What a cart is told that does not know of a place yet.
const EARLY_CODES: readonly string[] = ['lines_unavailable', 'delivery_unavailable']

/** A supplier of the shop's book that is paid to the suite's account, with what it wants for a SKU. */
async function aSupplier(name: string, offer: { skuId: SkuId; priceMinor: number; moqUnits: number }) {
  const id = fresh('supplier')
  const terms = { leadDays: 3, minOrderMinor: 0, paymentDays: 14, isActive: true }
  await operator().mutate('purchase.saveSupplier', { vendorId, supplierId: id, name, ...terms })
  const account = { vendorId, supplierId: id, bankAccountNumber: shop.supplierAccount }
  await operator().mutate('purchase.saveSupplierAccount', account)
  const what = { packUnits: 1, leadDays: 3, isPreferred: false, isActive: true }
  await operator().mutate('purchase.saveOffer', { vendorId, supplierId: id, ...offer, ...what })
  return id
}

const get = (purchaseOrderId: PurchaseOrderId) => operator().query('purchase.get', { vendorId, purchaseOrderId })

function reaches(purchaseOrderId: PurchaseOrderId, status: string) {
  return eventually(async () => {
    const order = await get(purchaseOrderId)
    return order.status === status ? order : undefined
  })
}

async function levelOf(skuId: SkuId) {
  const { levels } = await operator().query('stock.sku', { vendorId, skuId })
  const here = levels.find((one) => one.locationId === locationId)
  return { onHand: here?.onHandUnits ?? 0, incoming: here?.incomingUnits ?? 0 }
}

/** How often the supplier has the order, and what it says. */
async function atSupplier(purchaseOrderId: PurchaseOrderId) {
  const answer = await fetch(marketUrl('supplier', `/v1/stock-orders/${purchaseOrderId}`), {
    headers: { authorization: `Bearer ${marketSecret('SUPPLIER_API_KEY')}` },
  })
  return (await answer.json()) as { status?: string; transactionNumber?: string | null }
}

describe('orders for the shelf', () => {
  it('[BUY-8] [BUY-9] [BUY-10] are ordered once by two presses at once, confirmed, shipped and received lot by lot', async () => {
    const { skuId, costMinor } = await aProduct()
    const before = await levelOf(skuId)
    const order = orderOf(skuId, 12, costMinor)
    const { purchaseOrderId } = order
    await Promise.all([1, 2, 3].map(() => operator().mutate('purchase.order', order)))
    expect((await levelOf(skuId)).incoming).toBe(before.incoming + 12)
    const shipped = await reaches(purchaseOrderId, 'shipped')
    expect(shipped).toMatchObject({ lines: [{ units: 12, confirmedUnits: 12, shippedUnits: 12 }] })
    const [lot] = shipped.lots
    if (!lot) throw new Error('no lot was announced')
    const receipt = {
      vendorId,
      purchaseOrderId,
      receiptId: fresh('goodsReceipt'),
      revision: shipped.revision,
      lines: [{ position: 0, units: 7, lotCode: lot.lotCode, expiryDate: lot.expiryDate }],
    }
    const answers = await Promise.all([1, 2, 3].map(() => operator().mutate('purchase.receive', receipt)))
    expect(answers.map(({ units }) => units)).toEqual([7, 7, 7])
    expect(await levelOf(skuId)).toEqual({ onHand: before.onHand + 7, incoming: before.incoming + 5 })
    // Somebody who saw the pallet before the first did is told so.
    const late = { ...receipt, receiptId: fresh('goodsReceipt') }
    await expect(operator().mutate('purchase.receive', late)).rejects.toThrow('purchase_changed')
    const { revision } = await get(purchaseOrderId)
    await operator().mutate('purchase.receive', {
      ...late,
      revision,
      lines: [{ ...receipt.lines[0], position: 0, units: 6 }],
    })
    expect(await get(purchaseOrderId)).toMatchObject({ status: 'received', lines: [{ receivedUnits: 13 }] })
    expect(await levelOf(skuId)).toEqual({ onHand: before.onHand + 13, incoming: before.incoming })
  })

  it('[BUY-7] take a short confirmation, a later day, and a refusal with another day, and nothing backwards', async () => {
    const [short, refused] = await Promise.all([aProduct(), aProduct()])
    await switchSupplier({
      shortSkuIds: short.skuId,
      declineSkuIds: refused.skuId,
      delayDays: '3',
      shipAfterMs: '600000',
    })
    const first = orderOf(short.skuId, 10, short.costMinor)
    const second = orderOf(refused.skuId, 4, refused.costMinor)
    await Promise.all([first, second].map((order) => operator().mutate('purchase.order', order)))
    const confirmed = await reaches(first.purchaseOrderId, 'confirmed')
    expect(confirmed).toMatchObject({ totalMinor: 5 * short.costMinor, lines: [{ units: 10, confirmedUnits: 5 }] })
    expect((confirmed.promisedDate ?? '') > (confirmed.wantedDate ?? '')).toBe(true)
    const declined = await reaches(second.purchaseOrderId, 'declined')
    expect(declined.offeredDate).toMatch(/^\d{4}-\d\d-\d\d$/)
    // The keeper is told right after.
    await eventually(async () => (await levelOf(refused.skuId)).incoming === 0 || undefined)
  })

  it('[BUY-16] that are paid first wait for the balance, are paid once, and only then ship', async () => {
    const { skuId, costMinor } = await aProduct()
    const terms = {
      vendorId,
      supplierId: fresh('supplier'),
      name: 'Cash first',
      leadDays: 1,
      minOrderMinor: 0,
      paymentDays: 0,
    }
    await operator().mutate('purchase.saveSupplier', { ...terms, isActive: true })
    const order = { ...orderOf(skuId, 3, costMinor), supplierId: terms.supplierId }
    await expect(operator().mutate('purchase.order', order)).rejects.toThrow('supplier_account_missing')
    const account = { vendorId, supplierId: terms.supplierId, bankAccountNumber: shop.supplierAccount }
    await operator().mutate('purchase.saveSupplierAccount', account)
    // What buyers paid is what the shop buys with.
    await buyWith(await newAccount(), [{ skuId, units: 4 }])
    await operator().mutate('purchase.order', order)
    const shipped = await reaches(order.purchaseOrderId, 'shipped')
    expect(shipped.transactionNumber).toMatch(/./)
    expect(await atSupplier(order.purchaseOrderId)).toMatchObject({ transactionNumber: shipped.transactionNumber })
    const { items } = await operator().query('money.statement', { vendorId, currency: 'GBP', ...lastHour() })
    const paid = items.filter((line) => line.kind === 'purchase')
    expect(paid.map((line) => line.amountMinor)).toContain(-3 * costMinor)
  })

  it('[BUY-23] are cancelled by a supplier that was asked many times at once, and what was paid comes back with the books in balance', async () => {
    const { skuId, costMinor } = await aProduct()
    await switchSupplier({ shipAfterMs: '600000' })
    const before = await levelOf(skuId)
    const unpaid = orderOf(skuId, 5, costMinor)
    await operator().mutate('purchase.order', unpaid)
    const cancel = (purchaseOrderId: PurchaseOrderId) =>
      operator().mutate('purchase.step', { vendorId, purchaseOrderId, step: 'cancel' })
    await Promise.all([1, 2, 3].map(() => cancel(unpaid.purchaseOrderId)))
    await reaches(unpaid.purchaseOrderId, 'cancelled')
    // It may have been cancelled before it was sent.
    expect(['declined', undefined]).toContain((await atSupplier(unpaid.purchaseOrderId)).status)
    // The keeper is told right after.
    await eventually(async () => (await levelOf(skuId)).incoming === before.incoming || undefined)
    const terms = { name: 'Paid first', leadDays: 1, minOrderMinor: 0, paymentDays: 0, isActive: true }
    const cashFirst = fresh('supplier')
    await operator().mutate('purchase.saveSupplier', { vendorId, supplierId: cashFirst, ...terms })
    const account = { vendorId, supplierId: cashFirst, bankAccountNumber: shop.supplierAccount }
    await operator().mutate('purchase.saveSupplierAccount', account)
    await buyWith(await newAccount(), [{ skuId, units: 4 }])
    const paid = { ...orderOf(skuId, 3, costMinor), supplierId: cashFirst }
    await operator().mutate('purchase.order', paid)
    const { purchaseOrderId } = paid
    await eventually(async () => ((await get(purchaseOrderId)).transactionNumber === null ? undefined : true))
    await Promise.all([1, 2].map(() => cancel(purchaseOrderId)))
    const ended = await eventually(async () => {
      const order = await get(purchaseOrderId)
      return order.refundTransactionNumber === null ? undefined : order
    })
    expect(ended).toMatchObject({ status: 'cancelled', refundTransactionNumber: expect.stringMatching(/./) })
    const { items } = await operator().query('money.statement', { vendorId, currency: 'GBP', ...lastHour() })
    const sum = items
      .filter((line) => ['purchase', 'purchase_returned'].includes(line.kind))
      .filter((line) => Math.abs(line.amountMinor) === 3 * costMinor)
      .map((line) => line.kind)
    expect(sum).toContain('purchase_returned')
    await switchSupplier()
    const gone = orderOf(skuId, 2, costMinor)
    await operator().mutate('purchase.order', gone)
    await reaches(gone.purchaseOrderId, 'shipped')
    await expect(cancel(gone.purchaseOrderId)).rejects.toThrow('purchase_state')
  })

  it('[BUY-15] go out by an active rule only, once though it runs several times at once, within its limit', async () => {
    const ruleId = fresh('purchaseRule')
    const rule = { vendorId, ruleId, supplierId: null, skuId: null, dailyLimitMinor: 1, isActive: true }
    await operator().mutate('purchase.saveRule', rule)
    await Promise.all([1, 2].map(() => fireCron('onhand-jobs')))
    const rules = await operator().query('purchase.rules', { vendorId })
    expect(rules.find((one) => one.id === ruleId)).toMatchObject({ spentMinor: 0, isActive: true })
    await operator().mutate('purchase.removeRule', { vendorId, ruleId })
    await operator().mutate('purchase.removeRule', { vendorId, ruleId })
  })

  it('[BUY-12] [BUY-18] are refused in quantities the supplier does not take, and at another price than was seen', async () => {
    const { skuId } = await aProduct()
    const offer = { vendorId, skuId, supplierId, priceMinor: 50, moqUnits: 10, packUnits: 6, leadDays: 2 }
    await operator().mutate('purchase.saveOffer', { ...offer, isPreferred: true, isActive: true })
    const ask = (units: number, totalMinor: number) =>
      operator().mutate('purchase.order', { ...orderOf(skuId, units, 50), expectedTotalMinor: totalMinor })
    await expect(ask(8, 400)).rejects.toThrow('purchase_quantity')
    await expect(ask(12, 599)).rejects.toThrow('purchase_total')
    await expect(ask(12, 600)).resolves.toMatchObject({ totalMinor: 600 })
  })

  it('[BUY-20] [FUL-8] of goods that are not stocked: sold up to what the supplier takes, with its days as the promise, ordered when sold', async () => {
    const [{ skuId }, full] = await Promise.all([newProduct(shop), newProduct(shop)])
    const place = { country: 'GB', postcode: 'E8 1AA', city: 'London', latitude: 51.54, longitude: -0.05 }
    const estimate = async (of: SkuId) => {
      const { options } = await anybody().query('fulfilment.estimate', { skuId: of, units: 1, place, locale: 'en' })
      return options.filter((option) => option.kind === 'delivery').map((option) => option.promise.toMs)[0]
    }
    const soon = await estimate(full.skuId)
    const { onHand } = await levelOf(skuId)
    const empty = { vendorId, skuId, movementId: fresh('movement'), locationId, units: 0, seenUnits: onHand }
    await operator().mutate('stock.setUnits', empty)
    expect(await estimate(skuId)).toBeUndefined()
    const allow = { vendorId, skuId, unitsADay: 3 }
    await Promise.all([1, 2].map(() => operator().mutate('purchase.setBackToBack', allow)))
    await fireCron('onhand-jobs')
    const [stock] = await anybody().query('inventory.availability', { skuIds: [skuId] })
    expect(stock?.availableUnits).toBe(3)
    // The suite's supplier needs two days; the shop's own goods may have a night to wait. The day on which clocks are put forward has 23 hours.
    expect(((await estimate(skuId)) ?? 0) - (soon ?? 0)).toBeGreaterThanOrEqual(82_800_000)
    const { locations } = await operator().query('shop.settings', { vendorId })
    expect(locations.find((place) => place.id === locationId)).not.toHaveProperty('supplyDays')
    expect(locations.filter((place) => place.supplyDays === 2)).toHaveLength(1)
    const account = await newAccount()
    // Carts know a shop's places as of the last half minute.
    const view = await eventually(() =>
      buyWith(account, [{ skuId, units: 3 }]).catch((error: unknown) => {
        if (error instanceof ShopRefusal && EARLY_CODES.includes(error.code)) return undefined
        throw error
      }),
    )
    await expect(buyWith(await newAccount(), [{ skuId, units: 1 }])).rejects.toThrow()
    const [order] = view.orders
    if (!order) throw new Error('nothing was ordered')
    await eventually(async () => {
      const { status } = await operator().query('vendorOrder.get', { vendorId, orderId: order.orderId })
      return status === 'shipped' || undefined
    })
    await operator().mutate('purchase.setBackToBack', { ...allow, unitsADay: 0 })
    const [after] = await anybody().query('inventory.availability', { skuIds: [skuId] })
    expect(after?.availableUnits).toBe(0)
  })

  it('[BUY-20] [BUY-24] of goods that are not stocked, from the supplier of the book that the shop chose: asked, paid at its price, sent', async () => {
    const { skuId, costMinor } = await aProduct()
    const { onHand } = await levelOf(skuId)
    const empty = { vendorId, skuId, movementId: fresh('movement'), locationId, units: 0, seenUnits: onHand }
    await operator().mutate('stock.setUnits', empty)
    const cheap = await aSupplier('Cheap crates', { skuId, priceMinor: costMinor - 2, moqUnits: 6 })
    const quick = await aSupplier('Quick singles', { skuId, priceMinor: costMinor - 1, moqUnits: 1 })
    const setting = { vendorId, skuId, unitsADay: 2 }
    await expect(operator().mutate('purchase.setBackToBack', { ...setting, supplierId: cheap })).rejects.toThrow(
      'supply_barred',
    )
    await operator().mutate('purchase.setBackToBack', { ...setting, supplierId })
    await operator().mutate('purchase.setBackToBack', { ...setting, supplierId: quick })
    // What the first supplier took ended when the second was chosen.
    const [stock] = await anybody().query('inventory.availability', { skuIds: [skuId] })
    expect(stock?.availableUnits).toBe(2)
    const { items } = await operator().query('purchase.backToBack', { vendorId, locale: 'en' })
    const item = items.find((one) => one.skuId === skuId)
    expect(item).toMatchObject({ supplierId: quick, choice: { code: 'price' } })
    expect(item?.options.map((one) => [one.supplierId, one.priceMinor, one.bar])).toEqual([
      [quick, costMinor - 1, null],
      [supplierId, costMinor, null],
      [cheap, costMinor - 2, 'minimum_units'],
    ])
    const view = await eventually(async () =>
      buyWith(await newAccount(), [{ skuId, units: 2 }]).catch((error: unknown) => {
        // Carts know a shop's places as of the last half minute.
        const isEarly = error instanceof ShopRefusal && EARLY_CODES.includes(error.code)
        if (isEarly) return undefined
        throw error
      }),
    )
    const [order] = view.orders
    if (!order) throw new Error('nothing was ordered')
    const sent = await eventually(async () => {
      const found = await operator().query('vendorOrder.get', { vendorId, orderId: order.orderId })
      return found.status === 'shipped' ? found : undefined
    })
    // Written at once, and read at once [STO-7].
    expect(sent.supplierOrder).toMatchObject({ status: 'shipped' })
    const paid = sent.timeline.filter((event) => event.type === 'supplier_paid').map((event) => event.data)
    expect(paid).toMatchObject([{ amountMinor: 2 * (costMinor - 1) }])
    await operator().mutate('purchase.setBackToBack', { ...setting, unitsADay: 0 })
    const [after] = await anybody().query('inventory.availability', { skuIds: [skuId] })
    expect(after?.availableUnits).toBe(0)
  })

  it('are nobody else’s: another shop finds neither order nor supplier', async () => {
    const { skuId, costMinor } = await aProduct()
    const order = orderOf(skuId, 1, costMinor)
    await operator().mutate('purchase.order', { ...order, isDraft: true })
    const theirs = { vendorId: SHOPS[1].vendorId, purchaseOrderId: order.purchaseOrderId }
    await expect(operator().query('purchase.get', theirs)).rejects.toThrow('not_found')
    await expect(operator().mutate('purchase.order', { ...order, ...theirs })).rejects.toThrow('not_found')
    expect(await operator().mutate('purchase.step', { vendorId, ...pick(order), step: 'cancel' })).toEqual({
      status: 'cancelled',
    })
  })
})

const pick = ({ purchaseOrderId }: { readonly purchaseOrderId: PurchaseOrderId }) => ({ purchaseOrderId })

function lastHour() {
  return { fromMs: Date.now() - 3_600_000, toMs: Date.now() + 60_000 }
}
