import { fetchPatiently } from '../../../tools/client/fetch-patiently.ts'
import { marketUrl } from '../../harness/market.ts'

/** What the shop answered to one raw request. `fields` are the names of what was wrong. */
export type Answer = {
  readonly status: number
  readonly code: string | null
  readonly fields: readonly string[]
  readonly data: unknown
  readonly text: string
}

type Envelope = {
  result?: { data?: unknown }
  error?: { data?: { domainError?: { code?: string } | null; fields?: { field: string }[] | null } }
}

/** A procedure: how it is asked, and its name. */
export type Target = { readonly kind: 'query' | 'mutation'; readonly path: string }

/** Sends anything to a procedure, well-formed or not. */
export async function call(
  { kind, path }: Target,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const search = kind === 'query' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
  const body = kind === 'query' ? {} : { body: JSON.stringify(input) ?? '' }
  const init = {
    method: kind === 'query' ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...body,
  }
  return send(`/trpc/${path}${search}`, init)
}

/** Sends a request to the shop and reads the answer whatever it is. */
export async function send(path: string, init: RequestInit): Promise<Answer> {
  const patience = { waitMs: 0, log: () => {} }
  const url = marketUrl('shop', path)
  // A kept connection may be closed under a request; that says nothing about the shop.
  const response = await fetchPatiently(url, init, patience).catch(() => fetchPatiently(url, init, patience))
  const text = await response.text()
  const envelope = parse(text)
  const error = envelope.error?.data
  return {
    status: response.status,
    code: error?.domainError?.code ?? null,
    fields: error?.fields?.map(({ field }) => field) ?? [],
    data: envelope.result?.data,
    text,
  }
}

function parse(text: string): Envelope {
  try {
    return JSON.parse(text) as Envelope
  } catch {
    return {}
  }
}
