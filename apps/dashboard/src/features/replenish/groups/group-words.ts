import { shownUnits, TOTAL_KEY } from '@onhand/domain/forecasting/group-sums'
import { minorDigits } from '@onhand/domain/payments/money'
import type { Texts } from '../../../lib/texts.ts'
import type { GroupRow } from './group-calls.ts'

const BPS = 10_000
// A hundredth more or less is the same to somebody who runs a shop.
const SAME_BPS = 100
// Fewer than these are shown with a decimal: whole ones would say nothing.
const WHOLE_FROM = 20

/** What a group is called. */
export function groupName({ t }: Texts<'groups'>, row: GroupRow, scope: 'shop' | 'market'): string {
  switch (row.kind) {
    case 'total':
      return t(`groups.total.${scope}`)
    case 'alone':
      return t('groups.alone', { name: row.name })
    case 'uncategorised':
      return t('groups.uncategorised')
    case 'place':
      return row.name || t('groups.oldPlace')
    case 'city':
      return row.name || t('groups.noCity')
    case 'others':
      return t('groups.others', { count: Number(row.name) })
    case 'category':
    case 'shop':
      return row.name
  }
}

/** What is expected of each row, rounded so that the numbers add up as they are read. */
export function shownOf(
  total: GroupRow,
  rows: readonly GroupRow[],
  span: 'next7' | 'next28',
): (row: GroupRow) => number {
  const parts = rows.map((row) => ({ key: row.key, parentKey: row.parentKey ?? '', units: row[span].units }))
  const { units } = total[span]
  const shown = shownUnits(parts, { units, step: units >= WHOLE_FROM ? 1 : 0.1 })
  return (row) => shown.get(row.key === total.key ? TOTAL_KEY : row.key) ?? row[span].units
}

/** The next 28 days against the last. */
export function changeWords({ t, format }: Texts<'groups'>, { sold28Units, next28 }: GroupRow): string {
  if (sold28Units === 0) return next28.units > 0 ? t('groups.new') : '–'
  const bps = Math.round((next28.units / sold28Units - 1) * 100) * 100
  if (Math.abs(bps) < SAME_BPS) return t('groups.same')
  return t(bps > 0 ? 'groups.more' : 'groups.less', { percent: format.percent(Math.abs(bps)) })
}

/** Money of each currency. */
export function moneyWords({ format }: Texts<'groups'>, { next28 }: Pick<GroupRow, 'next28'>): string {
  return next28.values.map(({ currency, valueMinor }) => format.money(valueMinor, currency)).join(' + ') || '–'
}

/** By how much all are wrong together, and how that is known. */
export function learntWords(
  { t, format }: Texts<'groups'>,
  { commonError, weekCount }: { readonly commonError: number; readonly weekCount: number },
): string {
  const percent = format.percent(Math.round(commonError * 100) * (BPS / 100))
  return weekCount === 0 ? t('groups.learntNot', { percent }) : t('groups.learnt', { percent, count: weekCount })
}

// Spreadsheets take these for the beginning of a formula.
const FORMULA_START = /^[=+\-@\t\r']/

/** The table as comma-separated values, made here. */
export function groupsAsCsv(texts: Texts<'groups'>, rows: readonly GroupRow[], scope: 'shop' | 'market'): string {
  const { t } = texts
  const head = ['groups.group', 'groups.items', 'groups.sold28', 'groups.next7', 'groups.next28'] as const
  const heads = [...head.map((key) => t(key)), '5 %', '95 %', t('groups.value28'), '']
  const lines = rows.flatMap((row) => {
    const { skuCount, sold28Units, next7, next28 } = row
    const numbers = [skuCount, sold28Units, next7.units, next28.units, next28.lowUnits, next28.highUnits]
    const values = next28.values.length > 0 ? next28.values : [{ currency: '', valueMinor: 0 }]
    // A line for each currency; units stand in the first.
    return values.map(({ currency, valueMinor }, index) => {
      const money = currency === '' ? '' : (valueMinor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
      return [
        textCell(groupName(texts, row, scope)),
        ...(index === 0 ? numbers : numbers.map(() => '')),
        money,
        currency,
      ]
    })
  })
  return `\uFEFF${[heads.map(textCell), ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`
}

function textCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
