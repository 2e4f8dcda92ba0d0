import type { AppRouter } from '@onhand/router/app-router'
import type { AnyRefusal } from '@onhand/router/unwrap'
import type { TRPCClient } from '@trpc/client'

/** A field that was wrong, as the api names it. */
export type WrongField = { readonly field: string; readonly message: string }
type Answer = {
  readonly result?: { readonly data: unknown }
  readonly error?: {
    readonly data?: { readonly domainError?: AnyRefusal | null; readonly fields?: readonly WrongField[] | null }
  }
}

/** The api answered with an error, or not in a way that this page understands. */
export class ApiError extends Error {
  readonly refusal: AnyRefusal | null
  readonly fields: readonly WrongField[] | null
  constructor(answer: Answer | null) {
    super('api error')
    this.refusal = answer?.error?.data?.domainError ?? null
    this.fields = answer?.error?.data?.fields ?? null
  }
}

/** How requests leave: over HTTP in the browser, through the service binding on the server. */
let send: (url: string, init?: RequestInit) => Promise<Response> = (url, init) => fetch(url, init)

/** Called by the Worker, which has the binding. */
export function sendThrough(transport: typeof send): void {
  send = transport
}

const ENDPOINT = import.meta.env.SSR ? 'http://api.internal/trpc/' : '/trpc/'

/** tRPC's wire in its plainest form, unbatched: a GET that caches may keep, or a POST. Saves the client library's 6 kB a page. */
async function call(path: string, kind: string, input: unknown): Promise<unknown> {
  const body = JSON.stringify(input)
  const query = body === undefined ? '' : `?input=${encodeURIComponent(body)}`
  const response = await (kind === 'query'
    ? send(`${ENDPOINT}${path}${query}`)
    : send(`${ENDPOINT}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body ?? '' }))
  const answer: Answer | null = await response.json().catch(() => null)
  if (!answer?.result) throw new ApiError(answer)
  return answer.result.data
}

function procedure(path: string): unknown {
  return new Proxy(() => undefined, {
    get: (_target, name: string) =>
      name === 'query' || name === 'mutate'
        ? (input: unknown) => call(path, name, input)
        : procedure(path ? `${path}.${name}` : name),
  })
}

/** Every procedure of the api, typed by the router itself. */
export const api = procedure('') as TRPCClient<AppRouter>
