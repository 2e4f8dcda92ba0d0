import type { AppRouter } from '@onhand/router/app-router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { fetchPatiently, type Patience } from './fetch-patiently.ts'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>
/** `capability.procedure` */
export type Path = { [Area in keyof Inputs & string]: `${Area}.${keyof Inputs[Area] & string}` }[keyof Inputs & string]
type At<Table, P extends string> = P extends `${infer Area}.${infer Name}`
  ? Area extends keyof Table
    ? Name extends keyof Table[Area]
      ? Table[Area][Name]
      : never
    : never
  : never

/** The shop said no: what it said, as data. Anything else that fails is thrown as it is. */
export class ShopRefusal extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly field: string; readonly message: string }[]
  constructor(
    message: string,
    facts: Readonly<Record<string, unknown>>,
    fields: readonly { readonly field: string; readonly message: string }[],
  ) {
    super([message, ...saidOf(facts), ...fields.map((one) => `${one.field}: ${one.message}`)].join('; '))
    this.code = typeof facts['code'] === 'string' ? facts['code'] : 'bad_request'
    this.facts = facts
    this.fields = fields
  }
}

/** The shop's public API as programs use it: plain HTTP, one procedure a request. */
export type ShopClient = {
  query<P extends Path>(path: P, input: At<Inputs, P>): Promise<At<Outputs, P>>
  mutate<P extends Path>(path: P, input: At<Inputs, P>): Promise<At<Outputs, P>>
}

/**
 * A client of the shop at `url`; `key` is the operator's bearer key, null for an ordinary shopper.
 * Requests are repeated while the server is away: every call of the API may be repeated.
 */
export function shopClient(url: string, key: string | null, patience: Patience): ShopClient {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  }
  return {
    query: async (path, input) => {
      const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      return unpack(path, await fetchPatiently(`${url}/trpc/${path}${search}`, { headers }, patience))
    },
    mutate: async (path, input) =>
      unpack(
        path,
        await fetchPatiently(`${url}/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) }, patience),
      ),
  }
}

type Envelope = {
  readonly result?: { readonly data: unknown }
  readonly error?: {
    readonly message: string
    readonly data?: {
      readonly domainError?: Record<string, unknown> | null
      readonly fields?: { field: string; message: string }[] | null
    }
  }
}

/** What was said besides the code, so that whoever reads the error sees why. */
function saidOf({ code: _code, ...facts }: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(facts).length === 0 ? [] : [JSON.stringify(facts)]
}

async function unpack<Value>(path: string, response: Response): Promise<Value> {
  const text = await response.text()
  const envelope = parse(path, response.status, text)
  if (envelope.result) return envelope.result.data as Value
  const data = envelope.error?.data
  throw new ShopRefusal(
    `${path}: ${envelope.error?.message ?? `answered ${response.status}`}`,
    data?.domainError ?? {},
    data?.fields ?? [],
  )
}

function parse(path: string, status: number, text: string): Envelope {
  try {
    return JSON.parse(text) as Envelope
  } catch (cause) {
    throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`, { cause })
  }
}
