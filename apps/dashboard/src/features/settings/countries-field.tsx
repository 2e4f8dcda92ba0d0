import { RadioCards, Select } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { allCountries } from './countries.ts'

/** Where a method delivers: the shop's own country, everywhere, or chosen countries. An empty list means everywhere. */
export function CountriesField(props: {
  readonly countries: readonly string[]
  readonly home: string
  onChange(countries: readonly string[]): void
}) {
  const { t, format, locale } = useTexts('settings')
  const kind = () =>
    props.countries.length === 0
      ? 'everywhere'
      : props.countries.length === 1 && props.countries[0] === props.home
        ? 'home'
        : 'chosen'
  const choose = (value: string) => {
    if (value === 'everywhere') props.onChange([])
    if (value === 'home') props.onChange([props.home])
    if (value === 'chosen') props.onChange([...new Set([props.home, ...props.countries, firstOther(props.home)])])
  }
  const others = () =>
    allCountries(locale)
      .filter((code) => !props.countries.includes(code))
      .map((code) => ({ value: code, label: format.country(code) }))
  return (
    <div class="stack">
      <RadioCards
        legend={t('delivery.where')}
        isInline
        value={kind()}
        onChoose={choose}
        cards={[
          { value: 'home', label: t('delivery.where.home', { country: format.country(props.home) }) },
          { value: 'chosen', label: t('delivery.where.chosen') },
          { value: 'everywhere', label: t('delivery.where.everywhere') },
        ]}
      />
      <Show when={kind() === 'chosen'}>
        <ul class="day-chips">
          <For each={props.countries}>
            {(code) => (
              <li>
                <button
                  type="button"
                  class="chip"
                  aria-label={t('delivery.countryRemove', { country: format.country(code) })}
                  onClick={() => props.onChange(props.countries.filter((one) => one !== code))}
                >
                  {format.country(code)} ×
                </button>
              </li>
            )}
          </For>
        </ul>
        <Select
          label={t('delivery.countryAdd')}
          value=""
          options={[{ value: '', label: '–' }, ...others()]}
          onChange={(event) => {
            const code = event.currentTarget.value
            if (code) props.onChange([...props.countries, code])
          }}
        />
      </Show>
    </div>
  )
}

/** A second country to begin a list with: a near, large one. */
function firstOther(home: string): string {
  return home === 'GB' ? 'IE' : 'GB'
}
