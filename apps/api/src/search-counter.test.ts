import type { SearchTally } from '@onhand/service/insight/ports'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { searchCounter } from './search-counter.ts'

function counting() {
  const written: { readonly day: string; readonly tallies: readonly SearchTally[] }[] = []
  const work: Promise<unknown>[] = []
  let isBroken = false
  const count = searchCounter()
  const needs = {
    nowMs: () => Date.now(),
    waitUntil: (promise: Promise<unknown>) => void work.push(promise),
    write: async (tally: (typeof written)[number]) => {
      if (isBroken) throw new Error('the database is away')
      written.push(tally)
    },
  }
  return {
    written,
    work,
    search: (text: string, foundCount = 0) => count({ text, vendorSlug: null, foundCount }, needs),
    breakDown: (isDown: boolean) => {
      isBroken = isDown
    },
  }
}

describe('the counter of searches', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }))
  afterEach(() => void vi.useRealTimers())

  it('[INS-11] writes the searches of a moment together, once', async () => {
    const { search, written, work } = counting()
    search('Oat milk')
    search('oat  MILK', 4)
    search('tea', 2)
    expect(work).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2_000)
    await Promise.all(work)
    expect(written).toEqual([
      {
        day: '2026-11-21',
        tallies: [
          { vendorSlug: '', term: 'oat milk', searches: 2, misses: 1, found: 4 },
          { vendorSlug: '', term: 'tea', searches: 1, misses: 0, found: 2 },
        ],
      },
    ])
    search('tea', 2)
    expect(work).toHaveLength(2)
  })

  it('[INS-11] plans nothing for what is not counted, and goes on after a write that failed', async () => {
    const { search, written, work, breakDown } = counting()
    search('ada@example.com')
    expect(work).toHaveLength(0)
    breakDown(true)
    search('tea')
    await vi.advanceTimersByTimeAsync(2_000)
    await Promise.all(work)
    expect(written).toEqual([])
    breakDown(false)
    search('rye')
    await vi.advanceTimersByTimeAsync(2_000)
    await Promise.all(work)
    expect(written.map(({ tallies }) => tallies.map(({ term }) => term))).toEqual([['rye']])
  })
})
