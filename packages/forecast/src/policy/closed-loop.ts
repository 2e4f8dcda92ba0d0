/** Bounds of a service level: below, a SKU is hardly stocked; above, no forecast can tell what it would take. */
export const SERVICE_LEVEL_MIN = 0.5
export const SERVICE_LEVEL_MAX = 0.9995

/** Log odds of a probability. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** The probability with these log odds, kept within the bounds of a service level. */
export function serviceLevelOf(logOdds: number): number {
  const level = 1 / (1 + Math.exp(-logOdds))
  return Math.min(SERVICE_LEVEL_MAX, Math.max(SERVICE_LEVEL_MIN, level))
}

/** What a service level is steered by. */
export interface FillReading {
  readonly targetFill: number
  /** What was demanded and what of it was served since the last readings that count. */
  readonly demandedUnits: number
  readonly servedUnits: number
}

/**
 * One step of the closed loop: moves the log odds of the service level by `gain` times what the fill rate missed its
 * target by (an integral controller; adaptive conformal inference in spirit, Gibbs and Candès 2021). A step is at most
 * one unit, so that a bad week does not fill the shelves for a month. Nothing demanded: nothing moves.
 */
export function steeredLogit(logOdds: number, reading: FillReading, gain: number): number {
  if (!(reading.demandedUnits > 0)) return logOdds
  const missed = reading.targetFill - reading.servedUnits / reading.demandedUnits
  const step = Math.max(-1, Math.min(1, gain * missed))
  return Math.min(logit(SERVICE_LEVEL_MAX), Math.max(logit(SERVICE_LEVEL_MIN), logOdds + step))
}
