import type { DemandSeries, Step } from '../panel/panel.ts'
import { seasonLength } from '../panel/periods.ts'
import { classifyDemand } from './demand-class.ts'

/** Which models fit a series: its own past says too little; thin counts; amounts now and then; or a regular stream. */
export type SeriesKind = 'new' | 'sparse' | 'amounts' | 'regular'

/** Known periods below which a series is new. */
export const NEW_PERIODS = { hour: 48, day: 14, week: 6, month: 4 } as const satisfies Record<Step, number>

// Below this many units per open period the grain of whole units matters more than any regression.
const REGULAR_MEAN_MIN = 8
const REGULAR_INTERVAL_MAX = 1.32
// Seasons of the past that are looked at: what a series is like now, not what it was.
const SEASONS = 26

/** Tells a series' kind from its recent past; phases of the season in which it never sells (closed days) do not count. */
export function seriesKind(series: DemandSeries, step: Step): SeriesKind {
  let known = 0
  for (const value of series.units) if (!Number.isNaN(value)) known += 1
  if (known < NEW_PERIODS[step]) return 'new'
  const recent = openPeriods(series.units, step === 'day' ? 7 : step === 'hour' ? seasonLength(step) : 1)
  const { interval } = classifyDemand(recent)
  const mean = recent.reduce((sum, value) => sum + value, 0) / Math.max(1, recent.length)
  if (mean >= REGULAR_MEAN_MIN && interval < REGULAR_INTERVAL_MAX) return 'regular'
  return recent.every(Number.isInteger) ? 'sparse' : 'amounts'
}

function openPeriods(units: Float64Array, phases: number): Float64Array {
  const recent = units.subarray(Math.max(0, units.length - phases * SEASONS * (phases === 1 ? 4 : 1)))
  const sold = new Uint8Array(phases)
  recent.forEach((value, i) => {
    if (value > 0) sold[i % phases] = 1
  })
  return recent.filter((value, i) => !Number.isNaN(value) && sold[i % phases] === 1)
}
