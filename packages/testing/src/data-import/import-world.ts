import { bytesSource } from '@onhand/catalog-import/source'
import { detectFormat } from '@onhand/catalog-import/detect-format'
import { FORMATS } from '@onhand/catalog-import/formats/index'
import { guessMapping } from '@onhand/catalog-import/generic-fields'
import type { FormatOptions, ReadFile } from '@onhand/catalog-import/read-file'
import type { ImportSource } from '@onhand/catalog-import/source'
import { withoutRepeats } from '@onhand/catalog-import/without-repeats'
import { csvStream } from '@onhand/documents/sheets/csv-stream'
import type { ProductDraft, ProductRecord } from '@onhand/domain/catalog/product-record'
import { ownSlug } from '@onhand/domain/catalog/slug'
import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'
import type { ImportContext, ImportPlan } from '@onhand/domain/data-import/import-context'
import { type ExportedLot, ONHAND_COLUMNS, onhandRows } from '@onhand/domain/data-import/onhand-columns'
import { planProduct } from '@onhand/domain/data-import/plan-product'
import { derivedId, idOf, type SkuId } from '@onhand/domain/ids'

/** The place where imported stock lies in tests. */
export const PLACE = { id: idOf('location', 'loc_main'), name: 'Main; | street' } as const

/** A context to plan in: an empty shop in `currency`, with ids that follow from the place in the file. */
export function importContext(
  over: Partial<ImportContext> & { readonly run?: string; readonly position?: number } = {},
): ImportContext {
  const { run = 'imp_run', position = 0, ...rest } = over
  return {
    choices: {
      locationId: PLACE.id,
      taxRateBps: 2000,
      stock: 'new',
      publish: 'as_file',
      dropsBadBarcodes: false,
    },
    currency: 'GBP',
    locations: [PLACE],
    categories: new Map(),
    existing: null,
    retiredSkus: new Map(),
    codesElsewhere: new Set(),
    ownPictures: new Map(),
    ids: {
      product: derivedId('product', run, `p${position.toString(36)}`),
      sku: (index) => derivedId('sku', run, `s${position.toString(36)}x${index.toString(36)}`),
      lot: (index) => derivedId('lot', run, `l${index.toString(36)}`),
    },
    ...rest,
  }
}

/** What became of a whole file: products and the rows that stayed out. */
export type PlannedFile = {
  readonly file: ReadFile
  readonly drafts: readonly Draft[]
  readonly plans: readonly ImportPlan[]
  readonly problems: readonly RowProblem[]
}

/** Reads a file as the import screen does and plans every product of it into an empty shop. */
export async function planFile(
  source: ImportSource,
  over: Partial<FormatOptions> & { readonly run?: string; readonly dropsBadBarcodes?: boolean } = {},
): Promise<PlannedFile> {
  const { run = 'imp_run', dropsBadBarcodes = false, ...options } = over
  const detected = await detectFormat(source)
  const file = await FORMATS[detected.format](source, {
    price: '2.50',
    currency: 'GBP',
    stock: null,
    weightUnit: 'kg',
    mapping: guessMapping(detected.columns),
    ...options,
  })
  const { drafts, repeated } = withoutRepeats(file.drafts)
  const base = importContext({ run })
  const plans = drafts.map((draft, position) =>
    planProduct(draft, {
      ...importContext({ run, position, currency: options.currency ?? 'GBP' }),
      choices: { ...base.choices, dropsBadBarcodes },
    }),
  )
  return { file, drafts, plans, problems: [...file.problems, ...repeated, ...plans.flatMap((plan) => plan.problems)] }
}

/** The product file that a shop with these products exports. */
export async function exportedFile(plans: readonly ImportPlan[]): Promise<Uint8Array<ArrayBuffer>> {
  const lots = new Map<SkuId, readonly ExportedLot[]>()
  for (const { skuId, lots: opening } of plans.flatMap((plan) => plan.openingStock))
    lots.set(
      skuId,
      opening.map((lot) => ({ ...lot, locationName: PLACE.name })),
    )
  const records = plans.flatMap(({ product }) => (product === null ? [] : [recordOf(product)]))
  const table = {
    columns: ONHAND_COLUMNS,
    timeZone: 'UTC',
    pages: (async function* () {
      yield records.flatMap((record) => onhandRows(record, { categorySlugs: new Map(), lots }))
    })(),
  }
  const stream = csvStream(
    table,
    ONHAND_COLUMNS.map(({ key }) => key),
  )
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

/** The same file, for an importer. */
export async function exportedSource(plans: readonly ImportPlan[]): Promise<ImportSource> {
  return bytesSource(await exportedFile(plans), 'onhand.csv')
}

/** A planned product as a shop would store it. */
export function recordOf(product: ProductDraft): ProductRecord {
  return { ...product, version: 1, slug: ownSlug(product.title, product.id), createdAtMs: 0, updatedAtMs: 0 }
}

/** A plan without what only names things: two shops that hold the same compare equal by it. */
export function withoutIds({ product, openingStock }: ImportPlan): unknown {
  const codes = new Map(product?.skus.map((sku) => [sku.id, sku.code]))
  return {
    product: product && { ...product, id: null, skus: product.skus.map((sku) => ({ ...sku, id: null })) },
    stock: openingStock.map(({ skuId, lots }) => ({
      code: codes.get(skuId),
      lots: lots.map((lot) => ({ ...lot, lotId: null })),
    })),
  }
}
