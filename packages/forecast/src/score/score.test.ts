import { describe, expect, it } from 'vitest'
import { LEVELS } from '../panel/levels.ts'
import { differenceScale, recentRevenue, seasonalScale } from './scales.ts'
import { ScoreKeeper } from './score.ts'

const POINT = { quantiles: [], weight: 1, squaredScale: 2, absoluteScale: 4 }

describe('scores', () => {
  it('divide errors by the one-step differences from the first demand on', () => {
    expect(differenceScale([0, 0, 2, 4, 1])).toBeCloseTo(Math.sqrt((4 + 9) / 2), 12)
    expect(differenceScale([5, 5, 5])).toBeNaN()
    expect(seasonalScale([1, 2, 4, 6], 2)).toBe(3.5)
  })

  it('weigh by the revenue of the last periods, a price lasting until the next', () => {
    expect(recentRevenue([9, 1, 2, 3], [5, Number.NaN, 7, Number.NaN], 3)).toBe(1 * 5 + 2 * 7 + 3 * 7)
    expect(recentRevenue([9, 1, 2], undefined, 2)).toBe(3)
  })

  it('are those of a calculation by hand', () => {
    const keeper = new ScoreKeeper()
    keeper.add({ ...POINT, actual: [1, 3], mean: [2, 1] })
    keeper.add({ ...POINT, actual: [10, Number.NaN], mean: [6, 100], weight: 3 })
    const scores = keeper.scores()
    expect(scores).toMatchObject({ series: 2, periods: 3, wape: 7 / 14, bias: -5 / 14, wql: null, levels: [] })
    expect(scores.rmsse).toBeCloseTo((Math.sqrt(2.5) / 2 + 4 / 2) / 2, 12)
    expect(scores.wrmsse).toBeCloseTo((Math.sqrt(2.5) / 2 + 3 * (4 / 2)) / 4, 12)
    expect(scores.mase).toBeCloseTo((1.5 / 4 + 4 / 4) / 2, 12)
    expect(scores.rmse).toBeCloseTo(Math.sqrt(21 / 3), 12)
  })

  it('count what lies at or below a quantile, and strictly below', () => {
    const keeper = new ScoreKeeper()
    keeper.add({ ...POINT, actual: [4, 5, 6, 7], mean: [5, 5, 5, 5], quantiles: LEVELS.map(() => [5, 5, 5, 5]) })
    const { levels, wql } = keeper.scores()
    expect(levels[4]).toEqual({
      level: 0.5,
      coverage: 0.5,
      below: 0.25,
      openCoverage: 0.5,
      pinball: (0.5 + 0 + 0.5 + 1) / 4,
    })
    expect(levels[6]?.pinball).toBeCloseTo((0.1 * 1 + 0 + 0.9 * 1 + 0.9 * 2) / 4, 12)
    expect(wql).toBeGreaterThan(0)
  })

  it('tell coverage without the periods in which nothing was expected', () => {
    const keeper = new ScoreKeeper()
    keeper.add({ ...POINT, actual: [0, 5, 9, 0], mean: [0, 6, 6, 0], quantiles: LEVELS.map(() => [0, 6, 6, 0]) })
    expect(keeper.scores().levels[4]).toMatchObject({ coverage: 3 / 4, openCoverage: 1 / 2 })
  })

  it('leave a series out whose history never changed, and say so by null when there is no other', () => {
    const keeper = new ScoreKeeper()
    keeper.add({ ...POINT, actual: [1], mean: [2], squaredScale: Number.NaN, absoluteScale: Number.NaN })
    expect(keeper.scores()).toMatchObject({ rmsse: null, wrmsse: null, mase: null, wape: 1 })
  })
})
