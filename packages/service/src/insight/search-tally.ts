import { searchTerm } from '@onhand/domain/insight/search-term'
import type { SearchTally } from './ports.ts'

/** A search that was answered. */
export type AnsweredSearch = {
  readonly text: string
  readonly vendorSlug: string | null
  /** Products that fit all the words, as typed or corrected. */
  readonly foundCount: number
}

/** Enough for a busy quarter of a minute; more would be somebody's script. */
export const TALLY_TERMS_MAX = 200

/**
 * Searches of one isolate, added up until they are taken: one write to the database for many searches. What an isolate that ends had not given away yet is lost: these are
 * counts, not books.
 */
export class SearchTallies {
  #tallies = new Map<string, SearchTally>()

  /** Counts one search [INS-11]; what may name a person is forgotten at once. */
  add({ text, vendorSlug, foundCount }: AnsweredSearch): void {
    const term = searchTerm(text)
    if (term === null) return
    const slug = vendorSlug ?? ''
    const key = `${slug} ${term}`
    const former = this.#tallies.get(key)
    if (!former && this.#tallies.size >= TALLY_TERMS_MAX) return
    const isMiss = foundCount === 0 ? 1 : 0
    this.#tallies.set(key, {
      vendorSlug: slug,
      term,
      searches: (former?.searches ?? 0) + 1,
      misses: (former?.misses ?? 0) + isMiss,
      found: foundCount,
    })
  }

  /** All that was counted since; it begins anew. */
  take(): readonly SearchTally[] {
    const taken = [...this.#tallies.values()]
    this.#tallies = new Map()
    return taken
  }

  get size(): number {
    return this.#tallies.size
  }
}
