import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import { ownSlug } from '@onhand/domain/catalog/slug'
import type { VendorId } from '@onhand/domain/ids'
import { type CompiledQuery, sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows, replacing } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { refreshCards } from '../inventory/refresh-cards.ts'
import { searchDocumentStatements, termStatements } from '../search/index-products.ts'
import { searchDocument, termsOf } from '../search/search-document.ts'
import { offerRow, productRow, productTranslationRows, skuRow } from './product-rows.ts'

/** What is known before the batches are written; nothing is decided upon that a constraint does not check again. */
type Known = {
  readonly productIds: ReadonlySet<string>
  readonly takenSlugs: ReadonlySet<string>
  readonly categoryNames: ReadonlyMap<string | null, readonly { readonly name: string }[]>
  readonly terms: ReadonlySet<string>
}

/** Writes products one batch each, so that one that breaks a constraint keeps no other out. Repeating changes nothing. */
export async function upsertProducts(
  engine: SqlEngine,
  products: readonly ImportProduct[],
  { vendorId, nowMs }: { readonly vendorId: VendorId; readonly nowMs: number },
) {
  const known = await readKnown(engine, products)
  const written = []
  for (const product of products) {
    await engine.atomic(productStatements(engine.dialect, { vendorId, product, known, nowMs }))
    written.push({
      productId: product.id,
      skuIds: product.skus.map((sku) => sku.id),
      isNew: !known.productIds.has(product.id),
    })
  }
  return written
}

async function readKnown(engine: SqlEngine, products: readonly ImportProduct[]): Promise<Known> {
  const db = sqlFor(engine.dialect)
  const list = (values: readonly string[]) => textList(engine.dialect, values)
  const ids = products.map((product) => product.id)
  const categoryIds = products.flatMap((product) => product.categoryId ?? [])
  const [productRows, slugRows, nameRows] = await engine.read([
    db.selectFrom('product').select('id').where('id', 'in', list(ids)).compile(),
    db
      .selectFrom('product')
      .select('slug')
      .where('slug', 'in', list(products.map((product) => product.slug)))
      .where('id', 'not in', list(ids))
      .compile(),
    db
      .selectFrom('category_translation')
      .select(['category_id', 'name'])
      .where('category_id', 'in', list(categoryIds))
      .compile(),
  ])
  const categoryNames = Map.groupBy(nameRows, (row): string | null => row.category_id)
  const terms = new Set(
    products.flatMap((product) => termsOf(searchDocument(product, namesOf(categoryNames, product)))),
  )
  const termRows = await engine.query(
    db
      .selectFrom('search_term')
      .select('term')
      .where('term', 'in', list([...terms]))
      .compile(),
  )
  return {
    productIds: new Set(productRows.map((row) => row.id)),
    takenSlugs: new Set(slugRows.map((row) => row.slug)),
    categoryNames,
    terms: new Set(termRows.map((row) => row.term)),
  }
}

function namesOf(categoryNames: Known['categoryNames'], product: ImportProduct): string[] {
  return (categoryNames.get(product.categoryId) ?? []).map((row) => row.name)
}

type ProductWrite = {
  readonly vendorId: VendorId
  readonly product: ImportProduct
  readonly known: Known
  readonly nowMs: number
}

function productStatements(
  dialect: SqlEngine['dialect'],
  { vendorId, product, known, nowMs }: ProductWrite,
): Statement[] {
  // Addresses are shared by all shops: the later product takes its own id into its address.
  const slug = known.takenSlugs.has(product.slug) ? ownSlug(product.slug, product.id) : product.slug
  const row = productRow(vendorId, product, { slug, nowMs })
  const document = searchDocument(product, namesOf(known.categoryNames, product))
  const newTerms = termsOf(document).filter((term) => !known.terms.has(term))
  return [
    ...insertRows(dialect, { table: 'product', rows: [row], onConflict: ownRow(row, vendorId) }),
    ...translationStatements(dialect, product),
    ...skuStatements(dialect, vendorId, product),
    ...searchDocumentStatements(dialect, product.id, document),
    ...termStatements(dialect, newTerms),
    ...refreshCards(dialect, sql`(${product.id})`),
  ]
}

/** Replaces a product of the same vendor; another vendor's product under this id sets the vendor to NULL, which the column refuses. */
function ownRow(row: object, vendorId: VendorId) {
  const changing = Object.keys(row).filter((name) => !['id', 'vendor_id', 'created_at_ms'].includes(name))
  const assignments = changing.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  return sql`(id) do update set vendor_id = case when product.vendor_id = ${vendorId} then product.vendor_id else null end, ${sql.join(assignments)}`
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

function skuStatements(dialect: SqlEngine['dialect'], vendorId: VendorId, product: ImportProduct): Statement[] {
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
    .where(
      'id',
      'not in',
      textList(
        dialect,
        product.skus.map((sku) => sku.id),
      ),
    )
    .compile()
  return [
    retire,
    ...insertRows(dialect, { table: 'sku', rows: skus, onConflict: ownSku }),
    ...insertRows(dialect, {
      table: 'offer',
      rows: offers,
      onConflict: replacing(
        ['sku_id'],
        ['price_minor', 'compare_at_minor', 'currency', 'tax_rate_bps', 'unit_cost_minor'],
      ),
    }),
  ]
}
