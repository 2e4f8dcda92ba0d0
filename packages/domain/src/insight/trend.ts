const WEEK_DAYS = 7
// Fewer weeks have a direction by chance.
const WEEKS_MIN = 3

/**
 * By how much a week's sum grows from one week to the next: the slope of the straight line through the sums of whole weeks, counted back from the last day.
 * Null when there are fewer than three weeks.
 */
export function trendPerWeek(values: readonly number[]): number | null {
  const weeks = Math.floor(values.length / WEEK_DAYS)
  if (weeks < WEEKS_MIN) return null
  const start = values.length - weeks * WEEK_DAYS
  const sums = Array.from({ length: weeks }, (_, week) =>
    values.slice(start + week * WEEK_DAYS, start + (week + 1) * WEEK_DAYS).reduce((sum, value) => sum + value, 0),
  )
  const meanWeek = (weeks - 1) / 2
  const mean = sums.reduce((sum, value) => sum + value, 0) / weeks
  const covariance = sums.reduce((sum, value, week) => sum + (week - meanWeek) * (value - mean), 0)
  const variance = sums.reduce((sum, _, week) => sum + (week - meanWeek) ** 2, 0)
  return covariance / variance
}
