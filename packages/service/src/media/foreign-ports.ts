import type { PictureLoss } from '@onhand/domain/catalog/foreign-picture'
import type { ImageView } from '@onhand/domain/catalog/views'
import type { ImportRunId, ProductId } from '@onhand/domain/ids'
import type { Result } from '@onhand/domain/result'

/** A picture of ours without its words. */
export type OwnPicture = Omit<ImageView, 'alt'>

/** A picture at another site that a product names. `own` is what it became; kept for as long as the product shows it. */
export type PictureFetch = {
  readonly productId: ProductId
  readonly url: string
  readonly state: 'waiting' | 'had' | 'lost'
  readonly reason: PictureLoss | null
  readonly attempts: number
  readonly own: OwnPicture | null
}

/** How many pictures at other sites the products of an import name, by what became of them. */
export type PictureCounts = Readonly<Record<PictureFetch['state'], number>>

/**
 * What became of pictures at other sites. Writing a product notes those it names, with a message for each, in the same batch; each change here names the
 * state it starts from.
 */
export type PictureFetchPort = {
  of(productIds: readonly ProductId[]): Promise<readonly PictureFetch[]>
  find(productId: ProductId, url: string): Promise<PictureFetch | null>
  /** Notes an attempt that may do better next time. */
  failed(productId: ProductId, url: string, nowMs: number): Promise<void>
  lose(
    productId: ProductId,
    url: string,
    facts: { readonly reason: PictureLoss; readonly nowMs: number },
  ): Promise<void>
  /** Puts the picture in the place of its address, words and order kept. Nobody's save comes between; a product that does not name it any more stays as it is. */
  take(productId: ProductId, url: string, facts: { readonly own: OwnPicture; readonly nowMs: number }): Promise<void>
  /** `lost → waiting` with a new message, or noted for the first time; false when it waits or was had. */
  again(productId: ProductId, url: string, nowMs: number): Promise<boolean>
  ofImport(runId: ImportRunId): Promise<PictureCounts>
}

/** Pictures at other sites, by their addresses. */
export type ForeignPicturePort = {
  /** The bytes of at most what an upload may have. `isLasting`: asking again would answer the same. */
  get(
    url: string,
  ): Promise<Result<Uint8Array<ArrayBuffer>, { readonly code: PictureLoss; readonly isLasting: boolean }>>
}
