import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { Button, ButtonLink, EmptyState, ErrorState, Notice, showToast, showToastOnNext, Skeleton } from '@onhand/ui'
import { useNavigate } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'
import { addToCart } from '../cart/cart-store.ts'
import { logOut } from './auth-calls.ts'
import { CreditPanel } from './credit-panel.tsx'
import { FollowedShops } from './followed-shops.tsx'

/** Who is logged in and what they bought, newest first. */
export function AccountPage() {
  const { t, link } = usePage()
  const me = createLater(
    () => true,
    () => api.identity.me.query(),
  )
  const person = () => me.value()?.person ?? null
  return (
    <div class="page narrow">
      <h1 class="page-title">{t('account.title')}</h1>
      <Switch fallback={<Skeleton height="240px" />}>
        <Match when={me.state() === 'failed'}>
          <ErrorState onRetry={me.again} />
        </Match>
        <Match when={person()}>
          {(known) => <Orders email={known().email} isVerified={known().isEmailVerified} />}
        </Match>
        <Match when={me.state() === 'ready'}>
          <EmptyState icon="user-round" title={t('account.needLogin')} hint={t('login.optional')}>
            <ButtonLink href={link('/login')}>{t('login.title')}</ButtonLink>
            <a href={link('/login?new=1')}>{t('login.register')}</a>
          </EmptyState>
        </Match>
      </Switch>
    </div>
  )
}

function Orders(props: { readonly email: string; readonly isVerified: boolean }) {
  const { t, link } = usePage()
  const navigate = useNavigate()
  const [older, setOlder] = createSignal<readonly OrderGroupView[]>([])
  const [cursor, setCursor] = createSignal<string | null>(null)
  const [isReading, setReading] = createSignal(false)
  const orders = createLater(
    () => true,
    async () => {
      const page = await api.order.mine.query({})
      setCursor(page.nextCursor)
      return page.items
    },
  )
  const more = async (from: string) => {
    if (isReading()) return
    setReading(true)
    try {
      const page = await api.order.mine.query({ cursor: from })
      setOlder((items) => [...items, ...page.items])
      setCursor(page.nextCursor)
    } catch {
      showToast(t('checkout.failed'))
    } finally {
      setReading(false)
    }
  }
  const leave = async () => {
    await logOut()
    navigate(link(''), { replace: true })
  }
  return (
    <div class="stack">
      <div class="account-head">
        <p>{props.email}</p>
        <Button look="quiet" onClick={() => void leave()}>
          {t('account.logout')}
        </Button>
      </div>
      <Show when={!props.isVerified}>
        <Notice icon="mail">{t('account.unverified', { email: props.email })}</Notice>
      </Show>
      <CreditPanel />
      <FollowedShops />
      <h2>{t('account.orders')}</h2>
      <Switch fallback={<Skeleton height="160px" />}>
        <Match when={orders.state() === 'failed'}>
          <ErrorState onRetry={orders.again} />
        </Match>
        <Match when={orders.value()?.length === 0}>
          <EmptyState icon="package" title={t('account.noOrders')} hint={t('account.noOrdersHint')} />
        </Match>
        <Match when={orders.value()}>
          {(found) => <For each={[...found(), ...older()]}>{(order) => <OrderRow order={order} />}</For>}
        </Match>
      </Switch>
      <Show when={cursor()}>
        {(next) => (
          <Button look="quiet" isBusy={isReading()} onClick={() => void more(next())}>
            {t('frame.more')}
          </Button>
        )}
      </Show>
    </div>
  )
}

function OrderRow(props: { readonly order: OrderGroupView }) {
  const { t, link, format, locale, currency } = usePage()
  const navigate = useNavigate()
  const [isBusy, setIsBusy] = createSignal(false)
  const reorder = async () => {
    if (isBusy()) return
    setIsBusy(true)
    for (const line of props.order.orders.flatMap((order) => order.lines))
      await addToCart(line.skuId, line.units, { locale, currency: currency() })
    showToastOnNext(t('cart.reordered'))
    navigate(link('/cart'))
  }
  return (
    <article class="panel">
      <h3 class="panel-title">
        <a href={link(`/order/${props.order.token}`)}>{t('order.title', { number: props.order.number })}</a>
        <span class="price">{format.money(props.order.totalMinor, props.order.currency)}</span>
      </h3>
      <p class="small muted">
        {format.dateTime(props.order.placedAtMs)} ·{' '}
        {props.order.orders.map((order) => `${order.vendor.name}: ${t(`order.status.${order.status}`)}`).join(' · ')}
      </p>
      <p>
        {props.order.orders
          .flatMap((order) => order.lines)
          .map((line) => `${line.units} × ${line.title}`)
          .join(', ')}
      </p>
      <div class="field-row">
        <ButtonLink look="quiet" href={link(`/order/${props.order.token}`)}>
          {t('account.view')}
        </ButtonLink>
        <Button look="quiet" icon="rotate-cw" isBusy={isBusy()} onClick={() => void reorder()}>
          {t('account.reorder')}
        </Button>
      </div>
    </article>
  )
}
