import { Skeleton } from '@onhand/ui'
import { createAsync, revalidate, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { onCleanup, onMount, Show } from 'solid-js'
import { LoadBoundary } from '../../../features/catalog/load-boundary.tsx'
import { NotFound } from '../../../features/frame/not-found.tsx'
import { getOrder } from '../../../features/order/order-data.ts'
import { OrderPage } from '../../../features/order/order-page.tsx'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'
import { withBuyTexts } from '../../../lib/with-buy-texts.tsx'

/** How often an order that is still on its way is looked at again, while somebody is looking. */
const REFRESH_MS = 4000

export const route = { preload: ({ params }) => void getOrder(params['token'] ?? '') } satisfies RouteDefinition

function OrderRoute(props: RouteSectionProps) {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('account.view')} · Onhand`} isPrivate />
      <LoadBoundary
        waiting={
          <div class="page narrow stack">
            <Skeleton height="120px" />
            <Skeleton height="360px" />
          </div>
        }
      >
        <Order token={props.params['token'] ?? ''} isJustPlaced={props.location.query['placed'] === '1'} />
      </LoadBoundary>
    </>
  )
}

function Order(props: { readonly token: string; readonly isJustPlaced: boolean }) {
  const { t } = usePage()
  const order = createAsync(() => getOrder(props.token))
  const isOnItsWay = () =>
    order.latest?.orders.some(
      (one) => one.status !== 'delivered' && one.status !== 'cancelled' && one.status !== 'refunded',
    ) ?? false
  onMount(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && isOnItsWay()) void revalidate(getOrder.keyFor(props.token))
    }, REFRESH_MS)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Show when={order.latest !== undefined}>
      <Show when={order.latest} fallback={<NotFound title={t('order.notFound')} hint={t('order.notFoundHint')} />}>
        {(found) => <OrderPage order={found()} isJustPlaced={props.isJustPlaced} />}
      </Show>
    </Show>
  )
}

export default withBuyTexts(OrderRoute)
