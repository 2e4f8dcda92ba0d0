import type { PictureLoss } from '@onhand/domain/catalog/foreign-picture'
import type { ProductImage } from '@onhand/domain/catalog/product-record'
import type { ProductId } from '@onhand/domain/ids'
import type { OwnPicture, PictureFetch, PictureFetchPort } from '@onhand/service/media/foreign-ports'
import { type Selectable, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'
import type { Database } from '../schema/database.ts'
import { messageStatements } from './picture-statements.ts'

// Other pictures of the same product arrive meanwhile; each of them is put in once.
const TAKE_TRIES_MAX = 25

/** What became of pictures at other sites, and their way into the products that name them. */
export function pictureFetchStore(engine: SqlEngine): PictureFetchPort {
  const db = sqlFor(engine.dialect)
  const note = (productId: ProductId, url: string) =>
    db
      .updateTable('picture_fetch')
      .where('product_id', '=', productId)
      .where('url', '=', url)
      .where('state', '=', 'waiting')
  return {
    async of(productIds) {
      const all = db
        .selectFrom('picture_fetch')
        .selectAll()
        .where('product_id', 'in', textList(engine.dialect, productIds))
      return (await engine.query(all.orderBy('product_id').orderBy('url').compile())).map(toFetch)
    },

    async find(productId, url) {
      const one = db.selectFrom('picture_fetch').selectAll().where('product_id', '=', productId).where('url', '=', url)
      const [row] = await engine.query(one.compile())
      return row ? toFetch(row) : null
    },

    async failed(productId, url, nowMs) {
      const more = note(productId, url).set((row) => ({ attempts: row('attempts', '+', 1), updated_at_ms: nowMs }))
      await engine.query(more.compile())
    },

    async lose(productId, url, { reason, nowMs }) {
      await engine.query(note(productId, url).set({ state: 'lost', reason, updated_at_ms: nowMs }).compile())
    },

    take: (productId, url, facts) => takeIn(engine, { productId, url }, facts),

    async again(productId, url, nowMs) {
      const wake = sql<{ url: string }>`insert into picture_fetch (product_id, url, state, attempts, updated_at_ms)
        values (${productId}, ${url}, 'waiting', 0, ${nowMs})
        on conflict (product_id, url) do update set state = 'waiting', reason = null, attempts = 0, updated_at_ms = excluded.updated_at_ms
        where picture_fetch.state = 'lost' returning url`
      const [woken] = await engine.atomic([
        wake.compile(db),
        ...messageStatements(engine.dialect, { productId, urls: [url], nowMs }),
      ])
      return woken.length > 0
    },

    async ofImport(runId) {
      const counts = sql<{
        state: string
        count: number
      }>`select picture_fetch.state as state, count(*) as count from import_item
        join picture_fetch on picture_fetch.product_id = import_item.product_id
        where import_item.run_id = ${runId} and import_item.state in ('written', 'settled')
        group by picture_fetch.state`
      const rows = await engine.query(counts.compile(db))
      const of = (state: PictureFetch['state']) => Number(rows.find((row) => row.state === state)?.count ?? 0)
      return { waiting: of('waiting'), had: of('had'), lost: of('lost') }
    },
  }
}

/**
 * The product's pictures are read, changed and written over exactly what was read; its version stays, so that nobody's editor and no undo minds a picture that
 * arrived.
 */
async function takeIn(
  engine: SqlEngine,
  { productId, url }: { readonly productId: ProductId; readonly url: string },
  { own, nowMs }: { readonly own: OwnPicture; readonly nowMs: number },
): Promise<void> {
  const db = sqlFor(engine.dialect)
  for (let tries = 0; tries < TAKE_TRIES_MAX; tries += 1) {
    const [row] = await engine.query(db.selectFrom('product').select('images').where('id', '=', productId).compile())
    if (!row) return
    const images = (JSON.parse(row.images) as ProductImage[]).map((image) =>
      image.url === url ? { ...image, ...own } : image,
    )
    const written = db
      .updateTable('product')
      .set({ images: JSON.stringify(images) })
      .where('id', '=', productId)
      .where('images', '=', row.images)
      .returning('id')
      .compile()
    const isWritten = sql<boolean>`exists (select 1 from product where id = ${productId} and images = ${JSON.stringify(images)})`
    const noted = db
      .updateTable('picture_fetch')
      .set({ state: 'had', reason: null, own_url: own.url, own: JSON.stringify(own), updated_at_ms: nowMs })
      .where('product_id', '=', productId)
      .where('url', '=', url)
      .where(isWritten)
      .compile()
    const [rows] = await engine.atomic([written, noted])
    if (rows.length > 0) return
  }
  throw new Error('the pictures of a product change all the time')
}

function toFetch(row: Selectable<Database['picture_fetch']>): PictureFetch {
  return {
    productId: row.product_id as ProductId,
    url: row.url,
    state: row.state as PictureFetch['state'],
    reason: row.reason as PictureLoss | null,
    attempts: row.attempts,
    own: JSON.parse(row.own ?? 'null') as OwnPicture | null,
  }
}
