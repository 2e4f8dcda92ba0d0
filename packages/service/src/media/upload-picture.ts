import type { ImageView } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import type { Logger } from '../runtime.ts'
import { keepPicture, type KeepRefusal } from './keep-picture.ts'
import type { MediaPort } from './ports.ts'

/** Why a picture is not taken. */
export type PictureRefusal = OperateRefusal | KeepRefusal

/** Keeps a picture for a shop's products [CAT-9]. The same bytes give the same answer. For members who may change products. */
export async function uploadPicture(
  deps: { readonly media: MediaPort; readonly log: Logger },
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<ImageView, PictureRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const kept = await keepPicture(deps.media, request.bytes)
  if (!kept.ok) return kept
  const { url, width, height, tint, type } = kept.value
  deps.log.info('media.picture.kept', { vendorId: request.vendorId, bytes: request.bytes.length, type })
  return ok({ url, alt: '', width, height, tint })
}
