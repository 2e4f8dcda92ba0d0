/**
 * Root of the mean squared one-step difference from the first demand on: what the M5 competition divides errors by.
 * NaN without two known neighbours or when nothing ever changed.
 */
export function differenceScale(units: ArrayLike<number>): number {
  let begun = false
  let [squared, count] = [0, 0]
  for (let i = 1; i < units.length; i += 1) {
    begun ||= (units[i - 1] ?? 0) > 0
    const step = (units[i] ?? 0) - (units[i - 1] ?? 0)
    if (!begun || Number.isNaN(step)) continue
    squared += step * step
    count += 1
  }
  return count === 0 || squared === 0 ? Number.NaN : Math.sqrt(squared / count)
}

/** Mean absolute error of the seasonal naive forecast within the history (Hyndman and Koehler 2006); NaN when it is zero. */
export function seasonalScale(units: ArrayLike<number>, season: number): number {
  let [sum, count] = [0, 0]
  for (let i = season; i < units.length; i += 1) {
    const step = Math.abs((units[i] ?? 0) - (units[i - season] ?? 0))
    if (Number.isNaN(step)) continue
    sum += step
    count += 1
  }
  return count === 0 || sum === 0 ? Number.NaN : sum / count
}

/** Sum of units times price over the last `periods`; a price that is not known is the last known one, or one. */
export function recentRevenue(
  units: ArrayLike<number>,
  prices: ArrayLike<number> | undefined,
  periods: number,
): number {
  let price = Number.NaN
  let revenue = 0
  const from = units.length - periods
  for (let i = 0; i < units.length; i += 1) {
    const own = prices?.[i] ?? Number.NaN
    if (!Number.isNaN(own)) price = own
    const sold = units[i] ?? Number.NaN
    if (i >= from && !Number.isNaN(sold)) revenue += sold * (Number.isNaN(price) ? 1 : price)
  }
  return revenue
}
