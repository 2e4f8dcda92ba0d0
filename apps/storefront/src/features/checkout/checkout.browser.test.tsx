import { idOf } from '@onhand/domain/ids'
import type { CartView } from '@onhand/domain/ordering/types'
import { SHOP_EN } from '@onhand/i18n/shop/en'
import { shopMessages } from '@onhand/i18n/shop/shop-messages'
import { TextProvider } from '@onhand/ui'
import { createMemoryHistory, MemoryRouter, Route, type RouteSectionProps } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sendThrough } from '../../lib/api.ts'
import { aCart, aLine } from '../cart/test-cart.ts'
import { accept } from '../cart/cart-store.ts'
import { CheckoutPage } from './checkout-page.tsx'

const BANK = 'https://bank.example'
const delivery = {
  methodId: 'bike',
  kind: 'delivery' as const,
  name: 'Bike courier',
  locationId: idOf('location', 'loc_mill'),
  locationName: 'Mill Lane',
  priceMinor: 0,
  currency: 'GBP',
  promise: {
    fromMs: 0,
    toMs: 0,
    timeZone: 'UTC',
    reason: { cutOffMinute: 0, isAfterCutOff: false, transitDays: 0, closedDaysSkipped: 0 },
  },
}
const address = {
  name: 'Ada',
  line1: '1 Mare Street',
  line2: '',
  city: 'London',
  region: '',
  postcode: 'E8',
  country: 'GB',
  phone: '',
  latitude: null,
  longitude: null,
}
const ready = (overrides: Partial<CartView> = {}, line = aLine()): CartView => {
  const cart = aCart({ contact: { name: 'Ada', email: 'ada@example.com', phone: '' }, address, ...overrides }, [line])
  return { ...cart, groups: cart.groups.map((group) => ({ ...group, delivery })) }
}
const paying = ready({
  status: 'paying',
  payment: {
    paymentId: idOf('payment', 'pay_a1'),
    status: 'requires_approval',
    approvalUrl: `${BANK}/approve/1`,
    expiresAtMs: 0,
    amountMinor: 1000,
  },
})
const ok = (data: unknown) => Response.json({ result: { data } })
const refuse = (refusal: unknown) => Response.json({ error: { data: { domainError: refusal } } }, { status: 409 })

type Answers = Partial<Record<string, (count: number) => Response>>
let calls: string[] = []

/** Plays the api: each procedure answers by how often it was called; the cart is what `cart` says. */
function playApi(cart: () => CartView, answers: Answers): void {
  calls = []
  sendThrough(async (url) => {
    const name = new URL(url, 'http://shop.localhost').pathname.split('/').at(-1) ?? ''
    calls.push(name)
    const count = calls.filter((call) => call === name).length
    const answer = answers[name]
    if (answer) return answer(count)
    if (name === 'cart.get') return ok(cart())
    if (name === 'checkout.deliveryOptions') return ok([{ vendorId: 'vnd_mill', options: [delivery] }])
    return refuse({ code: 'payment_pending' })
  })
}

function show(): void {
  const history = createMemoryHistory()
  history.set({ value: '/en/checkout' })
  render(() => (
    <MemoryRouter
      history={history}
      root={(props: RouteSectionProps) => (
        <TextProvider messages={shopMessages('en', SHOP_EN)}>{props.children}</TextProvider>
      )}
    >
      <Route path="/en/checkout" component={CheckoutPage} />
      <Route path="/en/order/:token" component={(props: RouteSectionProps) => <p>order {props.params['token']}</p>} />
    </MemoryRouter>
  ))
}

const popup = { closed: false, document: { body: { textContent: '' } }, location: { replace: vi.fn() }, close: vi.fn() }

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = vi.fn()
  localStorage.setItem('cart', JSON.stringify('crt_01234567890123456789'))
  vi.stubGlobal(
    'open',
    vi.fn(() => popup),
  )
  popup.location.replace.mockClear()
  popup.close.mockClear()
})
afterEach(() => {
  cleanup()
  accept(null)
  vi.useRealTimers()
})

it('[SHOP-5] opens the bank’s window inside the press, once for two presses, and goes on to the order', async () => {
  playApi(() => ready(), {
    'checkout.startPayment': () => ok(paying),
    'checkout.complete': (count) => (count === 1 ? refuse({ code: 'payment_pending' }) : ok({ orderToken: 'tok' })),
  })
  show()
  const pay = await screen.findByRole('button', { name: 'Pay £8.40 at your bank' })
  fireEvent.click(pay)
  expect(window.open).toHaveBeenCalledTimes(1)
  fireEvent.click(pay)
  await vi.waitFor(() => expect(popup.location.replace).toHaveBeenCalledWith(`${BANK}/approve/1`))
  expect([
    calls.filter((call) => call === 'checkout.startPayment').length,
    vi.mocked(window.open).mock.calls.length,
  ]).toEqual([1, 1])
  await screen.findByText('order tok', {}, { timeout: 10_000 })
  expect(localStorage.getItem('cart')).toBeNull()
})

