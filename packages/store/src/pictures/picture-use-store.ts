import type { PictureUsePort } from '@onhand/service/media/stock-ports'
import { type RawBuilder, sql } from 'kysely'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor, textList } from '../engine/sql.ts'

/** `/media/i/{hash}/…`: where the hash begins, and how long it is. */
const HASH_FROM = 10
const HASH_LENGTH = 40

/**
 * Which pictures are referred to. Each place that may name one is looked through once, whatever the number of hashes: no index serves this, since only the nightly
 * run asks.
 */
export function pictureUseStore(engine: SqlEngine): PictureUsePort {
  const db = sqlFor(engine.dialect)
  const isPostgres = engine.dialect === 'postgres'
  const eachImage = (json: RawBuilder<unknown>) =>
    isPostgres ? sql`jsonb_array_elements(cast(${json} as jsonb)) as image(value)` : sql`json_each(${json}) as image`
  const url = isPostgres ? sql`image.value ->> 'url'` : sql`json_extract(image.value, '$.url')`
  const former = isPostgres
    ? sql`coalesce(cast(import_item.former as jsonb) -> 'images', cast('[]' as jsonb))`
    : sql`json_extract(import_item.former, '$.images')`
  const hashOf = (address: RawBuilder<unknown>) =>
    sql`substr(${address}, ${sql.lit(HASH_FROM)}, ${sql.lit(HASH_LENGTH)})`
  return {
    async used(hashes) {
      if (hashes.length === 0) return new Set()
      const among = (address: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
        sql<{ hash: string }>`select distinct ${hashOf(address)} as hash from ${from}
          where ${address} like '/media/i/%' and ${hashOf(address)} in ${textList(engine.dialect, hashes)}`.compile(db)
      const found = await engine.read([
        among(url, sql`product, ${eachImage(sql`product.images`)}`),
        among(url, sql`(select former from import_item where former is not null) as import_item, ${eachImage(former)}`),
        among(sql`image_url`, sql`vendor`),
        among(sql`image_url`, sql`order_line`),
        among(sql`own_url`, sql`picture_fetch`),
      ])
      return new Set(found.flat().map(({ hash }) => hash))
    },
  }
}
