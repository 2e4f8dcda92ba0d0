import { showToast } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import type { Answer } from '../../lib/answer.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { Place } from './places.ts'

type SkuStock = Answer<typeof api.stock.sku.query>

/** An item's numbers at each place, and from how many it is low there. */
export function SkuPlaces(props: { readonly stock: SkuStock; readonly places: readonly Place[]; onChanged(): void }) {
  const { t, format } = useTexts('stock')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const level = (place: Place) => props.stock.levels.find((one) => one.locationId === place.locationId)
  const threshold = (place: Place) =>
    props.stock.thresholds.find((one) => one.locationId === place.locationId)?.reorderUnits ?? null
  const setThreshold = async (place: Place, units: number | null) => {
    const reorderUnits = units !== null && units > 0 ? units : null
    if (reorderUnits === threshold(place)) return
    const { skuId } = props.stock.facts
    try {
      await api.stock.setThreshold.mutate({
        vendorId: shop().vendorId,
        skuId,
        locationId: place.locationId,
        reorderUnits,
      })
      showToast(reorderUnits === null ? t('stock.lowFromGone') : t('stock.lowFromSaved', { units: reorderUnits }))
      props.onChanged()
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  return (
    <section class="stack" aria-labelledby="sku-places">
      <h3 id="sku-places">{t('stock.places')}</h3>
      <For each={props.places}>
        {(place) => (
          <div class="stock-place">
            <strong>{place.name}</strong>
            <dl class="facts number">
              <dt>{t('stock.available')}</dt>
              <dd>{format.number(level(place)?.availableUnits ?? 0)}</dd>
              <dt>{t('stock.onHand')}</dt>
              <dd>{format.number(level(place)?.onHandUnits ?? 0)}</dd>
              <dt>{t('stock.claimed')}</dt>
              <dd>{format.number((level(place)?.reservedUnits ?? 0) + (level(place)?.allocatedUnits ?? 0))}</dd>
              <Show when={(level(place)?.incomingUnits ?? 0) > 0}>
                <dt>{t('stock.incoming')}</dt>
                <dd>{format.number(level(place)?.incomingUnits ?? 0)}</dd>
              </Show>
            </dl>
            <Show when={can('stock.write')} fallback={lowAt(place)}>
              <NumberField
                label={t('stock.lowFrom')}
                isWhole
                value={threshold(place)}
                onChange={(units) => void setThreshold(place, units)}
              />
            </Show>
          </div>
        )}
      </For>
    </section>
  )

  function lowAt(place: Place) {
    const units = threshold(place)
    return units === null ? null : <span class="muted small">{t('stock.lowAt', { units })}</span>
  }
}
