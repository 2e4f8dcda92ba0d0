import type { ProductId } from '@onhand/domain/ids'
import { Notice } from '@onhand/ui'
import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** Says in the editor which promotion lowers the product's prices, or will: what is saved meanwhile stays. */
export function PromotionNote(props: { readonly productId: ProductId }) {
  const { t, format } = useTexts('products')
  const { shop, link } = useShop()
  const [found] = createResource(
    () => ({ vendorId: shop().vendorId, productId: props.productId }),
    (asked) => api.promotion.list.query({ ...asked, limit: 10 }),
  )
  const open = () =>
    found.error ? [] : (found.latest?.items ?? []).filter((one) => one.status === 'running' || one.status === 'planned')
  return (
    <Show when={open().length > 0}>
      <Notice>
        <For each={open()}>
          {(one) => (
            <p>
              <A href={link(`/promotions/${one.promotionId}`)}>
                {one.status === 'running'
                  ? t('products.promotion', { name: one.name, day: format.date(one.lastDay) })
                  : t('products.promotionPlanned', { name: one.name, day: format.date(one.firstDay) })}
              </A>
            </p>
          )}
        </For>
      </Notice>
    </Show>
  )
}
