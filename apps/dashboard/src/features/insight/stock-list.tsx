import type { StockListKind } from '@onhand/domain/insight/stock-items'
import { ChartFigure, RankBars } from '@onhand/ui/charts'
import { Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { Part } from './part.tsx'
import type { InsightPeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

type Listed = Answer<typeof api.insight.stockList.query>
type Item = Listed['items'][number]

const BARS_MAX = 10

/** SKUs by what matters about their stock. */
export function StockList(props: {
  readonly list: StockListKind
  readonly title: string
  readonly period: InsightPeriod
}) {
  const { locale } = useWords()
  return (
    <Part
      asked={{ ...props.period.asked(), list: props.list, locale }}
      read={(asked) => api.insight.stockList.query(asked).then((found) => ({ ...found, list: asked.list }))}
    >
      {(found) => <Listing listed={found()} list={found().list} title={props.title} period={props.period} />}
    </Part>
  )
}

function Listing(props: {
  readonly listed: Listed
  readonly list: StockListKind
  readonly title: string
  readonly period: InsightPeriod
}) {
  const { t, format, locale, coverDays } = useWords()
  const money = (minor: number) => format.money(minor, props.listed.currency)
  const nameOf = (item: Item) => [item.title, item.variantTitle].filter((part) => part !== '').join(' · ')
  const cover = (item: Item) => {
    if (item.coverDays === null) return t('insight.unknown')
    return item.availableUnits === 0 ? t('insight.soldOut') : coverDays(item.coverDays)
  }
  const point = () => {
    const [first] = props.listed.items
    if (!first) return props.list === 'slow' ? t('insight.slowNone') : t('insight.listNone')
    const title = nameOf(first)
    if (props.list === 'cover')
      return first.availableUnits === 0
        ? t('insight.soldOutPoint', { title })
        : t('insight.coverPoint', { title, days: cover(first) })
    if (props.list === 'stale') return t('insight.stalePoint', { title, value: money(first.staleValueMinor) })
    if (props.list === 'waste') return t('insight.wastePoint', { title, value: money(first.wasteValueMinor) })
    if (first.soldUnits === 0) return t('insight.slowPoint', { title, value: money(first.valueMinor) })
    return t('insight.slowPointDays', { title, days: cover(first) })
  }
  const barOf = (item: Item) => {
    if (props.list === 'cover') return { value: item.coverDays ?? 0, text: cover(item) }
    if (props.list === 'stale') return { value: item.staleValueMinor, text: money(item.staleValueMinor) }
    if (props.list === 'waste') return { value: item.wasteValueMinor, text: money(item.wasteValueMinor) }
    return { value: item.valueMinor, text: money(item.valueMinor) }
  }
  const noteOf = (item: Item) => {
    const sold = `${t('insight.sold28')} ${format.number(item.soldUnits)}`
    return `${t('insight.onHand')} ${format.number(item.onHandUnits)} · ${sold}`
  }
  const numbers = ['onHand', 'available', 'sold28', 'cover', 'value', 'stale', 'waste'] as const
  const table = () => ({
    columns: [
      { label: t('insight.product') },
      { label: t('insight.sku') },
      ...numbers.map((name) => ({ label: t(`insight.${name}`), isNumber: true })),
    ],
    rows: props.listed.items.map((item) => [
      nameOf(item),
      item.code,
      format.number(item.onHandUnits),
      format.number(item.availableUnits),
      format.number(item.soldUnits),
      cover(item),
      money(item.valueMinor),
      money(item.staleValueMinor),
      money(item.wasteValueMinor),
    ]),
  })
  return (
    <ChartFigure
      title={props.title}
      point={point()}
      table={table()}
      downloads={downloadsOf(`insight_${props.list}`, props.period, locale)}
    >
      <Show when={props.listed.items.length > 0}>
        <RankBars
          label={props.title}
          bars={props.listed.items.slice(0, BARS_MAX).map((item) => ({
            label: nameOf(item),
            ...barOf(item),
            note: noteOf(item),
            tone: props.list === 'cover' ? 'main' : 'signal',
          }))}
        />
      </Show>
    </ChartFigure>
  )
}
