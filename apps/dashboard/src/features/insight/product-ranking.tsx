import type { ProductSort } from '@onhand/domain/insight/sales'
import { ChartFigure, RankBars } from '@onhand/ui/charts'
import { Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { InsightPeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

type Products = Answer<typeof api.insight.products.query>
type Product = Products['items'][number]

// What a screen shows at a glance; the table below has the rest.
const BARS_MAX = 12

/** Products as bars, the first of their ranking on top. */
export function ProductRanking(props: {
  readonly products: Products
  readonly sort: ProductSort
  readonly period: InsightPeriod
}) {
  const { t, format, locale } = useWords()
  const money = (minor: number) => format.money(minor, props.products.currency)
  const moved = (item: Product) => item.salesMinor - item.salesBeforeMinor
  const barOf = (item: Product) => {
    const note = t('insight.unitsNote', { count: item.units })
    if (props.sort === 'units') return { value: item.units, text: note, note: money(item.salesMinor) }
    if (props.sort === 'sales') return { value: item.salesMinor, text: money(item.salesMinor), note }
    const sign = moved(item) > 0 ? '+' : '−'
    return { value: moved(item), text: `${sign}${money(Math.abs(moved(item)))}`, note }
  }
  const point = () => {
    const [first] = props.products.items
    if (!first) return t('insight.productsNone')
    const { title } = first
    if (props.sort === 'units')
      return t('insight.productsUnits', { title, count: t('insight.unitsNote', { count: first.units }) })
    const amount = money(props.sort === 'sales' ? first.salesMinor : Math.abs(moved(first)))
    if (props.sort === 'sales') return t('insight.productsSales', { title, amount })
    return props.sort === 'rising'
      ? t('insight.productsRising', { title, amount })
      : t('insight.productsFalling', { title, amount })
  }
  const numbers = ['sales', 'units', 'orders', 'margin', 'unitsBefore', 'salesBefore'] as const
  const table = () => ({
    columns: [
      { label: t('insight.product') },
      ...numbers.map((name) => ({ label: t(`insight.${name}`), isNumber: true })),
    ],
    rows: props.products.items.map((item) => [
      item.title,
      money(item.salesMinor),
      format.number(item.units),
      format.number(item.orders),
      item.marginMinor === null ? t('insight.unknown') : money(item.marginMinor),
      format.number(item.unitsBefore),
      money(item.salesBeforeMinor),
    ]),
  })
  return (
    <ChartFigure
      title={t('insight.productsTitle')}
      point={point()}
      table={table()}
      downloads={downloadsOf('insight_products', props.period, locale)}
    >
      <Show when={props.products.items.length > 0}>
        <RankBars
          label={t('insight.productsTitle')}
          bars={props.products.items.slice(0, BARS_MAX).map((item) => ({
            label: item.title,
            ...barOf(item),
            tone: props.sort === 'falling' ? 'signal' : 'main',
          }))}
        />
      </Show>
    </ChartFigure>
  )
}
