import { ButtonLink, CardSkeletons, EmptyState } from '@onhand/ui'
import { createAsync, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { Show } from 'solid-js'
import { getSearch } from '../../features/catalog/catalog-data.ts'
import { Listing } from '../../features/catalog/listing.tsx'
import { filterCount, filtersOf } from '../../features/catalog/listing-filters.ts'
import { LoadBoundary } from '../../features/catalog/load-boundary.tsx'
import { api } from '../../lib/api.ts'
import { localeOfParams } from '../../lib/locale-param.ts'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

/** The longest query that the shop reads. */
const WORDS_LENGTH_MAX = 200
const wordsOf = (query: Readonly<Record<string, string | string[] | undefined>>) =>
  typeof query['q'] === 'string' ? query['q'].trim().slice(0, WORDS_LENGTH_MAX) : ''

export const route = {
  preload: ({ params, location }) => {
    const words = wordsOf(location.query)
    if (words) void getSearch(localeOfParams(params), words, filtersOf(location.query, {}))
  },
} satisfies RouteDefinition

export default function SearchRoute(props: RouteSectionProps) {
  const { t } = usePage()
  const words = () => wordsOf(props.location.query)
  return (
    <div class="page band">
      <PageMeta
        title={`${words() ? t('search.titleFor', { query: words() }) : t('search.title')} · Onhand`}
        isPrivate
      />
      <Show when={words()} fallback={<EmptyState icon="search" title={t('search.start')} isHeading />}>
        <h1>{t('search.titleFor', { query: words() })}</h1>
        <LoadBoundary waiting={<CardSkeletons count={8} />}>
          <Results {...props} />
        </LoadBoundary>
      </Show>
    </div>
  )
}

function Results(props: RouteSectionProps) {
  const { t, link, locale } = usePage()
  const words = () => wordsOf(props.location.query)
  const filters = () => filtersOf(props.location.query, {})
  const found = createAsync(() => getSearch(locale, words(), filters()))
  const isNothing = () => found() === null || (found()?.items.length === 0 && filterCount(props.location.query) === 0)
  return (
    <Show when={found() !== undefined}>
      <Show
        when={!isNothing() && found()}
        fallback={
          <EmptyState icon="search" title={t('search.empty', { query: words() })} hint={t('search.emptyHint')}>
            <ButtonLink look="quiet" href={link('/categories')}>
              {t('frame.allCategories')}
            </ButtonLink>
          </EmptyState>
        }
      >
        {(listing) => (
          <>
            <Show when={listing().correctedQuery}>
              {(query) => <p role="status">{t('search.corrected', { query: query() })}</p>}
            </Show>
            <Listing
              listing={listing()}
              hasVendorFilter
              hasCategoryFilter
              loadMore={(cursor) => api.catalog.search.query({ locale, ...filters(), query: words(), cursor })}
            />
          </>
        )}
      </Show>
    </Show>
  )
}
