import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type CartId, idOf, makeId } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { groupsOf, inParallel } from '../../tools/client/in-parallel.ts'
import { marketUrl } from '../harness/market.ts'
import { newCartId, readyCart, startPayment } from '../harness/shopper.ts'
import { paymentAtBank } from './suite/books.ts'
import { type Answer, call } from './suite/calls.ts'
import { operatorHeaders, signUp } from './suite/people.ts'
import { importProduct, newLineId, newProduct, SHOPS, vendorRecord } from './suite/shops.ts'

const COLLECTION = resolve(import.meta.dirname, '../../../shared/external/naughty-strings/blns.json')
const hasCollection = existsSync(COLLECTION)
/** Ours, beside the collection's: what breaks encodings, databases and spreadsheets. */
const OWN = [
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '=1+1',
  '"; drop table product; --',
  '%',
  '_',
  'x'.repeat(10_000),
  '\u202e',
  '🇬🇧'.repeat(50),
  'Zoë  O’Neil-王 =1+1 <b>"x"</b> \\ %_ {{7*7}} 😀',
]
const TEXTS: string[] = [...OWN, ...(hasCollection ? (JSON.parse(readFileSync(COLLECTION, 'utf8')) as string[]) : [])]
const source = hasCollection ? '' : ' (only our own strings: the collection is not here)'
const AT_ONCE = 6
/** Texts in as many shares: what keeps them one after the other (a cart, a supplier) has to be one for each share. */
const sharesOf = (texts: readonly string[]) => groupsOf(texts, Math.ceil(texts.length / AT_ONCE))
const SHARES = sharesOf(TEXTS)
/** Where each text takes several calls that write, a test takes a part of them: on a slow machine all of them are minutes. */
const PARTS = groupsOf(TEXTS, 150).map((texts, index) => [index + 1, texts] as const)

type Texts = Readonly<Record<string, string>>
type Send = (texts: Texts, text: string) => Promise<Answer>

/**
 * Sends the same text in all fields at once; what is refused by name is replaced by a good text, and the rest sent again. Gives the answer that
 * took the text, and the fields that took it.
 */
async function fill(good: Texts, text: string, send: Send): Promise<{ answer: Answer; taken: string[] }> {
  const names = Object.keys(good)
  const first = await send(Object.fromEntries(names.map((name) => [name, text])), text)
  if (first.status !== 400) return { answer: first, taken: names }
  const refused = names.filter((name) => first.fields.some((field) => field === name || field.startsWith(`${name}.`)))
  expect(refused, `${quoted(text)} was refused without a field: ${first.text.slice(0, 300)}`).not.toEqual([])
  const taken = names.filter((name) => !refused.includes(name))
  const mixed = Object.fromEntries(names.map((name) => [name, taken.includes(name) ? text : (good[name] ?? '')]))
  return { answer: await send(mixed, text), taken }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 60))
}

function at(data: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (value as Record<string, unknown> | null)?.[key], data)
}

it(`keeps every text of contact and address as it was typed, or refuses it by name${source}`, async () => {
  const product = await newProduct()
  const good: Texts = {
    'contact.name': 'A',
    'contact.email': 'a@example.com',
    'contact.phone': '1',
    'address.name': 'A',
    'address.line1': '1 Road',
    'address.line2': 'x',
    'address.city': 'London',
    'address.region': 'x',
    'address.postcode': 'E8 1AA',
    'address.country': 'GB',
    'address.phone': '1',
  }
  const sendTo = (cartId: CartId, texts: Texts) => {
    const part = (name: string) =>
      Object.fromEntries(
        Object.entries(texts).flatMap(([key, value]) =>
          key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
        ),
      )
    return call(
      { kind: 'mutation', path: 'checkout.setAddress' },
      { cartId, contact: part('contact'), address: part('address') },
    )
  }
  await inParallel(SHARES, AT_ONCE, async (texts) => {
    const { cartId } = await readyCart([{ skuId: product.skuId, units: 1 }])
    for (const text of texts) {
      const { answer, taken } = await fill(good, text, (filled) => sendTo(cartId, filled))
      expect(answer.status, `${quoted(text)}: ${answer.text.slice(0, 300)}`).toBe(200)
      const stored = await call({ kind: 'query', path: 'cart.get' }, { cartId })
      for (const name of taken) expect(at(stored.data, name), `${name} of ${quoted(text)}`).toBe(text.trim())
    }
  })
})

