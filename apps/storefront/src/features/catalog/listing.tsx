import type { ListingView } from '@onhand/domain/catalog/views'
import { Button, EmptyState } from '@onhand/ui'
import { useLocation } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { FilterBar } from './filter-bar.tsx'
import { ProductGrid } from './product-grid.tsx'

/** A list of products with its filters; further pages are added below on request. */
export function Listing(props: {
  readonly listing: ListingView
  readonly hasVendorFilter?: boolean
  readonly hasCategoryFilter?: boolean
  loadMore(cursor: string): Promise<ListingView | null>
}) {
  const { t } = usePage()
  const where = useLocation()
  const [more, setMore] = createSignal<ListingView['items']>([])
  const [cursor, setCursor] = createSignal(props.listing.nextCursor)
  const [state, setState] = createSignal<'idle' | 'loading' | 'failed'>('idle')
  createEffect(
    on(
      () => props.listing,
      (listing) => {
        setMore([])
        setState('idle')
        setCursor(listing.nextCursor)
      },
    ),
  )
  const load = async (from: string) => {
    if (state() === 'loading') return
    setState('loading')
    const { listing } = props
    const page = await props.loadMore(from).catch(() => null)
    // Filtered otherwise meanwhile: these belong to another list.
    if (listing !== props.listing) return
    setState(page ? 'idle' : 'failed')
    if (!page) return
    setMore((items) => [...items, ...page.items])
    setCursor(page.nextCursor)
  }
  return (
    <>
      <FilterBar
        listing={props.listing}
        hasVendorFilter={props.hasVendorFilter ?? false}
        hasCategoryFilter={props.hasCategoryFilter ?? false}
      />
      <Show
        when={props.listing.items.length > 0}
        fallback={
          <EmptyState
            icon="search"
            title={where.search ? t('list.emptyFiltered') : t('list.empty')}
            hint={t('list.emptyHint')}
          >
            <a class="button is-quiet" href={where.pathname}>
              {t('list.clear')}
            </a>
          </EmptyState>
        }
      >
        <ProductGrid products={[...props.listing.items, ...more()]} isAboveFold />
      </Show>
      <Show when={cursor()}>
        {(next) => (
          <p class="more">
            <Button look="quiet" isBusy={state() === 'loading'} onClick={() => void load(next())}>
              {state() === 'loading' ? t('frame.loading') : state() === 'failed' ? t('frame.retry') : t('frame.more')}
            </Button>
          </p>
        )}
      </Show>
    </>
  )
}
