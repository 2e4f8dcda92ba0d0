import { Breadcrumbs, CardSkeletons } from '@onhand/ui'
import { createAsync, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api } from '../../../lib/api.ts'
import { getCategories, getListing } from '../../../features/catalog/catalog-data.ts'
import { findCategory } from '../../../features/catalog/find-category.ts'
import { Listing } from '../../../features/catalog/listing.tsx'
import { filtersOf } from '../../../features/catalog/listing-filters.ts'
import { LoadBoundary } from '../../../features/catalog/load-boundary.tsx'
import { NotFound } from '../../../features/frame/not-found.tsx'
import { localeOfParams } from '../../../lib/locale-param.ts'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'

export const route = {
  preload: ({ params, location }) => {
    void getListing(localeOfParams(params), filtersOf(location.query, { category: params['slug'] ?? '' }))
    void getCategories(localeOfParams(params))
  },
} satisfies RouteDefinition

export default function CategoryRoute(props: RouteSectionProps) {
  return (
    <div class="page">
      <LoadBoundary waiting={<CardSkeletons count={8} />}>
        <Category {...props} />
      </LoadBoundary>
    </div>
  )
}

function Category(props: RouteSectionProps) {
  const { t, link, locale } = usePage()
  const filters = () => filtersOf(props.location.query, { category: props.params['slug'] ?? '' })
  const listing = createAsync(() => getListing(locale, filters()))
  const categories = createAsync(() => getCategories(locale))
  const children = () => findCategory(categories() ?? [], props.params['slug'] ?? '')?.children ?? []
  return (
    <Show when={listing() !== undefined}>
      <Show when={listing()} fallback={<NotFound />}>
        {(found) => (
          <Show when={found().category} fallback={<NotFound />}>
            {(category) => (
              <>
                <PageMeta
                  title={`${category().name} · Onhand`}
                  description={`${category().name}: ${t('list.count', { count: found().totalCount })}. ${t('home.metaDescription')}`}
                />
                <Breadcrumbs
                  parts={[
                    { name: 'Onhand', href: link('') },
                    { name: t('frame.allCategories'), href: link('/categories') },
                    ...category()
                      .path.filter((part) => part.slug !== category().slug)
                      .map((part) => ({ name: part.name, href: link(`/c/${part.slug}`) })),
                  ]}
                />
                <h1>{category().name}</h1>
                <Show when={children().length > 0}>
                  <ul class="pills">
                    <For each={children()}>
                      {(child) => (
                        <li>
                          <a href={link(`/c/${child.slug}`)}>{child.name}</a>
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
                <Listing
                  listing={found()}
                  hasVendorFilter
                  loadMore={(cursor) => api.catalog.listing.query({ locale, ...filters(), cursor })}
                />
              </>
            )}
          </Show>
        )}
      </Show>
    </Show>
  )
}
