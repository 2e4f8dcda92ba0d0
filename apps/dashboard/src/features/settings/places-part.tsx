import type { PlaceUse } from '@onhand/domain/shop/place-use'
import { Button, showToast } from '@onhand/ui'
import { confirmAction } from '@onhand/ui/desk'
import { createSignal, Index, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import { ClosedDays } from './closed-days.tsx'
import { HoursEditor } from './hours-editor.tsx'
import { PlaceForm } from './place-form.tsx'
import { type PartProps, type ShopPlace, useSaving } from './shop-settings.ts'

/** The places of a shop: address, week and closed days of each. */
export function PlacesPart(props: PartProps) {
  const { t } = useTexts('settings')
  const pieces = useTexts('pieces')
  const [added, setAdded] = createSignal<ShopPlace | null>(null)
  const add = () => {
    const [main] = props.settings.locations
    if (!main) return
    const hours = { periods: [], closedDates: [] }
    setAdded({ ...main, id: newId('location'), name: '', line1: '', postcode: '', hours })
  }
  const saved = () => {
    setAdded(null)
    props.onSaved()
  }
  const inTheWay = (use: PlaceUse) =>
    use.isLast
      ? t('places.isLast')
      : t('places.inUse', {
          what: (
            [
              ['places.useStock', use.stockUnits],
              ['places.useIncoming', use.incomingUnits],
              ['places.useOrders', use.orders],
              ['places.useTransfers', use.transfers],
              ['places.useCounts', use.counts],
              ['places.usePurchases', use.purchases],
            ] as const
          )
            .filter(([, count]) => count > 0)
            .map(([key, count]) => t(key, { count }))
            .join(', '),
        })
  const saving = useSaving({ place_in_use: ({ use }) => inTheWay(use) })
  const close = async (place: ShopPlace) => {
    const { vendorId } = props.settings
    const isSure = await confirmAction({
      title: t('places.closeTitle', { name: place.name }),
      body: t('places.closeBody'),
      action: t('places.close'),
      isDanger: true,
    })
    if (!isSure) return
    const run = () => api.shop.closeLocation.mutate({ vendorId, locationId: place.id })
    const { id: locationId, hours: _hours, position: _position, ...facts } = place
    const undo = () =>
      void saving
        .save(
          () => api.shop.saveLocation.mutate({ vendorId, locationId, ...facts }),
          () => t('places.reopened', { name: place.name }),
        )
        .then((isDone) => isDone && props.onSaved())
    const isDone = await saving.save(run, () => '')
    if (!isDone) return
    showToast(t('places.closed', { name: place.name }), { label: pieces.t('toast.undo'), run: undo })
    props.onSaved()
  }
  return (
    <div class="stack">
      <Index each={props.settings.locations}>
        {(place) => (
          <section class="panel place" aria-label={place().name}>
            <h2>{place().name}</h2>
            <PlaceForm settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={props.onSaved} />
            <HoursEditor settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={props.onSaved} />
            <ClosedDays settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={props.onSaved} />
            <Show when={props.mayWrite}>
              <Button look="bare" icon="trash" onClick={() => void close(place())}>
                {t('places.close')}
              </Button>
            </Show>
          </section>
        )}
      </Index>
      <Show when={added()}>
        {(place) => (
          <section class="panel place" aria-label={t('places.add')}>
            <h2>{t('places.add')}</h2>
            <PlaceForm settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={saved} />
          </section>
        )}
      </Show>
      <Show when={props.mayWrite && !added()}>
        <div class="panel-actions">
          <Button look="quiet" icon="plus" onClick={add}>
            {t('places.add')}
          </Button>
          <span class="muted small">{t('places.addHint')}</span>
        </div>
      </Show>
    </div>
  )
}
