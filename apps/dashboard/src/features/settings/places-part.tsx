import { Button } from '@onhand/ui'
import { createSignal, Index, Show } from 'solid-js'
import { newId } from '../../lib/new-id.ts'
import { useTexts } from '../../lib/texts.ts'
import { ClosedDays } from './closed-days.tsx'
import { HoursEditor } from './hours-editor.tsx'
import { PlaceForm } from './place-form.tsx'
import type { PartProps, ShopPlace } from './shop-settings.ts'

/** The places of a shop: address, week and closed days of each. */
export function PlacesPart(props: PartProps) {
  const { t } = useTexts('settings')
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
  return (
    <div class="stack">
      <Index each={props.settings.locations}>
        {(place) => (
          <section class="panel place" aria-label={place().name}>
            <h2>{place().name}</h2>
            <PlaceForm settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={props.onSaved} />
            <HoursEditor settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={props.onSaved} />
            <ClosedDays settings={props.settings} place={place()} mayWrite={props.mayWrite} onSaved={props.onSaved} />
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
