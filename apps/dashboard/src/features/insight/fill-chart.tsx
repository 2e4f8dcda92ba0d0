import { ChartFigure, LineChart } from '@onhand/ui/charts'
import type { InsightPeriod } from './period.ts'
import type { Service } from './service-screen.tsx'
import { downloadsOf, useWords } from './words.ts'

type Point = Service['points'][number]

/** The promise of the product; a line across. */
const PROMISED = 0.98
// Nothing but the upper end is worth looking at; who falls below sees all of it.
const FROM = 0.8

/** Fill rate over time, and below it the stock it took: replenishment is good when the one stays up while the other goes down. */
export function FillChart(props: { readonly service: Service; readonly period: InsightPeriod }) {
  const { t, format, locale, share, point, moneyTick } = useWords()
  const money = (minor: number) => format.money(Math.round(minor), props.service.currency)
  const shareOf = (one: Point) => (one.units === 0 ? null : one.servedUnits / one.units)
  const shares = () => props.service.points.map(shareOf)
  const marker = () => {
    const since = props.service.effect?.sinceDate
    const index = since === undefined ? -1 : props.service.points.findIndex((one) => one.toDate >= since)
    return since !== undefined && index >= 0 && since >= (props.service.points[0]?.fromDate ?? '')
      ? { index, label: t('insight.sinceMark') }
      : null
  }
  const words = () => {
    const { fill, fillBefore, demandedUnits } = props.service
    if (fill.unit === null) return t('insight.fillNone')
    const served = format.number(Math.round(fill.unit * demandedUnits))
    const now = t('insight.fillPoint', { served, demanded: format.number(demandedUnits), percent: share(fill.unit) })
    return fillBefore.unit === null
      ? now
      : `${now}${t('insight.gap')}${t('insight.fillPointBefore', { percent: share(fillBefore.unit) })}`
  }
  const table = () => ({
    columns: [
      { label: t('insight.day') },
      ...[
        t('insight.demanded'),
        t('insight.served'),
        t('insight.fillLine'),
        t('insight.onTimeShare'),
        t('insight.stockLine'),
      ].map((label) => ({ label, isNumber: true })),
    ],
    rows: props.service.points
      .toReversed()
      .map((one) => [
        point(one),
        format.number(one.units),
        format.number(one.servedUnits),
        share(shareOf(one)),
        share(one.onTime),
        one.stockValueMinor === null ? t('insight.unknown') : money(one.stockValueMinor),
      ]),
  })
  const low = () => Math.min(FROM, ...shares().map((value) => value ?? 1))
  return (
    <ChartFigure
      title={t('insight.fillTitle')}
      point={words()}
      table={table()}
      downloads={downloadsOf('insight_service', props.period, locale)}
    >
      <LineChart
        label={t('insight.fillLabel')}
        points={props.service.points.map(point)}
        from={Math.floor(low() * 10) / 10}
        goal={{ value: PROMISED, label: t('insight.goal') }}
        marker={marker()}
        lines={[{ label: t('insight.fillLine'), look: 'main', values: shares() }]}
        format={share}
      />
      <div class="insight-second">
        <LineChart
          label={t('insight.stockLabel')}
          points={props.service.points.map(point)}
          marker={marker()}
          lines={[
            {
              label: t('insight.stockLine'),
              look: 'before',
              isArea: true,
              values: props.service.points.map((one) => one.stockValueMinor),
            },
          ]}
          format={money}
          formatTick={(minor) => moneyTick(minor, props.service.currency)}
        />
      </div>
    </ChartFigure>
  )
}
