import { isGtin } from '../catalog/gtin.ts'
import type { OtherPrice, SkuDraft } from '../catalog/product-record.ts'
import { isCalendarDate } from '../local-time.ts'
import { minorOf } from './decimal.ts'
import type { DraftSku, RowProblem } from './draft.ts'
import type { ImportContext, OpeningStock } from './import-context.ts'
import { textProblem } from './text-limits.ts'

/** A row that was decided upon. */
export type PlannedSku = {
  readonly row: DraftSku
  readonly sku: SkuDraft
  readonly isNew: boolean
  readonly lots: OpeningStock['lots']
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
}

// A cost that the file does not tell: what a small shop usually pays of its price.
const COST_SHARE = 0.6
const UNITS_MAX = 1_000_000_000
const MINOR_MAX = 1_000_000_000_000
const LOTS_MAX = 50
const OPTIONS_MAX = 3

/** Decides over one row: what cannot be sold is a problem, what can be left out is a warning. `mayBeFree`: it is not sold yet. */
export function planSku(
  row: DraftSku,
  context: ImportContext,
  of: { readonly index: number; readonly isWhole: boolean; readonly mayBeFree: boolean },
): PlannedSku {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const problem = (field: string, reason: string, value: string) =>
    problems.push({ line: row.line, field, reason, value })
  const warn = (field: string, reason: string, value: string) => warnings.push({ line: row.line, field, reason, value })
  const { currency, choices } = context
  const before = context.existing?.skus.find((sku) => sku.code === row.code) ?? null
  const kept = of.isWhole ? null : before
  const retiredId = context.retiredSkus.get(row.code)

  for (const [field, text, max, min] of [
    ['code', row.code, 120, 1],
    ['variant', row.title, 300, 0],
    ...Object.values(row.titles ?? {}).map((title) => ['variant', title, 300, 1] as const),
  ] as const) {
    const wrong = textProblem(text, max, min)
    if (wrong !== null) problem(field, wrong, text)
  }
  if (context.codesElsewhere.has(row.code)) problem('code', 'another product of the shop has this code', row.code)

  const priceMinor = minorOf(row.price, currency)
  if (row.price === '') problem('price', 'missing', row.code)
  else if (priceMinor === null || priceMinor > MINOR_MAX) problem('price', `not an amount in ${currency}`, row.price)
  else if (priceMinor < 0 || (priceMinor === 0 && !of.mayBeFree)) problem('price', 'not above zero', row.price)

  const barcode = barcodeOf(row)
  if (barcode.isWrong) (choices.dropsBadBarcodes ? warn : problem)('barcode', 'wrong check digit', row.barcode)

  const compareAt = row.compareAt === '' ? null : minorOf(row.compareAt, currency)
  const compareAtMinor =
    compareAt !== null && compareAt > (priceMinor ?? 0) && compareAt <= MINOR_MAX ? compareAt : null
  if (row.compareAt !== '' && compareAtMinor === null && compareAt !== 0 && compareAt !== priceMinor)
    warn('compareAt', 'not above the price', row.compareAt)
  const cost = row.cost === '' ? null : minorOf(row.cost, currency)
  if (row.cost !== '' && (cost === null || cost < 0)) warn('cost', `not an amount in ${currency}`, row.cost)
  const tax = row.taxRateBps
  if (tax !== null && !(tax >= 0 && tax <= 10_000)) problem('tax', 'not between 0 and 100', String(tax / 100))

  const isNew = before === null && retiredId === undefined
  const lots = isNew && choices.stock === 'new' ? lotsOf(row, context, { index: of.index, problem }) : []
  const sku: SkuDraft = {
    id: before?.id ?? retiredId ?? context.ids.sku(of.index),
    code: row.code,
    title: row.title,
    titles: row.titles ?? kept?.titles ?? {},
    optionValues: row.optionValues?.slice(0, OPTIONS_MAX) ?? kept?.optionValues ?? [],
    gtin: barcode.gtin ?? kept?.gtin ?? null,
    priceMinor: priceMinor ?? 0,
    compareAtMinor,
    currency,
    otherPrices: row.otherPrices ? otherPrices(row.otherPrices, problem) : (kept?.otherPrices ?? []),
    taxRateBps: tax ?? before?.taxRateBps ?? choices.taxRateBps,
    unitCostMinor:
      cost !== null && cost >= 0 ? cost : (before?.unitCostMinor ?? Math.round((priceMinor ?? 0) * COST_SHARE)),
    weightGrams: row.weightGrams ?? kept?.weightGrams ?? null,
    measure: row.measure ?? kept?.measure ?? null,
    unitsPerOrderMax: row.unitsPerOrderMax ?? kept?.unitsPerOrderMax ?? null,
  }
  return { row, sku, isNew, lots, problems, warnings }
}

/** A code of a GTIN's length must have its check digit; any other code is the shop's own and is no GTIN. */
export function barcodeOf(row: Pick<DraftSku, 'barcode'>): {
  readonly gtin: string | null
  readonly isWrong: boolean
  /** A code that is no GTIN and is worth keeping as a fact. */
  readonly ownCode: string | null
} {
  const { barcode } = row
  if (barcode === '') return { gtin: null, isWrong: false, ownCode: null }
  if (!/^\d{8}$|^\d{12,14}$/.test(barcode)) return { gtin: null, isWrong: false, ownCode: barcode }
  return isGtin(barcode)
    ? { gtin: barcode, isWrong: false, ownCode: null }
    : { gtin: null, isWrong: true, ownCode: null }
}

type Report = (field: string, reason: string, value: string) => unknown

function otherPrices(rows: NonNullable<DraftSku['otherPrices']>, problem: Report): OtherPrice[] {
  return rows.flatMap(({ currency, price, compareAt }) => {
    const priceMinor = /^[A-Z]{3}$/.test(currency) ? minorOf(price, currency) : null
    const compareAtMinor = compareAt === '' ? null : minorOf(compareAt, currency)
    if (priceMinor === null || priceMinor <= 0 || (compareAt !== '' && compareAtMinor === null)) {
      problem('otherPrices', 'not a currency and an amount above zero', `${currency} ${price}`)
      return []
    }
    return [{ currency, priceMinor, compareAtMinor }]
  })
}

function lotsOf(
  row: DraftSku,
  { choices, locations, ids }: ImportContext,
  { index, problem }: { readonly index: number; readonly problem: Report },
): OpeningStock['lots'] {
  const told =
    row.lots ??
    (row.stockUnits === null ? [] : [{ location: '', lotCode: 'opening', expiryDate: '', units: row.stockUnits }])
  if (told.length > LOTS_MAX) problem('stock', `more than ${LOTS_MAX} lots`, String(told.length))
  return told.slice(0, LOTS_MAX).flatMap((lot, at) => {
    if (lot.units <= 0) return []
    const wrongCode = textProblem(lot.lotCode, 60, 0)
    if (lot.units > UNITS_MAX) problem('stock', 'too many units', String(lot.units))
    if (wrongCode !== null) problem('stock', wrongCode, lot.lotCode)
    if (lot.expiryDate !== '' && !isCalendarDate(lot.expiryDate))
      problem('stock', 'not a date like 2026-12-31', lot.expiryDate)
    const place = locations.find(({ name }) => name === lot.location)
    return [
      {
        locationId: place?.id ?? choices.locationId,
        lotId: ids.lot(index * LOTS_MAX + at),
        lotCode: lot.lotCode,
        expiryDate: lot.expiryDate === '' ? null : lot.expiryDate,
        units: lot.units,
      },
    ]
  })
}