it(`keeps every note of a line as it was typed, or refuses it by name${source}`, async () => {
  const product = await newProduct()
  await inParallel(SHARES, AT_ONCE, async (texts) => {
    const cartId = newCartId()
    const lineId = newLineId()
    await call({ kind: 'mutation', path: 'cart.addLine' }, { cartId, lineId, skuId: product.skuId, units: 1 })
    for (const text of texts) {
      const { answer, taken } = await fill({ note: '' }, text, ({ note }) =>
        call({ kind: 'mutation', path: 'cart.setLine' }, { cartId, lineId, note }),
      )
      expect(answer.status, `${quoted(text)}: ${answer.text.slice(0, 300)}`).toBe(200)
      if (taken.length > 0) expect(at(answer.data, 'groups.0.lines.0.note'), quoted(text)).toBe(text.trim())
    }
  })
})

it.each(PARTS)(
  `keeps every text of an imported product as it was sent, or refuses it by name (part %i)${source}`,
  async (_part, texts) => {
    const good: Texts = {
      title: 'Proof',
      description: 'x',
      brand: 'x',
      tags: 'x',
      attributes: 'x',
      allergens: 'x',
    }
    await inParallel(texts, AT_ONCE, async (text) => {
      const base = importProduct(shop, { units: 0 })
      const { answer, taken } = await fill(good, text, ({ title, description, brand, tags, attributes, allergens }) => {
        const product = {
          ...base,
          title,
          description,
          brand,
          tags: [tags],
          attributes: [{ name: 'Use', value: attributes }],
          allergens: [allergens],
        }
        return call(
          { kind: 'mutation', path: 'operator.importProducts' },
          { vendorId: shop.vendorId, products: [product] },
          operatorHeaders(),
        ).then(byField)
      })
      expect(answer.status, `${quoted(text)}: ${answer.text.slice(0, 300)}`).toBe(200)
      if (at(answer.data, 'products.0.outcome') === 'refused')
        return expect(at(answer.data, 'products.0.problems.0.field'), quoted(text)).toBeTruthy()
      const { data } = await call({ kind: 'query', path: 'catalog.product' }, { locale: 'en', slug: base.slug })
      const fields: Record<string, string> = { attributes: 'attributes.0.value', allergens: 'allergens.0' }
      for (const name of taken.filter((one) => one !== 'tags'))
        expect(at(data, fields[name] ?? name), `${name} of ${quoted(text)}`).toBe(text.trim())
    })
  },
)

/** Fields of the import are named with the product's place in the call. */
function byField(answer: Answer): Answer {
  return { ...answer, fields: answer.fields.map((field) => field.replace(/^products\.0\./, '')) }
}

const query = (path: string, field: string, rest: object = {}) =>
  [field, path, (text: string) => call({ kind: 'query', path }, { ...rest, [field]: text }, operatorHeaders())] as const
const mutation = (path: string, field: string, input: (text: string) => object) =>
  [field, path, (text: string) => call({ kind: 'mutation', path }, input(text), operatorHeaders())] as const
const [shop] = SHOPS
const vendor = vendorRecord({ ...shop, slug: 'suitehostile', vendorId: idOf('vendor', 'vnd_suitehostile') })
const hostile = { ...vendor, supplier: { ...vendor.supplier, id: idOf('supplier', 'sup_suitehostile') } }
const orderId = 'ord_nobodysorder'
const cartId = newCartId()

// What shoppers can type or find in an address is sent whole; of the rest a part does.
const SOME = [...OWN, ...TEXTS.filter((_text, index) => index % 12 === 0)]
const SHOPPERS = new Set(['query', 'slug', 'token', 'cartId', 'category'])

it.each([
  query('catalog.search', 'query', { locale: 'en' }),
  query('catalog.suggest', 'query', { locale: 'en' }),
  query('catalog.product', 'slug', { locale: 'en' }),
  query('vendors.shop', 'slug', { locale: 'en' }),
  query('catalog.listing', 'category', { locale: 'en' }),
  query('catalog.listing', 'cursor', { locale: 'en' }),
  query('operator.deadLetters', 'cursor'),
  query('order.mine', 'cursor'),
  query('order.byToken', 'token'),
  query('cart.get', 'cartId'),
  mutation('checkout.chooseDelivery', 'choices', (methodId) => ({
    cartId,
    choices: [{ vendorId: shop.vendorId, methodId, locationId: shop.locationId }],
  })),
  mutation('operator.replayDeadLetter', 'id', (id) => ({ id })),
  mutation('order.cancel', 'reason', (reason) => ({ orderId, reason })),
  mutation('operator.upsertVendor', 'legalName', (legalName) => ({ ...hostile, legalName })),
  mutation('operator.upsertVendor', 'bankAccountNumber', (bankAccountNumber) => ({ ...hostile, bankAccountNumber })),
  mutation('operator.upsertVendor', 'locations', (timeZone) => ({
    ...hostile,
    locations: hostile.locations.map((location) => ({ ...location, timeZone })),
  })),
  mutation('operator.upsertCategories', 'rows', (emoji) => ({
    rows: [
      {
        id: 'cat_suitehostile',
        parentId: null,
        slug: 'suitehostile',
        position: 1,
        emoji,
        tint: '#fff',
        names: { en: emoji, 'zh-Hant': emoji },
      },
    ],
  })),
])(`takes or refuses by name, but never fails on, hostile text in %s of %s${source}`, async (field, _path, send) => {
  const texts = SHOPPERS.has(field) ? TEXTS : SOME
  const answers = await inParallel(texts, AT_ONCE, send)
  for (const [index, answer] of answers.entries()) {
    const about = quoted(texts[index] ?? '')
    expect(answer.status, `${about}: ${answer.text.slice(0, 300)}`).toBeLessThan(500)
    const names = answer.fields.map((name) => name.split('.')[0])
    if (answer.status === 400 && answer.code === null) expect(names, about).toContain(field)
  }
})

