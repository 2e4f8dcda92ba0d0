import type { SkuView } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'

/** Until when a promotion lasts, and what its former price is: the lowest of the thirty days before it [PRO-9]. */
export function ReductionLine(props: { readonly sku: SkuView }) {
  const { t, format } = usePage()
  return (
    <Show when={props.sku.reduction}>
      {(reduction) => (
        <p class="small reduction">
          <strong>{t('product.until', { day: format.date(reduction().lastDay) })}</strong>{' '}
          <Show when={props.sku.price.compareAtMinor}>
            {(was) => (
              <span class="muted">{t('product.lowest', { price: format.money(was(), props.sku.price.currency) })}</span>
            )}
          </Show>
        </p>
      )}
    </Show>
  )
}
