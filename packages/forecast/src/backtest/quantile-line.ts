import { LEVELS } from '../panel/levels.ts'

// Standard normal quantiles at LEVELS.
const SCORES = [
  -2.3263478740408408, -1.6448536269514729, -1.2815515655446004, -0.6744897501960817, 0, 0.6744897501960817,
  1.2815515655446004, 1.6448536269514722, 2.053748910631823, 2.3263478740408408,
] as const

/**
 * The quantile that lies `shift` normal scores above that of `level` (its index), read off the line through the known
 * quantiles; beyond the outermost the last piece goes on. Never negative.
 */
export function shiftedQuantile(
  quantiles: readonly ArrayLike<number>[],
  at: { level: number; h: number },
  shift: number,
): number {
  const score = (SCORES[at.level] ?? 0) + shift
  let upper = 1
  while (upper < LEVELS.length - 1 && score > (SCORES[upper] ?? 0)) upper += 1
  const [low, high] = [SCORES[upper - 1] ?? 0, SCORES[upper] ?? 1]
  const [from, to] = [quantiles[upper - 1]?.[at.h] ?? 0, quantiles[upper]?.[at.h] ?? 0]
  return Math.max(0, from + ((score - low) / (high - low)) * (to - from))
}

/** Puts rows of quantiles right: nothing negative or unknown, never falling from level to level. */
export function risingQuantiles(quantiles: readonly Float64Array[]): readonly Float64Array[] {
  const horizon = quantiles[0]?.length ?? 0
  for (let h = 0; h < horizon; h += 1) {
    let least = 0
    for (const row of quantiles) {
      const value = row[h] ?? 0
      if (value > least) least = value
      row[h] = least
    }
  }
  return quantiles
}
