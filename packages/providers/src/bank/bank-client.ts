import { type FetchLike, sendSigned } from '@onhand/signing'
import { z } from 'zod'

/** Where the bank is reached, and how we are known there. */
export type BankConfig = {
  readonly to: FetchLike
  /** Origin of the bank's API. */
  readonly url: string
  readonly apiKey: string
  readonly signingSecret: string
  readonly nowMs: () => number
}

/** The bank's answer: what it gave, or its refusal. */
export type BankAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly code: string }

const Refusal = z.object({ error: z.object({ code: z.string() }) })

// Shorter than a person waits; asking again with the same key is safe.
const TIMEOUT_MS = 10_000
const ATTEMPTS_MAX = 3
const RETRY_AFTER_MS = 150
// The bank did not decide: it is busy, it failed, or it does not know us (ours to repair). Never a "no".
const isUndecided = (status: number) => status >= 500 || status === 429 || status === 401

/** Speaks the bank's wire. A 4xx is its refusal; no answer, or none that decides, is asked again and then thrown. */
export function bankClient(config: BankConfig) {
  /** A signed POST under an idempotency key: however often it is sent, it is done once. */
  async function post(path: string, idempotencyKey: string, input: unknown): Promise<BankAnswer> {
    const body = JSON.stringify(input)
    return attempt((count) => {
      const nowMs = config.nowMs()
      return sendSigned(config.to, {
        url: `${config.url}${path}`,
        body,
        secret: config.signingSecret,
        // Each signed message is taken once; the idempotency key makes repeats the same request.
        id: `${idempotencyKey}:${nowMs}:${count}`,
        nowMs,
        headers: { authorization: `Bearer ${config.apiKey}`, 'idempotency-key': idempotencyKey },
        timeoutMs: TIMEOUT_MS,
      })
    })
  }

  async function get(path: string): Promise<BankAnswer> {
    return attempt(() =>
      config.to.fetch(
        new Request(`${config.url}${path}`, {
          headers: { authorization: `Bearer ${config.apiKey}` },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      ),
    )
  }

  return { get, post }
}

async function attempt(send: (count: number) => Promise<Response>): Promise<BankAnswer> {
  for (let count = 1; ; count += 1) {
    try {
      return await answerOf(await send(count))
    } catch (error) {
      if (count === ATTEMPTS_MAX) throw new Error('the bank did not answer', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * count))
    }
  }
}

async function answerOf(response: Response): Promise<BankAnswer> {
  const text = await response.text()
  if (response.ok) return { ok: true, body: JSON.parse(text) }
  if (isUndecided(response.status)) throw new Error(`the bank answered ${response.status}`)
  return { ok: false, status: response.status, code: codeOf(text, response.status) }
}

function codeOf(text: string, status: number): string {
  try {
    return Refusal.parse(JSON.parse(text)).error.code
  } catch {
    return `http_${status}`
  }
}
