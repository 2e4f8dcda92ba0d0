import { gramsOf } from './search-terms.ts'

/** How many slips of the hand a word of this length may hold: none in two letters, two from six on. */
function slipsMax(length: number): number {
  if (length < 3) return 0
  return length < 6 ? 1 : 2
}

/**
 * The known term a misspelt one most likely means [DIS-2]: fewest slips (a letter missing, added, wrong, or two
 * swapped), then most pieces in common, then the alphabet. Null when none is near enough.
 */
export function closestTerm(term: string, candidates: readonly string[]): string | null {
  const allowed = slipsMax([...term].length)
  const grams = new Set(gramsOf(term))
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      slips: slipsBetween(term, candidate),
      shared: gramsOf(candidate).filter((gram) => grams.has(gram)).length,
    }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
    .sort((a, b) => a.slips - b.slips || b.shared - a.shared || (a.candidate < b.candidate ? -1 : 1))
  return ranked[0]?.candidate ?? null
}

/** Optimal string alignment distance. */
export function slipsBetween(left: string, right: string): number {
  const a = [...left]
  const b = [...right]
  let beforeLast: number[] = []
  let last = b.map((_, index) => index + 1)
  last.unshift(0)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1)
      row.push(slips)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
