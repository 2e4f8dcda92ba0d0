import { MoneyField } from '@onhand/ui/desk'
import { For } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { PromotionForm } from './promotion-form.ts'

/** A price for each variant of what was chosen; one without a price is not in the promotion. */
export function FixedPrices(props: { readonly form: PromotionForm }) {
  const { t, format } = useTexts('promotions')
  const { shop } = useShop()
  const items = () =>
    props.form.fields.products.flatMap((product) =>
      product.skus.map((sku) => ({
        ...sku,
        name: product.skus.length > 1 ? `${product.title} · ${sku.title}` : product.title,
      })),
    )
  return (
    <div class="promotion-prices">
      <For each={items()}>
        {(item) => (
          <MoneyField
            label={t('promotions.priceOf', { title: item.name })}
            hint={t('promotions.now', { price: format.money(item.priceMinor, shop().currency) })}
            currency={shop().currency}
            valueMinor={props.form.fields.prices[item.skuId] ?? null}
            onChange={(minor) => props.form.setFields('prices', { ...props.form.fields.prices, [item.skuId]: minor })}
          />
        )}
      </For>
    </div>
  )
}
