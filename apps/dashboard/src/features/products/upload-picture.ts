import type { ImageView } from '@onhand/domain/catalog/views'
import type { VendorId } from '@onhand/domain/ids'

/** Why a picture was not taken. */
export type UploadFailure = 'tooLarge' | 'type' | 'pixels' | 'failed'
/** The picture as kept, or why not. */
export type Uploaded = { readonly image: ImageView } | { readonly failure: UploadFailure }

const FAILURES: Readonly<Record<number, UploadFailure>> = { 413: 'tooLarge', 415: 'type', 422: 'pixels' }
const BYTES_MAX = 10 * 1024 * 1024
/** Twice what the largest place on a page shows; more would only take longer. */
const SIDE_MAX = 2400

/** Sends one picture to the shop. Photos larger than any page needs are made smaller here: less to send from a phone. */
export async function uploadPicture(vendorId: VendorId, file: Blob): Promise<Uploaded> {
  const body = await smaller(file).catch(() => file)
  if (body.size > BYTES_MAX) return { failure: 'tooLarge' }
  try {
    const response = await fetch(`/api/v1/shops/${vendorId}/pictures`, {
      method: 'PUT',
      headers: { 'content-type': body.type || 'application/octet-stream' },
      body,
    })
    if (!response.ok) return { failure: FAILURES[response.status] ?? 'failed' }
    const image: ImageView = await response.json()
    return { image }
  } catch {
    return { failure: 'failed' }
  }
}

async function smaller(file: Blob): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp|avif)$/.test(file.type)) return file
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = SIDE_MAX / Math.max(bitmap.width, bitmap.height)
  if (scale >= 1 && file.size <= BYTES_MAX / 4) return file
  const factor = Math.min(1, scale)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * factor)
  canvas.height = Math.round(bitmap.height * factor)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvasBlob(canvas)
}

/** What a canvas shows, as a file to upload. */
export function canvasBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/webp', 0.9)
  })
}
