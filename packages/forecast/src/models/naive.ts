/** The last value, for every period to come. */
export function naive(units: Float64Array, horizon: number): Float64Array {
  return new Float64Array(horizon).fill(units.at(-1) ?? 0)
}

/** The value of one season ago. A series shorter than a season repeats its last value. */
export function seasonalNaive(units: Float64Array, horizon: number, season: number): Float64Array {
  if (units.length < season) return naive(units, horizon)
  const last = units.subarray(units.length - season)
  return Float64Array.from({ length: horizon }, (_, h) => last[h % season] ?? 0)
}

/** Mean of the last `window` periods. */
export function movingAverage(units: Float64Array, horizon: number, window: number): Float64Array {
  const from = Math.max(0, units.length - window)
  let sum = 0
  for (let i = from; i < units.length; i += 1) sum += units[i] ?? 0
  return new Float64Array(horizon).fill(units.length === 0 ? 0 : sum / (units.length - from))
}
