import { ChartFigure, Columns, HeatMap, type HeatRow } from '@onhand/ui/charts'
import { Show } from 'solid-js'
import type { InsightPeriod } from './period.ts'
import type { Sales } from './sales-chart.tsx'
import { downloadsOf, useWords } from './words.ts'

type SeasonProps = { readonly sales: Sales; readonly period: InsightPeriod }

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
// Every third hour has its number: more do not fit a phone.
const LABELLED = 6
const WEEKS_MIN_DAYS = 14
const MONTHS_MIN_DAYS = 90

/** Orders by weekday and hour as shades. */
export function HoursChart(props: SeasonProps) {
  const { t, format, locale, weekdayShort, hour } = useWords()
  const countAt = (weekday: number, at: number) =>
    props.sales.hours.find((one) => one.weekday === weekday && one.hour === at)?.orders ?? 0
  const busiest = () => props.sales.hours.reduce((best, one) => (one.orders > best.orders ? one : best))
  const rows = (): HeatRow[] =>
    WEEKDAYS.map((weekday) => ({
      label: weekdayShort(weekday),
      name: format.weekday(weekday),
      values: HOURS.map((at) => countAt(weekday, at)),
    }))
  const table = () => ({
    columns: [
      { label: t('insight.weekday') },
      { label: t('insight.hour') },
      { label: t('insight.orders'), isNumber: true },
    ],
    rows: [...props.sales.hours]
      .sort((a, b) => b.orders - a.orders)
      .map((one) => [format.weekday(one.weekday), hour(one.hour), format.number(one.orders)]),
  })
  return (
    <ChartFigure
      title={t('insight.hoursTitle')}
      point={t('insight.hoursPoint', { weekday: format.weekday(busiest().weekday), hour: hour(busiest().hour) })}
      table={table()}
      downloads={downloadsOf('insight_hours', props.period, locale)}
    >
      <HeatMap
        label={t('insight.hoursTitle')}
        columns={HOURS.map((at) => ({ label: at % LABELLED === 0 ? String(at) : '', name: hour(at) }))}
        rows={rows()}
        say={(row, column, value) =>
          t('insight.hoursCell', { weekday: row.name, hour: column, count: format.number(value) })
        }
      />
    </ChartFigure>
  )
}

/** Weekdays against a usual day. */
export function WeekdaysChart(props: SeasonProps) {
  const { t, format, locale, weekdayShort, share, wholeShare } = useWords()
  const known = () => props.sales.weekdays.flatMap(({ key, index }) => (index === null ? [] : [{ key, index }]))
  const ranked = () => known().toSorted((a, b) => b.index - a.index)
  const point = () => {
    const [best, weakest] = [ranked()[0], ranked().at(-1)]
    if (!best || !weakest || props.sales.period.dayCount < WEEKS_MIN_DAYS) return t('insight.weekdaysNone')
    const said = {
      best: format.weekday(best.key),
      weakest: format.weekday(weakest.key),
      percent: wholeShare(best.index),
    }
    return t('insight.weekdaysPoint', said)
  }
  return (
    <ChartFigure
      title={t('insight.weekdaysTitle')}
      point={point()}
      table={{
        columns: [{ label: t('insight.weekday') }, { label: t('insight.ofUsual'), isNumber: true }],
        rows: known().map(({ key, index }) => [format.weekday(key), share(index)]),
      }}
      downloads={downloadsOf('insight_sales', props.period, locale)}
    >
      <Columns
        label={t('insight.weekdaysTitle')}
        usual={1}
        columns={props.sales.weekdays.map(({ key, index }) => ({
          label: weekdayShort(key),
          value: index,
          text: index === null ? '' : format.percent(Math.round(index * 100) * 100),
        }))}
      />
    </ChartFigure>
  )
}

/** Months against a usual day, once there are a few. */
export function MonthsChart(props: SeasonProps) {
  const { t, format, locale, monthShort, monthLong, share, wholeShare } = useWords()
  const known = () => props.sales.months.flatMap(({ key, index }) => (index === null ? [] : [{ key, index }]))
  const best = () => known().reduce((top, one) => (one.index > top.index ? one : top))
  return (
    <Show when={props.sales.period.dayCount >= MONTHS_MIN_DAYS && known().length > 1}>
      <ChartFigure
        title={t('insight.monthsTitle')}
        point={t('insight.monthsPoint', { best: monthLong(best().key), percent: wholeShare(best().index) })}
        table={{
          columns: [{ label: t('insight.month') }, { label: t('insight.ofUsual'), isNumber: true }],
          rows: known().map(({ key, index }) => [monthLong(key), share(index)]),
        }}
        downloads={downloadsOf('insight_sales', props.period, locale)}
      >
        <Columns
          label={t('insight.monthsTitle')}
          usual={1}
          columns={known().map(({ key, index }) => ({
            label: monthShort(key),
            value: index,
            text: format.percent(Math.round(index * 100) * 100),
          }))}
        />
      </ChartFigure>
    </Show>
  )
}
