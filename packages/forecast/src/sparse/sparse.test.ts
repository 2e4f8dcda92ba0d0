import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/counts.ts'
import { type Dice, diceOf } from '../panel/dice.ts'
import type { Panel } from '../panel/panel.ts'
import { isoOfDay } from '../panel/periods.ts'
import { censoredMean } from './censored-mean.ts'
import type { CountPage, PageCalendar } from './count-page.ts'
import { forecastSparse } from './forecast-sparse.ts'
import { forecastPage } from './page.ts'
import { fitPool } from './pool.ts'
import { fitSpread, varianceToMeanOf } from './spread.ts'

const WEEK = [1.5, 1.2, 1, 1, 1.3, 0, 1]
const CALENDAR: PageCalendar = { cycle: 7, firstPhase: 0, horizon: 14 }

function drawn(mean: number, dice: Dice): number {
  return mean > 0 ? poisson(mean).quantile(Math.min(0.9999999, Math.max(1e-9, dice()))) : 0
}

/** A page of Poisson demand around a rate per SKU, with weekdays; Saturdays closed. */
function pageOfRates(rates: readonly number[], periods: number, seed = 5): CountPage {
  const dice = diceOf(seed)
  const units = new Uint16Array(rates.length * periods)
  rates.forEach((rate, sku) => {
    for (let period = 0; period < periods; period++) {
      units[sku * periods + period] = drawn(rate * (WEEK[period % 7] ?? 1), dice)
    }
  })
  return { skus: rates.length, periods, units }
}

const RATES = Array.from({ length: 60 }, (_, sku) => 0.05 * 1.1 ** sku)

describe('forecasting a page of counts', () => {
  it('finds each rate, the weekdays and the closed Saturday from the pool', () => {
    const page = pageOfRates(RATES, 210)
    const forecast = forecastPage(page, fitPool(page, CALENDAR))
    const fast = forecast.demands[59]?.mean ?? new Float64Array()
    const rate = RATES[59] ?? 0
    for (let ahead = 0; ahead < 14; ahead++) expect(fast[ahead]).toBeCloseTo(rate * (WEEK[ahead % 7] ?? 0), -1)
    expect(fast[5]).toBe(0)
    expect(fast[12]).toBe(0)
    const all = RATES.reduce((sum, one) => sum + one, 0)
    const said = forecast.demands.reduce((sum, one) => sum + (one.mean[2] ?? 0), 0)
    expect(said / all).toBeGreaterThan(0.9)
    expect(said / all).toBeLessThan(1.1)
  })

  it('covers what comes next as often as the level says, far up too', () => {
    const page = pageOfRates([...RATES, ...RATES, ...RATES], 217)
    const past: CountPage = { ...page, periods: 210, units: new Uint16Array(page.skus * 210) }
    for (let sku = 0; sku < page.skus; sku++) past.units.set(page.units.subarray(sku * 217, sku * 217 + 210), sku * 210)
    const forecast = forecastPage(past, fitPool(past, CALENDAR))
    for (const [level, least, most] of [
      [0.95, 0.93, 1],
      [0.99, 0.975, 1],
    ] as const) {
      let covered = 0
      for (let sku = 0; sku < page.skus; sku++) {
        const came = [210, 211, 212, 213].reduce((sum, period) => sum + (page.units[sku * 217 + period] ?? 0), 0)
        if (came <= forecast.protection(sku, 0, 4).quantile(level)) covered++
      }
      expect(covered / page.skus).toBeGreaterThan(least)
      expect(covered / page.skus).toBeLessThanOrEqual(most)
    }
  })

  it('[FCT-25] gives a SKU the same forecast whatever else is on its page', () => {
    const page = pageOfRates(RATES, 210)
    const pool = fitPool(page, CALENDAR)
    const alone: CountPage = { skus: 1, periods: 210, units: new Uint16Array(page.units.slice(7 * 210, 8 * 210)) }
    expect(forecastPage(alone, pool).demands[0]).toEqual(forecastPage(page, pool).demands[7])
  })

  it('passes through JSON with the pool unchanged', () => {
    const page = pageOfRates(RATES, 210)
    const pool = fitPool(page, CALENDAR)
    expect(forecastPage(page, JSON.parse(JSON.stringify(pool))).demands).toEqual(forecastPage(page, pool).demands)
  })

  it('[FCT-25] adds up periods: the mean of the interval is that of its days, and it stretches beyond the horizon', () => {
    const page = pageOfRates(RATES, 210)
    const forecast = forecastPage(page, fitPool(page, CALENDAR))
    const mean = forecast.demands[40]?.mean ?? new Float64Array()
    expect(forecast.protection(40, 1, 3).mean).toBeCloseTo((mean[1] ?? 0) + (mean[2] ?? 0) + (mean[3] ?? 0), 8)
    expect(forecast.protection(40, 0, 28).mean).toBeCloseTo(2 * forecast.protection(40, 0, 14).mean, 6)
  })

  it('keeps a SKU that never sold at the floor, not at nothing', () => {
    const page = pageOfRates([0, ...RATES], 210)
    const mean = forecastPage(page, fitPool(page, CALENDAR)).demands[0]?.mean[0] ?? 0
    expect(mean).toBeGreaterThan(0)
    expect(mean).toBeLessThan(0.01)
  })
})

