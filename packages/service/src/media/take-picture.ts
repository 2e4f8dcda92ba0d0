import type { PictureLoss } from '@onhand/domain/catalog/foreign-picture'
import type { ProductId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import type { ForeignPicturePort, OwnPicture } from './foreign-ports.ts'
import { keepPicture, type KeepRefusal } from './keep-picture.ts'
import type { MediaPort } from './ports.ts'

/** What fetching a picture needs. */
export type TakePictureDeps = Pick<ServiceDeps, 'pictureFetches' | 'nowMs' | 'log'> & {
  readonly media: MediaPort
  readonly foreignPictures: ForeignPicturePort
}

/** Over two minutes with the queue's pauses between: a site that restarts is met again, one that is gone is not asked for ever. */
export const PICTURE_TRIES_MAX = 6

const LOSS_OF = {
  picture_too_large: 'too_large',
  picture_type: 'type',
  picture_pixels: 'pixels',
} as const satisfies Record<KeepRefusal['code'], PictureLoss>

/**
 * Makes a picture that a product names at another site one of ours [DIO-8]: fetched, kept like an upload, put in the place of its address. Doing it twice is
 * doing it once. What cannot be had is noted with its reason, at once when it will not get better, else after some attempts.
 */
export async function takePicture(
  deps: TakePictureDeps,
  { productId, url }: { readonly productId: ProductId; readonly url: string },
): Promise<Result<null, JobRefusal>> {
  const wish = await deps.pictureFetches.find(productId, url)
  // The product is gone, or does not name it any more, or this was done before.
  if (wish === null || wish.state !== 'waiting') return ok(null)
  const found: Found = wish.own === null ? await fetched(deps, url) : ok(wish.own)
  if (found.ok) {
    await deps.pictureFetches.take(productId, url, { own: found.value, nowMs: deps.nowMs() })
    return ok(null)
  }
  const { code, isLasting } = found.error
  if (!isLasting && wish.attempts + 1 < PICTURE_TRIES_MAX) {
    await deps.pictureFetches.failed(productId, url, deps.nowMs())
    return err({ code: `picture_${code}`, isRetryable: true })
  }
  await deps.pictureFetches.lose(productId, url, { reason: code, nowMs: deps.nowMs() })
  deps.log.info('media.picture.lost', { productId, reason: code })
  return ok(null)
}

type Found = Result<OwnPicture, { readonly code: PictureLoss; readonly isLasting: boolean }>

async function fetched(deps: TakePictureDeps, url: string): Promise<Found> {
  const got = await deps.foreignPictures.get(url)
  if (!got.ok) return got
  const kept = await keepPicture(deps.media, got.value)
  if (!kept.ok) return err({ code: LOSS_OF[kept.error.code], isLasting: true })
  const { type: _type, ...own } = kept.value
  return ok(own)
}
