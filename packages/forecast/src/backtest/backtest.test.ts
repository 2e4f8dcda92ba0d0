import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import { LEVELS } from '../panel/levels.ts'
import type { Forecaster, Panel } from '../panel/panel.ts'
import { isoOfPeriod } from '../panel/periods.ts'
import { backtest, rollingOrigins, sampled } from './backtest.ts'
import { calibratedForecaster } from './calibrate.ts'
import { risingQuantiles, shiftedQuantile } from './quantile-line.ts'

const DAYS = 120
const HORIZON = 10

/** The standard normal quantiles at LEVELS. */
const SCORES = [-2.3263, -1.6449, -1.2816, -0.6745, 0, 0.6745, 1.2816, 1.6449, 2.0537, 2.3263]

/** Series of nearly normal numbers: 150 give or take 20. */
function normal(count: number): Panel {
  const dice = diceOf(1)
  return {
    step: 'day',
    periodStarts: Array.from({ length: DAYS + HORIZON }, (_, i) => isoOfPeriod('day', i)),
    originIndex: DAYS - 1,
    horizon: HORIZON,
    covariateNames: [],
    calendar: [],
    series: Array.from({ length: count }, (_, s) => ({
      sku: `s${s}`,
      location: 'york',
      startIndex: 0,
      units: Float64Array.from(
        { length: DAYS },
        () => 150 + 20 * (Array.from({ length: 12 }, dice).reduce((a, b) => a + b) - 6),
      ),
      covariates: [],
    })),
  }
}

/** Always the same quantiles, as wide as is right times `width`. */
const fixed =
  (width: number, centre = 150): Forecaster =>
  (panel) =>
    panel.series.map(({ sku, location }) => ({
      sku,
      location,
      mean: new Float64Array(panel.horizon).fill(centre),
      quantiles: SCORES.map((score) => new Float64Array(panel.horizon).fill(centre + 20 * width * score)),
    }))

describe('a back-test', () => {
  it('goes back one horizon at a time and leaves half of the past', () => {
    expect(rollingOrigins(normal(1), 9)).toEqual([109, 99, 89, 79, 69])
  })

  it('shows a forecaster nothing after its origin and compares with what came', () => {
    const panel = normal(2)
    const seen: number[] = []
    const past = backtest(
      panel,
      (cut) => {
        seen.push(...cut.series.map(({ units }) => units.length))
        return fixed(1)(cut)
      },
      [99],
    )
    expect(seen).toEqual([100, 100])
    expect(past.map(({ actual }) => actual)).toEqual(panel.series.map(({ units }) => units.slice(100, 110)))
  })

  it('takes every so-manieth series as a sample', () => {
    expect(sampled(normal(10), 4).series.map(({ sku }) => sku)).toEqual(['s0', 's3', 's6', 's9'])
    expect(sampled(normal(3), 4).series).toHaveLength(3)
  })
})

describe('calibration', () => {
  const panel = normal(60)
  /** The quantile in deviations from the centre. */
  const scoreOf = (forecaster: Forecaster, level: number) =>
    ((forecaster(panel)[0]?.quantiles[level]?.[0] ?? 0) - 150) / 20

  it('widens quantiles that were too narrow until they cover what they say', () => {
    for (const level of [1, 2, 6, 7]) {
      expect(Math.abs(scoreOf(calibratedForecaster(fixed(0.75)), level) - (SCORES[level] ?? 0))).toBeLessThan(0.15)
    }
  })

  it('leaves quantiles that are right about where they are', () => {
    for (const level of [1, 3, 6, 7]) {
      expect(Math.abs(scoreOf(calibratedForecaster(fixed(1)), level) - (SCORES[level] ?? 0))).toBeLessThan(0.15)
    }
  })
})

describe('a line of quantiles', () => {
  const rows = LEVELS.map((level) => [100 * level])

  it('is read between its points and goes on beyond them', () => {
    expect(shiftedQuantile(rows, { level: 4, h: 0 }, 0)).toBe(50)
    expect(shiftedQuantile(rows, { level: 4, h: 0 }, 0.6744897501960817)).toBeCloseTo(75, 9)
    expect(shiftedQuantile(rows, { level: 9, h: 0 }, 0.1)).toBeGreaterThan(99)
    expect(shiftedQuantile(rows, { level: 0, h: 0 }, -9)).toBe(0)
  })

  it('never falls and never goes below nothing', () => {
    const crossed = [-3, 2, 1, Number.NaN, 5].map((value) => Float64Array.of(value))
    expect(risingQuantiles(crossed).map((row) => row[0])).toEqual([0, 2, 2, 2, 5])
  })
})
