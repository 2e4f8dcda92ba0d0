import { Button, Field, Select } from '@onhand/ui'
import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import type { FilterBarProps } from './filter-bar.tsx'
import { SORTS } from './listing-filters.ts'

/** Order and filters of a list; plain fields, so that the page's address says them all. */
export default function FilterForm(
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
        <div class="field-row is-tight">
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
