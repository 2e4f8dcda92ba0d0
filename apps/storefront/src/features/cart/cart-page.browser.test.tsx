import { SHOP_EN } from '@onhand/i18n/shop/en'
import { shopMessages } from '@onhand/i18n/shop/shop-messages'
import { TextProvider } from '@onhand/ui'
import { createMemoryHistory, MemoryRouter, Route, type RouteSectionProps } from '@solidjs/router'
import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { afterEach, expect, it } from 'vitest'
import { sendThrough } from '../../lib/api.ts'
import { CartPage } from './cart-page.tsx'
import { accept } from './cart-store.ts'
import { aCart, aLine } from './test-cart.ts'

afterEach(() => {
  cleanup()
  accept(null)
})

it('[SHOP-9] keeps the note that is being typed, and the focus, when the answer to another change comes', async () => {
  const price = aLine().unitPriceMinor
  const cartOf = (units: number) => aCart({}, [aLine({ units, totalMinor: units * price })])
  const answers: (() => void)[] = []
  localStorage.setItem('cart', JSON.stringify('crt_01234567890123456789'))
  sendThrough(async (url) => {
    if (!url.includes('cart.setLine')) return Response.json({ result: { data: cartOf(2) } })
    return new Promise((resolve) => {
      answers.push(() => resolve(Response.json({ result: { data: cartOf(3) } })))
    })
  })
  const history = createMemoryHistory()
  history.set({ value: '/en/cart' })
  render(() => (
    <MemoryRouter
      history={history}
      root={(props: RouteSectionProps) => (
        <TextProvider messages={shopMessages('en', SHOP_EN)}>{props.children}</TextProvider>
      )}
    >
      <Route path="/en/cart" component={CartPage} />
    </MemoryRouter>
  ))
  fireEvent.click(await screen.findByRole('button', { name: 'One more' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add a note' }))
  const note = screen.getByLabelText<HTMLInputElement>('Note to the shop')
  note.focus()
  fireEvent.input(note, { target: { value: 'ripe ones' } })
  await new Promise((resolve) => setTimeout(resolve))
  answers[0]?.()
  await screen.findByText('£12.60', { selector: '.sum-total' })
  await new Promise((resolve) => setTimeout(resolve))
  expect([screen.getByLabelText('Note to the shop'), note.value, document.activeElement]).toEqual([
    note,
    'ripe ones',
    note,
  ])
})
