import type { ProductCard as ProductCardView } from '@onhand/domain/catalog/views'
import { ProductCard } from '@onhand/ui'
import { For } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { addAndTell } from '../cart/add-to-cart.ts'

/** How many pictures are on the first screen: these are loaded at once, the others when they come near. */
const FIRST_COUNT = 4

/** Products as cards, in a grid or on a shelf that scrolls sideways. */
export function ProductGrid(props: {
  readonly products: readonly ProductCardView[]
  readonly isShelf?: boolean
  readonly isAboveFold?: boolean
}) {
  const page = usePage()
  const add = (product: ProductCardView) =>
    void addAndTell({ skuId: product.skuId, title: product.title, units: 1 }, page)
  return (
    <div class={props.isShelf ? 'shelf' : 'cards'}>
      <For each={props.products}>
        {(product, index) => (
          <ProductCard
            product={product}
            href={page.link(`/p/${product.slug}`)}
            isFirst={(props.isAboveFold ?? false) && index() < FIRST_COUNT}
            onAdd={add}
          />
        )}
      </For>
    </div>
  )
}
