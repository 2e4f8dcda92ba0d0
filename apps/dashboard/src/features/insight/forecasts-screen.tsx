import { EmptyState } from '@onhand/ui'
import { ChartFigure, LineChart } from '@onhand/ui/charts'
import { Figure } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { type InsightPeriod, usePeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

type Forecasts = Answer<typeof api.insight.forecasts.query>

/** How close forecasts came, week by week. */
export default function ForecastsScreen() {
  const { t } = useWords()
  const period = usePeriod()
  return (
    <InsightFrame period={period}>
      <Part asked={period.asked()} height="420px" read={(asked) => api.insight.forecasts.query(asked)}>
        {(found) => (
          <Show
            when={found().accuracy.error !== null}
            fallback={
              <EmptyState icon="gauge" title={t('insight.forecastsNone')} hint={t('insight.forecastsNoneHint')} />
            }
          >
            <Accuracy forecasts={found()} period={period} />
          </Show>
        )}
      </Part>
    </InsightFrame>
  )
}

// Below a hundredth it leans to neither side.
const STRAIGHT = 0.01

function Accuracy(props: { readonly forecasts: Forecasts; readonly period: InsightPeriod }) {
  const { t, format, locale, share, point } = useWords()
  const now = () => props.forecasts.accuracy
  const units = (value: number) => format.number(Math.round(value))
  const bias = () => {
    const lean = now().bias ?? 0
    if (Math.abs(lean) < STRAIGHT) return t('insight.biasNone')
    const said = { percent: share(Math.abs(lean)) }
    return lean > 0 ? t('insight.biasHigh', said) : t('insight.biasLow', said)
  }
  const words = () => {
    const before = props.forecasts.accuracyBefore.error
    const said = [t('insight.forecastsPoint', { error: share(now().error) })]
    if (before !== null) said.push(t('insight.forecastsBefore', { error: share(before) }))
    return [...said, bias()].join(t('insight.gap'))
  }
  const tested = () => scored().filter((one) => one.isBacktest)
  const testedNote = () => {
    const last = tested().at(-1)
    if (!last) return null
    if (tested().length === scored().length) return t('insight.backtestAll')
    return t('insight.backtestUntil', { date: format.date(last.toDate) })
  }
  const scored = () => props.forecasts.points.filter((one) => one.error !== null)
  const total = (pick: (one: Forecasts['points'][number]) => number) =>
    scored().reduce((sum, one) => sum + pick(one), 0)
  const numbers = ['actual', 'forecast', 'error', 'bias', 'within50', 'within90'] as const
  const table = () => ({
    columns: [{ label: t('insight.day') }, ...numbers.map((name) => ({ label: t(`insight.${name}`), isNumber: true }))],
    rows: scored()
      .toReversed()
      .map((one) => [
        one.isBacktest ? t('insight.backtestDay', { day: point(one) }) : point(one),
        units(one.actualUnits),
        units(one.forecastUnits),
        share(one.error),
        share(one.bias),
        share(one.within50),
        share(one.within90),
      ]),
  })
  // A week is scored on the day it ends: days between have nothing to show, and would cut the line.
  const points = () => scored().map(point)
  const values = (pick: (one: Forecasts['points'][number]) => number | null) => scored().map(pick)
  const downloads = () => downloadsOf('insight_forecasts', props.period, locale)
  return (
    <div class="stack">
      <section class="panel figures insight-figures" aria-label={t('insight.tab.forecasts')}>
        <Figure label={t('insight.error')} value={share(now().error)} change={bias()} />
        <Figure label={t('insight.within50')} value={share(now().within50)} change={t('insight.withinHint')} />
        <Figure label={t('insight.within90')} value={share(now().within90)} />
      </section>
      <Show when={testedNote()}>{(note) => <p class="muted small">{note()}</p>}</Show>
      <ChartFigure title={t('insight.forecastsTitle')} point={words()} table={table()} downloads={downloads()}>
        <LineChart
          label={t('insight.forecastsTitle')}
          points={points()}
          lines={[{ label: t('insight.error'), look: 'main', values: values((one) => one.error) }]}
          format={share}
        />
      </ChartFigure>
      <ChartFigure
        title={t('insight.demandTitle')}
        point={t('insight.demandPoint', {
          forecast: units(total((one) => one.forecastUnits)),
          actual: units(total((one) => one.actualUnits)),
        })}
        table={table()}
        downloads={downloads()}
      >
        <LineChart
          label={t('insight.demandTitle')}
          points={points()}
          lines={[
            { label: t('insight.actual'), look: 'main', values: values((one) => one.actualUnits) },
            { label: t('insight.forecast'), look: 'before', values: values((one) => one.forecastUnits) },
          ]}
          format={units}
        />
      </ChartFigure>
    </div>
  )
}
