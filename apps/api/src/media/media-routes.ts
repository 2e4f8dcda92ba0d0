import { isId } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import {
  type MediaPort,
  PICTURE_BYTES_MAX,
  PICTURE_FORMATS,
  PICTURE_WIDTHS,
  type PictureFormat,
  type PictureWidth,
} from '@onhand/service/media/ports'
import { type PictureRefusal, uploadPicture } from '@onhand/service/media/upload-picture'
import type { Logger } from '@onhand/service/runtime'
import { type Context, type Env, Hono } from 'hono'

type Bindings<E extends Env> = (context: Context<E>) => {
  readonly media: MediaPort
  readonly log: Logger
  readonly actor: () => Promise<Actor>
  readonly maxAgeSeconds: number
}

const STATUS = {
  sign_in_required: 401,
  forbidden: 403,
  second_factor_required: 403,
  picture_too_large: 413,
  picture_type: 415,
  picture_pixels: 422,
} as const satisfies Record<PictureRefusal['code'], number>

/** True for the one request whose body may be as large as a picture. */
export function isPictureUpload(method: string, path: string): boolean {
  return method === 'PUT' && /^\/api\/v1\/shops\/[^/]+\/pictures$/.test(path)
}

/** `PUT /api/v1/shops/{vendorId}/pictures` keeps a picture; `GET /media/i/{hash}/{width}.{format}` serves it in a size. */
export function mediaRoutes<E extends Env>(bind: Bindings<E>): Hono<E> {
  const routes = new Hono<E>()

  // PUT with a picture's type is never sent across origins without asking first, so a session cookie is enough to tell who it is.
  routes.put('/api/v1/shops/:vendorId/pictures', async (context) => {
    const vendorId = context.req.param('vendorId')
    if (!isId('vendor', vendorId)) return context.json({ error: { code: 'not_found', what: 'vendor' } }, 404)
    const { media, log, actor } = bind(context)
    const bytes = await readUpTo(context.req.raw, PICTURE_BYTES_MAX)
    const result = await uploadPicture({ media, log }, await actor(), { vendorId, bytes })
    return result.ok ? context.json(result.value) : context.json({ error: result.error }, STATUS[result.error.code])
  })

  routes.get('/media/i/:hash/:file', async (context) => {
    const { hash, file } = context.req.param()
    const size = sizeOf(file)
    const { media, maxAgeSeconds } = bind(context)
    const picture = size && /^[0-9a-f]{40}$/.test(hash) ? await media.open(hash, size.width, size.format) : null
    if (!picture) return context.text('Not found\n', 404)
    const cacheControl = picture.isFinal ? `public, max-age=${maxAgeSeconds}, immutable` : 'public, max-age=60'
    return new Response(picture.body, {
      headers: { 'content-type': picture.contentType, 'cache-control': cacheControl },
    })
  })
  return routes
}

function sizeOf(file: string): { readonly width: PictureWidth; readonly format: PictureFormat } | null {
  const [name, ending] = file.split('.')
  const width = PICTURE_WIDTHS.find((one) => String(one) === name)
  const format = PICTURE_FORMATS.find((one) => one === ending)
  return width && format ? { width, format } : null
}

/** Reads a body, but never much more than allowed: a length that was not announced cannot fill the memory. */
async function readUpTo(request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  while (reader && length <= bytesMax) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.length
  }
  if (length > bytesMax) await reader?.cancel()
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
