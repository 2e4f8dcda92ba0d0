import { Skeleton } from '@onhand/ui'
import { createAsync, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { Show } from 'solid-js'
import { LoadBoundary } from '../../../features/catalog/load-boundary.tsx'
import { NotFound } from '../../../features/frame/not-found.tsx'
import { getBuyerPage } from '../../../features/order/buyer-data.ts'
import { BuyerPage } from '../../../features/order/buyer-page.tsx'
import { localeOfParams } from '../../../lib/locale-param.ts'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'
import { withBuyTexts } from '../../../lib/with-buy-texts.tsx'

export const route = {
  preload: ({ params }) => void getBuyerPage(params['token'] ?? '', localeOfParams(params)),
} satisfies RouteDefinition

function BuyerRoute(props: RouteSectionProps) {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('account.view')} · Onhand`} isPrivate />
      <LoadBoundary
        waiting={
          <div class="page narrow stack">
            <Skeleton height="120px" />
            <Skeleton height="240px" />
          </div>
        }
      >
        <Buyer token={props.params['token'] ?? ''} />
      </LoadBoundary>
    </>
  )
}

function Buyer(props: { readonly token: string }) {
  const { t, locale } = usePage()
  const page = createAsync(() => getBuyerPage(props.token, locale))
  return (
    <Show when={page.latest !== undefined}>
      <Show when={page.latest} fallback={<NotFound title={t('buyer.notFound')} hint={t('buyer.notFoundHint')} />}>
        {(found) => <BuyerPage page={found()} />}
      </Show>
    </Show>
  )
}

export default withBuyTexts(BuyerRoute)
