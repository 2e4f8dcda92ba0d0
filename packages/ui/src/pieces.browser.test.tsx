import { idOf } from '@onhand/domain/ids'
import { shopMessages } from '@onhand/i18n/shop/shop-messages'
import { SHOP_EN } from '@onhand/i18n/shop/en'
import { fireEvent, render, screen } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { expect, it, vi } from 'vitest'
import {
  Chain,
  clearToasts,
  Field,
  Picture,
  ProductCard,
  PromiseLine,
  Stepper,
  StockLine,
  TextProvider,
  showToast,
  showToastOnNext,
  Toasts,
} from './index.ts'

const messages = shopMessages('en', SHOP_EN)
const option = {
  methodId: 'bike',
  kind: 'delivery' as const,
  name: 'Bike courier',
  locationId: idOf('location', 'loc_marlow'),
  locationName: 'Marlow Road',
  priceMinor: 0,
  currency: 'GBP',
  promise: {
    fromMs: Date.now(),
    toMs: Date.now(),
    timeZone: 'Europe/London',
    reason: { cutOffMinute: 840, isAfterCutOff: false, transitDays: 0, closedDaysSkipped: 1 },
  },
}

it('[UI-2] says how many are left, and ticks when the number changes', () => {
  const [units, setUnits] = createSignal(7)
  const { container } = render(() => (
    <TextProvider messages={messages}>
      <StockLine availableUnits={units()} place="Marlow Road" isLive hasBar isAnnounced />
    </TextProvider>
  ))
  expect(screen.getByRole('status').textContent).toBe('7 left at Marlow RoadLive')
  expect(container.querySelector('.is-few')).not.toBeNull()
  setUnits(3)
  expect(screen.getByRole('status').textContent).toBe('3 left at Marlow RoadLive')
  expect(container.querySelector('.is-low .tick')).not.toBeNull()
  setUnits(0)
  expect(screen.getByRole('status').textContent).toBe('Sold outLive')
})

it('gives the promise and, on tap, its reason', () => {
  render(() => (
    <TextProvider messages={messages}>
      <PromiseLine option={option} placeName="Hackney" hasReason />
    </TextProvider>
  ))
  expect(screen.getByText(/to Hackney/).textContent).toContain('free')
  expect(screen.getByText(/Order before 14:00/).textContent).toContain('1 closed day is skipped.')
})

it('offers one press to add what needs no choice, and none for what is sold out', () => {
  const onAdd = vi.fn()
  const card = {
    productId: idOf('product', 'prd_bread'),
    slug: 'bread',
    title: 'Sourdough',
    skuId: idOf('sku', 'sku_bread'),
    skuCount: 1,
    image: null,
    price: { priceMinor: 420, currency: 'GBP', compareAtMinor: null, unitPrice: null },
    stock: { availableUnits: 3, locationName: null, earliestExpiryDate: null },
    vendor: { vendorId: idOf('vendor', 'vnd_mill'), slug: 'mill', name: 'The Mill', city: 'London' },
    fastestMethod: null,
  }
  render(() => (
    <TextProvider messages={messages}>
      <ProductCard product={card} href="/en/p/bread" onAdd={onAdd} />
      <ProductCard
        product={{ ...card, title: 'Rye', stock: { ...card.stock, availableUnits: 0 } }}
        href="/en/p/rye"
        onAdd={onAdd}
      />
    </TextProvider>
  ))
  fireEvent.click(screen.getByRole('button', { name: 'Add Sourdough to cart' }))
  expect(onAdd).toHaveBeenCalledWith(card)
  expect(screen.queryByRole('button', { name: 'Add Rye to cart' })).toBeNull()
})

it('keeps a typed quantity within its bounds and ignores what is no number', () => {
  const onChange = vi.fn()
  render(() => (
    <TextProvider messages={messages}>
      <Stepper units={2} min={1} max={9} label="Quantity" onChange={onChange} />
    </TextProvider>
  ))
  const input = screen.getByRole('textbox', { name: 'Quantity' })
  fireEvent.change(input, { target: { value: '40' } })
  fireEvent.change(input, { target: { value: 'many' } })
  expect(onChange.mock.calls).toEqual([[9]])
})

it('ties label, hint and error to the input', () => {
  render(() => <Field label="E-mail" hint="For the receipt" error="Please check this." />)
  const input = screen.getByRole('textbox', { name: 'E-mail' })
  const described = (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
  expect([input.getAttribute('aria-invalid'), ...described]).toEqual(['true', 'Please check this.', 'For the receipt'])
})

it('marks the link of the chain that is happening', () => {
  render(() => (
    <Chain
      label="Where your order is"
      steps={[
        { key: 'shop', icon: 'store', label: 'Shop', time: '21 Nov, 14:05', detail: null, state: 'done' },
        { key: 'bank', icon: 'landmark', label: 'Bank', time: null, detail: 'No. 42', state: 'now' },
      ]}
    />
  ))
  expect(
    screen.getByRole('list', { name: 'Where your order is' }).querySelector('[aria-current="step"]')?.textContent,
  ).toBe('BankNo. 42')
})

it('[UI-4] shows an uploaded picture as AVIF first, no wider than it is, and a drawing as it is', () => {
  const image = { url: '/media/i/0a1b/640.webp', alt: 'A loaf', width: 700, height: 900, tint: '#e7e5df' }
  const { container } = render(() => (
    <>
      <Picture image={image} />
      <Picture image={{ ...image, url: '/media/loaf.svg' }} />
    </>
  ))
  const [source, ...others] = container.querySelectorAll('source')
  expect(others).toEqual([])
  expect(source?.getAttribute('type')).toBe('image/avif')
  const widths = [160, 320, 640]
  const sizes = (format: string) => widths.map((width) => `/media/i/0a1b/${width}.${format} ${width}w`).join(', ')
  expect(source?.getAttribute('srcset')).toBe(sizes('avif'))
  expect([...container.querySelectorAll('img')].map((img) => img.getAttribute('srcset'))).toEqual([sizes('webp'), null])
})

it('[UI-5] keeps the notice of what led to a page for that page, and for no other', async () => {
  render(() => <Toasts />)
  showToast('Saved here')
  clearToasts()
  expect(screen.queryByText('Saved here')).toBeNull()
  showToastOnNext('The count is closed')
  clearToasts()
  expect(screen.getByText('The count is closed')).toBeTruthy()
  clearToasts()
  expect(screen.queryByText('The count is closed')).toBeNull()
})
