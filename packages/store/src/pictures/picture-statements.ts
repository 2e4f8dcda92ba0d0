import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import { isOwnPicture, pictureKey, PICTURE_URL_LENGTH_MAX } from '@onhand/domain/catalog/foreign-picture'
import type { ProductId } from '@onhand/domain/ids'
import type { SqlEngine, Statement } from '../engine/engine.ts'
import { insertRows } from '../engine/insert-rows.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import { outboxRow } from '../messages/outbox-rows.ts'

/**
 * What writing a product means for the pictures at other sites that it names [DIO-8]: each is noted once, with a message that has it fetched. One that was had and
 * is named by its foreign address again (by somebody who read the product before) is put in its place once more. What it names no more is forgotten.
 */
export function pictureStatements(
  dialect: SqlEngine['dialect'],
  product: Pick<ImportProduct, 'id' | 'images'>,
  nowMs: number,
): Statement[] {
  const urls = product.images.map(({ url }) => url)
  const foreign = [...new Set(urls.filter((url) => !isOwnPicture(url) && url.length <= PICTURE_URL_LENGTH_MAX))]
  const db = sqlFor(dialect)
  const forget = db
    .deleteFrom('picture_fetch')
    .where('product_id', '=', product.id)
    .where('url', 'not in', textList(dialect, foreign))
    .where((row) => row.or([row('own_url', 'is', null), row('own_url', 'not in', textList(dialect, urls))]))
    .compile()
  if (foreign.length === 0) return [forget]
  const wake = db
    .updateTable('picture_fetch')
    .set({ state: 'waiting', attempts: 0, updated_at_ms: nowMs })
    .where('product_id', '=', product.id)
    .where('url', 'in', textList(dialect, foreign))
    .where('state', '=', 'had')
    .compile()
  const rows = foreign.map((url) => ({
    product_id: product.id,
    url,
    state: 'waiting',
    reason: null,
    attempts: 0,
    own_url: null,
    own: null,
    updated_at_ms: nowMs,
  }))
  return [
    forget,
    wake,
    ...insertRows(dialect, { table: 'picture_fetch', rows, onConflict: 'nothing' }),
    ...messageStatements(dialect, { productId: product.id, urls: foreign, nowMs }),
  ]
}

/** Messages that have pictures fetched. One that lies there already is enough. */
export function messageStatements(
  dialect: SqlEngine['dialect'],
  {
    productId,
    urls,
    nowMs,
  }: { readonly productId: ProductId; readonly urls: readonly string[]; readonly nowMs: number },
): Statement[] {
  const rows = urls.map((url) =>
    outboxRow(
      { id: `picture:${productId}:${pictureKey(url)}`, type: 'picture.wanted', version: 1, body: { productId, url } },
      nowMs,
    ),
  )
  return insertRows(dialect, { table: 'outbox', rows, onConflict: 'nothing' })
}
