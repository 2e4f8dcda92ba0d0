import { err, ok, type Result } from '@onhand/domain/result'
import type { OwnPicture } from './foreign-ports.ts'
import { type MediaPort, PICTURE_BYTES_MAX, PICTURE_SIDE_MAX, PICTURE_TYPES } from './ports.ts'

/** Why bytes are not kept as a picture. */
export type KeepRefusal =
  | { readonly code: 'picture_too_large'; readonly bytesMax: number }
  | { readonly code: 'picture_type'; readonly types: readonly string[] }
  | { readonly code: 'picture_pixels'; readonly sideMax: number }

/** The width in which a page asks for a picture when it does not choose. */
const PAGE_WIDTH = 960

/** Keeps bytes as a picture when they are one, whatever they were called [CAT-9]. The same bytes give the same answer. */
export async function keepPicture(
  media: MediaPort,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<OwnPicture & { readonly type: string }, KeepRefusal>> {
  if (bytes.length > PICTURE_BYTES_MAX) return err({ code: 'picture_too_large', bytesMax: PICTURE_BYTES_MAX })
  const seen = bytes.length === 0 ? null : await media.look(bytes)
  if (!seen || !PICTURE_TYPES.some((type) => type === seen.type))
    return err({ code: 'picture_type', types: PICTURE_TYPES })
  if (Math.max(seen.width, seen.height) > PICTURE_SIDE_MAX)
    return err({ code: 'picture_pixels', sideMax: PICTURE_SIDE_MAX })
  const { hash, width, height, tint } = await media.keep(bytes)
  return ok({ url: `/media/i/${hash}/${PAGE_WIDTH}.webp`, width, height, tint, type: seen.type })
}
