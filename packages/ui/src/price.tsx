import type { PriceView } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'
import { useText } from './text.tsx'

/** A price with its former price and unit price, tax included. */
export function Price(props: { readonly price: PriceView; readonly isLarge?: boolean; readonly isFrom?: boolean }) {
  const { t, format } = useText()
  const money = (amountMinor: number) => format.money(amountMinor, props.price.currency)
  const text = () =>
    props.isFrom ? t('product.from', { price: money(props.price.priceMinor) }) : money(props.price.priceMinor)
  return (
    <div class="card-prices">
      <span class={props.isLarge ? 'price is-large' : 'price'}>{text()}</span>
      <Show when={props.price.compareAtMinor}>
        {(was) => <s class="price-was">{t('product.was', { price: money(was()) })}</s>}
      </Show>
      <Show when={props.price.unitPrice}>
        {(unit) => (
          <span class="price-unit">
            {unitText(t, unit().perUnit, format.roughMoney(unit().priceMinor, props.price.currency))}
          </span>
        )}
      </Show>
    </div>
  )
}

function unitText(t: ReturnType<typeof useText>['t'], unit: string, price: string): string {
  if (unit === 'kg') return t('product.perKg', { price })
  if (unit === 'l') return t('product.perL', { price })
  if (unit === 'each') return t('product.perEach', { price })
  return t('product.per', { price, unit })
}
