/** Days without a sale in a row that are a closure (a conversion, an injunction) rather than demand. */
const CLOSURE_DAYS = 28
/** A place that sells at least this much on its middle day, and something on this share of all others, is busy. */
const BUSY = { size: 20, share: 0.6 }

/**
 * Demand as not known while a busy place was closed for weeks: nobody could buy, so that those days tell nothing of what
 * will be bought. A closure that lasts until the last known day stays, since nobody knows when it ends.
 */
export function withoutClosures(units: Float64Array): Float64Array {
  const closures = longRuns(units)
  if (closures.length === 0) return units
  const opened = units.slice()
  for (const { from, to } of closures) opened.fill(Number.NaN, from, to)
  const known = opened.filter((value) => !Number.isNaN(value))
  const sold = known.filter((value) => value > 0).sort()
  const isBusy = (sold[sold.length >> 1] ?? 0) >= BUSY.size && sold.length >= BUSY.share * known.length
  return isBusy ? opened : units
}

/** Runs of zeros that ended, `to` excluded. */
function longRuns(units: Float64Array): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let from = -1
  units.forEach((value, t) => {
    if (value === 0) {
      if (from < 0) from = t
      return
    }
    if (from >= 0 && t - from >= CLOSURE_DAYS) runs.push({ from, to: t })
    from = -1
  })
  return runs
}
