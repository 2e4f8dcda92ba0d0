import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/counts.ts'
import { diceOf } from '../panel/dice.ts'
import type { CountPage } from './count-page.ts'
import { forecastPage } from './page.ts'
import { effectsOf } from './plan-apply.ts'
import { learnPlan, type PlanModel } from './plan-model.ts'
import type { PagePlan } from './plan-page.ts'
import { fitPool } from './pool.ts'

const PERIODS = 280
const HORIZON = 28
const WIDTH = PERIODS + HORIZON
const CALENDAR = { cycle: 7, firstPhase: 0, horizon: HORIZON }

type Truth = { readonly lift: number; readonly holiday: number; readonly skus?: number; readonly said?: number }

/** SKUs with promotions of four days at 20 % off now and then, a holiday every fifth week, and one promotion planned for each. */
function aShop({ lift, holiday, skus = 80, said = Number.NaN }: Truth): { page: CountPage; plan: PagePlan } {
  const dice = diceOf(5)
  const calendar = Uint8Array.from({ length: WIDTH }, (_, day) => (day % 35 === 20 ? 1 : 0))
  const plan = {
    horizon: HORIZON,
    prices: new Float32Array(skus * WIDTH).fill(10),
    promotion: new Uint8Array(skus * WIDTH),
    said: new Float32Array(skus * WIDTH).fill(Number.NaN),
    calendars: [calendar],
    calendarOf: new Uint8Array(skus),
  }
  const units = new Float32Array(skus * PERIODS)
  for (let sku = 0; sku < skus; sku++) {
    const begins = [50, 110, 170, 230].map((day) => day + Math.floor(dice() * 40))
    for (const begin of [...begins, PERIODS + 5]) {
      for (let day = 0; day < 4; day++) {
        plan.prices[sku * WIDTH + begin + day] = 8
        plan.promotion[sku * WIDTH + begin + day] = day + 1
        plan.said[sku * WIDTH + begin + day] = said
      }
    }
    for (let day = 0; day < PERIODS; day++) {
      const isPromoted = (plan.promotion[sku * WIDTH + day] ?? 0) > 0
      const rate = (0.4 + (sku % 10) * 0.2) * (isPromoted ? lift : 1) * (calendar[day] === 1 ? holiday : 1)
      units[sku * PERIODS + day] = poisson(rate).quantile(Math.min(1 - 1e-9, Math.max(1e-9, dice())))
    }
  }
  return { page: { skus, periods: PERIODS, units, startIndex: new Int32Array(skus) }, plan }
}

function learnt({ page, plan }: ReturnType<typeof aShop>): PlanModel | undefined {
  return learnPlan(page, plan, fitPool(page, CALENDAR))
}

/** The mean effect on a period of the horizon, over all SKUs. */
function meanEffect(effects: Float32Array, skus: number, ahead: number): number {
  let sum = 0
  for (let sku = 0; sku < skus; sku++) sum += effects[sku * WIDTH + PERIODS + ahead] ?? 0
  return sum / skus
}

