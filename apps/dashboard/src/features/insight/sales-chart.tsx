import { ChartFigure, type ChartLine, LineChart } from '@onhand/ui/charts'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'
import type { InsightPeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

/** Sales as the api tells them. */
export type Sales = Answer<typeof api.insight.sales.query>

/** Sales beside the days before and a year before. */
export function SalesChart(props: { readonly sales: Sales; readonly period: InsightPeriod }) {
  const { t, format, locale, point, moneyTick } = useWords()
  const money = (minor: number) => format.money(minor, props.sales.currency)
  const words = useSalesPoint(props)
  const lines = (): ChartLine[] => {
    const { points } = props.sales
    const yearAgo = points.map((one) => one.lastYearSalesMinor)
    return [
      { label: t('insight.now'), look: 'main', values: points.map((one) => one.salesMinor) },
      { label: t('insight.before'), look: 'before', values: points.map((one) => one.beforeSalesMinor) },
      ...(props.sales.lastYear ? [{ label: t('insight.lastYear'), look: 'other' as const, values: yearAgo }] : []),
    ]
  }
  const table = () => ({
    columns: [
      { label: t('insight.day') },
      ...[t('insight.sales'), t('insight.orders'), t('insight.units'), t('insight.refunded'), t('insight.before')].map(
        (label) => ({ label, isNumber: true }),
      ),
    ],
    rows: props.sales.points
      .toReversed()
      .map((one) => [
        point(one),
        money(one.salesMinor),
        format.number(one.orders),
        format.number(one.units),
        money(one.refundedMinor),
        money(one.beforeSalesMinor),
      ]),
  })
  return (
    <ChartFigure
      title={t('insight.salesTitle')}
      point={words()}
      table={table()}
      downloads={downloadsOf('insight_sales', props.period, locale)}
    >
      <LineChart
        label={t('insight.salesTitle')}
        points={props.sales.points.map(point)}
        lines={lines()}
        format={money}
        formatTick={(minor) => moneyTick(minor, props.sales.currency)}
      />
    </ChartFigure>
  )
}

const BPS = 10_000
const WEEK_DAYS = 7

/** What the sales say, in a sentence or three. */
function useSalesPoint(props: { readonly sales: Sales }): () => string {
  const { t, format, percent, isSame } = useWords()
  const changeOf = (was: number) => Math.round(((props.sales.total.salesMinor - was) / was) * BPS)
  const compared = () => {
    const { total, before, isBeforeWhole, period } = props.sales
    const count = period.dayCount
    if (total.orders === 0) return t('insight.salesNone')
    if (before.salesMinor === 0) return t('insight.salesFirst', { count })
    if (!isBeforeWhole) return t('insight.salesBegan', { count })
    const bps = changeOf(before.salesMinor)
    if (isSame(bps)) return t('insight.salesSame', { count })
    const said = { count, percent: percent(bps) }
    return bps > 0 ? t('insight.salesRose', said) : t('insight.salesFell', said)
  }
  const year = () => {
    const { lastYear } = props.sales
    if (!lastYear || lastYear.salesMinor === 0) return ''
    const bps = changeOf(lastYear.salesMinor)
    const said = { percent: percent(bps) }
    return bps >= 0 ? t('insight.yearRose', said) : t('insight.yearFell', said)
  }
  const trend = () => {
    const { total, period, trendPerWeekMinor, currency } = props.sales
    const minor = Math.round(trendPerWeekMinor ?? 0)
    // A hundredth of a week's sales is no direction.
    const weekMinor = (total.salesMinor / period.dayCount) * WEEK_DAYS
    if (minor === 0 || Math.abs(minor) < weekMinor / 100) return ''
    const said = { amount: format.money(Math.abs(minor), currency) }
    return minor > 0 ? t('insight.trendUp', said) : t('insight.trendDown', said)
  }
  return () => [compared(), year(), trend()].filter((sentence) => sentence !== '').join(t('insight.gap'))
}
