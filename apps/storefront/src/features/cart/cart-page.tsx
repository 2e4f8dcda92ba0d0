import type { CartView } from '@onhand/domain/ordering/types'
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
        <For each={props.cart.groups}>
          {(group) => (
            <section class="panel" aria-label={t('cart.from', { vendor: group.vendorName })}>
              <h2 class="panel-title">
                <a href={link(`/shop/${group.vendorSlug}`)}>{group.vendorName}</a>
              </h2>
              <ul>
                <For each={group.lines}>
                  {(line) => <CartLine line={line} currency={props.cart.currency} isLocked={isPaying()} />}
                </For>
              </ul>
            </section>
          )}
        </For>
        <Show when={props.cart.savedForLater.length > 0}>
          <section class="panel is-quiet">
            <h2 class="panel-title">{t('cart.saved')}</h2>
            <ul>
              <For each={props.cart.savedForLater}>
                {(line) => <CartLine line={line} currency={props.cart.currency} isLocked={isPaying()} />}
              </For>
            </ul>
          </section>
        </Show>
      </div>
      <Show when={props.cart.groups.length > 0}>
        <CartSum cart={props.cart} />
      </Show>
    </div>
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
