import { Button, ButtonLink, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { cart, cartState, loadCart } from '../cart/cart-store.ts'
import { onBankMessage } from './bank-window.ts'
import { createCheckout } from './checkout-flow.ts'
import { CheckoutNewsNote } from './checkout-news.tsx'
import { ContactPart } from './contact-part.tsx'
import { DeliveryPart } from './delivery-part.tsx'
import { OrderSummary } from './order-summary.tsx'
import { PayPart } from './pay-part.tsx'

/** The checkout: one page, three short parts, the total always visible. Also where the bank sends the shopper back to. */
export function CheckoutPage() {
  const { t, link, locale } = usePage()
  const navigate = useNavigate()
  const checkout = createCheckout(locale, (token) => navigate(link(`/order/${token}?placed=1`), { replace: true }))
  const [isStarted, setIsStarted] = createSignal(false)
  const start = async () => {
    await loadCart(locale)
    checkout.resume()
    // Back from the bank with an open cart: its word came to the shop first. Ask what it was, so that the shopper is told.
    if (new URLSearchParams(location.search).has('payment') && checkout.phase() === 'editing') await checkout.ask()
    setIsStarted(true)
  }
  onMount(() => {
    onCleanup(onBankMessage(bankOrigin, () => void checkout.ask()))
    void start()
  })
  const filled = () => {
    const view = cart()
    return isStarted() && view && view.groups.length > 0 ? view : null
  }
  return (
    <div class="page">
      <h1 class="page-title">{t('checkout.title')}</h1>
      <Switch fallback={<Skeleton height="420px" />}>
        <Match when={filled()}>
          {(view) => (
            <div class="split is-checkout">
              <aside class="summary-place">
                <OrderSummary cart={view()} />
              </aside>
              <Parts checkout={checkout} />
            </div>
          )}
        </Match>
        <Match when={cartState() === 'failed'}>
          <ErrorState title={t('cart.loadFailed')} onRetry={() => void loadCart(locale).then(checkout.resume)} />
        </Match>
        <Match when={isStarted() && checkout.phase() !== 'placed'}>
          <EmptyState icon="shopping-basket" title={t('checkout.empty')} hint={t('cart.emptyHint')}>
            <ButtonLink href={link('')}>{t('cart.browse')}</ButtonLink>
          </EmptyState>
        </Match>
      </Switch>
    </div>
  )
}

function Parts(props: { readonly checkout: ReturnType<typeof createCheckout> }) {
  const { t } = usePage()
  const { checkout } = props
  const [isEditing, setIsEditing] = createSignal(false)
  const isPaying = () =>
    checkout.phase() === 'paying' || checkout.phase() === 'placing' || checkout.phase() === 'placed'
  const hasProblem = () => cart()?.groups.some((group) => group.lines.some((line) => line.problem)) ?? false
  /** What is no longer true is not said any longer: lines that were mended. */
  const openNews = () => {
    const news = checkout.news()
    const isMended = news?.kind === 'refused' && news.refusal.code === 'lines_unavailable' && !hasProblem()
    return isMended ? null : news
  }
  const hasContact = () => cart()?.contact !== null && !isEditing()
  const isReady = () =>
    hasContact() &&
    !checkout.isSaving() &&
    (cart()?.groups.every((group) => group.delivery) ?? false) &&
    !(
      cart()?.groups.some((group) =>
        group.lines.some((line) => line.problem && line.problem.code !== 'price_changed'),
      ) ?? false
    )
  return (
    <div class="stack is-parts">
      <CheckoutNewsNote news={openNews()} />
      <Part number={1} title={t('checkout.contact')} state={hasContact() ? 'done' : 'now'}>
        <Show when={hasContact()} fallback={<ContactPart checkout={checkout} onDone={() => setIsEditing(false)} />}>
          <ContactSummary onChange={isPaying() ? undefined : () => setIsEditing(true)} />
        </Show>
      </Part>
      <Show when={!isPaying()}>
        <Part number={2} title={t('checkout.delivery')} state={isReady() ? 'done' : hasContact() ? 'now' : 'next'}>
          <Show when={hasContact()}>
            <DeliveryPart checkout={checkout} />
          </Show>
        </Part>
      </Show>
      <Part number={isPaying() ? 2 : 3} title={t('checkout.pay')} state={hasContact() ? 'now' : 'next'}>
        <Show when={hasContact()}>
          <PayPart checkout={checkout} isReady={isReady()} />
        </Show>
      </Part>
    </div>
  )
}

function Part(props: {
  readonly number: number
  readonly title: string
  readonly state: 'done' | 'now' | 'next'
  readonly children: JSX.Element
}) {
  return (
    <section class={`part is-${props.state}`}>
      <h2>
        <span class="part-number number" aria-hidden="true">
          {props.number}
        </span>
        {props.title}
      </h2>
      {props.children}
    </section>
  )
}

function ContactSummary(props: { readonly onChange: (() => void) | undefined }) {
  const { t, format } = usePage()
  const lines = () => {
    const { contact = null, address = null } = cart() ?? {}
    const place = address
      ? [address.line1, address.line2, `${address.city} ${address.postcode}`.trim(), format.country(address.country)]
          .filter(Boolean)
          .join(', ')
      : t('checkout.pickup')
    return { who: contact ? `${contact.name} · ${contact.email}` : '', place }
  }
  return (
    <div class="contact-summary">
      <p>
        {lines().who}
        <br />
        <span class="muted">{lines().place}</span>
      </p>
      <Show when={props.onChange}>
        {(change) => (
          <Button look="bare" onClick={() => change()()}>
            {t('frame.change')}
          </Button>
        )}
      </Show>
    </div>
  )
}

/** The bank is where the shop's own api sends the shopper to. */
function bankOrigin(): string | null {
  const url = cart()?.payment?.approvalUrl
  return url ? new URL(url, location.href).origin : null
}
