import { decimalOf } from '@onhand/domain/data-import/decimal'
import type { Cell } from '@onhand/domain/reports/table'
import type { GroupRow } from '../forecasting/group-rows.ts'
import type { GroupsView } from '../forecasting/groups.ts'

/** Sums of a shop's forecasts as the rows of a table: the whole, then its categories and places, each with the row it is a part of. */
export function groupTableRows({ total, tables }: GroupsView): readonly (readonly Cell[])[] {
  const names = new Map(tables.flatMap(({ rows }) => rows.map((row) => [row.key, row.name] as const)))
  return [total, ...tables.flatMap(({ rows }) => rows)].flatMap((row) => {
    const partOf = row.parentKey === null ? null : (names.get(row.parentKey) ?? null)
    return linesOf(row, partOf)
  })
}

function linesOf(row: GroupRow, partOf: string | null): readonly (readonly Cell[])[] {
  const { next7, next28 } = row
  const head = [row.kind, row.name, partOf]
  const numbers = [row.skuCount, row.sold28Units, decimal(next7.units), next7.lowUnits, next7.highUnits]
  const month = [decimal(next28.units), next28.lowUnits, next28.highUnits]
  const moneyOf = (currency: string, values: GroupRow['next7']['values']) =>
    decimalOf(values.find((value) => value.currency === currency)?.valueMinor ?? 0, currency)
  const [{ currency } = { currency: null }] = next28.values
  const money = currency === null ? [null, null] : [moneyOf(currency, next7.values), moneyOf(currency, next28.values)]
  return [[...head, ...numbers, ...month, ...money, currency]]
}

function decimal(units: number): string {
  return units.toFixed(3)
}
