import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { ProductId } from '@onhand/domain/ids'
import { ErrorState, Notice, Skeleton } from '@onhand/ui'
import { Drawer } from '@onhand/ui/desk'
import { createResource, Match, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ItemForm } from './item-form.tsx'
import { onePlace, type SavedItem } from './item-record.ts'

/** One item: its name, its price, its number. */
export function ItemDrawer(props: {
  readonly productId: ProductId
  readonly isNew: boolean
  onClose(): void
  onSaved(item: SavedItem): void
}) {
  const { t, locale } = useTexts('simple')
  const { shop } = useShop()
  const { vendorId } = shop()
  const [found, { refetch }] = createResource(async () => {
    const [places, product] = await Promise.all([
      api.stock.places.query({ vendorId }),
      props.isNew ? null : api.product.get.query({ vendorId, productId: props.productId }),
    ])
    const skuId = product?.skus[0]?.id
    const levels = skuId ? (await api.stock.sku.query({ vendorId, skuId, locale })).levels : []
    return { product, place: onePlace(places, levels) }
  })
  const product = (): ProductRecord | null => (found.error ? null : (found()?.product ?? null))
  const saved = (item: SavedItem) => {
    props.onSaved(item)
    props.onClose()
  }
  return (
    <Drawer title={product()?.title ?? t('items.new')} isOpen onClose={() => props.onClose()}>
      <Switch fallback={<Skeleton height="280px" />}>
        <Match when={found.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={(product()?.skus.length ?? 0) > 1}>
          <Notice icon="info">{t('items.variants')}</Notice>
        </Match>
        <Match when={found()} keyed>
          {(one) => (
            <ItemForm
              productId={props.productId}
              product={one.product}
              place={one.place}
              onSaved={saved}
              onStale={() => void refetch()}
            />
          )}
        </Match>
      </Switch>
    </Drawer>
  )
}
