import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { idOf } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import type { ServiceDeps } from '@onhand/service/deps'
import { OPERATOR, OUTSIDERS, placedWorld } from '@onhand/testing/ordering/placed-world'
import { TRPCError } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createCallerFactory, router } from '../trpc.ts'
import { DomainRefusal } from '../unwrap.ts'
import { cartRouter } from './cart-router.ts'
import { checkoutRouter } from './checkout-router.ts'
import { orderRouter } from './order-router.ts'

const caller = createCallerFactory(router({ cart: cartRouter, checkout: checkoutRouter, order: orderRouter }))
const CART_ID = idOf('cart', 'crt_00000000000000000001')
const NOBODY: Actor = { kind: 'nobody' }

/** Carts that say what reached them. */
function recordingCarts() {
  const calls: string[] = []
  const carts = new Proxy({} as ServiceDeps['carts'], {
    get:
      (_target, name) =>
      async (...parameters: unknown[]) => {
        calls.push(String(name))
        return { ok: true, value: parameters }
      },
  })
  return { calls, carts }
}

function asCaller(actor: Actor, deps: unknown) {
  return caller({ actor, deps: deps as ServiceDeps })
}

/** What a call was turned away with: transport code and refusal, or the fields that were wrong. */
async function refusalOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    if (error.cause instanceof DomainRefusal) return [error.code, error.cause.refusal]
    if (error.cause instanceof z.ZodError) return [error.code, error.cause.issues.map((issue) => issue.path.join('.'))]
    throw error
  }
}

describe('what a shopper sends', () => {
  const contact = { name: 'Ada', email: 'ada@example.com', phone: '' }
  const address = { name: 'Ada', line1: '1 Street', city: 'London', postcode: 'N1', country: 'GB' }

  it.each([
    ['cartId', { cartId: 'crt_short', contact, address }],
    ['cartId', { cartId: `crt_${'a'.repeat(41)}`, contact, address }],
    ['contact.email', { cartId: CART_ID, contact: { ...contact, email: 'ada@' }, address }],
    ['contact.name', { cartId: CART_ID, contact: { ...contact, name: '   ' }, address }],
    ['address.country', { cartId: CART_ID, contact, address: { ...address, country: 'England' } }],
    ['address.line1', { cartId: CART_ID, contact, address: { ...address, line1: 'a\u0000b' } }],
    ['address.latitude', { cartId: CART_ID, contact, address: { ...address, latitude: 91 } }],
  ])('is refused with the name of the field: %s', async (field, input) => {
    const { calls, carts } = recordingCarts()
    const shop = asCaller(NOBODY, { carts })
    expect(await refusalOf(() => shop.checkout.setAddress(input))).toEqual(['BAD_REQUEST', [field]])
    expect(calls).toEqual([])
  })

  it.each([0, -1, 1.5, 100_001, Number.NaN])('is refused for %d units', async (units) => {
    const { calls, carts } = recordingCarts()
    const line = { cartId: CART_ID, lineId: idOf('cartLine', 'cln_one'), skuId: idOf('sku', 'sku_one'), units }
    expect(await refusalOf(() => asCaller(NOBODY, { carts }).cart.addLine(line))).toEqual(['BAD_REQUEST', ['units']])
    expect(calls).toEqual([])
  })

  const blns = join(import.meta.dirname, '../../../../../shared/external/naughty-strings/blns.json')
  it.skipIf(!existsSync(blns))('is kept as typed or refused by name, whatever it is (needs ../shared)', async () => {
    const naughty = z.array(z.string()).parse(JSON.parse(readFileSync(blns, 'utf8')))
    const shop = asCaller(NOBODY, { carts: recordingCarts().carts })
    for (const text of naughty) {
      const input = { cartId: CART_ID, contact: { ...contact, name: text }, address: null }
      const answer = await refusalOf(() => shop.checkout.setAddress(input))
      const isRefused = Array.isArray(answer) && answer[0] === 'BAD_REQUEST'
      if (isRefused) expect(answer[1]).toContain('contact.name')
      else expect(JSON.stringify(answer)).toContain(JSON.stringify(text.trim()))
      expect(await refusalOf(() => shop.order.byToken({ token: `${text}\n` }))).toContain('BAD_REQUEST')
    }
  })
})

describe('orders', () => {
  it.each(OUTSIDERS)('are not changed or read in full by %s', async (_name, actor) => {
    const { world, group } = await placedWorld()
    const shop = asCaller(actor, { ...world.deps(), orders: world.orders })
    const [order] = group.orders
    const [line] = order?.lines ?? []
    if (!order || !line) throw new Error('nothing was ordered')
    const lines = [{ orderLineId: line.id, units: 1, isRestocked: true }]
    const refused =
      actor.kind === 'nobody' ? ['UNAUTHORIZED', { code: 'sign_in_required' }] : ['FORBIDDEN', { code: 'forbidden' }]
    const refund = { refundId: idOf('refund', 'rfd_one'), orderId: order.id, reason: 'x', lines }
    expect(await refusalOf(() => shop.order.refund(refund))).toEqual(refused)
    expect(await refusalOf(() => shop.order.cancel({ orderId: order.id, reason: 'x' }))).toEqual(refused)
    expect(await refusalOf(() => shop.order.ship({ orderId: order.id }))).toEqual(refused)
    expect(await refusalOf(() => shop.order.record({ orderGroupId: group.id }))).toEqual(refused)
  })

  it('say what is wrong to the operator', async () => {
    const { world, group } = await placedWorld()
    const shop = asCaller(OPERATOR, { ...world.deps(), orders: world.orders })
    expect(await shop.order.record({ orderGroupId: group.id })).toMatchObject({ group: { id: group.id } })
    expect(await refusalOf(() => shop.order.cancel({ orderId: idOf('order', 'ord_unknown'), reason: 'x' }))).toEqual([
      'NOT_FOUND',
      { code: 'not_found', what: 'order' },
    ])
  })
})
