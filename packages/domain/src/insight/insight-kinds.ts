import type { Column } from '../reports/table.ts'

/** Tables behind the charts that can be downloaded [INS-14]. */
export const INSIGHT_KINDS = [
  'insight_sales',
  'insight_hours',
  'insight_products',
  'insight_baskets',
  'insight_value',
  'insight_saving',
  'insight_cover',
  'insight_slow',
  'insight_stale',
  'insight_waste',
  'insight_service',
  'insight_missed',
  'insight_searches',
  'insight_forecasts',
] as const
export type InsightKind = (typeof INSIGHT_KINDS)[number]

/** True when a table is one of those behind the charts. */
export function isInsightKind(kind: string): kind is InsightKind {
  return INSIGHT_KINDS.some((one) => one === kind)
}

const text = (key: string): Column => ({ key, kind: 'text' })
const date = (key: string): Column => ({ key, kind: 'date' })
const number = (key: string): Column => ({ key, kind: 'number' })
const decimal = (key: string): Column => ({ key, kind: 'decimal' })
const money = (key: string): Column => ({ key, kind: 'money' })

const STOCK_COLUMNS: readonly Column[] = [
  text('sku'),
  text('product'),
  text('variant'),
  number('onHand'),
  number('available'),
  number('sold28'),
  decimal('coverDays'),
  money('value'),
  number('staleUnits'),
  money('staleValue'),
  number('wasteUnits'),
  money('wasteValue'),
  text('currency'),
]

/** Their columns. */
export const INSIGHT_COLUMNS: Readonly<Record<InsightKind, readonly Column[]>> = {
  insight_sales: [date('day'), number('orders'), number('units'), money('sales'), money('refunded'), text('currency')],
  insight_hours: [number('weekday'), number('hour'), number('orders')],
  insight_products: [
    text('product'),
    number('orders'),
    number('units'),
    money('sales'),
    money('margin'),
    number('unitsBefore'),
    money('salesBefore'),
    text('currency'),
  ],
  insight_baskets: [
    text('product'),
    text('withProduct'),
    number('orders'),
    decimal('supportPercent'),
    decimal('confidencePercent'),
    decimal('lift'),
  ],
  insight_value: [date('day'), number('units'), money('value'), text('currency')],
  insight_saving: [
    text('policy'),
    decimal('fillPercent'),
    money('value'),
    money('holdingMonth'),
    number('skus'),
    date('day'),
    text('currency'),
  ],
  insight_cover: STOCK_COLUMNS,
  insight_slow: STOCK_COLUMNS,
  insight_stale: STOCK_COLUMNS,
  insight_waste: STOCK_COLUMNS,
  insight_service: [
    date('day'),
    number('units'),
    number('servedUnits'),
    decimal('fillPercent'),
    number('lines'),
    number('servedLines'),
    number('orders'),
    number('servedOrders'),
    number('dueOrders'),
    number('onTime'),
    number('inFull'),
    number('onTimeInFull'),
  ],
  insight_missed: [text('product'), number('units'), money('value'), text('currency')],
  insight_searches: [text('term'), number('searches'), number('misses'), date('lastDay')],
  insight_forecasts: [
    date('day'),
    number('skus'),
    number('actualUnits'),
    decimal('forecastUnits'),
    decimal('errorPercent'),
    decimal('biasPercent'),
    decimal('within50Percent'),
    decimal('within90Percent'),
  ],
}
