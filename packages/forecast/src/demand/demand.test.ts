import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import type { DemandSeries, Panel } from '../panel/panel.ts'
import { isoOfPeriod } from '../panel/periods.ts'
import { forecastNew, ratesOf } from './borrow.ts'
import { classifyDemand } from './demand-class.ts'
import { seriesKind } from './series-kind.ts'
import { unconstrainedDemand } from './unconstrained.ts'

function series(sku: string, units: readonly number[], rest: Partial<DemandSeries> = {}): DemandSeries {
  return { sku, location: 'york', startIndex: 0, units: Float64Array.from(units), covariates: [], ...rest }
}

describe('the class of a demand', () => {
  it('follows from the interval between demands and the spread of their sizes', () => {
    const repeated = (pattern: readonly number[]) =>
      Float64Array.from({ length: 60 }, (_, i) => pattern[i % pattern.length] ?? 0)
    expect(classifyDemand(repeated([5, 6])).demandClass).toBe('smooth')
    expect(classifyDemand(repeated([1, 1, 9])).demandClass).toBe('erratic')
    expect(classifyDemand(repeated([0, 2, 0])).demandClass).toBe('intermittent')
    expect(classifyDemand(repeated([0, 1, 0, 1, 0, 20])).demandClass).toBe('lumpy')
    expect(classifyDemand(repeated([0])).demandClass).toBe('none')
  })

  it('begins with the first demand and passes over days that are not known', () => {
    expect(classifyDemand(Float64Array.of(0, 0, 0, 4, Number.NaN, 4)).interval).toBe(1)
  })

  it('tells regular streams from thin counts and amounts, closed days apart', () => {
    const week = (one: readonly number[]) =>
      series(
        'a',
        Array.from({ length: 84 }, (_, i) => one[i % 7] ?? 0),
      )
    expect(seriesKind(week([20, 20, 20, 20, 20, 0, 0]), 'day')).toBe('regular')
    expect(seriesKind(week([2, 2, 2, 2, 2, 0, 0]), 'day')).toBe('sparse')
    expect(
      seriesKind(
        series(
          'a',
          Array.from({ length: 80 }, (_, i) => (i % 3 === 0 ? 20.5 : 0)),
        ),
        'day',
      ),
    ).toBe('amounts')
    expect(seriesKind(series('a', [9, 9, 9]), 'day')).toBe('new')
  })
})

describe('days on which goods ran out', () => {
  it('[FCT-23] count with at least what was sold and about what such days bring', () => {
    const dice = diceOf(5)
    const wanted = Array.from({ length: 140 }, (_, i) => Math.round((i % 7 === 5 ? 30 : 10) * (0.8 + 0.4 * dice())))
    const censored = Uint8Array.from(wanted, (_, i) => Number(i % 10 === 3))
    const sold = wanted.map((units, i) => (censored[i] === 1 ? Math.floor(units / 3) : units))
    const found = unconstrainedDemand(series('a', sold, { censored }), 7)
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, one) => all + one, 0)
    expect(Math.abs(sum(found) / sum(wanted) - 1)).toBeLessThan(0.03)
    expect(sum(sold) / sum(wanted)).toBeLessThan(0.95)
    found.forEach((units, i) => {
      if (censored[i] === 1) expect(units).toBeGreaterThanOrEqual(sold[i] ?? 0)
      else expect(units).toBe(sold[i])
    })
  })

  it('leave a series without such days as it is', () => {
    const one = series('a', [1, 2, 3])
    expect(unconstrainedDemand(one, 7)).toBe(one.units)
  })
})

describe('a new product', () => {
  const dice = diceOf(11)
  const steady = (sku: string, rate: number, group: string) =>
    series(
      sku,
      Array.from({ length: 84 }, () => Number(dice() < rate)),
      { groups: [group, 'all'] },
    )
  const peers = [0.3, 0.35, 0.4, 0.3].map((rate, s) => steady(`mug ${s}`, rate, 'mugs'))
  const others = [0.02, 0.03, 0.02].map((rate, s) => steady(`vase ${s}`, rate, 'vases'))
  const panelOf = (fresh: DemandSeries): Panel => ({
    step: 'day',
    periodStarts: Array.from({ length: 91 }, (_, i) => isoOfPeriod('day', 20_000 + i)),
    originIndex: 83,
    horizon: 7,
    covariateNames: [],
    calendar: [],
    series: [...peers, ...others, fresh],
  })
  const meanOf = (units: readonly number[], group: string) => {
    const fresh = series('new', units, { startIndex: 84 - units.length, groups: [group, 'all'] })
    const [forecast] = forecastNew(panelOf(fresh), [fresh], 7)
    return (forecast?.mean.reduce((sum, one) => sum + one, 0) ?? 0) / 7
  }

  it('[FCT-23] is expected to sell as the narrowest group that has peers does', () => {
    expect(meanOf([0], 'mugs')).toBeGreaterThan(0.2)
    expect(meanOf([0], 'vases')).toBeLessThan(0.06)
    expect(meanOf([0], 'no such group')).toBeGreaterThan(0.06)
  })

  it('is believed more by its own sales the longer it has had them', () => {
    const first = meanOf([2], 'mugs')
    const later = meanOf([2, 2, 2, 2, 2, 2, 2, 2], 'mugs')
    expect(first).toBeGreaterThan(meanOf([0], 'mugs'))
    expect(later).toBeGreaterThan(first)
    expect(later).toBeLessThan(2)
  })

  it('takes the scatter between peers without what is chance', () => {
    const { shape, rate, peers: count } = ratesOf(peers)
    expect(count).toBe(4)
    expect(shape / rate).toBeCloseTo(0.34, 1)
    expect(ratesOf([])).toEqual({ shape: 0.5, rate: 1, peers: 0 })
  })
})
