import type { SkuDraft } from '@onhand/domain/catalog/product-record'
import { crossVariants, type VariantOption, variantTitle } from '@onhand/domain/catalog/variants'
import type { Locale } from '@onhand/domain/catalog/views'
import { minorDigits } from '@onhand/domain/payments/money'
import { minorAsTyped, typedMinor, typedNumber } from '@onhand/ui/desk/typed-number'
import { newSku } from './new-product.ts'

/** One column of the grid of variants: how a variant's value is written, and what a typed text makes of it; null when it makes no sense. */
export type VariantColumn = {
  readonly key: string
  /** The field's name in the api's answers. */
  readonly field: string
  read(sku: SkuDraft): string
  write(sku: SkuDraft, text: string): SkuDraft | null
}

type Marks = { readonly mark: string; readonly currency: string }
type MoneyKey = 'priceMinor' | 'compareAtMinor' | 'unitCostMinor'

const UNITS = ['g', 'kg', 'ml', 'l', 'each'] as const

/** The columns of a shop's variants; prices in other currencies come last. */
export function variantColumns(
  { mark, currency }: Marks,
  otherCurrencies: readonly string[],
): readonly VariantColumn[] {
  const money = (key: MoneyKey, isOptional: boolean): VariantColumn => ({
    key,
    field: key,
    read: (sku) => (sku[key] === null ? '' : minorAsTyped(sku[key], mark, minorDigits(currency))),
    write: (sku, text) => {
      if (text === '') return { ...sku, [key]: isOptional ? null : 0 }
      const minor = typedMinor(text, mark, minorDigits(currency))
      return minor === null || minor < 0 ? null : { ...sku, [key]: minor }
    },
  })
  return [
    { key: 'code', field: 'code', read: (sku) => sku.code, write: (sku, text) => ({ ...sku, code: text }) },
    money('priceMinor', false),
    money('compareAtMinor', true),
    {
      key: 'gtin',
      field: 'gtin',
      read: (sku) => sku.gtin ?? '',
      write: (sku, text) => ({ ...sku, gtin: text.replace(/[\s-]/g, '') || null }),
    },
    money('unitCostMinor', false),
    {
      key: 'weightGrams',
      field: 'weightGrams',
      read: (sku) => (sku.weightGrams === null ? '' : String(sku.weightGrams)),
      write: (sku, text) => {
        const grams = text === '' ? null : typedNumber(text, mark)
        return grams !== null && (grams < 0 || !Number.isInteger(grams)) ? null : { ...sku, weightGrams: grams }
      },
    },
    {
      key: 'measure',
      field: 'measure',
      read: (sku) => measureText(sku, mark),
      write: (sku, text) => withMeasure(sku, text, mark),
    },
    ...otherCurrencies.map((other) => otherPrice(other, mark)),
  ]
}

/** A variant under another title in a language; an empty one takes it away. */
export function withTitle(sku: SkuDraft, locale: Locale, text: string): SkuDraft {
  const { [locale]: _before, ...rest } = sku.titles
  const title = text.trim()
  return { ...sku, titles: title === '' ? rest : { ...rest, [locale]: title } }
}

function otherPrice(currency: string, mark: string): VariantColumn {
  const digits = minorDigits(currency)
  return {
    key: `price:${currency}`,
    field: 'otherPrices',
    read: (sku) => {
      const price = sku.otherPrices.find((one) => one.currency === currency)
      return price ? minorAsTyped(price.priceMinor, mark, digits) : ''
    },
    write: (sku, text) => {
      const others = sku.otherPrices.filter((one) => one.currency !== currency)
      if (text === '') return { ...sku, otherPrices: others }
      const priceMinor = typedMinor(text, mark, digits)
      if (priceMinor === null || priceMinor <= 0) return null
      return { ...sku, otherPrices: [...others, { currency, priceMinor, compareAtMinor: null }].sort(byCurrency) }
    },
  }
}

function byCurrency(a: { readonly currency: string }, b: { readonly currency: string }): number {
  return a.currency < b.currency ? -1 : 1
}

function measureText({ measure }: SkuDraft, mark: string): string {
  return measure === null ? '' : `${String(measure.amount).replace('.', mark)} ${measure.unit}`
}

/** `500 g`, `1,5 l`, `6`: an amount and a unit; a bare number counts pieces. */
function withMeasure(sku: SkuDraft, text: string, mark: string): SkuDraft | null {
  if (text === '') return { ...sku, measure: null }
  const [, number = '', word = ''] = /^([\d.,\s]+)\s*([a-zA-Z]*)$/.exec(text) ?? []
  const amount = typedNumber(number, mark)
  const unit = word === '' ? 'each' : UNITS.find((one) => one === word.toLowerCase())
  return amount !== null && amount > 0 && unit ? { ...sku, measure: { amount, unit } } : null
}

/** Cells as a sheet copies them: rows by lines, columns by tabs. */
export function cellsOf(pasted: string): readonly (readonly string[])[] {
  return pasted
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
}

/** Writes pasted cells into the variants from one cell on; what does not fit or makes no sense is passed over. */
export function pasteCells(
  skus: readonly SkuDraft[],
  columns: readonly VariantColumn[],
  paste: { readonly row: number; readonly column: number; readonly cells: readonly (readonly string[])[] },
): readonly SkuDraft[] {
  return skus.map((sku, index) =>
    (paste.cells[index - paste.row] ?? []).reduce<SkuDraft>(
      (written, text, at) => columns[paste.column + at]?.write(written, text) ?? written,
      sku,
    ),
  )
}

/**
 * The variants for changed options: combinations that are there keep their variant, new ones are like the first. Null when there would be
 * more than a product may hold.
 */
export function variantsFor(options: readonly VariantOption[], skus: readonly SkuDraft[]): readonly SkuDraft[] | null {
  const combinations = crossVariants(options.filter((option) => option.values.length > 0))
  if (!combinations) return null
  const left = [...skus]
  const take = (wanted: (sku: SkuDraft) => boolean) => {
    const at = left.findIndex(wanted)
    return at === -1 ? undefined : left.splice(at, 1)[0]
  }
  const exact = combinations.map((values) =>
    take(
      (sku) => sku.optionValues.length === values.length && values.every((value, at) => sku.optionValues[at] === value),
    ),
  )
  return combinations.map((values, index) => {
    // An option more or less: the first variant that begins alike goes on as this one.
    const known =
      exact[index] ??
      take(
        (sku) =>
          values.every((value, at) => at >= sku.optionValues.length || sku.optionValues[at] === value) &&
          sku.optionValues.length !== values.length,
      )
    const sku = known ?? newSku(skus[0]?.currency ?? 'GBP', skus[0])
    const title = variantTitle(values)
    // Under another title its translations would say what it was before.
    return { ...sku, optionValues: [...values], title, titles: title === sku.title ? sku.titles : {} }
  })
}
