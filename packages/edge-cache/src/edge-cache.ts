import { type CachedAnswer, type Freshness, freshnessOf, MemoryCache } from './memory-cache.ts'

/** What public answers say to every cache on the way (DESIGN §5: never `s-maxage`, it disables stale-while-revalidate). */
export const PUBLIC_CACHE_CONTROL = 'public, max-age=60, stale-while-revalidate=3600'
/** What everything else says: the edge cache keeps an answer without a word for two hours. */
export const PRIVATE_CACHE_CONTROL = 'private, no-store'

const FRESHNESS: Freshness = { maxAgeMs: 60_000, staleMs: 3_600_000 }
/** A quarter of an isolate's 128 MB would already be much; pages are a few kB each. */
const MEMORY_BYTES_MAX = 24 * 1024 * 1024

/** Keeps work alive after the answer was sent. */
export type WaitUntil = (work: Promise<unknown>) => void

/** A revalidation that has not answered by then may be started again by the next request. */
const REVALIDATION_MS_MAX = 10_000

/**
 * A cache for public GET answers in one isolate; serves stale while it makes anew. Only 200s with a public `cache-control`
 * and without `set-cookie` are kept. `key` must hold all that the answer depends on. Requests never wait for each other's
 * work: in Workers an answer under way dies with the request that started it.
 */
export class EdgeCache {
  readonly #memory = new MemoryCache(MEMORY_BYTES_MAX)
  readonly #revalidatingSinceMs = new Map<string, number>()
  readonly #nowMs: () => number

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** The kept answer, or the one that `make` gives. */
  async answer(key: string, make: () => Promise<Response>, waitUntil: WaitUntil): Promise<Response> {
    const kept = this.#memory.get(key)
    const state = kept ? freshnessOf(kept.storedAtMs, this.#nowMs(), FRESHNESS) : 'gone'
    if (kept && state === 'fresh') return toResponse(kept, 'hit')
    if (kept && state === 'stale') {
      if (this.#mayRevalidate(key)) waitUntil(this.#revalidate(key, make))
      return toResponse(kept, 'stale')
    }
    return toResponse(await this.#store(key, make), 'miss')
  }

  /** Forgets all answers of this isolate. */
  clear(): void {
    this.#memory.clear()
  }

  #mayRevalidate(key: string): boolean {
    const sinceMs = this.#revalidatingSinceMs.get(key)
    return sinceMs === undefined || this.#nowMs() - sinceMs > REVALIDATION_MS_MAX
  }

  async #revalidate(key: string, make: () => Promise<Response>): Promise<void> {
    this.#revalidatingSinceMs.set(key, this.#nowMs())
    try {
      await this.#store(key, make)
    } finally {
      this.#revalidatingSinceMs.delete(key)
    }
  }

  async #store(key: string, make: () => Promise<Response>): Promise<CachedAnswer> {
    const response = await make()
    const answer: CachedAnswer = {
      status: response.status,
      headers: [...response.headers].filter(([name]) => name !== 'set-cookie'),
      body: await response.arrayBuffer(),
      storedAtMs: this.#nowMs(),
    }
    if (isStorable(response)) this.#memory.put(key, answer)
    return answer
  }
}

function isStorable(response: Response): boolean {
  const control = response.headers.get('cache-control') ?? ''
  return response.status === 200 && control.includes('public') && !response.headers.has('set-cookie')
}

function toResponse(answer: CachedAnswer, state: 'hit' | 'stale' | 'miss'): Response {
  const headers = new Headers(answer.headers.map(([name, value]): [string, string] => [name, value]))
  headers.set('x-onhand-cache', state)
  return new Response(answer.body, { status: answer.status, headers })
}
