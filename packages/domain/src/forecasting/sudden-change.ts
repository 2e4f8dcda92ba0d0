import type { DemandHistory } from './demand-history.ts'
import type { SuddenChange } from './types.ts'

const RECENT_DAYS = 7
const BEFORE_DAYS = 56
const BEFORE_DAYS_MIN = 28
// Beyond four deviations once in many thousand SKU-weeks, and at least double or less than half: worth a person's look.
const DEVIATIONS = 4
const RATIO_UP = 2
const RATIO_DOWN = 0.5

/**
 * Whether the last week left what the eight weeks before it foretell [FCT-7]. The deviation is that of counts whose variance exceeds their mean as much as
 * those weeks' days did. Days without stock say nothing: they are left out on both sides.
 */
export function suddenChange({ units, censored }: DemandHistory): SuddenChange {
  const recent = known(units, censored, { from: units.length - RECENT_DAYS, to: units.length })
  const before = known(units, censored, {
    from: units.length - RECENT_DAYS - BEFORE_DAYS,
    to: units.length - RECENT_DAYS,
  })
  if (before.length < BEFORE_DAYS_MIN || recent.length === 0) return 'none'
  const mean = sum(before) / before.length
  const variance = before.reduce((total, one) => total + (one - mean) ** 2, 0) / before.length
  const expected = mean * recent.length
  const deviation = Math.sqrt(Math.max(expected, variance * recent.length, 1))
  const came = sum(recent)
  if (came > expected + DEVIATIONS * deviation && came >= expected * RATIO_UP) return 'up'
  if (came < expected - DEVIATIONS * deviation && came <= expected * RATIO_DOWN) return 'down'
  return 'none'
}

function known(units: Float64Array, censored: Uint8Array, span: { from: number; to: number }): number[] {
  const days: number[] = []
  for (let index = Math.max(0, span.from); index < span.to; index += 1) {
    // What sold on a day without stock was at least asked for.
    if (censored[index] !== 1) days.push(units[index] ?? 0)
  }
  return days
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
