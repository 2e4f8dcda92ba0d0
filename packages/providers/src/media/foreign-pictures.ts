import { mayAskForPicture, type PictureLoss, type PictureSource } from '@onhand/domain/catalog/foreign-picture'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ForeignPicturePort } from '@onhand/service/media/foreign-ports'
import { PICTURE_BYTES_MAX } from '@onhand/service/media/ports'

type Options = {
  readonly source: PictureSource
  readonly timeLimitMs?: number
}

type Failure = { readonly code: PictureLoss; readonly isLasting: boolean }

const REDIRECTS_MAX = 3
/** For all of it, redirects and the last byte included: a slow site does not hold a Worker. */
const TIME_LIMIT_MS = 20_000
const lasting = (code: PictureLoss) => err<Failure>({ code, isLasting: true })

/**
 * Pictures over HTTP, from addresses that strangers wrote [DIO-9]: every address is looked at before it is asked, those it redirects to as well; never more
 * than an upload may have is read; no cookies, no referrer, no log-in goes along. What the bytes are is not taken from the site's word.
 */
export function foreignPictures({ source, timeLimitMs = TIME_LIMIT_MS }: Options): ForeignPicturePort {
  return {
    async get(text) {
      const signal = AbortSignal.timeout(timeLimitMs)
      try {
        return await follow(text, { signal, source })
      } catch {
        return err({ code: 'unreachable', isLasting: false })
      }
    },
  }
}

async function follow(
  text: string,
  { signal, source }: { readonly signal: AbortSignal; readonly source: PictureSource },
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  let url = URL.parse(text)
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    if (url === null || !mayAskForPicture(url, source)) return lasting('address')
    const answer = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { accept: 'image/*', 'user-agent': 'Onhand picture import' },
    })
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.status)
    if (!isRedirect) return read(answer)
    await answer.body?.cancel()
    url = URL.parse(answer.headers.get('location') ?? '', url)
  }
  return lasting('redirects')
}

async function read(answer: Response): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  const isPassing = answer.status >= 500 || [408, 425, 429].includes(answer.status)
  if (!answer.ok) {
    await answer.body?.cancel()
    return err({ code: isPassing ? 'unreachable' : 'gone', isLasting: !isPassing })
  }
  if (Number(answer.headers.get('content-length') ?? 0) > PICTURE_BYTES_MAX) {
    await answer.body?.cancel()
    return lasting('too_large')
  }
  const bytes = await readUpTo(answer, PICTURE_BYTES_MAX)
  return bytes === null ? lasting('too_large') : ok(bytes)
}

/** The body, or null when it is longer than that: a length that was not announced cannot fill the memory. */
async function readUpTo(answer: Response, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = answer.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    length += value.length
    if (length > bytesMax) {
      await reader.cancel()
      return null
    }
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
