import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { searchDocument, termsOf } from '../search/search-document.ts'

/** What is known before the batches are written; nothing is decided upon that a constraint does not check again. */
export type KnownCatalogue = {
  readonly productIds: ReadonlySet<string>
  readonly takenSlugs: ReadonlySet<string>
  readonly categoryNames: ReadonlyMap<string | null, readonly { readonly name: string }[]>
  readonly terms: ReadonlySet<string>
}

/** Reads what the batches of these products need to know. */
export async function readKnown(engine: SqlEngine, products: readonly ImportProduct[]): Promise<KnownCatalogue> {
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

/** Names of a product's category in all languages: it is found by them, too. */
export function namesOf(categoryNames: KnownCatalogue['categoryNames'], product: ImportProduct): string[] {
  return (categoryNames.get(product.categoryId) ?? []).map((row) => row.name)
}
