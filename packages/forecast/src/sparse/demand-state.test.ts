import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/counts.ts'
import { diceOf } from '../panel/dice.ts'
import type { CountPage } from './count-page.ts'
import { bunchingOf, type LevelPrior, levelOf, walkHistory } from './demand-state.ts'
import { forecastPage } from './page.ts'
import { fitPool } from './pool.ts'

const PRIOR: LevelPrior = { mean: 0.5, clump: 1, eventUnits: 1, eventsMixed: null }

function pageOf(...rows: number[][]): CountPage {
  const periods = rows[0]?.length ?? 0
  return { skus: rows.length, periods, units: Float64Array.from(rows.flat()) }
}

function poissonRow(rates: readonly number[], seed: number): number[] {
  const dice = diceOf(seed)
  return rates.map((rate) => poisson(rate).quantile(Math.min(1 - 1e-9, Math.max(1e-9, dice()))))
}

function stateAfter(row: number[], prior = PRIOR) {
  return walkHistory({ page: pageOf(row), sku: 0, factors: new Float64Array(row.length).fill(1), prior })
}

const steady = (periods: number, rate: number) => new Array<number>(periods).fill(rate)

describe('the level of a SKU', () => {
  it('is known well after a long steady time: the long memories win', () => {
    const errors = [1, 2, 3, 4, 5, 6].map((seed) => levelOf(stateAfter(poissonRow(steady(300, 2), seed))).mean - 2)
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.4)
    expect(levelOf(stateAfter(poissonRow(steady(300, 2), 1))).unsure).toBeLessThan(0.03)
  })

  it('follows a jump within three weeks, and a fall', () => {
    const up = levelOf(stateAfter(poissonRow([...steady(200, 0.5), ...steady(20, 5)], 7))).mean
    const down = levelOf(stateAfter(poissonRow([...steady(200, 5), ...steady(20, 0.5)], 8))).mean
    expect(up).toBeGreaterThan(3.5)
    expect(down).toBeLessThan(1.2)
  })

  it('before each period is what the periods before it say: what follows changes nothing', () => {
    const past = poissonRow(steady(60, 1), 3)
    const seen = (future: number[]) => {
      const levels: number[] = []
      const page = pageOf([...past, ...future])
      walkHistory({ page, sku: 0, factors: new Float64Array(70).fill(1), prior: PRIOR }, (period, state) => {
        if (period <= 60) levels.push(levelOf(state).mean)
      })
      return levels
    }
    expect(seen(new Array(10).fill(0))).toEqual(seen(new Array(10).fill(900)))
  })

  it('stays finite through nothing, giants and long silence', () => {
    for (const row of [steady(400, 0), [1e9, ...steady(400, 0)], steady(50, 1e8), [...steady(400, 0), 1e6]]) {
      const { mean, unsure } = levelOf(stateAfter(row))
      expect(Number.isFinite(mean)).toBe(true)
      expect(Number.isFinite(unsure)).toBe(true)
      expect(mean).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('the bunching of a SKU', () => {
  const own: LevelPrior = { ...PRIOR, clump: 10, eventUnits: 10, eventsMixed: 4 }

  it('tells one that sells singly from one that sells by the hundred', () => {
    const singly = poissonRow(steady(150, 0.3), 4)
    const lots = singly.map((units) => units * 100)
    expect(bunchingOf(stateAfter(singly, own), own)).toBeLessThan(0.35)
    expect(bunchingOf(stateAfter(lots, own), own)).toBeGreaterThan(6)
    expect(bunchingOf(stateAfter(lots), PRIOR)).toBe(1)
  })

  it('is used where SKUs differ in it, so that each is covered by its own', () => {
    const sizes = [1, 1, 1, 60, 60]
    const rows = Array.from({ length: 200 }, (_, sku) =>
      poissonRow(steady(110, 0.25), sku + 1).map((units) => units * (sizes[sku % 5] ?? 1)),
    )
    const page = pageOf(...rows)
    const pool = fitPool(page, { cycle: 1, firstPhase: 0, horizon: 3 })
    expect(pool.prior.eventsMixed).not.toBeNull()
    const forecast = forecastPage(page, pool)
    const high = (start: number) => {
      let sum = 0
      for (let sku = start; sku < 200; sku += 5) sum += forecast.protection(sku, 0, 3).quantile(0.95) / 40
      return sum
    }
    // Three periods of 0.25 events: two or three events at 95 %.
    expect(high(0)).toBeLessThan(7)
    expect(high(3)).toBeGreaterThan(60)
  })
})
