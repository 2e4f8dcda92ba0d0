import { describe, expect, test } from 'vitest'
import { type Dice, diceOf } from '../panel/dice.ts'
import type { Panel } from '../panel/panel.ts'
import { dayNumber, isoOfPeriod, weekdayOf } from '../panel/periods.ts'
import { forecastDense } from './forecast-dense.ts'

const KNOWN = 420
const HORIZON = 14
const FIRST = dayNumber(2025, 1, 1)
const WEEKDAYS = [0.8, 0.7, 0.8, 0.9, 1.2, 1.6, 0]

/** Demand of a shop that is shut on Sundays, sells half as much again on promotion and triples on fair days. */
function truth(size: number, at: { period: number; promo: number; fair: number }): number {
  const weekday = WEEKDAYS[weekdayOf(FIRST + at.period)] ?? 0
  return size * weekday * (1 + 0.5 * at.promo) * (1 + 2 * at.fair)
}

function shops(noise: number, dice: Dice = diceOf(7)): Panel {
  const periods = KNOWN + HORIZON
  const promo = Float64Array.from({ length: periods }, () => (dice() < 0.3 ? 1 : 0))
  const fair = Float64Array.from({ length: periods }, (_, t) => (t % 61 === 60 ? 1 : 0))
  fair[KNOWN + 3] = 1
  return {
    step: 'day',
    periodStarts: Array.from({ length: periods }, (_, t) => isoOfPeriod('day', FIRST + t)),
    originIndex: KNOWN - 1,
    horizon: HORIZON,
    covariateNames: ['promo'],
    calendar: [{ name: 'fair', values: fair }],
    series: [200, 80, 1000, 400].map((size, s) => ({
      sku: `sku ${s}`,
      location: 'here',
      startIndex: 0,
      units: Float64Array.from({ length: KNOWN }, (_, t) => {
        const shake = 1 + noise * (dice() + dice() + dice() - 1.5)
        return Math.round(shake * truth(size, { period: t, promo: promo[t] ?? 0, fair: fair[t] ?? 0 }))
      }),
      covariates: [promo],
    })),
  }
}

function truthAhead(panel: Panel, size: number): number[] {
  const promo = panel.series[0]?.covariates[0]
  const fair = panel.calendar[0]?.values
  return Array.from({ length: HORIZON }, (_, h) =>
    truth(size, { period: KNOWN + h, promo: promo?.[KNOWN + h] ?? 0, fair: fair?.[KNOWN + h] ?? 0 }),
  )
}

describe('forecasts of regular series', () => {
  test('find the weekday, the planned promotion, the fair and the day on which the shop is shut', () => {
    const panel = shops(0.1)
    const [first] = forecastDense(panel)
    truthAhead(panel, 200).forEach((expected, h) => {
      if (expected === 0) expect(first?.mean[h]).toBe(0)
      else expect(Math.abs((first?.mean[h] ?? 0) / expected - 1)).toBeLessThan(0.12)
    })
  })

  test('are the same for the same panel, to the bit', () => {
    expect(forecastDense(shops(0.2))).toEqual(forecastDense(shops(0.2)))
  })

  test('never fall from one level to the next, and never below nothing', () => {
    for (const { quantiles } of forecastDense(shops(0.9))) {
      for (let h = 0; h < HORIZON; h++) {
        let last = 0
        for (const row of quantiles) {
          expect(row[h]).toBeGreaterThanOrEqual(last)
          last = row[h] ?? Number.NaN
        }
      }
    }
  })

  test('leave about one case in ten above the 90 % quantile', () => {
    const panel = shops(0.4)
    const after = shops(0.4, diceOf(7))
    const dice = diceOf(99)
    let above = 0
    let cases = 0
    forecastDense(panel).forEach((forecast, s) => {
      const size = [200, 80, 1000, 400][s] ?? 0
      truthAhead(after, size).forEach((expected, h) => {
        for (let draw = 0; expected > 0 && draw < 50; draw++) {
          cases++
          const demand = expected * (1 + 0.4 * (dice() + dice() + dice() - 1.5))
          if (demand > (forecast.quantiles[6]?.[h] ?? 0)) above++
        }
      })
    })
    expect(above / cases).toBeGreaterThan(0.04)
    expect(above / cases).toBeLessThan(0.17)
  })

  test('of a series that has just begun borrow the pattern of the others', () => {
    const panel = shops(0.1)
    const [young, ...others] = panel.series
    if (!young) throw new Error('no series')
    const start = KNOWN - 21
    const late = {
      ...young,
      startIndex: start,
      units: young.units.slice(start),
      covariates: young.covariates.map((row) => row.slice(start)),
    }
    const [first] = forecastDense({ ...panel, series: [late, ...others] })
    const expected = truthAhead(panel, 200)
    expect(Math.abs((first?.mean[3] ?? 0) / (expected[3] ?? 1) - 1)).toBeLessThan(0.3)
  })

  test('of nothing but zeros, of one period and of unknown periods are numbers', () => {
    const panel = shops(0.1)
    const odd = [new Float64Array(KNOWN), new Float64Array(KNOWN).fill(Number.NaN), new Float64Array(KNOWN).fill(5)]
    const series = odd.map((units, s) => ({ sku: `odd ${s}`, location: '', startIndex: 0, units, covariates: [] }))
    const one = { sku: 'one', location: '', startIndex: KNOWN - 1, units: Float64Array.of(3), covariates: [] }
    for (const { mean } of forecastDense({ ...panel, covariateNames: [], series: [...series, one] })) {
      expect(mean.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
    }
  })
})
