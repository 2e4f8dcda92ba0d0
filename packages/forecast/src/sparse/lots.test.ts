import { describe, expect, it } from 'vitest'
import { type Dice, diceOf } from '../panel/dice.ts'
import type { CountPage, PageCalendar } from './count-page.ts'
import { forecastPage } from './page.ts'
import { fitPool } from './pool.ts'

const MONTHS: PageCalendar = { cycle: 1, firstPhase: 0, horizon: 12 }

/** Parts that sell in one month of ten, each in lots of its own: a unit or two, or dozens. */
function spares(skus: number, periods: number, seed = 3): CountPage {
  const dice = diceOf(seed)
  const units = new Float64Array(skus * periods)
  for (let sku = 0; sku < skus; sku++) {
    const usual = [1, 4, 12, 50][sku % 4] ?? 1
    for (let period = 0; period < periods; period++) {
      if (dice() < 0.1) units[sku * periods + period] = sized(usual, dice)
    }
  }
  return { skus, periods, units, startIndex: new Int32Array(skus) }
}

function sized(usual: number, dice: Dice): number {
  return Math.max(1, Math.round(usual * ([0.5, 1, 1, 2][Math.floor(dice() * 4)] ?? 1)))
}

function upTo(page: CountPage, periods: number): CountPage {
  const units = new Float64Array(page.skus * periods)
  for (let sku = 0; sku < page.skus; sku++) {
    units.set(page.units.subarray(sku * page.periods, sku * page.periods + periods), sku * periods)
  }
  return { ...page, periods, units }
}

function sumOf(page: CountPage, span: { from: number; to: number }): number {
  let sum = 0
  for (let at = span.from; at < span.to; at++) sum += page.units[at] ?? 0
  return sum
}

describe('parts that sell seldom and in lots', () => {
  const whole = spares(300, 66)
  const past = upTo(whole, 60)
  const pool = fitPool(past, MONTHS)
  const forecast = forecastPage(past, pool)
  const came = (sku: number) => sumOf(whole, { from: sku * 66 + 60, to: sku * 66 + 66 })

  it('are forecast as lots, because the past says so', () => {
    expect(pool.lots?.chance).toBeCloseTo(0.1, 1)
    expect(forecast.demands.filter(({ lots }) => lots !== undefined).length).toBeGreaterThan(290)
  })

  it('are neither over- nor underestimated together', () => {
    let [said, sold] = [0, 0]
    for (let sku = 0; sku < 300; sku++) {
      said += forecast.protection(sku, 0, 6).mean
      sold += sumOf(whole, { from: sku * 66, to: sku * 66 + 66 }) / 11
    }
    expect(said / sold).toBeGreaterThan(0.93)
    expect(said / sold).toBeLessThan(1.07)
  })

  it('are covered as often as the level says', () => {
    for (const level of [0.9, 0.95, 0.99]) {
      let [atMost, below] = [0, 0]
      for (let sku = 0; sku < 300; sku++) {
        const quantile = forecast.protection(sku, 0, 6).quantile(level)
        if (came(sku) <= quantile) atMost++
        if (came(sku) < quantile) below++
      }
      expect(atMost / 300).toBeGreaterThan(level - 0.03)
      expect(below / 300).toBeLessThan(level + 0.03)
    }
  })

  it('keep their own sizes: dozens are not units', () => {
    const big = forecast.protection(3, 0, 6)
    const small = forecast.protection(0, 0, 6)
    expect(big.quantile(0.95)).toBeGreaterThanOrEqual(50)
    expect(small.quantile(0.95)).toBeLessThanOrEqual(6)
    const levels = new Float64Array(10)
    forecast.writeQuantiles(3, 0, levels)
    expect(levels[4]).toBe(0)
    expect(levels[9]).toBeGreaterThanOrEqual(50)
  })

  it('[FCT-25] are forecast the same whatever else is on their page, and with the pool read back from JSON', () => {
    const alone: CountPage = {
      ...past,
      skus: 1,
      units: past.units.slice(7 * 60, 8 * 60),
      startIndex: new Int32Array(1),
    }
    expect(forecastPage(alone, JSON.parse(JSON.stringify(pool))).demands[0]).toEqual(forecast.demands[7])
  })

  it('see nothing of what comes after the history', () => {
    const other = upTo(spares(300, 66), 60)
    expect(fitPool(other, MONTHS)).toEqual(pool)
    expect(forecastPage(other, fitPool(other, MONTHS)).demands).toEqual(forecast.demands)
  })
})

describe('demand of single units', () => {
  it('stays with the negative binomial', () => {
    const page = spares(200, 60)
    const singles = { ...page, units: page.units.map((units) => Math.min(1, units)) }
    expect(fitPool(singles, MONTHS).lots).toBeUndefined()
  })
})
