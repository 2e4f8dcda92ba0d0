import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastPanel } from './engine.ts'
import { LEVEL_COUNT } from './panel/levels.ts'
import { diceOf } from './panel/dice.ts'
import type { Panel, SeriesForecast } from './panel/panel.ts'
import { panelAt } from './panel/panel-at.ts'
import { isoOfPeriod } from './panel/periods.ts'

const DAYS = 196
const HORIZON = 7

/** Regular streams with a weekday, thin counts and a new product, with a planned promotion and an unplanned price. */
function shop(options: { scale?: number; seed?: number } = {}): Panel {
  const dice = diceOf(options.seed ?? 7)
  const scale = options.scale ?? 1
  const covariates = (start: number) => [
    Float64Array.from({ length: DAYS - start + HORIZON }, (_, i) => Number((start + i) % 14 < 2)),
    Float64Array.from({ length: DAYS - start + HORIZON }, (_, i) => (i < DAYS - start ? 5 + dice() : Number.NaN)),
  ]
  const one = (sku: string, start: number, units: (day: number) => number) => ({
    sku,
    location: 'york',
    startIndex: start,
    units: Float64Array.from({ length: DAYS - start }, (_, i) => units(start + i)),
    covariates: covariates(start),
    groups: ['mugs'],
  })
  const regular = Array.from({ length: 4 }, (_, s) =>
    one(
      `regular ${s}`,
      0,
      (day) => scale * Math.round((20 + 5 * s) * (1 + 0.5 * Number(day % 7 > 4)) * (0.8 + 0.4 * dice())),
    ),
  )
  const thin = Array.from({ length: 6 }, (_, s) => one(`thin ${s}`, 0, () => Number(dice() < 0.1 + 0.05 * s)))
  return {
    step: 'day',
    periodStarts: Array.from({ length: DAYS + HORIZON }, (_, i) => isoOfPeriod('day', 20_000 + i)),
    originIndex: DAYS - 1,
    horizon: HORIZON,
    covariateNames: ['promo', 'price'],
    calendar: [],
    series: [...regular, ...thin, one('new', DAYS - 5, () => Number(dice() < 0.3))],
  }
}

function expectSound(forecasts: readonly SeriesForecast[], panel: Panel): void {
  expect(forecasts.map(({ sku }) => sku)).toEqual(panel.series.map(({ sku }) => sku))
  for (const { mean, quantiles } of forecasts) {
    expect(mean).toHaveLength(panel.horizon)
    expect(quantiles).toHaveLength(LEVEL_COUNT)
    for (let h = 0; h < panel.horizon; h += 1) {
      const rising = quantiles.map((row) => row[h] ?? Number.NaN)
      expect(Number.isFinite(mean[h]) && (mean[h] ?? -1) >= 0).toBe(true)
      expect(rising.every((value, level) => value >= Math.max(0, rising[level - 1] ?? 0))).toBe(true)
    }
  }
}

describe('the forecast of a panel', () => {
  it('[FCT-20] is the same to the bit whatever came after the origin', () => {
    const origin = DAYS - 1 - HORIZON
    const panel = shop()
    const dice = diceOf(99)
    const shuffled: Panel = {
      ...panel,
      series: panel.series.map((series) => ({
        ...series,
        units: series.units.map((value, i) => (series.startIndex + i > origin ? Math.floor(1000 * dice()) : value)),
        covariates: series.covariates.map((row, c) =>
          row.map((value, i) =>
            c === 1 && series.startIndex + i > origin && !Number.isNaN(value) ? 1000 * dice() : value,
          ),
        ),
      })),
    }
    expect(forecastPanel(panelAt(shuffled, origin, HORIZON))).toEqual(forecastPanel(panelAt(panel, origin, HORIZON)))
  }, 60_000)

  it('does change with the past', () => {
    const panel = shop()
    const other = {
      ...panel,
      series: panel.series.map((one) => ({ ...one, units: one.units.map((value) => value + 1) })),
    }
    expect(forecastPanel(other)[0]?.mean).not.toEqual(forecastPanel(panel)[0]?.mean)
  }, 60_000)

  it('[FCT-21] is sound for every series of a shop, in the order of the panel', () => {
    const panel = shop()
    expectSound(forecastPanel(panel), panel)
  }, 60_000)

  it('grows with the unit that regular demand is counted in', () => {
    const [small, large] = [shop(), shop({ scale: 10 })].map((panel) =>
      forecastPanel({ ...panel, series: panel.series.slice(0, 4) }),
    )
    large?.forEach(({ mean }, s) => {
      mean.forEach((value, h) => {
        expect(Math.abs(value / (10 * (small?.[s]?.mean[h] ?? 0)) - 1)).toBeLessThan(0.03)
      })
    })
  }, 60_000)

  it('[FCT-21] is sound for odd series: nothing sold, one period, nothing known, always the same, huge', () => {
    const panel = shop()
    const odd = [
      new Float64Array(DAYS),
      Float64Array.of(3),
      new Float64Array(DAYS).fill(Number.NaN),
      new Float64Array(DAYS).fill(12),
      new Float64Array(DAYS).fill(1e12),
      Float64Array.from({ length: DAYS }, (_, i) => (i % 3 === 0 ? Number.NaN : 20)),
    ].map((units, s) => ({
      sku: `odd ${s}`,
      location: 'york',
      startIndex: DAYS - units.length,
      units,
      covariates: [0, 1].map(() => new Float64Array(units.length + HORIZON).fill(Number.NaN)),
    }))
    const together = { ...panel, series: [...odd, ...panel.series.slice(0, 2)] }
    expectSound(forecastPanel(together), together)
    for (const series of odd) {
      const alone = { ...panel, series: [series] }
      expectSound(forecastPanel(alone), alone)
    }
    expect(forecastPanel({ ...panel, series: [] })).toEqual([])
  }, 60_000)

  it('is sound for any small counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 }),
        (many) => {
          const panel = shop()
          const series = many.map((units, s) => ({
            sku: `any ${s}`,
            location: 'york',
            startIndex: DAYS - units.length,
            units: Float64Array.from(units),
            covariates: [0, 1].map(() => new Float64Array(units.length + HORIZON)),
          }))
          expectSound(forecastPanel({ ...panel, series }), { ...panel, series })
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)
})
