import { gramsOf } from './search-terms.ts'

/** A word that may have been meant: how little it was missed by (0: as typed). */
export type LikelyTerm = { readonly term: string; readonly cost: number }

// More would only be looked up for nothing.
const LIKELY_MAX = 8
// A word twice as common makes up for this much of a slip.
const COST_PER_DOUBLING = 0.12
// The beginning of a word is typed with more care than the rest; beyond three letters it says no more.
const PREFIX_LETTERS_MAX = 3
const COST_OF_OTHER_LETTER_AT_BEGINNING = 0.1
// A vowel, or one of two equal letters, is what hands leave out or type twice.
const COST_OF_EASY_SLIP = 0.85
const VOWELS = 'aeiouy'

/** How many slips of the hand a word of this length may hold: none in two letters, two from six on. */
export function slipsMax(length: number): number {
  if (length < 3) return 0
  return length < 6 ? 1 : 2
}

/**
 * The known terms that a misspelt one may mean, likeliest first [DIS-2]: by slips (a letter missing, added, wrong, or two swapped: one each; easy ones
 * weigh less), by a beginning in common, then by pieces in common and the alphabet.
 */
export function likelyTerms(term: string, candidates: readonly string[]): readonly LikelyTerm[] {
  const allowed = slipsMax([...term].length)
  const grams = new Set(gramsOf(term))
  return candidates
    .map((candidate) => ({
      term: candidate,
      slips: slipsBetween(term, candidate),
      shared: gramsOf(candidate).filter((gram) => grams.has(gram)).length,
    }))
    .filter(({ slips }) => slips > 0 && slips <= allowed)
    .map((likely) => ({ ...likely, cost: costOf(term, likely.term, likely.slips) }))
    .sort((a, b) => a.cost - b.cost || b.shared - a.shared || (a.term < b.term ? -1 : 1))
    .slice(0, LIKELY_MAX)
    .map(({ term: likely, cost }) => ({ term: likely, cost }))
}

/** Of likely terms the one most likely meant, given how many goods each is found by; null when nothing is found by any. */
export function likeliest<Likely extends { readonly cost: number; readonly foundCount: number }>(
  likely: readonly Likely[],
): Likely | null {
  const scored = likely
    .filter(({ foundCount }) => foundCount > 0)
    .map((one) => ({ one, score: one.cost - COST_PER_DOUBLING * Math.log2(one.foundCount) }))
  // Sorting is stable: of equals the first, which was likelier before counting.
  return scored.sort((a, b) => a.score - b.score)[0]?.one ?? null
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

function costOf(typed: string, meant: string, slips: number): number {
  const common = commonPrefix(typed, meant)
  const beginning = COST_OF_OTHER_LETTER_AT_BEGINNING * (PREFIX_LETTERS_MAX - Math.min(PREFIX_LETTERS_MAX, common))
  return slips - (isEasySlip(typed, meant) ? 1 - COST_OF_EASY_SLIP : 0) + beginning
}

/** One letter was left out, and it is a vowel or the twin of its neighbour; or one was typed twice. */
function isEasySlip(typed: string, meant: string): boolean {
  const [shorter, longer] = typed.length < meant.length ? [typed, meant] : [meant, typed]
  if (longer.length - shorter.length !== 1) return false
  const at = commonPrefix(shorter, longer)
  if (longer.slice(at + 1) !== shorter.slice(at)) return false
  const letter = longer[at] ?? ''
  const isTwin = letter === longer[at - 1]
  return isTwin || (shorter === typed && VOWELS.includes(letter))
}

function commonPrefix(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}
