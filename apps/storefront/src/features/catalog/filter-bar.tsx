import type { ListingView } from '@onhand/domain/catalog/views'
import { Button, Field, Select, Sheet } from '@onhand/ui'
import { useLocation, useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { filterCount, SORTS } from './listing-filters.ts'

type FilterBarProps = {
  readonly listing: ListingView
  readonly hasVendorFilter: boolean
  readonly hasCategoryFilter: boolean
}

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
        <FilterForm
          {...props}
          onApply={apply}
          clearHref={
            where.query['q'] ? `${where.pathname}?q=${encodeURIComponent(String(where.query['q']))}` : where.pathname
          }
          onClear={() => setIsOpen(false)}
        />
      </Sheet>
    </div>
  )
}

function FilterForm(
  props: FilterBarProps & { readonly clearHref: string; onApply(form: HTMLFormElement): void; onClear(): void },
) {
  const { t } = usePage()
  const where = useLocation()
  const value = (name: string) => {
    const text = where.query[name]
    return typeof text === 'string' ? text : ''
  }
  const any = { value: '', label: t('list.any') }
  return (
    <form
      class="stack"
      method="get"
      onSubmit={(event) => {
        event.preventDefault()
        props.onApply(event.currentTarget)
      }}
    >
      <Show when={value('q')}>
        <input type="hidden" name="q" value={value('q')} />
      </Show>
      <Select
        label={t('list.sort')}
        name="sort"
        value={value('sort') || 'popular'}
        options={SORTS.map((sort) => ({ value: sort, label: t(`list.sort.${sort}`) }))}
      />
      <label class="choice">
        <input type="checkbox" name="stock" value="1" checked={value('stock') === '1'} />
        <span class="choice-text">
          <span>{t('list.inStock')}</span>
        </span>
      </label>
      <Show when={props.hasVendorFilter && props.listing.facets.vendors.length > 0}>
        <Select
          label={t('list.vendor')}
          name="vendor"
          value={value('vendor')}
          options={[
            any,
            ...props.listing.facets.vendors.map((vendor) => ({
              value: vendor.slug,
              label: `${vendor.name} (${vendor.count})`,
            })),
          ]}
        />
      </Show>
      <Show when={props.hasCategoryFilter && props.listing.facets.categories.length > 0}>
        <Select
          label={t('list.category')}
          name="category"
          value={value('category')}
          options={[
            any,
            ...props.listing.facets.categories.map((category) => ({
              value: category.slug,
              label: `${category.name} (${category.count})`,
            })),
          ]}
        />
      </Show>
      <fieldset>
        <legend class="field-label">{t('list.price')}</legend>
        <div class="field-row">
          <Field
            label={t('list.priceMin')}
            name="min"
            type="number"
            min="0"
            step="any"
            inputmode="decimal"
            value={value('min')}
          />
          <Field
            label={t('list.priceMax')}
            name="max"
            type="number"
            min="0"
            step="any"
            inputmode="decimal"
            value={value('max')}
          />
        </div>
      </fieldset>
      <Button type="submit" isWide isLarge>
        {t('list.apply')}
      </Button>
      <a class="button is-bare is-wide" href={props.clearHref} onClick={() => props.onClear()}>
        {t('list.clear')}
      </a>
    </form>
  )
}
