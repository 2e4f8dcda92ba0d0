import type { ListingView } from '@onhand/domain/catalog/views'
import { Button, Sheet, Skeleton } from '@onhand/ui'
import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { filterCount } from './listing-filters.ts'

/** What the bar and its form need to know. */
export type FilterBarProps = {
  readonly listing: ListingView
  readonly hasVendorFilter: boolean
  readonly hasCategoryFilter: boolean
}

/** Fetched when the sheet opens. */
const FilterForm = lazy(() => import('./filter-form.tsx'))

/** How many products there are, the order, and the filters in a sheet. All of it lives in the page's address. */
export function FilterBar(props: FilterBarProps) {
  const { t } = usePage()
  const where = useLocation()
  const navigate = useNavigate()
  const [isOpen, setIsOpen] = createSignal(false)
  const apply = (form: HTMLFormElement) => {
    const kept = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '' && !(name === 'sort' && value === 'popular')) kept.set(name, value)
    setIsOpen(false)
    navigate(kept.size > 0 ? `${where.pathname}?${kept}` : where.pathname, { scroll: false })
  }
  return (
    <div class="filter-bar">
      <h2 class="list-count number">{t('list.count', { count: props.listing.totalCount })}</h2>
      <Button look="quiet" icon="sliders-horizontal" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {t('list.filter')}
        <Show when={filterCount(where.query) > 0}>
          <span class="badge is-inline number">{filterCount(where.query)}</span>
        </Show>
      </Button>
      <Sheet title={t('list.filter')} isOpen={isOpen()} onClose={() => setIsOpen(false)}>
        <Show when={isOpen()}>
          <Suspense fallback={<Skeleton height="320px" />}>
            <FilterForm
              {...props}
              onApply={apply}
              clearHref={
                where.query['q']
                  ? `${where.pathname}?q=${encodeURIComponent(String(where.query['q']))}`
                  : where.pathname
              }
              onClear={() => setIsOpen(false)}
            />
          </Suspense>
        </Show>
      </Sheet>
    </div>
  )
}
