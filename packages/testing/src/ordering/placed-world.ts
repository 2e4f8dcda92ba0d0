import { PERMISSIONS } from '@onhand/domain/identity/permissions'
import { type CartId, idOf } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import { addLine, type CartState, emptyCart } from '@onhand/domain/ordering/cart'
import { planCheckout, withAllocations } from '@onhand/domain/ordering/checkout-plan'
import type { PlacedOrderGroup } from '@onhand/domain/ordering/types'
import { saleJournal } from '@onhand/domain/payments/postings'
import { A_CONTACT, AN_ADDRESS, aDeliveryOption, SHOP_LOCATION } from './builders.ts'
import { CheckoutWorld, GROCER, MILK, MUG, POTTER } from './checkout-world.ts'

/** A program that may change orders. */
export const OPERATOR: Actor = { kind: 'program', name: 'operator', scopes: ['*'] }
/** Everyone who may not, by name. */
export const OUTSIDERS: readonly (readonly [string, Actor])[] = [
  ['nobody', { kind: 'nobody' }],
  [
    'a shopper',
    {
      kind: 'person',
      personId: idOf('person', 'per_shopper'),
      email: 'ada@example.com',
      isEmailVerified: true,
      isOperator: false,
      memberships: [],
    },
  ],
  [
    'a vendor of another shop',
    {
      kind: 'person',
      personId: idOf('person', 'per_vendor'),
      email: 'shop@example.com',
      isEmailVerified: true,
      isOperator: false,
      memberships: [{ vendorId: idOf('vendor', 'vnd_other'), permissions: PERMISSIONS }],
    },
  ],
  ['a program with another scope', { kind: 'program', name: 'feed', scopes: ['catalog'] }],
]

/** A world in which one checkout was paid and placed: three milks of the grocer by courier, two mugs of the potter. */
export async function placedWorld(): Promise<{ readonly world: CheckoutWorld; readonly group: PlacedOrderGroup }> {
  const world = new CheckoutWorld()
  const cart = fullCart(world, idOf('cart', 'crt_00000000000000placed'))
  const delivery = aDeliveryOption()
  const planned = planCheckout(cart, {
    skus: world.skus,
    terms: new Map(
      [GROCER, POTTER].map((vendorId) => [
        vendorId,
        {
          vendorId,
          commissionBps: 1200,
          supplierId: idOf('supplier', `sup_${vendorId.slice(4)}`),
          locationIds: [SHOP_LOCATION],
          delivery,
        },
      ]),
    ),
    expectedTotalMinor: 3 * 120 + 2 * 1499 + 600,
    locale: 'en',
  })
  if (!planned.ok) throw new Error(planned.error.code)
  const { paymentId, claims } = planned.value
  const allocations = new Map()
  for (const claim of claims) {
    await world.stock.reserve(claim.skuId, { ...claim, expiresAtMs: world.nowMs + 900_000 })
    const allocated = await world.stock.allocate(claim.skuId, claim.reservationId)
    if (allocated.ok) allocations.set(claim.skuId, allocated.value.allocations)
  }
  const plan = withAllocations(planned.value, allocations)
  const payment = await world.bank.create({
    paymentId,
    amountMinor: plan.group.totalMinor,
    currency: 'GBP',
    description: '',
    returnUrl: '',
    expiresAtMs: world.nowMs + 600_000,
  })
  if (!payment.ok) throw new Error(payment.error.code)
  const { providerPaymentId } = payment.value
  world.bank.approve(paymentId)
  await world.bank.capture(paymentId, providerPaymentId, plan.group.totalMinor)
  const group: PlacedOrderGroup = {
    ...plan.group,
    placedAtMs: world.nowMs,
    payment: {
      id: paymentId,
      provider: 'bank',
      providerPaymentId,
      transactionNumber: `TX-${paymentId}`,
      amountMinor: plan.group.totalMinor,
      capturedAtMs: world.nowMs,
    },
  }
  const journal = saleJournal({ orderGroupId: group.id, currency: 'GBP', atMs: world.nowMs, orders: group.orders })
  await world.orders.insertPlaced(group, { events: [], journals: [journal], outbox: [] })
  return { world, group }
}

function fullCart(world: CheckoutWorld, cartId: CartId): CartState {
  let cart: CartState = emptyCart(cartId, 'en')
  for (const [skuId, units] of [
    [MILK, 3],
    [MUG, 2],
  ] as const) {
    const sku = world.skus.get(skuId)
    const added = sku && addLine(cart, { lineId: idOf('cartLine', `cln_${skuId.slice(4)}`), sku, units })
    if (added?.ok) cart = added.value
  }
  const delivery = aDeliveryOption()
  return {
    ...cart,
    contact: A_CONTACT,
    address: AN_ADDRESS,
    deliveries: { [GROCER]: delivery, [POTTER]: delivery },
  }
}
