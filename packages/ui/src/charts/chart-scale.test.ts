import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandPath, heightOf, linePath, scaleOf } from './chart-scale.ts'

describe('a scale', () => {
  it('[DSH-5] has a few round lines that hold every value', () => {
    expect(scaleOf([3, 17, 42])).toEqual({ low: 0, high: 60, ticks: [0, 20, 40, 60] })
    expect(scaleOf([0.91, 0.99], 0.9).ticks.map((tick) => tick.toFixed(3))).toEqual([
      '0.900',
      '0.925',
      '0.950',
      '0.975',
      '1.000',
    ])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1 }), (thousandths) => {
        const values = thousandths.map((value) => value / 1000)
        const scale = scaleOf(values)
        const slack = (scale.high - scale.low) * 1e-6
        expect(scale.low).toBeLessThanOrEqual(Math.min(0, ...values) + slack)
        expect(scale.high).toBeGreaterThanOrEqual(Math.max(0, ...values) - slack)
        expect(scale.ticks.length).toBeLessThanOrEqual(7)
        expect(scale.high).toBeGreaterThan(scale.low)
      }),
    )
  })

  it('[DSH-5] stands even when there is nothing but nought', () => {
    expect(scaleOf([0, 0]).high).toBeGreaterThan(0)
    expect(heightOf(5, { low: 0, high: 10, ticks: [] })).toBe(0.5)
  })
})

describe('a line', () => {
  const scale = { low: 0, high: 10, ticks: [] }
  it('[DSH-5] leaves a gap where there is no value, and shows a value that stands alone', () => {
    expect(linePath([0, 10, null, 5], scale)).toBe('M0 100L33.33 0M100 50h0.6')
    expect(linePath([null, null], scale)).toBe('')
  })

  it('[DSH-5] closes the area between two lines', () => {
    expect(bandPath([0, 5], [10, 10], scale)).toBe('M0 0L100 0L100 50L0 100Z')
    expect(bandPath([null], [1], scale)).toBe('')
  })
})
