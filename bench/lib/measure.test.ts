import { describe, expect, it } from 'vitest'
import { measure, medianRound, quantile } from './measure.ts'

describe('quantile', () => {
  it('takes the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1)
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1), quantile([], 0.5)]).toEqual([
      50, 99, 100, 0,
    ])
  })
})

describe('measure', () => {
  it('starts exactly as many as asked and counts failures apart', async () => {
    const seen: number[] = []
    const figures = await measure('x', { workers: 4, count: 10, secondsMax: 10 }, async (index) => {
      seen.push(index)
      if (index === 3) throw new Error('no')
      return index !== 4
    })
    expect([seen.length, figures.count, figures.failures]).toEqual([10, 8, 2])
  })

  it('stops at its time bound', async () => {
    const figures = await measure('x', { workers: 1, count: 1_000_000, secondsMax: 0.02 }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return true
    })
    expect(figures.count).toBeLessThan(1_000)
  })
})

describe('medianRound', () => {
  it('picks the round in the middle by throughput', () => {
    const round = (perSecond: number) => ({
      name: 'x',
      count: 1,
      seconds: 1,
      perSecond,
      p50Ms: 0,
      p99Ms: 0,
      failures: 0,
    })
    expect(medianRound([round(3), round(1), round(2)]).perSecond).toBe(2)
  })
})
