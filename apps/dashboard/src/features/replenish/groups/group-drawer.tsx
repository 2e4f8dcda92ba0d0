import { ErrorState, Skeleton } from '@onhand/ui'
import { ChartFigure, LineChart } from '@onhand/ui/charts'
import { Drawer } from '@onhand/ui/desk'
import { createResource, For, Show } from 'solid-js'
import { useTexts } from '../../../lib/texts.ts'
import type { GroupCalls, GroupDays, GroupRow, GroupsView } from './group-calls.ts'
import { groupName, learntWords } from './group-words.ts'

/** One group: its past and coming days as a chart with its table, and what is expected in words. */
export function GroupDrawer(props: {
  readonly calls: GroupCalls
  readonly view: GroupsView | undefined
  readonly row: GroupRow | undefined
  onClose(): void
}) {
  const texts = useTexts('groups')
  const [found, { refetch }] = createResource(
    () => props.row,
    (row) => props.calls.days(row),
  )
  const days = () => (found.error ? undefined : found())
  const title = () => (props.row ? groupName(texts, props.row, props.calls.scope) : '')
  return (
    <Drawer title={title()} isOpen={props.row !== undefined} onClose={props.onClose}>
      <Show when={props.row}>
        {(row) => (
          <div class="stack">
            <Show when={!found.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
              <Show when={!found.loading} fallback={<Skeleton height="320px" />}>
                <Show when={days()} fallback={<p class="muted">{texts.t('groups.noChart')}</p>}>
                  {(known) => <Days days={known()} name={title()} />}
                </Show>
              </Show>
            </Show>
            <Expected row={row()} horizonDays={props.view?.horizonDays ?? 0} />
            <Show when={props.view}>{(view) => <p class="muted small">{learntWords(texts, view())}</p>}</Show>
          </div>
        )}
      </Show>
    </Drawer>
  )
}

function Expected(props: { readonly row: GroupRow; readonly horizonDays: number }) {
  const { t, format } = useTexts('groups')
  const spans = () => {
    const { next7, next28, horizon } = props.row
    const far = props.horizonDays > 28 ? [{ days: props.horizonDays, of: horizon }] : []
    return [{ days: 7, of: next7 }, { days: 28, of: next28 }, ...far]
  }
  const say = ({ days, of }: ReturnType<typeof spans>[number]) => {
    const units = format.number(of.units >= 10 ? Math.round(of.units) : Math.round(of.units * 10) / 10)
    const numbers = { days, units, low: format.number(of.lowUnits), high: format.number(of.highUnits) }
    const money = of.values.map(({ currency, valueMinor }) => format.money(valueMinor, currency)).join(' + ')
    return money === '' ? t('groups.sayUnits', numbers) : t('groups.say', { ...numbers, money })
  }
  return <For each={spans()}>{(span) => <p>{say(span)}</p>}</For>
}

function Days(props: { readonly days: GroupDays; readonly name: string }) {
  const { t, format } = useTexts('groups')
  const isWeeks = () => props.days.step === 'week'
  const points = () => props.days.points
  const pointName = ({ fromDay, toDay }: GroupDays['points'][number]) =>
    fromDay === toDay ? format.date(fromDay) : `${format.date(fromDay)} – ${format.date(toDay)}`
  const first = () => points().findIndex((one) => one.expectedUnits !== null)
  const tenth = (units: number) => Math.round(units * 10) / 10
  const units = (value: number | null) => (value === null ? '' : format.number(tenth(value)))
  const words = () => {
    const start = points()[first()]
    const said = start ? t('groups.chartPoint', { date: format.date(start.fromDay) }) : ''
    return isWeeks() ? `${said} ${t('groups.weeksNote')}` : said
  }
  const table = () => ({
    columns: [
      { label: isWeeks() ? t('groups.week') : t('groups.day') },
      { label: t('groups.sold'), isNumber: true },
      { label: t('groups.expected'), isNumber: true },
    ],
    rows: points()
      .toReversed()
      .map((one) => [pointName(one), units(one.soldUnits), units(one.expectedUnits)]),
  })
  const file = () => {
    const lines = points().map((one) =>
      [one.fromDay, one.toDay, one.soldUnits ?? '', one.expectedUnits ?? ''].join(','),
    )
    return `data:text/csv;charset=utf-8,${encodeURIComponent(`${['from,to,sold,expected', ...lines].join('\r\n')}\r\n`)}`
  }
  return (
    <ChartFigure
      title={isWeeks() ? t('groups.chartWeeks') : t('groups.chart')}
      point={words()}
      table={table()}
      downloads={[{ label: 'CSV', href: file() }]}
    >
      <LineChart
        label={`${props.name}: ${isWeeks() ? t('groups.chartWeeks') : t('groups.chart')}`}
        points={points().map(pointName)}
        lines={[
          { label: t('groups.sold'), look: 'before', values: points().map((one) => one.soldUnits) },
          { label: t('groups.expected'), look: 'main', isArea: true, values: points().map((one) => one.expectedUnits) },
        ]}
        marker={first() > 0 ? { index: first(), label: t('groups.fromHere') } : null}
        format={(value) => format.number(tenth(value))}
      />
    </ChartFigure>
  )
}