it('[SHOP-5] takes a payment up after a reload, without another press', async () => {
  playApi(() => paying, { 'checkout.complete': () => ok({ orderToken: 'tok' }) })
  show()
  await screen.findByText('order tok')
  expect(calls).not.toContain('checkout.startPayment')
})

it('[SHOP-6] asks at once when the bank speaks, and does not listen to others', async () => {
  // What it asks by itself now and then waits: here only the bank makes it ask.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  playApi(() => paying, {})
  show()
  await screen.findByText('Waiting for your bank')
  const asked = () => calls.filter((call) => call === 'checkout.complete').length
  await vi.waitFor(() => expect(asked()).toBe(1))
  window.dispatchEvent(new MessageEvent('message', { origin: 'https://evil.example', data: { type: 'bank.payment' } }))
  expect(asked()).toBe(1)
  window.dispatchEvent(new MessageEvent('message', { origin: BANK, data: { type: 'bank.payment' } }))
  await vi.waitFor(() => expect(asked()).toBe(2))
})

it('[SHOP-4] says the old and the new total, charges nothing, and closes the bank’s window', async () => {
  let cart = ready()
  playApi(() => cart, {
    'checkout.startPayment': () => {
      cart = ready({}, aLine({ unitPriceMinor: 450, totalMinor: 900 }))
      return refuse({ code: 'total_changed', expectedTotalMinor: 840, totalMinor: 900 })
    },
  })
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'Pay £8.40 at your bank' }))
  expect((await screen.findByText(/The total changed/)).textContent).toBe(
    'The total changed from £8.40 to £9.00. Nothing was charged. Please look again.',
  )
  await screen.findByRole('button', { name: 'Pay £9.00 at your bank' })
  await vi.waitFor(() => expect(popup.close).toHaveBeenCalled())
  expect([popup.close.mock.calls.length, popup.location.replace.mock.calls.length]).toEqual([1, 0])
})

it('[SHOP-4] shows what is left at the line, and mends it with one press', async () => {
  let cart = ready()
  playApi(() => cart, {
    'checkout.startPayment': () => {
      cart = ready({}, aLine({ problem: { code: 'insufficient_stock', availableUnits: 1 } }))
      return refuse({ code: 'lines_unavailable', lines: [] })
    },
    'cart.setLine': () => {
      cart = ready({}, aLine({ units: 1, totalMinor: 420 }))
      return ok(cart)
    },
  })
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'Pay £8.40 at your bank' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Update to 1' }))
  await screen.findByRole('button', { name: 'Pay £4.20 at your bank' })
  expect(screen.queryByText(/Some things are no longer there/)).toBeNull()
})

it.each([
  ['declined', 'The bank declined the payment. Nothing was charged.'],
  ['expired', 'The time to pay ran out. Nothing was charged; your cart is as it was.'],
  ['stock_gone', 'Something sold out before the payment arrived. Your money goes back at once.'],
])('[SHOP-4] gives the cart back when the payment came back: %s', async (reason, sentence) => {
  let cart = paying
  playApi(() => cart, {
    'checkout.complete': () => {
      cart = ready()
      return refuse({ code: 'payment_returned', reason })
    },
  })
  show()
  await screen.findByText(sentence)
  await screen.findByRole('button', { name: 'Pay £8.40 at your bank' })
})

it('[SHOP-5] gives the cart back when the shopper gives up', async () => {
  let cart = paying
  playApi(() => cart, {
    'checkout.cancelPayment': () => {
      cart = ready()
      return ok(cart)
    },
  })
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel and change something' }))
  await screen.findByText('Payment cancelled. Nothing was charged and your cart is back.')
  await screen.findByRole('button', { name: 'Pay £8.40 at your bank' })
})

it('names the fields that are missing before anything is sent', async () => {
  playApi(() => aCart(), {})
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'Continue' }))
  expect(screen.getByRole('textbox', { name: 'Your name' }).getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your name' }))
  expect(calls).not.toContain('checkout.setAddress')
})

it('[SHOP-3] puts a refused change back and asks again what was not answered', async () => {
  playApi(() => aCart(), {
    'checkout.setAddress': (count) => {
      if (count === 1) throw new TypeError('connection lost')
      return ok(ready())
    },
    'checkout.chooseDelivery': () => ok(ready()),
  })
  show()
  const type = (name: string, value: string) =>
    fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })
  await screen.findByRole('button', { name: 'Continue' })
  for (const [name, value] of [
    ['Your name', 'Ada'],
    ['E-mail', 'ada@example.com'],
    ['Street and number', '1 Mare Street'],
    ['Town or city', 'London'],
  ] as const)
    type(name, value)
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await screen.findByRole('button', { name: 'Pay £8.40 at your bank' }, { timeout: 10_000 })
  expect(calls.filter((call) => call === 'checkout.setAddress')).toHaveLength(2)
})
