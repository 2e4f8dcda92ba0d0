// Periods in which nothing was left from the start say nothing; a variance-to-mean ratio typical of daily orders.
const VARIANCE_TO_MEAN = 1.5

/**
 * E[D | D ≥ sold] for a negative binomial demand with mean `expected`: what was probably wanted in a period in which the
 * goods ran out after `sold` units. With nothing sold it is the expectation itself, so such a period changes nothing.
 */
export function censoredMean(sold: number, expected: number): number {
  if (!(expected > 0) || sold === 0) return Math.max(sold, expected)
  if (sold > 40 * expected + 200) return sold
  const size = expected / (VARIANCE_TO_MEAN - 1)
  const failure = 1 - 1 / VARIANCE_TO_MEAN
  let chance = VARIANCE_TO_MEAN ** -size
  // Far above: the walk would begin below the smallest number.
  if (chance < 1e-290) return Math.max(sold, expected)
  let below = 0
  let belowMean = 0
  for (let units = 0; units < sold; units++) {
    below += chance
    belowMean += units * chance
    chance *= ((units + size) / (units + 1)) * failure
  }
  const above = 1 - below
  return above > 1e-9 ? Math.max(sold, (expected - belowMean) / above) : sold + VARIANCE_TO_MEAN - 1
}
