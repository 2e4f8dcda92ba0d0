import { PRODUCT_STATUSES } from '@onhand/domain/catalog/product-record'
import { idOf } from '@onhand/domain/ids'
import { Button } from '@onhand/ui'
import { Menu, SelectionBar } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx'
import type { BulkRun, Selection } from './bulk-run.ts'
import type { CategoryChoice } from './categories.ts'
import type { ProductFilter } from './product-query.ts'
import type { BulkChange } from './product-types.ts'

/** What can be done with the selected products, or with all that the filters find. */
export function BulkBar(props: {
  readonly selected: ReadonlySet<string>
  readonly filter: ProductFilter
  readonly categories: readonly CategoryChoice[]
  readonly run: BulkRun
  onClear(): void
}) {
  const { t, format } = useTexts('products')
  const { shop } = useShop()
  const [isAll, setAll] = createSignal(false)
  const [kind, setKind] = createSignal<BulkKind | null>(null)
  const [found] = createResource(
    () => (props.selected.size > 0 ? { vendorId: shop().vendorId, filter: props.filter } : null),
    (asking) => api.product.count.query(asking),
  )
  createEffect(on([() => props.selected, () => props.filter], () => setAll(false), { defer: true }))
  const foundCount = () => (found.error || found.loading ? 0 : (found.latest?.count ?? 0))
  const count = () => (isAll() ? foundCount() : props.selected.size)
  const selection = (): Selection =>
    isAll() ? { filter: props.filter } : { productIds: [...props.selected].map((id) => idOf('product', id)) }
  const run = (change: BulkChange) => {
    setKind(null)
    void props.run.start(change, selection())
    props.onClear()
  }
  return (
    <>
      <SelectionBar count={count()} onClear={() => props.onClear()}>
        <Show when={!isAll() && foundCount() > props.selected.size}>
          <Button look="bare" onClick={() => setAll(true)}>
            {t('products.selectAll', { count: format.number(foundCount()) })}
          </Button>
        </Show>
        <Menu
          label={t('products.bulk.price')}
          items={[
            { label: t('products.bulk.percent'), run: () => setKind('price_percent') },
            { label: t('products.bulk.amount'), run: () => setKind('price_amount') },
          ]}
        >
          {t('products.bulk.price')}
        </Menu>
        <Menu
          label={t('products.status')}
          items={PRODUCT_STATUSES.map((status) => ({
            label: t(`products.status.${status}`),
            run: () => run({ kind: 'status', status }),
          }))}
        >
          {t('products.status')}
        </Menu>
        <Menu
          label={t('products.bulk.more')}
          items={[
            { label: t('products.bulk.category'), run: () => setKind('category') },
            { label: t('products.bulk.tagsAdd'), run: () => setKind('tags_add') },
            { label: t('products.bulk.tagsRemove'), run: () => setKind('tags_remove') },
            { label: t('products.bulk.tax'), run: () => setKind('tax') },
          ]}
        >
          {t('products.bulk.more')}
        </Menu>
      </SelectionBar>
      <BulkDialog
        kind={kind()}
        count={count()}
        categories={props.categories}
        onRun={run}
        onClose={() => setKind(null)}
      />
    </>
  )
}
