import { ChartFigure, RankBars } from '@onhand/ui/charts'
import { Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { InsightPeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

type Stock = Answer<typeof api.insight.stock.query>
type Compared = NonNullable<NonNullable<Stock['cost']['compared']>['comparison']>

/** What min/max would tie up for the same fill, on the shop's own past; in words why there is nothing to say yet. */
export function StockSaving(props: { readonly stock: Stock; readonly period: InsightPeriod }) {
  const { t } = useWords()
  return (
    <Show
      when={props.stock.cost.compared?.comparison}
      fallback={
        <section class="panel" aria-labelledby="insight-saving">
          <h2 id="insight-saving">{t('insight.savingTitle')}</h2>
          <p class="muted">{t(props.stock.cost.compared ? 'insight.savingTooLittle' : 'insight.savingNone')}</p>
        </section>
      }
    >
      {(compared) => <Comparison compared={compared()} stock={props.stock} period={props.period} />}
    </Show>
  )
}

function Comparison(props: { readonly compared: Compared; readonly stock: Stock; readonly period: InsightPeriod }) {
  const { t, format, locale, share } = useWords()
  const money = (minor: number) => format.money(minor, props.stock.currency)
  const times = (ratio: number) => format.number(Math.round(ratio * 100) / 100)
  const words = () => {
    const { ratio, extraMinor, monthMinor, skus, days, fill } = props.compared
    const range = { ratio: times(ratio.value), low: times(ratio.low), high: times(ratio.high) }
    const how = { fill: share(fill), days, skus: format.number(skus) }
    // A range on both sides of one tells of no difference.
    const isSure = ratio.low > 1 || ratio.high < 1
    if (!isSure) return t('insight.savingUnsure', { ...range, ...how })
    const amounts = { extra: money(Math.abs(extraMinor.value)), month: money(Math.abs(monthMinor)) }
    return t(ratio.value > 1 ? 'insight.savingPoint' : 'insight.savingWorse', { ...range, ...how, ...amounts })
  }
  const rows = () => [
    { label: t('insight.savingOurs'), minor: props.compared.ourMinor },
    { label: t('insight.savingMinMax'), minor: props.compared.minMaxMinor },
  ]
  const month = (minor: number) => money(Math.round((minor * props.stock.cost.holdingPercent) / 1200))
  return (
    <ChartFigure
      title={t('insight.savingTitle')}
      point={words()}
      table={{
        columns: [
          { label: t('insight.savingRule') },
          { label: t('insight.fillLabel'), isNumber: true },
          { label: t('insight.stockLine'), isNumber: true },
          { label: t('insight.holdingMonth'), isNumber: true },
        ],
        rows: rows().map(({ label, minor }) => [label, share(props.compared.fill), money(minor), month(minor)]),
      }}
      downloads={downloadsOf('insight_saving', props.period, locale)}
    >
      <RankBars
        label={t('insight.savingTitle')}
        bars={rows().map(({ label, minor }, index) => ({
          label,
          value: minor,
          text: money(minor),
          tone: index === 0 ? 'main' : 'plain',
        }))}
      />
    </ChartFigure>
  )
}