it.each([
  ['numbers where texts are', ['popular', 1, 2, 3]],
  ['texts where numbers are', ['newest', 'x', 'y']],
  ['texts where numbers are, of prices', ['price_up', 'x', 'y']],
  ['what no text may hold', ['newest', 7, 'a\0b']],
  ['a fraction of a unit', ['newest', 7.5, 'y']],
  ['a number beyond all numbers', ['newest', 1e308, 'y']],
  ['half a character', ['expiry', '\ud800', 'y']],
])('takes a forged cursor with %s for none', async (_what, values) => {
  const cursor = Buffer.from(JSON.stringify(values)).toString('base64url')
  const [sort] = values
  for (const [path, rest] of [
    ['catalog.listing', { locale: 'en', sort }],
    ['catalog.search', { locale: 'en', sort, query: 'proof' }],
  ] as const) {
    const answer = await call({ kind: 'query', path }, { ...rest, cursor })
    expect(answer.status, answer.text.slice(0, 300)).toBe(200)
  }
})

it("takes a forged cursor of a person's orders for none", async () => {
  const { headers } = await signUp()
  for (const values of [['x', 'y'], [1, 2], [1e308, 'y'], [1, 'a\0b'], ['x']]) {
    const cursor = Buffer.from(JSON.stringify(values)).toString('base64url')
    const answer = await call({ kind: 'query', path: 'order.mine' }, { cursor }, headers)
    expect(answer.status, answer.text.slice(0, 300)).toBe(200)
  }
})

it(`refuses hostile text in the bank's form without failing, and the payment stays as it is${source}`, async () => {
  const product = await newProduct()
  const { payment } = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  const path = new URL(payment?.approvalUrl ?? '').pathname
  for (const group of groupsOf(TEXTS, 100)) {
    const statuses = await inParallel(group, AT_ONCE, async (text) => {
      const form = new URLSearchParams({ accountNumber: text, secretKey: text })
      const response = await fetch(marketUrl('bank', path), { method: 'POST', body: form, redirect: 'manual' })
      await response.text()
      return response.status
    })
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
  }
  expect(await paymentAtBank(payment?.paymentId ?? '')).toMatchObject({ status: 'requires_approval', capturedMinor: 0 })
})

it.each(PARTS)(
  `keeps every name of a supplier as it was typed, or refuses it by name, and takes no search in forecasts for a command (part %i)${source}`,
  async (_part, texts) => {
    const [{ vendorId }] = SHOPS
    const headers = operatorHeaders()
    await inParallel(sharesOf(texts), AT_ONCE, async (group) => {
      const supplierId = makeId('supplier', randomBytes(16))
      const terms = { vendorId, supplierId, leadDays: 1, minOrderMinor: 0, paymentDays: 14, isActive: true }
      for (const text of group) {
        const { answer, taken } = await fill({ name: 'Mill' }, text, ({ name }) =>
          call({ kind: 'mutation', path: 'purchase.saveSupplier' }, { ...terms, name }, headers),
        )
        expect(answer.status, `${quoted(text)}: ${answer.text.slice(0, 300)}`).toBe(200)
        if (taken.length > 0) {
          const { data } = await call({ kind: 'query', path: 'purchase.suppliers' }, { vendorId }, headers)
          const kept = (data as { supplierId: string; name: string }[]).find((one) => one.supplierId === supplierId)
          expect(kept?.name, quoted(text)).toBe(text.trim())
        }
        const found = await call({ kind: 'query', path: 'forecast.rows' }, { vendorId, words: text, limit: 1 }, headers)
        expect([200, 400], `${quoted(text)}: ${found.text.slice(0, 300)}`).toContain(found.status)
        if (found.status === 400) expect(found.fields, quoted(text)).toContain('words')
      }
    })
  },
)
