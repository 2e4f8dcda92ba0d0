import type { CartLineView, CartView } from '@onhand/domain/ordering/types'
import { ButtonLink, EmptyState, ErrorState, Notice, Skeleton } from '@onhand/ui'
import { For, Match, onMount, Show, Switch } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { CartLine } from './cart-line.tsx'
import { cart, cartState, isCartSaving, loadCart } from './cart-store.ts'

/** The cart, one part per shop, with the sum that stays in reach on a phone. */
export function CartPage() {
  const { t, link, locale } = usePage()
  onMount(() => void loadCart(locale))
  const open = () => {
    const view = cart()
    return view && view.status !== 'placed' && (view.groups.length > 0 || view.savedForLater.length > 0) ? view : null
  }
  return (
    <div class="page">
      <h1 class="page-title">{t('cart.title')}</h1>
      <Switch fallback={<Skeleton height="320px" />}>
        <Match when={open()}>{(view) => <FilledCart cart={view()} />}</Match>
        <Match when={cartState() === 'failed'}>
          <ErrorState title={t('cart.loadFailed')} onRetry={() => void loadCart(locale)} />
        </Match>
        <Match when={cartState() === 'ready'}>
          <EmptyState icon="shopping-basket" title={t('cart.empty')} hint={t('cart.emptyHint')}>
            <ButtonLink href={link('')}>{t('cart.browse')}</ButtonLink>
          </EmptyState>
        </Match>
      </Switch>
    </div>
  )
}

function FilledCart(props: { readonly cart: CartView }) {
  const { t, link } = usePage()
  const isPaying = () => props.cart.status === 'paying' || props.cart.status === 'placing'
  return (
    <div class="split">
      <div class="stack">
        <Show when={isPaying()}>
          <Notice tone="signal">
            {t('refusal.cart_not_open')} <a href={link('/checkout')}>{t('checkout.title')}</a>
          </Notice>
        </Show>
        {/* By id: what is typed and what has the focus stays when the cart's answer comes. */}
        <For each={props.cart.groups.map((group) => group.vendorId)}>
          {(vendorId) => (
            <Show when={props.cart.groups.find((group) => group.vendorId === vendorId)}>
              {(group) => (
                <section class="panel" aria-label={t('cart.from', { vendor: group().vendorName })}>
                  <h2 class="panel-title">
                    <a href={link(`/shop/${group().vendorSlug}`)}>{group().vendorName}</a>
                  </h2>
                  <CartLines lines={group().lines} currency={props.cart.currency} isLocked={isPaying()} />
                </section>
              )}
            </Show>
          )}
        </For>
        <Show when={props.cart.savedForLater.length > 0}>
          <section class="panel is-quiet">
            <h2 class="panel-title">{t('cart.saved')}</h2>
            <CartLines lines={props.cart.savedForLater} currency={props.cart.currency} isLocked={isPaying()} />
          </section>
        </Show>
      </div>
      <Show when={props.cart.groups.length > 0}>
        <CartSum cart={props.cart} />
      </Show>
    </div>
  )
}

function CartLines(props: {
  readonly lines: readonly CartLineView[]
  readonly currency: string
  readonly isLocked: boolean
}) {
  return (
    <ul>
      <For each={props.lines.map((line) => line.lineId)}>
        {(lineId) => (
          <Show when={props.lines.find((line) => line.lineId === lineId)}>
            {(line) => <CartLine line={line()} currency={props.currency} isLocked={props.isLocked} />}
          </Show>
        )}
      </For>
    </ul>
  )
}

function CartSum(props: { readonly cart: CartView }) {
  const { t, link, format } = usePage()
  const money = (amountMinor: number) => format.money(amountMinor, props.cart.currency)
  return (
    <aside class="sum">
      <dl class="sum-rows number">
        <dt>{t('cart.items')}</dt>
        <dd>{money(props.cart.itemsMinor)}</dd>
        <dt>{t('cart.delivery')}</dt>
        <dd>
          {props.cart.groups.every((group) => group.delivery) ? (
            money(props.cart.deliveryMinor)
          ) : (
            <span class="muted">{t('cart.deliveryLater')}</span>
          )}
        </dd>
        <dt class="sum-total">{t('cart.total')}</dt>
        <dd class="sum-total" aria-live="polite">
          {money(props.cart.totalMinor)}
        </dd>
      </dl>
      <ButtonLink href={link('/checkout')} isWide isLarge>
        {t('cart.checkout')}
      </ButtonLink>
      <p class="small muted sum-note">{isCartSaving() ? t('cart.updating') : t('frame.footerOrder')}</p>
    </aside>
  )
}
