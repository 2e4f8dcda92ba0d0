import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import { ownSlug } from '@onhand/domain/catalog/slug'
import type { VendorId } from '@onhand/domain/ids'
import { type CompiledQuery, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { refreshCards } from '../inventory/refresh-cards.ts'
import { pictureStatements } from '../pictures/picture-statements.ts'
import { searchDocumentStatements, termStatements } from '../search/index-products.ts'
import { searchDocument, termsOf } from '../search/search-document.ts'
import { type KnownCatalogue, namesOf } from './known-catalogue.ts'
import { formerPrices, priceChanges } from './price-changes.ts'
import {
  offerRow,
  otherPriceRows,
  productRow,
  productTranslationRows,
  skuRow,
  skuTranslationRows,
} from './product-rows.ts'

/** One product and how it is to be written. */
export type ProductWrite = {
  readonly vendorId: VendorId
  readonly product: ImportProduct
  readonly known: KnownCatalogue
  readonly nowMs: number
  /** The version it must have; 0: it must not be there. Absent: whatever is there is replaced. */
  readonly expectedVersion?: number
}

/**
 * The batch that writes a product with its SKUs, prices, translations, search rows and list card. A version that is not the expected one sets
 * the version to NULL, which the column refuses: nothing is written.
 */
export function productStatements(dialect: SqlEngine['dialect'], write: ProductWrite): Statement[] {
  const { vendorId, product, known, nowMs, expectedVersion } = write
  // Addresses are shared by all shops: the later product takes its own id into its address.
  const slug = known.takenSlugs.has(product.slug) ? ownSlug(product.slug, product.id) : product.slug
  const row = productRow(vendorId, product, { slug, nowMs })
  const document = searchDocument(product, namesOf(known.categoryNames, product))
  const newTerms = termsOf(document).filter((term) => !known.terms.has(term))
  return [
    ...insertRows(dialect, {
      table: 'product',
      rows: [row],
      onConflict: ownRow(row, write),
      // A product that was deleted meanwhile does not come back.
      ...(expectedVersion ? { onlyIf: sql`exists (select 1 from product where id = ${product.id})` } : {}),
    }),
    ...translationStatements(dialect, product),
    ...skuStatements(dialect, write),
    ...searchDocumentStatements(dialect, product.id, document),
    ...termStatements(dialect, newTerms),
    ...refreshCards(dialect, sql`(${product.id})`),
    ...pictureStatements(dialect, product, nowMs),
  ]
}

const KEPT = new Set(['id', 'vendor_id', 'created_at_ms', 'archived_at_ms'])

/** Replaces a product of the same vendor; another vendor's product under this id sets the vendor to NULL, which the column refuses. */
function ownRow(row: object, { vendorId, product, expectedVersion }: ProductWrite) {
  const changing = Object.keys(row).filter((name) => !KEPT.has(name))
  const assignments = changing.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const version =
    expectedVersion === undefined
      ? sql`product.version + 1`
      : sql`case when product.version = cast(${expectedVersion} as integer) then product.version + 1 else null end`
  const archivedAtMs = product.isArchived
    ? sql`coalesce(product.archived_at_ms, excluded.archived_at_ms)`
    : product.isArchived === false || product.isPublished
      ? sql`null`
      : sql`product.archived_at_ms`
  return sql`(id) do update set vendor_id = case when product.vendor_id = ${vendorId} then product.vendor_id else null end,
    version = ${version}, archived_at_ms = ${archivedAtMs}, ${sql.join(assignments)}`
}

function translationStatements(dialect: SqlEngine['dialect'], product: ImportProduct): Statement[] {
  const rows = productTranslationRows(product)
  const locales = textList(
    dialect,
    rows.map((row) => String(row.locale)),
  )
  const remove: CompiledQuery<unknown> = sqlFor(dialect)
    .deleteFrom('product_translation')
    .where('product_id', '=', product.id)
    .where('locale', 'not in', locales)
    .compile()
  return [
    remove,
    ...insertRows(dialect, {
      table: 'product_translation',
      rows,
      onConflict: replacing(['product_id', 'locale'], ['title', 'description']),
    }),
  ]
}

function skuStatements(dialect: SqlEngine['dialect'], { vendorId, product, nowMs }: ProductWrite): Statement[] {
  const skuIds = textList(
    dialect,
    product.skus.map((sku) => sku.id),
  )
  const skus = product.skus.map((sku, position) => skuRow(vendorId, product, { sku, position }))
  const offers = product.skus.map(offerRow)
  const changing = Object.keys(skus[0] ?? {}).filter((name) => !['id', 'product_id', 'vendor_id'].includes(name))
  const assignments = changing.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  // A SKU stays with its product: under another one the product is set to NULL, which the column refuses.
  const ownSku = sql`(id) do update set product_id = case when sku.product_id = excluded.product_id then sku.product_id else null end, ${sql.join(assignments)}`
  const retire = sqlFor(dialect)
    .updateTable('sku')
    .set({ is_sold: 0 })
    .where('product_id', '=', product.id)
    .where('id', 'not in', skuIds)
    .compile()
  return [
    retire,
    freeCodes(dialect, product),
    ...insertRows(dialect, { table: 'sku', rows: skus, onConflict: ownSku }),
    ...titleStatements(dialect, product),
    formerPrices(dialect, skuIds),
    ...insertRows(dialect, {
      table: 'offer',
      rows: offers,
      onConflict: replacing(
        ['sku_id'],
        ['price_minor', 'compare_at_minor', 'currency', 'tax_rate_bps', 'unit_cost_minor'],
      ),
    }),
    priceChanges(dialect, skuIds, nowMs),
    ...otherPriceStatements(dialect, product),
  ]
}

/** SKUs of this product that leave their code let go of it first: two may swap theirs, and a new variant may take a retired one's. */
function freeCodes(dialect: SqlEngine['dialect'], product: ImportProduct): Statement {
  const kept = product.skus.map((sku) => `${sku.id} ${sku.code}`)
  return sqlFor(dialect)
    .updateTable('sku')
    .set((row) => ({ code: row.ref('id') }))
    .where('product_id', '=', product.id)
    .where(sql<string>`id || ' ' || code`, 'not in', textList(dialect, kept))
    .compile()
}

/** The titles of the SKUs that are named are replaced; a retired one keeps its own for those who still have it in stock. */
function titleStatements(dialect: SqlEngine['dialect'], product: ImportProduct): Statement[] {
  const skuIds = product.skus.map((sku) => sku.id)
  const remove = sqlFor(dialect)
    .deleteFrom('sku_translation')
    .where('sku_id', 'in', textList(dialect, skuIds))
    .compile()
  const rows = skuTranslationRows(product.skus)
  return [remove, ...insertRows(dialect, { table: 'sku_translation', rows, onConflict: 'fail' })]
}

function otherPriceStatements(dialect: SqlEngine['dialect'], product: ImportProduct): Statement[] {
  if (!product.skus.some((sku) => sku.otherPrices)) return []
  const rows = otherPriceRows(product.skus)
  const remove = sqlFor(dialect)
    .deleteFrom('sku_price')
    .where('sku_id', 'in', (query) => query.selectFrom('sku').select('id').where('product_id', '=', product.id))
    .compile()
  return [remove, ...insertRows(dialect, { table: 'sku_price', rows, onConflict: 'fail' })]
}
