import { EmptyState, ShopCard, Skeleton } from '@onhand/ui'
import { createAsync, type RouteDefinition } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { getShops } from '../../features/catalog/catalog-data.ts'
import { LoadBoundary } from '../../features/catalog/load-boundary.tsx'
import { localeOfParams } from '../../lib/locale-param.ts'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

export const route = { preload: ({ params }) => void getShops(localeOfParams(params)) } satisfies RouteDefinition

export default function ShopsRoute() {
  const { t } = usePage()
  return (
    <div class="page band">
      <PageMeta title={`${t('shops.title')}`} description={t('shops.description')} />
      <h1>{t('shops.title')}</h1>
      <p class="lead">{t('shops.description')}</p>
      <LoadBoundary waiting={<Skeleton height="320px" />}>
        <Shops />
      </LoadBoundary>
    </div>
  )
}

function Shops() {
  const { t, link, locale } = usePage()
  const shops = createAsync(() => getShops(locale))
  return (
    <Show when={shops()}>
      {(found) => (
        <Show when={found().length > 0} fallback={<EmptyState icon="store" title={t('shops.empty')} />}>
          <h2 class="hidden-text">{t('frame.shops')}</h2>
          <div class="shop-grid">
            <For each={found()}>{(shop) => <ShopCard shop={shop} href={link(`/shop/${shop.slug}`)} />}</For>
          </div>
        </Show>
      )}
    </Show>
  )
}
