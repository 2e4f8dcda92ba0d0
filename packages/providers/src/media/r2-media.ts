import type { KeptPicture, MediaPort, PictureFormat, PictureWidth, ServedPicture } from '@onhand/service/media/ports'
import type { Logger } from '@onhand/service/runtime'
import { keptKey, sizeKey, unusedKey } from './picture-keys.ts'
import { pngColour } from './png-colour.ts'

/** Kept pictures fit into this: twice what the largest place on a page shows. */
const KEPT = { width: 1920, height: 2400 }
const KEPT_QUALITY = 86
const SERVED_QUALITY = { webp: 78, avif: 60 } as const
const TINT_UNKNOWN = '#e7e5df'

type Bindings = { readonly bucket: R2Bucket; readonly images: ImagesBinding; readonly log: Logger }

/**
 * Pictures in R2: each under the hash of the bytes that were uploaded, re-encoded once (the camera's notes are lost that way), and in sizes
 * that are made by the Images binding when first asked for and then kept too.
 */
export function r2Media({ bucket, images, log }: Bindings): MediaPort {
  return {
    async look(bytes) {
      try {
        const info = await images.info(streamOf(bytes))
        return 'width' in info ? { type: info.format, width: info.width, height: info.height } : null
      } catch (error) {
        // It throws alike for what is no picture and when it is away; only what begins like a picture is worth another try.
        if (beginsLikePicture(bytes)) throw error
        return null
      }
    },

    async keep(bytes) {
      const hash = await freeHash(bucket, bytes)
      const before = await bucket.head(keptKey(hash))
      const known = before ? keptOf(hash, before.customMetadata) : null
      if (known) return known
      const kept = await transformed(images, bytes, { ...KEPT, format: 'image/webp', quality: KEPT_QUALITY })
      const info = await images.info(streamOf(kept))
      if (!('width' in info)) throw new Error('a kept picture has no size')
      const pixel = await transformed(images, kept, { width: 1, height: 1, format: 'image/png', fit: 'cover' })
      const picture = { hash, width: info.width, height: info.height, tint: (await pngColour(pixel)) ?? TINT_UNKNOWN }
      await bucket.put(keptKey(hash), kept, {
        httpMetadata: { contentType: 'image/webp' },
        customMetadata: { width: String(picture.width), height: String(picture.height), tint: picture.tint },
      })
      return picture
    },

    async open(hash, width, format) {
      const key = sizeKey(hash, width, format)
      const made = await bucket.get(key)
      if (made) return { body: await bytesOf(made), contentType: `image/${format}`, isFinal: true }
      const kept = await bucket.get(keptKey(hash))
      if (!kept) return null
      return makeSize({ bucket, images, log }, await bytesOf(kept), { key, width, format })
    },
  }
}

/** Makes a size and keeps it; when that fails now, the kept picture itself is shown for the moment. */
async function makeSize(
  { bucket, images, log }: Bindings,
  bytes: Uint8Array<ArrayBuffer>,
  size: { readonly key: string; readonly width: PictureWidth; readonly format: PictureFormat },
): Promise<ServedPicture> {
  const { key, width, format } = size
  const contentType = `image/${format}` as const
  try {
    const body = await transformed(images, bytes, { width, format: contentType, quality: SERVED_QUALITY[format] })
    await bucket.put(key, body, { httpMetadata: { contentType } })
    return { body, contentType, isFinal: true }
  } catch (error) {
    log.warn('media.size.failed', { width, format, error })
    return { body: bytes, contentType: 'image/webp', isFinal: false }
  }
}

type Wanted = {
  readonly width: number
  readonly height?: number
  readonly fit?: 'cover'
  readonly format: 'image/webp' | 'image/avif' | 'image/png'
  readonly quality?: number
}

async function transformed(
  images: ImagesBinding,
  bytes: Uint8Array<ArrayBuffer>,
  { width, height, fit, format, quality }: Wanted,
): Promise<Uint8Array<ArrayBuffer>> {
  const result = await images
    .input(streamOf(bytes))
    .transform({ width, ...(height === undefined ? {} : { height }), fit: fit ?? 'scale-down' })
    .output({ format, ...(quality === undefined ? {} : { quality }) })
  const response = result.response()
  if (!response.ok) throw new Error(`images answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function keptOf(hash: string, facts: Readonly<Record<string, string>> | undefined): KeptPicture | null {
  const width = Number(facts?.['width'])
  const height = Number(facts?.['height'])
  const tint = facts?.['tint']
  return width > 0 && height > 0 && tint ? { hash, width, height, tint } : null
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const { body } = new Response(bytes)
  if (!body) throw new Error('bytes have no stream')
  return body
}

async function bytesOf(object: R2ObjectBody): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await object.arrayBuffer())
}

/**
 * The hash to keep bytes under. One that is noted as unused may be deleted at any moment, so the note is looked for before the picture is: who finds none meets
 * a picture that stays for a day. Where there is one, its time goes into a hash of its own.
 */
async function freeHash(bucket: R2Bucket, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let hash = await hashOf(bytes)
  for (let note = await bucket.head(unusedKey(hash)); note !== null; note = await bucket.head(unusedKey(hash)))
    hash = await hashOf(Uint8Array.from(new TextEncoder().encode(`${hash} ${note.uploaded.getTime()}`)))
  return hash
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest).slice(0, 20)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** JPEG, PNG, GIF, and the containers of WebP and AVIF by their first bytes. */
function beginsLikePicture(bytes: Uint8Array<ArrayBuffer>): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 12))
  return /^(\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|....ftypavi[fs])/s.test(text)
}
