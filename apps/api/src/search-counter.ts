import type { SearchTally } from '@onhand/service/insight/ports'
import { type AnsweredSearch, SearchTallies } from '@onhand/service/insight/search-tally'

/** Writes what was counted on a day (UTC). */
export type CountWrite = (tally: { readonly day: string; readonly tallies: readonly SearchTally[] }) => Promise<void>

/** What counting needs of the request that searches. */
export type CountNeeds = {
  readonly nowMs: () => number
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly write: CountWrite
}

// One write for all searches of a moment: searching is the busiest thing there is.
const GATHER_MS = 2_000
// A write that was lost with its request must not stop all that follow.
const WRITE_MS_MAX = 15_000

/**
 * Counts the searches of one isolate, and has them written a moment later, all together. A count that cannot be written is given up: a search must never
 * fail, or wait, for it.
 */
export function searchCounter(): (search: AnsweredSearch, needs: CountNeeds) => void {
  const tallies = new SearchTallies()
  let plannedSinceMs: number | null = null
  const writeSoon = async ({ nowMs, write }: CountNeeds) => {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    plannedSinceMs = null
    const day = new Date(nowMs()).toISOString().slice(0, 10)
    await write({ day, tallies: tallies.take() }).catch(() => undefined)
  }
  return (search, needs) => {
    tallies.add(search)
    const nowMs = needs.nowMs()
    if (tallies.size === 0 || (plannedSinceMs !== null && nowMs - plannedSinceMs < WRITE_MS_MAX)) return
    plannedSinceMs = nowMs
    needs.waitUntil(writeSoon(needs))
  }
}
