import type { ImageView } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Logger } from '../runtime.ts'
import { type MediaPort, PICTURE_BYTES_MAX, PICTURE_SIDE_MAX, PICTURE_TYPES } from './ports.ts'

/** Why a picture is not taken. */
export type PictureRefusal =
  | OperateRefusal
  | { readonly code: 'picture_too_large'; readonly bytesMax: number }
  | { readonly code: 'picture_type'; readonly types: readonly string[] }
  | { readonly code: 'picture_pixels'; readonly sideMax: number }

/** The width in which a page asks for a picture when it does not choose. */
const PAGE_WIDTH = 960

/** Keeps a picture for a shop's products [CAT-9]. The same bytes give the same answer. For members who may change products. */
export async function uploadPicture(
  deps: { readonly media: MediaPort; readonly log: Logger },
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<ImageView, PictureRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  if (request.bytes.length > PICTURE_BYTES_MAX) return err({ code: 'picture_too_large', bytesMax: PICTURE_BYTES_MAX })
  const seen = request.bytes.length === 0 ? null : await deps.media.look(request.bytes)
  if (!seen || !PICTURE_TYPES.some((type) => type === seen.type))
    return err({ code: 'picture_type', types: PICTURE_TYPES })
  if (Math.max(seen.width, seen.height) > PICTURE_SIDE_MAX)
    return err({ code: 'picture_pixels', sideMax: PICTURE_SIDE_MAX })
  const { hash, width, height, tint } = await deps.media.keep(request.bytes)
  deps.log.info('media.picture.kept', { vendorId: request.vendorId, bytes: request.bytes.length, type: seen.type })
  return ok({ url: `/media/i/${hash}/${PAGE_WIDTH}.webp`, alt: '', width, height, tint })
}
