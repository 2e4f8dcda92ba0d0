import { Button, Field } from '@onhand/ui'
import { Switch } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { PlaceSearch } from './place-search.tsx'
import { type PartProps, type ShopPlace, useSaving } from './shop-settings.ts'

/** Where a place is. The town brings country, time zone and the point on the map. */
export function PlaceForm(props: PartProps & { readonly place: ShopPlace }) {
  const { t, format } = useTexts('settings')
  const saving = useSaving()
  const { id: locationId, hours: _hours, position: _position, ...facts } = props.place
  const [draft, setDraft] = createSignal(facts)
  const set = (change: Partial<typeof facts>) => setDraft((before) => ({ ...before, ...change }))
  const save = () => {
    const run = () => api.shop.saveLocation.mutate({ vendorId: props.settings.vendorId, locationId, ...draft() })
    void saving.save(run, () => t('settings.saved')).then((isDone) => isDone && props.onSaved())
  }
  return (
    <form
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset class="plain-fieldset" disabled={!props.mayWrite}>
        <div class="pair">
          <Field
            label={t('places.name')}
            value={draft().name}
            error={saving.errorOf('name')}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
          <Field
            label={t('places.line1')}
            autocomplete="street-address"
            value={draft().line1}
            error={saving.errorOf('line1')}
            onInput={(event) => set({ line1: event.currentTarget.value })}
          />
          <PlaceSearch
            label={t('places.city')}
            hint={t('places.zone', { country: format.country(draft().country), timeZone: draft().timeZone })}
            none={t('places.none')}
            found={(count) => t('places.found', { count })}
            text={draft().city}
            error={saving.errorOf('city')}
            onChoose={(town) => set(town)}
          />
          <Field
            label={t('places.region')}
            value={draft().region}
            onInput={(event) => set({ region: event.currentTarget.value })}
          />
          <Field
            label={t('places.postcode')}
            autocomplete="postal-code"
            value={draft().postcode}
            error={saving.errorOf('postcode')}
            onInput={(event) => set({ postcode: event.currentTarget.value })}
          />
        </div>
        <Switch
          label={t('places.pickup')}
          isOn={draft().hasPickup}
          isDisabled={!props.mayWrite}
          onChange={(hasPickup) => set({ hasPickup })}
        />
        <Show when={props.mayWrite}>
          <Button type="submit" icon="save" isBusy={saving.isBusy()}>
            {t('settings.save')}
          </Button>
        </Show>
      </fieldset>
    </form>
  )
}
