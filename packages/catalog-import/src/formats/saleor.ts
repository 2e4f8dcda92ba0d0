import { z } from 'zod'
import { type Draft, draft, draftSku, type DraftSku, type RowProblem } from '@onhand/domain/data-import/draft'
import { plainText } from '../plain-text.ts'
import type { FormatOptions, ReadFile } from '../read-file.ts'
import { readJson } from '../read-json.ts'
import type { ImportSource } from '../source.ts'

const RecordRow = z.object({
  model: z.string(),
  pk: z.union([z.number(), z.string()]),
  fields: z.record(z.string(), z.unknown()),
})
type Fields = Readonly<Record<string, unknown>>
type Entry = { readonly line: number; readonly pk: string; readonly fields: Fields }

/** Saleor's fixtures: records of many models in one array; products, variants, prices and stock are put together by their keys. A row is a variant. */
export async function readSaleor(source: ImportSource, options: FormatOptions): Promise<ReadFile> {
  const rows = z.array(RecordRow).parse(await readJson(source))
  const of = (model: string): Entry[] =>
    rows.flatMap((row, index) =>
      row.model === model ? [{ line: index + 1, pk: String(row.pk), fields: row.fields }] : [],
    )
  const prices = pricesByVariant(of('product.productvariantchannellisting'), options.currency)
  const stock = sums(of('warehouse.stock'), 'product_variant', 'quantity')
  const published = new Set(
    of('product.productchannellisting')
      .filter((listing) => listing.fields['is_published'] === true)
      .map((listing) => String(listing.fields['product'])),
  )
  const categories = new Map(of('product.category').map((category) => [category.pk, textOf(category.fields, 'name')]))
  const variants = of('product.productvariant')
  const problems: RowProblem[] = []
  const drafts: Draft[] = []
  const byProduct = Map.groupBy(variants, (variant) => String(variant.fields['product']))
  for (const product of of('product.product')) {
    const skus = (byProduct.get(product.pk) ?? []).flatMap((variant) => {
      const sku = skuOf(variant, { price: prices.get(variant.pk), stockUnits: stock.get(variant.pk) ?? 0 })
      if (sku.price !== '') return [sku]
      problems.push({
        line: variant.line,
        field: 'price_amount',
        reason: `no price in ${options.currency}`,
        value: sku.code,
      })
      return []
    })
    byProduct.delete(product.pk)
    if (skus.length > 0) drafts.push(draftOf(product, skus, { categories, published }))
  }
  for (const orphan of [...byProduct.values()].flat())
    problems.push({
      line: orphan.line,
      field: 'product',
      reason: 'no such product in the file',
      value: String(orphan.fields['product']),
    })
  return { drafts, problems, rowCount: variants.length, rowsJoined: 0 }
}

function draftOf(
  product: Entry,
  skus: readonly DraftSku[],
  facts: { categories: ReadonlyMap<string, string>; published: ReadonlySet<string> },
): Draft {
  const category = facts.categories.get(String(product.fields['category'])) ?? ''
  return draft({
    line: product.line,
    code: textOf(product.fields, 'slug'),
    title: textOf(product.fields, 'name'),
    description: plainText(textOf(product.fields, 'description_plaintext')),
    tags: category === '' ? [] : [category],
    categories: category === '' ? [] : [category],
    status: facts.published.has(product.pk) ? 'active' : 'draft',
    skus,
  })
}

function skuOf(variant: Entry, facts: { price: string | undefined; stockUnits: number }): DraftSku {
  const weight = /^([\d.]+):(g|kg)$/.exec(textOf(variant.fields, 'weight'))
  const grams = weight ? Number(weight[1]) * (weight[2] === 'kg' ? 1000 : 1) : 0
  return draftSku({
    line: variant.line,
    code: textOf(variant.fields, 'sku') || `variant-${variant.pk}`,
    title: textOf(variant.fields, 'name'),
    price: facts.price ?? '',
    weightGrams: grams > 0 ? Math.round(grams) : null,
    stockUnits: facts.stockUnits,
  })
}

function pricesByVariant(listings: readonly Entry[], currency: string): ReadonlyMap<string, string> {
  return new Map(
    listings
      .filter((listing) => listing.fields['currency'] === currency)
      .map((listing) => [String(listing.fields['variant']), textOf(listing.fields, 'price_amount')]),
  )
}

function sums(entries: readonly Entry[], key: string, value: string): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const { fields } of entries)
    totals.set(String(fields[key]), (totals.get(String(fields[key])) ?? 0) + Number(fields[value]))
  return totals
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}
