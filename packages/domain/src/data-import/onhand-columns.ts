import type { ProductRecord } from '../catalog/product-record.ts'
import { LOCALES } from '../catalog/views.ts'
import type { SkuId } from '../ids.ts'
import type { Cell, Column } from '../reports/table.ts'
import { packEntries, packList } from './cell-lists.ts'
import { decimalOf } from './decimal.ts'

/** Units of a lot as the export writes them. */
export type ExportedLot = {
  readonly locationName: string
  readonly lotCode: string
  readonly expiryDate: string | null
  readonly units: number
}

/** What the export of products knows beside the products: their categories' addresses and their stock. */
export type ExportContext = {
  readonly categorySlugs: ReadonlyMap<string, string>
  readonly lots: ReadonlyMap<SkuId, readonly ExportedLot[]>
}

/** Columns that only a product's first row fills. */
const PRODUCT_COLUMNS = [
  'Title',
  'Description',
  'Status',
  'Category',
  'Brand',
  'Tags',
  'Attributes',
  'Allergens',
  'Images',
  'Options',
  ...LOCALES.flatMap((locale) => [`Title (${locale})`, `Description (${locale})`] as const),
] as const

/** Columns that every variant's row fills, with what a spreadsheet should take them for. */
const SKU_COLUMNS = [
  ['SKU', 'text'],
  ['Variant', 'text'],
  ...LOCALES.map((locale) => [`Variant (${locale})`, 'text'] as const),
  ['Option values', 'text'],
  ['GTIN', 'text'],
  ['Price', 'money'],
  ['Compare-at price', 'money'],
  ['Currency', 'text'],
  ['Unit cost', 'money'],
  ['Other prices', 'text'],
  ['Tax %', 'decimal'],
  ['Weight (g)', 'number'],
  ['Measure', 'decimal'],
  ['Measure unit', 'text'],
  ['Max per order', 'number'],
  ['Stock', 'text'],
] as const

/** The columns of our own product file, by their headings. They are the same in every language, so that any shop can read any file. */
export const ONHAND_COLUMNS: readonly Column[] = [
  { key: 'Handle', kind: 'text' },
  ...PRODUCT_COLUMNS.map((key) => ({ key, kind: 'text' as const })),
  ...SKU_COLUMNS.map(([key, kind]) => ({ key, kind })),
]

/** A product as rows of our own file, one for each variant [DIO-3]. What one place holds of a lot is told; who claimed it is not. */
export function onhandRows(product: ProductRecord, context: ExportContext): readonly (readonly Cell[])[] {
  return product.skus.map((sku, index) => [
    product.slug,
    ...(index === 0 ? productCells(product, context) : PRODUCT_COLUMNS.map(() => null)),
    sku.code,
    sku.title,
    ...LOCALES.map((locale) => sku.titles[locale] ?? null),
    packList(sku.optionValues),
    sku.gtin,
    decimalOf(sku.priceMinor, sku.currency),
    sku.compareAtMinor === null ? null : decimalOf(sku.compareAtMinor, sku.currency),
    sku.currency,
    decimalOf(sku.unitCostMinor, sku.currency),
    packEntries(
      sku.otherPrices.map(({ currency, priceMinor, compareAtMinor }) => [
        currency,
        decimalOf(priceMinor, currency),
        ...(compareAtMinor === null ? [] : [decimalOf(compareAtMinor, currency)]),
      ]),
    ),
    String(sku.taxRateBps / 100),
    sku.weightGrams,
    sku.measure === null ? null : String(sku.measure.amount),
    sku.measure?.unit ?? null,
    sku.unitsPerOrderMax,
    packEntries(
      (context.lots.get(sku.id) ?? []).map((lot) => [
        String(lot.units),
        lot.locationName,
        lot.lotCode,
        ...(lot.expiryDate === null ? [] : [lot.expiryDate]),
      ]),
    ),
  ])
}

function productCells(product: ProductRecord, { categorySlugs }: ExportContext): readonly Cell[] {
  return [
    product.title,
    product.description,
    product.status,
    product.categoryId === null ? null : (categorySlugs.get(product.categoryId) ?? null),
    product.brand,
    packList(product.tags),
    packEntries(
      product.attributes.map(({ name, value, translations }) => [
        name,
        value,
        ...(translations === undefined
          ? []
          : LOCALES.flatMap((locale) => [translations[locale]?.name ?? '', translations[locale]?.value ?? ''])),
      ]),
    ),
    packList(product.allergens),
    packEntries(
      product.images.map(({ url, alt, width, height, tint, alts }) => [
        url,
        alt,
        `${width}x${height}`,
        tint,
        ...(alts === undefined ? [] : LOCALES.map((locale) => alts[locale] ?? '')),
      ]),
    ),
    packList(product.options),
    ...LOCALES.flatMap((locale) => {
      const translation = product.translations[locale]
      return [translation?.title ?? null, translation?.description ?? null]
    }),
  ]
}
