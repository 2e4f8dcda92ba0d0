import { idOf } from '@onhand/domain/ids'
import { A_CONTACT, AN_ADDRESS, SHOP_LOCATION } from '@onhand/testing/ordering/builders'
import { CheckoutWorld, GROCER, MILK, MUG } from '@onhand/testing/ordering/checkout-world'
import { expect, it } from 'vitest'
import { addLineTo, chooseDeliveryOf, setAddressOf } from './edit-cart.ts'
import { startPayment } from './start-payment.ts'
import { MemoryCart } from './test-checkout.ts'

const line = (skuId: typeof MILK, currency: string | null) => ({
  lineId: idOf('cartLine', `cln_${skuId.slice(4)}`),
  skuId,
  units: 2,
  locale: 'en' as const,
  currency,
})

function aWorld() {
  const world = new CheckoutWorld()
  world.listed.set(MILK, { currency: 'EUR', priceMinor: 150 })
  return { world, cart: new MemoryCart(world, idOf('cart', 'crt_00000000000000000eur')) }
}

it('[CAT-10] charges in the currency that the goods were shown in, as the shop asks it', async () => {
  const { world, cart } = aWorld()
  const added = await cart.call((session) => addLineTo(session, line(MILK, 'EUR')))
  expect(added).toMatchObject({ ok: true, value: { currency: 'EUR', itemsMinor: 300 } })
  await cart.call((session) =>
    setAddressOf(session, { contact: A_CONTACT, address: AN_ADDRESS, personId: null, locale: 'en' }),
  )
  const choices = [{ vendorId: GROCER, methodId: 'pickup', locationId: SHOP_LOCATION }]
  await cart.call((session) => chooseDeliveryOf(session, { choices, locale: 'en' }))
  const started = await cart.call((session) => startPayment(session, { expectedTotalMinor: 300, locale: 'en' }))
  expect(started).toMatchObject({ ok: true, value: { currency: 'EUR', totalMinor: 300 } })
  expect(cart.record.checkout?.plan.group).toMatchObject({ currency: 'EUR', totalMinor: 300 })
  const { paymentId } = cart.record.checkout?.payment ?? {}
  expect(paymentId && (await world.bank.find(paymentId))).toMatchObject({ currency: 'EUR', amountMinor: 300 })
})

it('[CAT-10] takes the shop’s own currency where it asks no price in the other, and one currency per cart', async () => {
  const { cart } = aWorld()
  expect(await cart.call((session) => addLineTo(session, line(MUG, 'EUR')))).toMatchObject({
    value: { currency: 'GBP' },
  })
  expect(await cart.call((session) => addLineTo(session, line(MILK, 'EUR')))).toMatchObject({
    value: { currency: 'GBP', itemsMinor: 2 * 1499 + 2 * 120 },
  })
  const euros = aWorld().cart
  await euros.call((session) => addLineTo(session, line(MILK, 'EUR')))
  expect(await euros.call((session) => addLineTo(session, line(MUG, 'EUR')))).toEqual({
    ok: false,
    error: { code: 'currency_mixed', currency: 'EUR' },
  })
})

it('[CAT-10] [ORD-6] refuses goods whose price in the cart’s currency is gone, and charges nothing', async () => {
  const { world, cart } = aWorld()
  await cart.call((session) => addLineTo(session, line(MILK, 'EUR')))
  await cart.call((session) =>
    setAddressOf(session, { contact: A_CONTACT, address: null, personId: null, locale: 'en' }),
  )
  const choices = [{ vendorId: GROCER, methodId: 'pickup', locationId: SHOP_LOCATION }]
  await cart.call((session) => chooseDeliveryOf(session, { choices, locale: 'en' }))
  world.listed.clear()
  expect(await cart.call((session) => startPayment(session, { expectedTotalMinor: 300, locale: 'en' }))).toMatchObject({
    error: { code: 'lines_unavailable', lines: [{ problem: { code: 'not_sold' } }] },
  })
})
