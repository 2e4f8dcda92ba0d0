import { Breadcrumbs, CardSkeletons } from '@onhand/ui'
import { createAsync, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { Show } from 'solid-js'
import { getListing, getShop } from '../../../features/catalog/catalog-data.ts'
import { Listing } from '../../../features/catalog/listing.tsx'
import { filtersOf } from '../../../features/catalog/listing-filters.ts'
import { LoadBoundary } from '../../../features/catalog/load-boundary.tsx'
import { ShopHead } from '../../../features/catalog/shop-page.tsx'
import { NotFound } from '../../../features/frame/not-found.tsx'
import { api } from '../../../lib/api.ts'
import { localeOfParams } from '../../../lib/locale-param.ts'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'

export const route = {
  preload: ({ params, location }) => {
    void getShop(localeOfParams(params), params['slug'] ?? '')
    void getListing(localeOfParams(params), filtersOf(location.query, { vendor: params['slug'] ?? '' }))
  },
} satisfies RouteDefinition

export default function ShopRoute(props: RouteSectionProps) {
  return (
    <div class="page">
      <LoadBoundary waiting={<CardSkeletons count={8} />}>
        <Shop {...props} />
      </LoadBoundary>
    </div>
  )
}

function Shop(props: RouteSectionProps) {
  const { t, link, locale } = usePage()
  const filters = () => filtersOf(props.location.query, { vendor: props.params['slug'] ?? '' })
  const shop = createAsync(() => getShop(locale, props.params['slug'] ?? ''))
  const listing = createAsync(() => getListing(locale, filters()))
  return (
    <Show when={shop() !== undefined}>
      <Show when={shop()} fallback={<NotFound title={t('shop.notFound')} />}>
        {(found) => (
          <>
            <PageMeta
              title={`${found().name}, ${found().city} · Onhand`}
              description={`${found().tagline}. ${found().about}`}
              image={found().image?.url}
            />
            <Breadcrumbs
              parts={[
                { name: 'Onhand', href: link('') },
                { name: t('frame.shops'), href: link('/shops') },
              ]}
            />
            <ShopHead shop={found()} />
            <section class="band">
              <h2>{t('shop.shelf')}</h2>
              <Show when={listing()}>
                {(shelf) => (
                  <Listing
                    listing={shelf()}
                    hasCategoryFilter
                    loadMore={(cursor) => api.catalog.listing.query({ locale, ...filters(), cursor })}
                  />
                )}
              </Show>
            </section>
          </>
        )}
      </Show>
    </Show>
  )
}
