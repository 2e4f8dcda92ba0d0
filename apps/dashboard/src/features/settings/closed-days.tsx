import { Button, IconButton } from '@onhand/ui'
import { DateField } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { type PartProps, type ShopPlace, useSaving } from './shop-settings.ts'

/** The days a place is closed: its own, and public holidays at one tap each. */
export function ClosedDays(props: PartProps & { readonly place: ShopPlace }) {
  const { t, format, locale } = useTexts('settings')
  const saving = useSaving()
  const [dates, setDates] = createSignal<readonly string[]>(props.place.hours.closedDates)
  const [typed, setTyped] = createSignal<string | null>(null)
  const [holidays] = createResource(
    () => ({ vendorId: props.settings.vendorId, locationId: props.place.id, locale }),
    (asked) => api.shop.holidays.query(asked).catch(() => []),
  )
  const nameOf = (date: string) => holidays.latest?.find((day) => day.date === date)?.name
  const suggested = () => (holidays.latest ?? []).filter((day) => !dates().includes(day.date))
  const close = (date: string) => setDates((all) => [...new Set([...all, date])].sort())
  const save = () => {
    const run = () =>
      api.shop.saveHours.mutate({
        vendorId: props.settings.vendorId,
        locationId: props.place.id,
        closedDates: [...dates()],
      })
    void saving.save(run, () => t('settings.saved')).then((isDone) => isDone && props.onSaved())
  }
  return (
    <div class="stack">
      <h3>{t('closures.title')}</h3>
      <Show when={dates().length > 0} fallback={<p class="muted">{t('closures.none')}</p>}>
        <ul class="day-chips">
          <For each={dates()}>
            {(date) => (
              <li class="day-chip">
                <span>
                  {format.longDate(Date.parse(date), 'UTC')} <span class="muted">{nameOf(date)}</span>
                </span>
                <Show when={props.mayWrite}>
                  <IconButton
                    icon="x"
                    label={t('closures.remove', { date: format.date(date) })}
                    onClick={() => setDates((all) => all.filter((one) => one !== date))}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.mayWrite}>
        <div class="day-add">
          <DateField label={t('closures.add')} value={typed()} onChange={setTyped} />
          <Button
            look="quiet"
            icon="plus"
            disabled={typed() === null}
            onClick={() => {
              const date = typed()
              if (date) close(date)
              setTyped(null)
            }}
          >
            {t('closures.addButton')}
          </Button>
        </div>
        <h3>{t('closures.suggestions', { country: format.country(props.place.country) })}</h3>
        <Show
          when={(holidays.latest ?? []).length > 0}
          fallback={<p class="muted">{holidays.loading ? '' : t('closures.noSuggestions')}</p>}
        >
          <p class="muted small">{t('closures.suggestionsHint')}</p>
          <ul class="day-chips">
            <For each={suggested()}>
              {(day) => (
                <li>
                  <button
                    type="button"
                    class="chip"
                    aria-label={t('closures.close', { date: format.date(day.date), name: day.name })}
                    onClick={() => close(day.date)}
                  >
                    <span class="number">{format.date(day.date)}</span> {day.name}
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <div class="panel-actions">
          <Button icon="save" isBusy={saving.isBusy()} onClick={save}>
            {t('settings.save')}
          </Button>
          <Show when={dates().join() !== props.place.hours.closedDates.join()}>
            <span class="muted small">{t('settings.unsaved')}</span>
          </Show>
        </div>
      </Show>
    </div>
  )
}
