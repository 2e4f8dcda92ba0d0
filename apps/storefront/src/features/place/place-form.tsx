import { Button, Field, Select } from '@onhand/ui'
import { createSignal, For } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'
import { COUNTRIES, likelyCountry } from './countries.ts'
import { place, rememberPlace } from './place-store.ts'

/** How long to wait for the device to find itself. */
const LOCATE_MS_MAX = 10_000

/** Asks for a place: from the device, or typed. Towns with a shop are suggested, because couriers are local. */
export default function PlaceForm(props: { onDone(): void }) {
  const { t, format, locale } = usePage()
  const [country, setCountry] = createSignal(place()?.country ?? likelyCountry(navigator.languages, locale))
  const [city, setCity] = createSignal(place()?.city ?? '')
  const [postcode, setPostcode] = createSignal(place()?.postcode ?? '')
  const [problem, setProblem] = createSignal<string>()
  const [isLocating, setIsLocating] = createSignal(false)
  // Suggestions only: the form is there without them.
  const shops = createLater(
    () => true,
    () => api.vendors.shops.query({ locale }),
  )
  const cities = () => [...new Set((shops.value() ?? []).map((shop) => shop.city))]

  const save = () => {
    if (!city().trim() && !postcode().trim()) return setProblem(t('place.cityNeeded'))
    rememberPlace({
      country: country(),
      city: city().trim(),
      postcode: postcode().trim(),
      latitude: null,
      longitude: null,
    })
    props.onDone()
  }
  const locate = () => {
    if (isLocating()) return
    setIsLocating(true)
    const fail = () => {
      setIsLocating(false)
      setProblem(t('place.denied'))
    }
    if (!('geolocation' in navigator)) return fail()
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        rememberPlace({
          country: country(),
          city: '',
          postcode: '',
          latitude: coords.latitude,
          longitude: coords.longitude,
        })
        props.onDone()
      },
      fail,
      { timeout: LOCATE_MS_MAX, maximumAge: 600_000 },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p class="muted">{t('place.why')}</p>
      <Button look="quiet" icon="locate-fixed" isWide isBusy={isLocating()} onClick={locate}>
        {isLocating() ? t('place.locating') : t('place.locate')}
      </Button>
      <Select
        label={t('place.country')}
        value={country()}
        options={COUNTRIES.map((code) => ({ value: code, label: format.country(code) }))}
        onChange={(event) => setCountry(event.currentTarget.value)}
      />
      <div class="field-row is-tight">
        <Field
          label={t('place.city')}
          value={city()}
          list="place-cities"
          autocomplete="address-level2"
          maxlength="120"
          error={problem()}
          onInput={(event) => setCity(event.currentTarget.value)}
        />
        <Field
          label={t('place.postcode')}
          value={postcode()}
          autocomplete="postal-code"
          maxlength="16"
          onInput={(event) => setPostcode(event.currentTarget.value)}
        />
      </div>
      <datalist id="place-cities">
        <For each={cities()}>{(name) => <option value={name} />}</For>
      </datalist>
      <Button type="submit" isWide isLarge>
        {t('place.save')}
      </Button>
    </form>
  )
}
