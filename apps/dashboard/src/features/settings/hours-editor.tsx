import { copyDay, hoursProblem, type Period } from '@onhand/domain/shop/opening-hours'
import { Button, IconButton, Notice } from '@onhand/ui'
import { Menu } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { endAfter, minuteOf, timeOf } from './minutes.ts'
import { type PartProps, type ShopPlace, useSaving } from './shop-settings.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const WORKDAYS = [1, 2, 3, 4, 5]
const FIRST = { opensMinute: 540, closesMinute: 1080 }
const BREAK_MINUTES = 60

/** The week of a place: each day its openings; a break is the gap between two. */
export function HoursEditor(props: PartProps & { readonly place: ShopPlace }) {
  const { t, format } = useTexts('settings')
  const saving = useSaving()
  const [periods, setPeriods] = createSignal<readonly Period[]>(props.place.hours.periods)
  const problem = () => hoursProblem(periods())
  const of = (weekday: number) => periods().filter((period) => period.weekday === weekday)
  const change = (period: Period, next: Period | null) =>
    setPeriods((all) => all.flatMap((one) => (one === period ? (next ?? []) : one)))
  const add = (weekday: number) => {
    const last = of(weekday).at(-1)
    const opensMinute = last ? last.closesMinute + BREAK_MINUTES : FIRST.opensMinute
    const next = last ? { weekday, opensMinute, closesMinute: opensMinute + 2 * BREAK_MINUTES } : { weekday, ...FIRST }
    setPeriods((all) => [...all, next].sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute))
  }
  const save = () => {
    const run = () =>
      api.shop.saveHours.mutate({
        vendorId: props.settings.vendorId,
        locationId: props.place.id,
        periods: periods().map((period) => ({ ...period })),
      })
    void saving.save(run, () => t('settings.saved')).then((isDone) => isDone && props.onSaved())
  }
  const trouble = () => {
    const found = problem()
    const period = found ? periods()[found.index] : undefined
    return period ? t('hours.overlap', { day: format.weekday(period.weekday) }) : null
  }
  return (
    <div class="stack">
      <h3>{t('hours.title')}</h3>
      <ul class="week">
        <For each={WEEK}>
          {(weekday) => (
            <li class="week-day">
              <span class="week-name">{format.weekday(weekday)}</span>
              <div class="week-times">
                <Show when={of(weekday).length > 0} fallback={<span class="muted">{t('hours.closed')}</span>}>
                  <For each={of(weekday)}>
                    {(period) => (
                      <DayPeriod
                        period={period}
                        day={format.weekday(weekday)}
                        mayWrite={props.mayWrite}
                        onChange={(next) => change(period, next)}
                      />
                    )}
                  </For>
                </Show>
              </div>
              <Show when={props.mayWrite}>
                <div class="week-actions">
                  <IconButton
                    icon="plus"
                    label={t(of(weekday).length > 0 ? 'hours.break' : 'hours.add', { day: format.weekday(weekday) })}
                    onClick={() => add(weekday)}
                  />
                  <Menu
                    icon="copy"
                    label={t('hours.copy', { day: format.weekday(weekday) })}
                    items={[
                      {
                        label: t('hours.copyWeekdays'),
                        run: () => setPeriods((all) => copyDay(all, weekday, WORKDAYS)),
                      },
                      { label: t('hours.copyAll'), run: () => setPeriods((all) => copyDay(all, weekday, WEEK)) },
                      ...WEEK.filter((day) => day !== weekday).map((day) => ({
                        label: format.weekday(day),
                        run: () => setPeriods((all) => copyDay(all, weekday, [day])),
                      })),
                    ]}
                  />
                </div>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={props.mayWrite}>
        <div class="panel-actions">
          <Button icon="save" isBusy={saving.isBusy()} disabled={problem() !== null} onClick={save}>
            {t('settings.save')}
          </Button>
          <Show when={JSON.stringify(periods()) !== JSON.stringify(props.place.hours.periods)}>
            <span class="muted small">{t('settings.unsaved')}</span>
          </Show>
        </div>
      </Show>
    </div>
  )
}

function DayPeriod(props: {
  readonly period: Period
  readonly day: string
  readonly mayWrite: boolean
  onChange(next: Period | null): void
}) {
  const { t } = useTexts('settings')
  const opened = (time: string) => {
    const opensMinute = minuteOf(time)
    if (opensMinute === null) return
    props.onChange({ ...props.period, opensMinute, closesMinute: endAfter(opensMinute, props.period.closesMinute) })
  }
  const closed = (time: string) => {
    const minute = minuteOf(time)
    if (minute === null) return
    props.onChange({ ...props.period, closesMinute: endAfter(props.period.opensMinute, minute) })
  }
  return (
    <span class="week-period">
      <input
        type="time"
        aria-label={t('hours.opens', { day: props.day })}
        disabled={!props.mayWrite}
        value={timeOf(props.period.opensMinute)}
        onChange={(event) => opened(event.currentTarget.value)}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        aria-label={t('hours.closes', { day: props.day })}
        disabled={!props.mayWrite}
        value={timeOf(props.period.closesMinute)}
        onChange={(event) => closed(event.currentTarget.value)}
      />
      <Show when={props.period.closesMinute > 1440}>
        <span class="small muted">{t('hours.night')}</span>
      </Show>
      <Show when={props.mayWrite}>
        <IconButton
          icon="x"
          label={t('hours.remove', {
            from: timeOf(props.period.opensMinute),
            to: timeOf(props.period.closesMinute),
            day: props.day,
          })}
          onClick={() => props.onChange(null)}
        />
      </Show>
    </span>
  )
}
