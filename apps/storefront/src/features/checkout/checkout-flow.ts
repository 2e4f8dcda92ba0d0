import type { Locale } from '@onhand/domain/catalog/views'
import type { Address, CartView, Contact, DeliveryOption } from '@onhand/domain/ordering/types'
import { createSignal, onCleanup } from 'solid-js'
import { api } from '../../lib/api.ts'
import { type Failure, failureOf, persist } from '../../lib/refusal.ts'
import { createCredits } from './credit-part.tsx'
import { deliveryFirst } from './delivery-first.ts'
import { accept, cart, cartId, forgetCart, loadCart } from '../cart/cart-store.ts'

/** Where a checkout stands. `paying` and `placing` survive a reload: they are read from the cart. */
export type CheckoutPhase = 'editing' | 'starting' | 'paying' | 'placing' | 'placed'
/** What the shopper is told about the last step. */
export type CheckoutNews =
  | Failure
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'total_changed'; readonly formerMinor: number; readonly totalMinor: number }
  | null
/** The ways each shop offers. */
export type VendorOptions = {
  readonly vendorId: CartView['groups'][number]['vendorId']
  readonly options: readonly DeliveryOption[]
}
/** The bank's window, as far as this page may touch it. */
export type BankWindow = { show(url: string): void; close(): void }

/** How often to ask whether the bank has answered while its window is open. */
const ASK_MS = 2000

/**
 * Drives one checkout: address, delivery, payment, completion. Every step may be repeated (double press, reload, second window):
 * the cart's own steps make them count once. `onPlaced` is called with the secret part of the order's address.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state machine; its steps are short and share what is under way.
export function createCheckout(locale: Locale, onPlaced: (orderToken: string) => void) {
  const [phase, setPhase] = createSignal<CheckoutPhase>('editing')
  const [news, setNews] = createSignal<CheckoutNews>(null)
  const [options, setOptions] = createSignal<readonly VendorOptions[] | null>(null)
  const [isSaving, setIsSaving] = createSignal(false)
  const credits = createCredits(locale)
  let timer: ReturnType<typeof setTimeout> | undefined
  // Two presses are two steps: what was pressed last is what the shop is told last.
  let lastStep: Promise<unknown> = Promise.resolve()
  let stepCount = 0
  let isAsking = false
  let isAskedMeanwhile = false
  onCleanup(() => clearTimeout(timer))

  /** Runs a step after those before it; a refusal becomes news and the cart is read again, because it says more than the refusal. */
  const step = async (call: () => Promise<CartView>): Promise<CartView | null> => {
    stepCount += 1
    setIsSaving(true)
    const mine = lastStep.then(() => persist(call))
    lastStep = mine.catch(() => null)
    try {
      const view = await mine
      accept(view)
      setNews(null)
      return view
    } catch (error) {
      await tell(failureOf(error))
      return null
    } finally {
      stepCount -= 1
      setIsSaving(stepCount > 0)
    }
  }
  const tell = async (failure: Failure) => {
    if (failure.kind === 'refused' && failure.refusal.code === 'total_changed')
      setNews({
        kind: 'total_changed',
        formerMinor: failure.refusal.expectedTotalMinor,
        totalMinor: failure.refusal.totalMinor,
      })
    else setNews(failure)
    if (failure.kind !== 'refused') return
    if (failure.refusal.code === 'credit_unavailable') credits.again()
    await loadCart(locale)
    resume()
  }

  /** Takes the checkout up from where the cart says it is: after a reload, the back button, or in a second window. */
  const resume = () => {
    const view = cart()
    if (view?.status === 'placed' && view.orderToken) return placed(view.orderToken)
    if (view?.status === 'paying' || view?.status === 'placing') {
      setPhase(view.status)
      return void ask()
    }
    setPhase('editing')
    if (view?.contact && options() === null) void loadOptions()
  }
  const placed = (orderToken: string) => {
    clearTimeout(timer)
    setPhase('placed')
    forgetCart()
    onPlaced(orderToken)
  }

  /** Asks whether the money is there; goes on asking while the bank's window is open. */
  const ask = async () => {
    isAskedMeanwhile = isAsking
    if (isAsking || phase() === 'placed') return
    isAsking = true
    clearTimeout(timer)
    try {
      const done = await api.checkout.complete.mutate({ cartId: cartId() })
      return placed(done.orderToken)
    } catch (error) {
      const failure = failureOf(error)
      const isWaiting =
        failure.kind === 'unreachable' || (failure.kind === 'refused' && failure.refusal.code === 'payment_pending')
      if (isWaiting && (phase() === 'paying' || phase() === 'placing'))
        timer = setTimeout(() => void ask(), isAskedMeanwhile ? 0 : ASK_MS)
      else if (!isWaiting) await tell(failure)
    } finally {
      isAsking = false
    }
  }

  const loadOptions = async () => {
    try {
      const offers = await persist(() => api.checkout.deliveryOptions.query({ cartId: cartId(), locale }))
      setOptions(offers.map((offer) => ({ ...offer, options: deliveryFirst(offer.options) })))
    } catch (error) {
      setNews(failureOf(error))
      setOptions([])
    }
  }
  const choose = (
    choices: readonly { readonly vendorId: VendorOptions['vendorId']; readonly option: DeliveryOption }[],
  ) =>
    step(() =>
      api.checkout.chooseDelivery.mutate({
        cartId: cartId(),
        locale,
        choices: choices.map(({ vendorId, option }) => ({
          vendorId,
          methodId: option.methodId,
          locationId: option.locationId,
        })),
      }),
    )

  return {
    phase,
    news,
    options,
    isSaving,
    credits,
    resume,
    ask,
    choose,
    /** Saves who buys and where it goes, then takes each shop's best offer unless one was chosen before. */
    async saveAddress(contact: Contact, address: Address | null): Promise<boolean> {
      setOptions(null)
      const view = await step(() => api.checkout.setAddress.mutate({ cartId: cartId(), locale, contact, address }))
      if (!view) return false
      await loadOptions()
      const kind = address ? 'delivery' : 'pickup'
      const best = (options() ?? []).flatMap(({ vendorId, options: offered }) => {
        const option = offered.find((candidate) => candidate.kind === kind)
        return option ? [{ vendorId, option }] : []
      })
      if (best.length > 0 && best.length === view.groups.length) await choose(best)
      return true
    },
    /** Opens the payment. The bank's window was opened by the press itself, or browsers would block it. */
    async pay(bank: BankWindow): Promise<void> {
      const total = cart()?.totalMinor
      if (phase() !== 'editing' || total === undefined) return bank.close()
      setPhase('starting')
      const view = await step(() =>
        api.checkout.startPayment.mutate({
          cartId: cartId(),
          locale,
          expectedTotalMinor: total,
          credits: credits.wanted(),
        }),
      )
      if (!view?.payment) {
        if (phase() === 'starting') setPhase('editing')
        return bank.close()
      }
      setPhase('paying')
      bank.show(view.payment.approvalUrl)
      timer = setTimeout(() => void ask(), ASK_MS)
    },
    /** Gives the payment up: stock is free again, nothing is charged, the cart is back. */
    async cancel(): Promise<void> {
      clearTimeout(timer)
      const view = await step(() => api.checkout.cancelPayment.mutate({ cartId: cartId() }))
      if (!view) return
      setNews({ kind: 'cancelled' })
      resume()
    },
  }
}

/** What `createCheckout` gives. */
export type Checkout = ReturnType<typeof createCheckout>
