/** How the residuals of a regression live on after the last known period. */
export interface CarryOptions {
  /** Share of each new residual that the local level takes up, and what is left of the level per period ahead. */
  readonly levelGain: number
  readonly levelDecay: number
  /** The same for a residual season of `cycle` periods (weekdays that have changed of late). */
  readonly seasonGain: number
  readonly cycle: number
}

/** Residuals by period; those of weight 0 are not looked at. */
export interface Residuals {
  readonly values: Float64Array
  readonly weights: Float64Array
  readonly horizon: number
}

/** The level and season of the residuals at the end, and what they had foretold one period ahead. */
export interface Carried {
  readonly ahead: Float64Array
  readonly oneAhead: Float64Array
}

/** Simple exponential smoothing of level and season with a damped level (Gardner & McKenzie 1985, without trend). */
export function carryResiduals({ values, weights, horizon }: Residuals, options: CarryOptions): Carried {
  const { levelGain, levelDecay, seasonGain, cycle } = options
  const season = new Float64Array(cycle)
  const oneAhead = new Float64Array(values.length)
  let level = 0
  for (let t = 0; t < values.length; t++) {
    const place = t % cycle
    oneAhead[t] = level + (season[place] ?? 0)
    if ((weights[t] ?? 0) === 0) continue
    const error = (values[t] ?? 0) - (oneAhead[t] ?? 0)
    level += levelGain * error
    season[place] = (season[place] ?? 0) + seasonGain * error
  }
  const ahead = Float64Array.from(
    { length: horizon },
    (_, h) => level * levelDecay ** (h + 1) + (season[(values.length + h) % cycle] ?? 0),
  )
  return { ahead, oneAhead }
}
