import type { ProductCard as ProductCardView } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'
import { Icon } from './icon.tsx'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'
import { PromiseHint } from './promise-line.tsx'
import { StockLine } from './stock-line.tsx'
import { useText } from './text.tsx'

/** One product in a list: price, unit price, what is left, when it can come; added with one press when there is nothing to choose. */
export function ProductCard(props: {
  readonly product: ProductCardView
  readonly href: string
  readonly isFirst?: boolean
  onAdd(product: ProductCardView): void
}) {
  const isSoldOut = () => props.product.stock.availableUnits <= 0
  return (
    <article class={isSoldOut() ? 'card is-sold-out' : 'card'}>
      <div class="card-figure">
        <Picture image={props.product.image} isDecorative isFirst={props.isFirst ?? false} />
        <Show when={!isSoldOut()}>
          <CardAction product={props.product} href={props.href} onAdd={props.onAdd} />
        </Show>
      </div>
      <Price price={props.product.price} isFrom={props.product.skuCount > 1} />
      <h3 class="card-title">
        <a href={props.href}>{props.product.title}</a>
      </h3>
      <p class="card-vendor">
        {props.product.vendor.name} · {props.product.vendor.city}
      </p>
      <div class="card-facts">
        <StockLine availableUnits={props.product.stock.availableUnits} />
        <Show when={!isSoldOut() && props.product.fastestMethod}>{(method) => <PromiseHint method={method()} />}</Show>
      </div>
    </article>
  )
}

function CardAction(props: {
  readonly product: ProductCardView
  readonly href: string
  onAdd(product: ProductCardView): void
}) {
  const { t } = useText()
  return (
    <Show
      when={props.product.skuCount === 1}
      fallback={
        <a class="card-add" href={props.href} aria-label={t('product.chooseNamed', { title: props.product.title })}>
          <Icon name="chevron-right" />
        </a>
      }
    >
      <button
        type="button"
        class="card-add"
        aria-label={t('product.addNamed', { title: props.product.title })}
        onClick={() => props.onAdd(props.product)}
      >
        <Icon name="plus" />
      </button>
    </Show>
  )
}
