/** One stored answer: body bytes and what to say with them. */
export type CachedAnswer = {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: ArrayBuffer
  readonly storedAtMs: number
}

/** How old an answer may be: fresh until `maxAgeMs`, then served stale once more while a new one is made, until `staleMs` on top. */
export type Freshness = { readonly maxAgeMs: number; readonly staleMs: number }

/** Whether an answer is still good, good only while a new one is fetched, or gone. */
export function freshnessOf(storedAtMs: number, nowMs: number, freshness: Freshness): 'fresh' | 'stale' | 'gone' {
  const ageMs = nowMs - storedAtMs
  if (ageMs < freshness.maxAgeMs) return 'fresh'
  return ageMs < freshness.maxAgeMs + freshness.staleMs ? 'stale' : 'gone'
}

/**
 * Answers kept in the isolate, least recently used first out, bounded in bytes. It stands in front of the edge cache
 * (which is not there locally) and holds public answers only: nothing in the key or the answer may depend on who asks.
 */
export class MemoryCache {
  readonly #answers = new Map<string, CachedAnswer>()
  readonly #bytesMax: number
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  /** The answer under `key`, moved to the young end. */
  get(key: string): CachedAnswer | undefined {
    const answer = this.#answers.get(key)
    if (!answer) return undefined
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    return answer
  }

  /** Keeps an answer; answers over an eighth of the bound are not kept. */
  put(key: string, answer: CachedAnswer): void {
    if (answer.body.byteLength > this.#bytesMax / 8) return
    this.delete(key)
    this.#answers.set(key, answer)
    this.#bytes += answer.body.byteLength
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#bytesMax) break
      this.delete(oldest)
    }
  }

  /** Forgets one answer. */
  delete(key: string): void {
    const answer = this.#answers.get(key)
    if (!answer) return
    this.#answers.delete(key)
    this.#bytes -= answer.body.byteLength
  }

  /** Forgets everything: after a change to the catalogue made in this isolate. */
  clear(): void {
    this.#answers.clear()
    this.#bytes = 0
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes
  }
}
