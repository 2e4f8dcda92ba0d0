import { gramsOf } from '@onhand/domain/discovery/search-terms'
import type { ProductId } from '@onhand/domain/ids'
import { sql } from 'kysely'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor } from '../engine/sql.ts'
import type { SearchDocument } from './search-document.ts'

/** PostgreSQL refuses word positions beyond this. */
const POSITION_MAX = 16_383

/** Replaces what a product is found by, after the product's own row. */
export function searchDocumentStatements(
  dialect: SqlEngine['dialect'],
  productId: ProductId,
  document: SearchDocument,
): Statement[] {
  const db = sqlFor(dialect)
  if (dialect === 'postgres') {
    const write = sql`insert into product_search (product_id, words) values (${productId}, cast(${wordsOf(document)} as tsvector))
      on conflict (product_id) do update set words = excluded.words`
    return [write.compile(db)]
  }
  const id = sql`(select id from search_document where product_id = ${productId})`
  return [
    sql`insert into search_document (product_id) values (${productId}) on conflict do nothing`,
    sql`delete from product_search where rowid = ${id}`,
    sql`insert into product_search (rowid, title, keywords, description)
      values (${id}, ${document.title.join(' ')}, ${document.keywords.join(' ')}, ${document.description.join(' ')})`,
  ].map((statement) => statement.compile(db))
}

/** A tsvector's text with a weight per field. Terms are letters and digits only, so quoting them is enough. */
function wordsOf(document: SearchDocument): string {
  const weighted = [
    ...document.title.map((term) => ({ term, weight: 'A' })),
    ...document.keywords.map((term) => ({ term, weight: 'B' })),
    ...document.description.map((term) => ({ term, weight: 'D' })),
  ]
  return weighted.map(({ term, weight }, index) => `'${term}':${Math.min(index + 1, POSITION_MAX)}${weight}`).join(' ')
}

/** Makes words known to the correction of misspelt ones. */
export function termStatements(dialect: SqlEngine['dialect'], terms: readonly string[]): Statement[] {
  const grams = terms.flatMap((term) => gramsOf(term).map((gram) => ({ gram, term })))
  return [
    ...insertRows(dialect, { table: 'search_term', rows: terms.map((term) => ({ term })), onConflict: 'nothing' }),
    ...insertRows(dialect, { table: 'search_gram', rows: grams, onConflict: 'nothing' }),
  ]
}
