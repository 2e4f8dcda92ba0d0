import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import type { Panel } from '../panel/panel.ts'
import { isoOfPeriod } from '../panel/periods.ts'
import { adida, croston, sba, tsb } from './croston.ts'
import { movingAverage, naive, seasonalNaive } from './naive.ts'
import { bestHolt, holt } from './smoothing.ts'
import { YARDSTICKS } from './yardsticks.ts'

const of = (...units: number[]) => Float64Array.from(units)

function panelOf(units: Float64Array): Panel {
  return {
    step: 'day',
    periodStarts: Array.from({ length: units.length + 3 }, (_, i) => isoOfPeriod('day', i)),
    originIndex: units.length - 1,
    horizon: 3,
    covariateNames: [],
    calendar: [],
    series: [{ sku: 'a', location: 'b', startIndex: 0, units, covariates: [] }],
  }
}

describe('simple models', () => {
  it('repeat the last value, the last season, or the mean of the last periods', () => {
    expect([...naive(of(1, 2, 3), 2)]).toEqual([3, 3])
    expect([...seasonalNaive(of(1, 2, 3, 4), 4, 3)]).toEqual([2, 3, 4, 2])
    expect([...seasonalNaive(of(5), 2, 3)]).toEqual([5, 5])
    expect([...movingAverage(of(1, 2, 3, 5), 1, 2)]).toEqual([4])
    expect([...naive(of(), 1), ...movingAverage(of(), 1, 2)]).toEqual([0, 0])
  })

  it('follow a line, and let it fade when damped', () => {
    const line = Float64Array.from({ length: 30 }, (_, i) => 10 + 2 * i)
    expect([...bestHolt(line, 2, false)].map(Math.round)).toEqual([70, 72])
    const [first = 0, second = 0, third = 0] = holt(line, 3, { alpha: 0.5, beta: 0.1, phi: 0.9 })
    expect(third - second).toBeCloseTo(0.9 * (second - first), 9)
  })

  it('take the bias off Croston, forget what is no longer sold by TSB alone, and spread blocks evenly', () => {
    const thin = of(0, 0, 3, 0, 0, 3, 0, 0, 3)
    expect(croston(thin, 0.1)).toBeCloseTo(1, 9)
    expect(sba(thin, 0.1)).toBeCloseTo(0.95, 9)
    expect(adida(thin, 0.1)).toBeCloseTo(1, 9)
    const stopped = of(...thin, ...new Array<number>(30).fill(0))
    expect(croston(stopped, 0.1)).toBe(croston(thin, 0.1))
    expect(tsb(stopped, { alpha: 0.1, beta: 0.1 })).toBeLessThan(0.1 * tsb(thin, { alpha: 0.1, beta: 0.1 }))
    for (const model of [croston, sba, adida]) expect(model(of(0, 0), 0.1)).toBe(0)
  })
})

describe('yardsticks', () => {
  const weekly = Float64Array.from({ length: 70 }, (_, i) => [9, 3, 4, 5, 6, 7, 8][i % 7] ?? 0)

  it.each(Object.keys(YARDSTICKS))('%s forecasts numbers that are not negative, of long and short series', (name) => {
    for (const units of [weekly, of(2), of(0, 0, 0, 0)]) {
      const [forecast] = YARDSTICKS[name]?.()(panelOf(units)) ?? []
      expect(forecast?.mean).toHaveLength(3)
      expect(forecast?.mean.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
    }
  })

  it.each(['seasonal-naive', 'holt-winters', 'theta', 'ets', 'smoothing-bottom-up'])('%s finds the week', (name) => {
    const [forecast] = YARDSTICKS[name]?.()(panelOf(weekly)) ?? []
    expect([...(forecast?.mean ?? [])].map(Math.round)).toEqual([9, 3, 4])
  })

  it('smoothing-bottom-up adds the forecasts of parts up to those of wholes', () => {
    const dice = diceOf(4)
    const parts = [30, 50].map((size) => Float64Array.from({ length: 120 }, () => Math.round(size * (1 + dice()))))
    const whole = Float64Array.from({ length: 120 }, (_, t) => (parts[0]?.[t] ?? 0) + (parts[1]?.[t] ?? 0))
    const panel = panelOf(whole)
    const series = [whole, ...parts].map((units, s) => ({
      sku: `${s}`,
      location: '',
      startIndex: 0,
      units,
      covariates: [],
    }))
    const [sum, first, second] = YARDSTICKS['smoothing-bottom-up']?.()({ ...panel, series }) ?? []
    sum?.mean.forEach((value, h) => {
      expect(value).toBeCloseTo((first?.mean[h] ?? 0) + (second?.mean[h] ?? 0), 9)
    })
    expect(sum?.sku).toBe('0')
  })
})
