import { PRODUCT_STATUSES } from '@onhand/domain/catalog/product-record'
import { isId } from '@onhand/domain/ids'
import { FilterBar, FilterChip } from '@onhand/ui/desk'
import { createResource } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { CategoryChoice } from './categories.ts'
import { type ProductAsk, type ProductFilter, searchOf } from './product-query.ts'
import { SavedViews } from './saved-views.tsx'

/** What the table of products can be narrowed to, and the views that were kept. */
export function ProductFilters(props: {
  readonly ask: ProductAsk
  readonly categories: readonly CategoryChoice[]
  onAsk(ask: Partial<ProductAsk>): void
  onView(query: string): void
}) {
  const { t } = useTexts('products')
  const { shop } = useShop()
  const [tags] = createResource(
    () => shop().vendorId,
    (vendorId) => api.product.tags.query({ vendorId }),
  )
  const set = (filter: Partial<ProductFilter>) => props.onAsk({ filter: { ...props.ask.filter, ...filter } })
  const choices = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }))
  const find = <Value extends string>(values: readonly Value[], text: string | null) =>
    values.find((value) => value === text) ?? null
  const query = () => {
    const kept = Object.entries(searchOf(props.ask)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
    return new URLSearchParams(kept).toString()
  }
  return (
    <FilterBar
      search={{
        label: t('products.search'),
        text: props.ask.filter.words ?? '',
        onSearch: (words) => set({ words }),
      }}
      end={<SavedViews screen="products" query={query()} onOpen={(view) => props.onView(view)} />}
    >
      <FilterChip
        label={t('products.status')}
        value={props.ask.filter.status ?? null}
        options={choices(PRODUCT_STATUSES, (status) => t(`products.status.${status}`))}
        onChoose={(status) => set({ status: find(PRODUCT_STATUSES, status) })}
      />
      <FilterChip
        label={t('products.category')}
        value={props.ask.filter.categoryId ?? null}
        options={props.categories}
        onChoose={(id) => set({ categoryId: id !== null && isId('category', id) ? id : null })}
      />
      <FilterChip
        label={t('products.stock')}
        value={props.ask.filter.stock ?? null}
        options={choices(STOCKS, (stock) => t(`products.stock.${stock}`))}
        onChoose={(stock) => set({ stock: find(STOCKS, stock) })}
      />
      <FilterChip
        label={t('products.missing')}
        value={props.ask.filter.missing ?? null}
        options={choices(MISSING, (part) => t(`products.missing.${part}`))}
        onChoose={(part) => set({ missing: find(MISSING, part) })}
      />
      <FilterChip
        label={t('products.tag')}
        value={props.ask.filter.tag ?? null}
        options={(tags.error ? [] : (tags.latest ?? [])).map((tag) => ({ value: tag, label: tag }))}
        onChoose={(tag) => set({ tag })}
      />
    </FilterBar>
  )
}

const STOCKS = ['in', 'low', 'out'] as const
const MISSING = ['picture', 'translation', 'barcode', 'category'] as const
