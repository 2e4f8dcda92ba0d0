import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { makeId } from '@onhand/domain/ids'
import { beforeAll, expect, it } from 'vitest'
import { inParallel } from '../../tools/client/in-parallel.ts'
import { marketUrl } from '../harness/market.ts'
import { availableUnits, newCartId, productsInStock, readyCart, startPayment } from '../harness/shopper.ts'

const STRINGS = resolve(import.meta.dirname, '../../../shared/external/naughty-strings/blns.json')
const hasStrings = existsSync(STRINGS)
/** Ours, beside the collection's: what breaks encodings, databases and spreadsheets. */
const OWN = [
  '\0',
  'a\0b',
  '\ud800',
  '=1+1',
  '"; drop table product; --',
  '%',
  '_',
  'x'.repeat(10_000),
  '\u202e',
  '🇬🇧'.repeat(50),
]
const texts: string[] = [...OWN, ...(hasStrings ? (JSON.parse(readFileSync(STRINGS, 'utf8')) as string[]) : [])]

type Answer = { status: number; fields: string[]; text: string }

async function call(path: string, init?: RequestInit): Promise<Answer> {
  // Once more when a kept connection was closed under the request: that says nothing about the shop.
  const response = await fetch(marketUrl('shop', path), init).catch(() => fetch(marketUrl('shop', path), init))
  const text = await response.text()
  const body = parse(text) as { error?: { data?: { fields?: { field: string }[] | null } } }
  return { status: response.status, fields: body.error?.data?.fields?.map((one) => one.field) ?? [], text }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

function query(procedure: string, input: unknown): Promise<Answer> {
  return call(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`)
}

function mutate(procedure: string, input: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  return call(`/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) })
}

const cartId = newCartId()
const lineId = makeId('cartLine', new Uint8Array(16).fill(7))
const contact = { name: 'A', email: 'a@example.com', phone: '' }
const address = {
  name: 'A',
  line1: '1 Road',
  line2: '',
  city: 'London',
  region: '',
  postcode: 'E8 1AA',
  country: 'GB',
  phone: '',
}

/** Every text a shopper can type, and how it reaches the shop. */
const FIELDS: [field: string, send: (text: string) => Promise<Answer>][] = [
  ['query', (text) => query('catalog.search', { locale: 'en', query: text })],
  ['query', (text) => query('catalog.suggest', { locale: 'en', query: text })],
  ['slug', (text) => query('catalog.product', { locale: 'en', slug: text })],
  ['slug', (text) => query('vendors.shop', { locale: 'en', slug: text })],
  ['category', (text) => query('catalog.listing', { locale: 'en', category: text })],
  ['cursor', (text) => query('catalog.listing', { locale: 'en', cursor: text })],
  ['token', (text) => query('order.byToken', { token: text })],
  ['cartId', (text) => query('cart.get', { cartId: text })],
  ['note', (text) => mutate('cart.setLine', { cartId, lineId, note: text })],
  ...Object.keys(contact).map((key): [string, (text: string) => Promise<Answer>] => [
    `contact.${key}`,
    (text) => mutate('checkout.setAddress', { cartId, contact: { ...contact, [key]: text }, address }),
  ]),
  ...Object.keys(address).map((key): [string, (text: string) => Promise<Answer>] => [
    `address.${key}`,
    (text) => mutate('checkout.setAddress', { cartId, contact, address: { ...address, [key]: text } }),
  ]),
]

beforeAll(async () => {
  const [product] = await productsInStock()
  await mutate('cart.addLine', { cartId, lineId, skuId: product.skuId, units: 1 })
})

const source = hasStrings ? '' : ' (only our own strings: the collection is not here)'
it.each(FIELDS)(`takes or refuses, but never fails on, hostile text in %s${source}`, async (field, send) => {
  const answers = await inParallel(texts, 8, send)
  for (const [index, answer] of answers.entries()) {
    const about = JSON.stringify(texts[index]?.slice(0, 60))
    expect(answer.status, `${about} was answered ${answer.status}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
    if (answer.status === 400) expect(answer.fields, `${about} was refused without naming the field`).toContain(field)
  }
})

it('keeps a text it accepts exactly as it was typed', async () => {
  const typed = 'Zoë  O’Neil-王 =1+1 <b>"x"</b> \\ %_ {{7*7}} 😀'
  const answer = await mutate('checkout.setAddress', { cartId, contact: { ...contact, name: typed }, address })
  const { result } = JSON.parse(answer.text) as { result: { data: { contact: { name: string } } } }
  expect(result.data.contact.name).toBe(typed)
})

it.each([
  ['units', 0],
  ['units', -1],
  ['units', 1.5],
  ['units', 1e21],
  ['units', '1'],
  ['units', null],
])('refuses %s of %j, names the field and changes nothing', async (field, units) => {
  const [product] = await productsInStock()
  const before = await availableUnits(product.skuId)
  const cart = newCartId()
  const answer = await mutate('cart.addLine', { cartId: cart, lineId, skuId: product.skuId, units })
  expect(answer.status).toBe(400)
  expect(new Set(answer.fields)).toEqual(new Set([field]))
  expect((await query('cart.get', { cartId: cart })).text).toContain('"unitCount":0')
  expect(await availableUnits(product.skuId)).toBe(before)
})

it.each([
  ['a body that is no JSON', '{"cartId":'],
  ['a list where an object is wanted', '[]'],
  ['nothing', ''],
])('refuses %s', async (_what, body) => {
  const headers = { 'content-type': 'application/json' }
  const { status } = await call('/trpc/cart.addLine', { method: 'POST', headers, body })
  expect(status).toBe(400)
})

it.each(['bank', 'supplier', 'carrier'])('refuses an unsigned webhook of the %s', async (who) => {
  const body = JSON.stringify({ type: 'payment.captured', timestampMs: Date.now(), data: {} })
  const { status } = await call(`/webhooks/${who}`, { method: 'POST', body })
  expect(status).toBe(401)
})

it("refuses hostile text in the bank's form without failing, and the payment stays as it is", async () => {
  const [product] = await productsInStock()
  const { payment } = await startPayment(await readyCart([{ skuId: product.skuId, units: 1 }]))
  const path = new URL(payment?.approvalUrl ?? '').pathname
  const statuses = await inParallel(texts.slice(0, 200), 8, async (text) => {
    const form = new URLSearchParams({ accountNumber: text, secretKey: text })
    const response = await fetch(marketUrl('bank', path), { method: 'POST', body: form, redirect: 'manual' })
    return response.status
  })
  expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
})

it('gives nothing of the operator to a stranger', async () => {
  const calls: [string, unknown][] = [
    ['operator.stockCheck', { limit: 1 }],
    ['operator.ledgerCheck', undefined],
    ['operator.deadLetters', {}],
    ['order.record', { orderGroupId: 'grp_0000000000000000' }],
  ]
  const answers = await Promise.all(calls.map(([procedure, input]) => query(procedure, input)))
  for (const answer of answers) expect([401, 403]).toContain(answer.status)
})
