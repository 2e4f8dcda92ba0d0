import type { PictureStockPort } from '@onhand/service/media/stock-ports'
import { PICTURE_FORMATS, PICTURE_WIDTHS } from '@onhand/service/media/ports'
import { hashIn, keptKey, sizeKey, unusedKey } from './picture-keys.ts'

/** Where a round over all kept pictures goes on. */
const PLACE_KEY = 'collector/after'
const LIST_MAX = 1_000

/** Kept pictures in R2, with notes of the unused ones beside them: an empty object each, whose age says since when. */
export function r2PictureStock(bucket: R2Bucket): PictureStockPort {
  return {
    async kept(after, limit) {
      const listed = await bucket.list({
        prefix: keptKey('').replace('.webp', ''),
        limit,
        ...(after === null ? {} : { startAfter: keptKey(after) }),
      })
      const items = listed.objects.map(({ key, uploaded }) => ({ hash: hashIn(key), atMs: uploaded.getTime() }))
      return { items, hasMore: listed.truncated }
    },

    async unused(limit) {
      const notes: { readonly hash: string; readonly sinceMs: number }[] = []
      let cursor: string | undefined
      do {
        const listed = await bucket.list({
          prefix: unusedKey(''),
          limit: Math.min(LIST_MAX, limit - notes.length),
          ...(cursor === undefined ? {} : { cursor }),
        })
        notes.push(...listed.objects.map(({ key, uploaded }) => ({ hash: hashIn(key), sinceMs: uploaded.getTime() })))
        cursor = listed.truncated ? listed.cursor : undefined
      } while (cursor !== undefined && notes.length < limit)
      return notes
    },

    async noteUnused(hash) {
      if ((await bucket.head(unusedKey(hash))) === null) await bucket.put(unusedKey(hash), '')
    },

    async forgetUnused(hash) {
      await bucket.delete(unusedKey(hash))
    },

    async drop(hash) {
      const sizes = PICTURE_WIDTHS.flatMap((width) => PICTURE_FORMATS.map((format) => sizeKey(hash, width, format)))
      await bucket.delete([keptKey(hash), ...sizes])
      await bucket.delete(unusedKey(hash))
    },

    async place() {
      return (await (await bucket.get(PLACE_KEY))?.text()) || null
    },

    async setPlace(after) {
      await bucket.put(PLACE_KEY, after ?? '')
    },
  }
}
