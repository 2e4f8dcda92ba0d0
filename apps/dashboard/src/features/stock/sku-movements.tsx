import type { SkuId } from '@onhand/domain/ids'
import { Skeleton } from '@onhand/ui'
import { createResource, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { signed } from './stock-words.ts'

const LATEST_MAX = 12

/** The latest movements of an item; read again when its version moves. */
export function SkuMovements(props: {
  readonly skuId: SkuId
  readonly version: number
  placeName(locationId: string): string
}) {
  const { t, format, locale } = useTexts('stock')
  const { shop } = useShop()
  const [page] = createResource(
    () => [props.skuId, props.version] as const,
    ([skuId]) => api.stock.movements.query({ vendorId: shop().vendorId, skuId, locale, limit: LATEST_MAX }),
  )
  const items = () => (page.error ? [] : (page.latest?.items ?? []))
  return (
    <section class="stack" aria-labelledby="sku-movements">
      <h3 id="sku-movements">{t('stock.recent')}</h3>
      <Show
        when={items().length > 0}
        fallback={
          <Show when={page.error || page.latest} fallback={<Skeleton height="96px" />}>
            <p class="muted">{t('stock.noMovements')}</p>
          </Show>
        }
      >
        <ul class="stock-moves">
          <For each={items()}>
            {(movement) => (
              <li>
                <strong class="number">{signed(movement.deltaUnits, format.number)}</strong>
                <span>
                  {t(`stock.reason.${movement.reason}`)}
                  <span class="muted small">
                    {' '}
                    {[movement.lotCode, props.placeName(movement.locationId), movement.note]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <time class="muted small">{format.dateTime(movement.atMs, shop().timeZone)}</time>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
