import { ChartFigure, RankBars } from '@onhand/ui/charts'
import { Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { InsightPeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

type FoundBaskets = Answer<typeof api.insight.baskets.query>

const BARS_MAX = 8
const TENTHS = 10

/** Products that are bought together, in words: who buys the one, buys the other, too. */
export function Baskets(props: { readonly baskets: FoundBaskets; readonly period: InsightPeriod }) {
  const { t, format, locale, share } = useWords()
  const times = (lift: number) => format.number(Math.round(lift * TENTHS) / TENTHS)
  const point = () => {
    const [first] = props.baskets.items
    if (!first) return t('insight.basketsNone')
    const { titleA: a, titleB: b, confidence, lift } = first
    return t('insight.basketsPoint', { a, b, percent: share(confidence), lift: times(lift) })
  }
  const numbers = ['orders', 'support', 'confidence', 'lift'] as const
  const table = () => ({
    columns: [
      { label: t('insight.product') },
      { label: t('insight.with') },
      ...numbers.map((name) => ({ label: t(`insight.${name}`), isNumber: true })),
    ],
    rows: props.baskets.items.map((one) => [
      one.titleA,
      one.titleB,
      format.number(one.orders),
      share(one.support),
      share(one.confidence),
      times(one.lift),
    ]),
  })
  return (
    <ChartFigure
      title={t('insight.basketsTitle')}
      point={point()}
      table={table()}
      downloads={downloadsOf('insight_baskets', props.period, locale)}
    >
      <Show when={props.baskets.items.length > 0}>
        <RankBars
          label={t('insight.basketsTitle')}
          bars={props.baskets.items.slice(0, BARS_MAX).map((one) => ({
            label: t('insight.basketPair', { a: one.titleA, b: one.titleB }),
            value: one.confidence,
            text: share(one.confidence),
            note: t('insight.basketNote', { count: one.orders, lift: times(one.lift) }),
          }))}
        />
      </Show>
    </ChartFigure>
  )
}
