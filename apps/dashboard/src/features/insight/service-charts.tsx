import { PUNCTUALITY } from '@onhand/domain/insight/service-level'
import { ChartFigure, RankBars } from '@onhand/ui/charts'
import { Show } from 'solid-js'
import type { InsightPeriod } from './period.ts'
import type { Service } from './service-screen.tsx'
import { downloadsOf, useWords } from './words.ts'

type ServiceProps = { readonly service: Service; readonly period: InsightPeriod }

/** Why units were not there. */
export function ShortfallChart(props: ServiceProps) {
  const { t, format, locale } = useWords()
  const money = (minor: number) => format.money(minor, props.service.currency)
  const short = () => props.service.shortfalls.filter(({ units }) => units > 0).toSorted((a, b) => b.units - a.units)
  const total = (pick: (one: Service['shortfalls'][number]) => number) =>
    props.service.shortfalls.reduce((sum, one) => sum + pick(one), 0)
  const point = () => {
    const [main] = short()
    if (!main) return t('insight.shortNone')
    const value = money(total((one) => one.valueMinor))
    const count = format.number(total((one) => one.units))
    return t('insight.shortPoint', { count, value, reason: t(`insight.reason.${main.reason}`) })
  }
  return (
    <ChartFigure
      title={t('insight.shortTitle')}
      point={point()}
      table={{
        columns: [
          { label: t('insight.reason') },
          { label: t('insight.units'), isNumber: true },
          { label: t('insight.value'), isNumber: true },
        ],
        rows: props.service.shortfalls.map((one) => [
          t(`insight.reason.${one.reason}`),
          format.number(one.units),
          money(one.valueMinor),
        ]),
      }}
      downloads={downloadsOf('insight_missed', props.period, locale)}
    >
      <Show when={short().length > 0}>
        <RankBars
          label={t('insight.shortTitle')}
          bars={short().map((one) => ({
            label: t(`insight.reason.${one.reason}`),
            value: one.units,
            text: t('insight.unitsNote', { count: one.units }),
            note: money(one.valueMinor),
            tone: 'signal',
          }))}
        />
      </Show>
    </ChartFigure>
  )
}

/** How late orders were. */
export function LatenessChart(props: ServiceProps) {
  const { t, format, locale, share } = useWords()
  const point = () =>
    props.service.dueOrders === 0
      ? t('insight.lateNone')
      : t('insight.latePoint', { count: props.service.dueOrders, percent: share(props.service.onTime.onTime) })
  return (
    <ChartFigure
      title={t('insight.lateTitle')}
      point={point()}
      table={{
        columns: [{ label: t('insight.lateTitle') }, { label: t('insight.orders'), isNumber: true }],
        rows: PUNCTUALITY.map((one) => [t(`insight.late.${one}`), format.number(props.service.lateness[one])]),
      }}
      downloads={downloadsOf('insight_service', props.period, locale)}
    >
      <Show when={props.service.dueOrders > 0}>
        <RankBars
          label={t('insight.lateTitle')}
          bars={PUNCTUALITY.map((one) => ({
            label: t(`insight.late.${one}`),
            value: props.service.lateness[one],
            text: format.number(props.service.lateness[one]),
            tone: one === 'on_time' ? 'main' : 'signal',
          }))}
        />
      </Show>
    </ChartFigure>
  )
}

/** The products that fell short by most. */
export function MissedChart(props: ServiceProps) {
  const { t, format, locale } = useWords()
  const money = (minor: number) => format.money(minor, props.service.currency)
  return (
    <Show when={props.service.missed[0]}>
      {(first) => (
        <ChartFigure
          title={t('insight.missedTitle')}
          point={t('insight.missedPoint', { title: first().title, value: money(first().valueMinor) })}
          table={{
            columns: [
              { label: t('insight.product') },
              { label: t('insight.units'), isNumber: true },
              { label: t('insight.value'), isNumber: true },
            ],
            rows: props.service.missed.map((one) => [one.title, format.number(one.units), money(one.valueMinor)]),
          }}
          downloads={downloadsOf('insight_missed', props.period, locale)}
        >
          <RankBars
            label={t('insight.missedTitle')}
            bars={props.service.missed.map((one) => ({
              label: one.title,
              value: one.valueMinor,
              text: money(one.valueMinor),
              note: t('insight.unitsNote', { count: one.units }),
              tone: 'signal',
            }))}
          />
        </ChartFigure>
      )}
    </Show>
  )
}
