import { describe, expect, it } from 'vitest'
import { forecastPanel } from './engine.ts'
import { diceOf } from './panel/dice.ts'
import { LEVEL_COUNT } from './panel/levels.ts'
import type { Panel } from './panel/panel.ts'
import { isoOfPeriod } from './panel/periods.ts'

const DAYS = 120

/** A page of thin counts and two regular streams. */
function page(skus: number): Panel {
  const dice = diceOf(2)
  return {
    step: 'day',
    periodStarts: Array.from({ length: DAYS + 7 }, (_, i) => isoOfPeriod('day', 20_000 + i)),
    originIndex: DAYS - 1,
    horizon: 7,
    covariateNames: [],
    calendar: [],
    series: Array.from({ length: skus }, (_, sku) => ({
      sku: `s${sku}`,
      location: 'york',
      startIndex: 0,
      units: Float64Array.from({ length: DAYS }, () => (sku < 2 ? 20 + Math.floor(9 * dice()) : Number(dice() < 0.2))),
      covariates: [],
    })),
  }
}

describe('the engine in a Worker', () => {
  it('forecasts a page of SKUs, the same every time', () => {
    const first = forecastPanel(page(50))
    expect(first).toHaveLength(50)
    for (const { mean, quantiles } of first) {
      expect(mean.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
      expect(quantiles).toHaveLength(LEVEL_COUNT)
    }
    expect(forecastPanel(page(50))).toEqual(first)
  })
})
