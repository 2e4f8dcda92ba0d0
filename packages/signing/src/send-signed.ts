import { signRequest } from './signature.ts'

/** Anything that can fetch: a service binding, or the global `fetch` wrapped. */
export type FetchLike = { fetch(request: Request): Promise<Response> }

/** One signed POST between organisations. */
export type SignedPost = {
  url: string
  /** JSON text. Signed and sent as it is. */
  body: string
  secret: string
  /** Message id; the same when the same message is sent again. */
  id: string
  nowMs: number
  /** `authorization`, `idempotency-key`. */
  headers?: Readonly<Record<string, string>>
  /** Gives up waiting after this long. */
  timeoutMs?: number
}

// Longer than any answer of a healthy party; shorter than the lease of a queue message.
const TIMEOUT_MS = 15_000

/** Sends one signed request. Throws when no answer comes: unknown is not "no". */
export function sendSigned(to: FetchLike, post: SignedPost): Promise<Response> {
  return to.fetch(
    new Request(post.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...post.headers, ...signRequest(post) },
      body: post.body,
      signal: AbortSignal.timeout(post.timeoutMs ?? TIMEOUT_MS),
    }),
  )
}
