import '../local/localhost-names.ts'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a program waits for a server that is away, and whom it tells. */
export type Patience = { readonly waitMs: number; readonly log: (line: string) => void }

// Doubling from here to the ceiling: quick after a hiccup, light on a server that is starting.
const FIRST_PAUSE_MS = 100
const PAUSE_MAX_MS = 2_000
// A server that is being killed leaves sockets open: no answer by then is no answer.
const ANSWER_MS = 60_000

/**
 * Like `fetch`, but repeats the request while the server cannot be reached, fails (5xx) or asks to slow down, for up to `waitMs`.
 * Only for requests that may be repeated. The last answer or error is given back.
 */
export async function fetchPatiently(url: string, init: RequestInit, patience: Patience): Promise<Response> {
  const giveUpAtMs = Date.now() + patience.waitMs
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    const outcome = await attempt(url, init)
    if (outcome instanceof Response && outcome.status < 500 && outcome.status !== 429) return outcome
    if (Date.now() + pauseMs > giveUpAtMs) {
      if (outcome instanceof Response) return outcome
      throw new Error(`${new URL(url).host} cannot be reached`, { cause: outcome })
    }
    if (pauseMs >= PAUSE_MAX_MS) patience.log(`waiting for ${new URL(url).host} (${reason(outcome)})`)
    await sleep(pauseMs)
    pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS)
  }
}

async function attempt(url: string, init: RequestInit): Promise<Response | Error> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) })
    // Read whole here, so that an answer that breaks off counts as no answer.
    return new Response(await response.arrayBuffer(), { status: response.status, headers: response.headers })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function reason(outcome: Response | Error): string {
  return outcome instanceof Response ? `answered ${outcome.status}` : 'no answer'
}