describe('a plan of a page', () => {
  it('[FCT-38] is learnt from the past, and lifts the planned days by what such days brought', () => {
    const shop = aShop({ lift: 2.5, holiday: 1 })
    const model = learnt(shop)
    expect(model?.price?.units).toBeGreaterThan(1_000)
    expect(model?.price?.gain).toBeGreaterThan(0.05)
    expect(model?.holiday).toBeUndefined()
    expect(JSON.stringify(model).length).toBeLessThan(150_000)
    const effects = effectsOf(model, shop.page, shop.plan)
    expect(meanEffect(effects?.all ?? new Float32Array(), 80, 6)).toBeGreaterThan(2)
    expect(meanEffect(effects?.all ?? new Float32Array(), 80, 6)).toBeLessThan(3)
    // A plain day is what it was, to the bit.
    expect(meanEffect(effects?.all ?? new Float32Array(), 80, 2)).toBe(1)
  })

  it('[FCT-38] of holidays is learnt apart from prices', () => {
    const shop = aShop({ lift: 1, holiday: 0.3 })
    const model = learnt(shop)
    expect(model?.price).toBeUndefined()
    expect(model?.holiday?.gain).toBeGreaterThan(0)
    // The next holiday is on day 300.
    const { all, price } = effectsOf(model, shop.page, shop.plan) ?? { all: new Float32Array(), price: [] }
    expect(meanEffect(all, 80, 20)).toBeLessThan(0.5)
    expect(meanEffect(all, 80, 27)).toBeGreaterThan(0.9)
    expect(price[PERIODS + 20]).toBe(1)
  })

  it('[FCT-38] is not believed where promotions and holidays never moved anything', () => {
    expect(learnt(aShop({ lift: 1, holiday: 1 }))).toBeUndefined()
  })

  it('[FCT-39] is the shop’s own word as long as nothing was learnt, and what was learnt as soon as much was sold', () => {
    const shop = aShop({ lift: 2.5, holiday: 1, said: 1.2 })
    const own = effectsOf(undefined, shop.page, shop.plan)?.all ?? new Float32Array()
    expect(meanEffect(own, 80, 6)).toBeCloseTo(1.2, 5)
    const mixed = effectsOf(learnt(shop), shop.page, shop.plan)?.all ?? new Float32Array()
    expect(meanEffect(mixed, 80, 6)).toBeGreaterThan(2)
    const { plan, page } = aShop({ lift: 1, holiday: 1 })
    expect(effectsOf(undefined, page, plan)).toBeUndefined()
  })

  it('[FCT-39] says as much as fifty units sold in promotions', () => {
    const shop = aShop({ lift: 2.5, holiday: 1, said: 1 })
    const model = learnt(shop)
    if (!model?.price) throw new Error('nothing was learnt')
    const weak = { ...model, price: { ...model.price, units: 50 } }
    const alone = effectsOf(model, shop.page, { ...shop.plan, said: shop.plan.said.map(() => Number.NaN) })?.all
    const mixed = effectsOf(weak, shop.page, shop.plan)?.all
    const [full = 0, half = 0] = [alone, mixed].map((effects) => effects?.[PERIODS + 6])
    expect(half).toBeCloseTo(Math.sqrt(full), 3)
  })

  it('[FCT-40] leaves the level as it was before a promotion that has just ended; unknown, it stays high', () => {
    const skus = 40
    const dice = diceOf(3)
    const isOn = (sku: number, day: number) => sku < 8 && day >= PERIODS - 7
    const page: CountPage = {
      skus,
      periods: PERIODS,
      units: Float32Array.from({ length: skus * PERIODS }, (_, at) =>
        poisson(isOn(Math.floor(at / PERIODS), at % PERIODS) ? 9 : 3).quantile(0.001 + 0.998 * dice()),
      ),
      startIndex: new Int32Array(skus),
    }
    const promotion = new Uint8Array(skus * WIDTH)
    for (let sku = 0; sku < 8; sku++)
      promotion.set(
        Array.from({ length: 7 }, (_, day) => day + 1),
        sku * WIDTH + PERIODS - 7,
      )
    const said = Float32Array.from(promotion, (day) => (day > 0 ? 3 : Number.NaN))
    const prices = new Float32Array(skus * WIDTH).fill(10)
    const plan = { horizon: HORIZON, prices, promotion, said, calendars: [], calendarOf: new Uint8Array(skus) }
    const tomorrow = (planned: CountPage) => {
      const { demands } = forecastPage(planned, fitPool(planned, CALENDAR))
      return demands.slice(0, 8).reduce((sum, one) => sum + (one.mean[0] ?? 0), 0) / 8
    }
    const effects = effectsOf(undefined, page, plan)?.all
    if (!effects) throw new Error('nothing was planned')
    expect(tomorrow({ ...page, effects })).toBeLessThan(3.6)
    expect(tomorrow({ ...page, effects })).toBeGreaterThan(2.4)
    expect(tomorrow(page)).toBeGreaterThan(5)
  })

  it('[FCT-25] gives a SKU the same effects on whatever page it stands', () => {
    const { page, plan } = aShop({ lift: 2.5, holiday: 0.5 })
    const model = learnt({ page, plan })
    const skus = 3
    const some = { ...page, skus, units: page.units.slice(0, skus * PERIODS) }
    const { prices, promotion, said } = plan
    const part = [prices, said].map((row) => row.slice(0, skus * WIDTH))
    const [ownPrices = prices, ownSaid = said] = part
    const own = { ...plan, prices: ownPrices, said: ownSaid, promotion: promotion.slice(0, skus * WIDTH) }
    const all = effectsOf(model, page, plan)?.all.slice(0, skus * WIDTH)
    expect(effectsOf(model, some, own)?.all).toEqual(all)
  })
})