describe('days on which the goods ran out', () => {
  it('do not pull the forecast down', () => {
    const page = pageOfRates(new Array(40).fill(2), 210)
    const censored = new Uint8Array(page.units.length)
    const sold = new Uint16Array(page.units)
    for (let i = 0; i < sold.length; i++) {
      if (i % 210 < 140 || i % 3 !== 0) continue
      censored[i] = 1
      sold[i] = Math.min(1, sold[i] ?? 0)
    }
    const pool = fitPool(page, CALENDAR)
    const level = (one: CountPage) => forecastPage(one, pool).demands.reduce((sum, d) => sum + (d.mean[0] ?? 0), 0)
    const truth = level(page)
    expect(level({ ...page, units: sold })).toBeLessThan(0.85 * truth)
    expect(level({ ...page, units: sold, censored })).toBeGreaterThan(0.93 * truth)
  })

  it('count with what is expected above what was sold', () => {
    expect(censoredMean(0, 3)).toBe(3)
    expect(censoredMean(5, 3)).toBeGreaterThan(5)
    expect(censoredMean(5, 3)).toBeLessThan(8)
    expect(censoredMean(1, 30)).toBeCloseTo(30, 1)
    expect(censoredMean(400, 0.1)).toBe(400)
  })
})

describe('the spread of demand', () => {
  it('is found again in pairs drawn with it', () => {
    const dice = diceOf(3)
    const expected: number[] = []
    const actual: number[] = []
    for (let i = 0; i < 20_000; i++) {
      const mean = 0.2 * 2 ** (6 * dice())
      expected.push(mean)
      actual.push(drawn(mean * (dice() < 0.5 ? 0.6 : 1.4), dice))
    }
    const spread = fitSpread({ expected, actual, bunching: expected.map(() => 1) })
    // Half the time 0.6, half 1.4 times the mean: a relative variance of 0.16 and no bunching within.
    expect(varianceToMeanOf(spread, 8)).toBeGreaterThan(1.8)
    expect(varianceToMeanOf(spread, 8)).toBeLessThan(2.8)
  })
})

describe('forecasting a panel', () => {
  const panelOf = (units: Float64Array[], startIndex = 0): Panel => ({
    step: 'day',
    periodStarts: Array.from({ length: 217 }, (_, day) => isoOfDay(18_000 + day)),
    originIndex: 209,
    horizon: 7,
    covariateNames: [],
    calendar: [],
    series: units.map((one, sku) => ({ sku: `s${sku}`, location: 'x', startIndex, units: one, covariates: [] })),
  })

  it('keeps the order, never crosses its quantiles and is never negative', () => {
    const page = pageOfRates(RATES.slice(20, 40), 210)
    const panel = panelOf(
      Array.from({ length: 20 }, (_, sku) => Float64Array.from(page.units.slice(sku * 210, sku * 210 + 210))),
    )
    const forecasts = forecastSparse(panel)
    expect(forecasts.map((one) => one.sku)).toEqual(panel.series.map((one) => one.sku))
    for (const { quantiles } of forecasts) {
      for (let level = 1; level < quantiles.length; level++) {
        for (let ahead = 0; ahead < 7; ahead++) {
          expect(quantiles[level]?.[ahead]).toBeGreaterThanOrEqual(quantiles[level - 1]?.[ahead] ?? 0)
        }
      }
    }
    expect(JSON.stringify(forecastSparse(panel))).toBe(JSON.stringify(forecasts))
  })

  it('says something sane of nothing, of one period, of gaps and of a giant', () => {
    expect(forecastSparse(panelOf([]))).toEqual([])
    const odd = [new Float64Array(210), new Float64Array(210).fill(Number.NaN), new Float64Array(210).fill(1e7)]
    for (const { mean, quantiles } of forecastSparse(panelOf(odd))) {
      for (const value of [...mean, ...quantiles.flatMap((row) => [...row])]) expect(Number.isFinite(value)).toBe(true)
    }
    const once = forecastSparse(panelOf([Float64Array.of(3)], 209))[0]?.mean[0]
    expect(once).toBeGreaterThan(2)
    expect(once).toBeLessThan(4)
  })
})
