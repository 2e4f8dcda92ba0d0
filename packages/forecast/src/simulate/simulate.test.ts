import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import { type ClassicSetting, DAILY_WINDOWS, minMaxRule, normalRule } from './classic-rules.ts'
import { outlookOf } from './count-outlook.ts'
import { walkWithFeedback } from './feedback.ts'
import { foresightRule } from './foresight-rule.ts'
import { hindsightRule } from './hindsight.ts'
import { measure } from './measures.ts'
import type { Outlook } from './outlook.ts'
import { plannedRule, plannedTables } from './planned-rule.ts'
import { resampled } from './resample.ts'
import { type RuleMaker, steeredWalk } from './steer.ts'
import { coverAtFill, curveOf, sweep } from './trade-off.ts'
import { beginWalk, type OrderRule, type Walk, walkAll, walkPeriods } from './walk.ts'
import { fixedLeadTime, type LeadTime, type SkuPath, type World } from './world.ts'

const RATES = { holdingPerPeriod: 0.001, perOrder: 1 }
const LENGTH = 140
const tables = plannedTables()
const floorUnits = (): number => 1

/** Thirty SKUs with demand of Poisson-like counts, closed on the seventh day of each week, the same for a seed. */
function worldOf(
  over: { leadTime?: LeadTime; sku?: Partial<SkuPath>; world?: Partial<World>; seed?: number } = {},
): World {
  const roll = diceOf(over.seed ?? 7)
  const skus = Array.from({ length: 30 }, (_, index): SkuPath => {
    const rate = 0.1 * 1.15 ** index
    const demand = Float64Array.from({ length: LENGTH }, (_, period) => {
      let units = 0
      for (let i = 0; i < 40; i += 1) if (roll() < rate / 40) units += 1
      return period % 7 === 6 ? 0 : units
    })
    return {
      sku: `s${index}`,
      location: 'here',
      demand,
      firstPeriod: Math.max(
        0,
        demand.findIndex((units) => units > 0),
      ),
      unitCost: 2,
      unitPrice: 3 + index,
      terms: { packUnits: 1, minimumUnits: 1 },
      leadTime: over.leadTime ?? fixedLeadTime(2),
      ...over.sku,
    }
  })
  return {
    skus,
    startPeriod: 70,
    scorePeriod: 98,
    endPeriod: LENGTH,
    reviewPeriods: 1,
    stalePeriods: 28,
    seed: 3,
    ...over.world,
  }
}

function sourceOf(world: World) {
  const seen = world.skus.map(({ demand }) => demand)
  return { world, seen, cycle: 7, phaseOfZero: 0, steps: 6, refitPeriods: 7 }
}

function classic(world: World): ClassicSetting {
  return { world, seen: world.skus.map(({ demand }) => demand), windows: DAILY_WINDOWS, floorUnits }
}

function ours(world: World, outlook: Outlook): RuleMaker {
  return (serviceLevels) => plannedRule({ world, outlook, serviceLevels, floorUnits, tables })
}

function fixedLevel(world: World, level: number): OrderRule {
  return ours(world, outlookOf(sourceOf(world)))(new Float64Array(world.skus.length).fill(level))
}

function measured(walk: Walk) {
  return measure(walk.world, walk.outcome, { weights: null, rates: RATES })
}

/** Every order of a walk, in the order of SKU and period. */
function ordersOf(world: World, rule: OrderRule): string[] {
  const orders: string[] = []
  walkAll(world, (index, period, shelf) => {
    const units = rule(index, period, shelf)
    orders.push(`${index}/${period}: ${units}`)
    return units
  })
  return orders
}

describe('a walk through real demand', () => {
  it('[FCT-30] cannot see the future: with all of it shuffled, forecasts and orders are the same until then', () => {
    const world = worldOf()
    // In the middle of a span whose forecasts are made together.
    const from = 115
    const roll = diceOf(99)
    const shuffled: World = {
      ...world,
      skus: world.skus.map((sku) => {
        const demand = sku.demand.slice()
        for (let period = LENGTH - 1; period > from; period -= 1) {
          const other = from + Math.floor(roll() * (period - from + 1))
          const [here, there] = [demand[period] ?? 0, demand[other] ?? 0]
          demand[period] = there + 1
          demand[other] = here
        }
        return { ...sku, demand }
      }),
    }
    const until = (orders: string[]) => orders.filter((order) => Number(order.split(/[/:]/)[1]) <= from)
    const rules: ((of: World) => OrderRule)[] = [
      (of) => fixedLevel(of, 0.97),
      (of) => minMaxRule(classic(of), 1.5),
      (of) => normalRule(classic(of), 2),
    ]
    for (const rule of rules) {
      expect(until(ordersOf(shuffled, rule(shuffled)))).toEqual(until(ordersOf(world, rule(world))))
      expect(ordersOf(shuffled, rule(shuffled))).not.toEqual(ordersOf(world, rule(world)))
    }
  })

  it('[FCT-30] steers by the past only: levels before a change of demand are those without it', () => {
    const world = worldOf()
    const steering = { targetFill: 0.98, gain: 15, memory: 0.7, everyPeriods: 7 }
    const changed: World = {
      ...world,
      skus: world.skus.map((sku) => ({
        ...sku,
        demand: sku.demand.map((units, period) => (period < 119 ? units : units * 3 + 1)),
      })),
    }
    const levels = (of: World) => steeredWalk(of, ours(of, outlookOf(sourceOf(of))), steering).levels
    // The level of the week that begins at 119 is fixed by what came before it.
    expect(levels(changed).slice(0, 8)).toEqual(levels(world).slice(0, 8))
    expect(levels(changed).slice(8)).not.toEqual(levels(world).slice(8))
  })

  it('[FCT-31] loses no unit: what came in was sold, thrown away or is there', () => {
    const world = worldOf({
      sku: { shelfLifePeriods: 4, terms: { packUnits: 5, minimumUnits: 10 } },
      world: { scorePeriod: 70 },
    })
    const walk = beginWalk(world)
    const rule = minMaxRule(classic(world), 2)
    // The first stock does not come as a delivery: without it everything has to.
    const late: OrderRule = (index, period, shelf) => (period === 70 ? 0 : rule(index, period, shelf))
    walkPeriods(walk, late, { from: 70, to: LENGTH })
    walk.shelves.forEach((shelf, index) => {
      const { receivedUnits, soldUnits, expiredUnits } = walk.outcome
      expect((soldUnits[index] ?? 0) + (expiredUnits[index] ?? 0) + shelf.onHandUnits).toBe(receivedUnits[index])
      expect(shelf.layerUnits.slice(shelf.firstLayer).reduce((sum, units) => sum + units, 0)).toBe(shelf.onHandUnits)
      expect((receivedUnits[index] ?? 0) % 5).toBe(0)
      expect(soldUnits[index]).toBeLessThanOrEqual(walk.outcome.demandUnits[index] ?? 0)
    })
    expect(walk.outcome.expiredUnits.some((units) => units > 0)).toBe(true)
  })

  it('with perfect foresight serves everything and keeps nothing overnight', () => {
    const world = worldOf()
    const result = measured(walkAll(world, foresightRule(world)))
    expect(result.unitFill).toBe(1)
    expect(result.coverPeriods).toBe(0)
    const weekly = worldOf({ world: { reviewPeriods: 7 } })
    const bound = measured(walkAll(weekly, foresightRule(weekly)))
    expect(bound.unitFill).toBe(1)
    expect(bound.coverPeriods).toBeLessThan(measured(walkAll(weekly, minMaxRule(classic(weekly), 3))).coverPeriods)
  })

  it('serves more with a higher service level, and takes more stock for it', () => {
    const world = worldOf()
    const outlook = outlookOf(sourceOf(world))
    const results = [0.7, 0.85, 0.95, 0.99, 0.999].map((level) =>
      measured(walkAll(world, ours(world, outlook)(new Float64Array(world.skus.length).fill(level)))),
    )
    for (let i = 1; i < results.length; i += 1) {
      expect(results[i]?.unitFill).toBeGreaterThan(results[i - 1]?.unitFill ?? 1)
      expect(results[i]?.coverPeriods).toBeGreaterThan(results[i - 1]?.coverPeriods ?? 0)
    }
    expect(results.at(-1)?.unitFill).toBeGreaterThan(0.99)
  })

  it('draws the same lead times for every rule, and serves with a level over all of them', () => {
    const world = worldOf({ leadTime: { periods: [1, 2, 4], weights: [1, 2, 1] } })
    const [one, two] = [walkAll(world, fixedLevel(world, 0.98)), walkAll(world, fixedLevel(world, 0.98))]
    expect(one.outcome).toEqual(two.outcome)
    expect(measured(one).unitFill).toBeGreaterThan(0.93)
    expect(measured(walkAll(world, foresightRule(world))).unitFill).toBeGreaterThan(0.97)
  })

  it('comes near its target with levels from the past only', () => {
    const world = worldOf()
    const steered = steeredWalk(world, ours(world, outlookOf(sourceOf(world))), {
      targetFill: 0.95,
      gain: 15,
      memory: 0.7,
      everyPeriods: 7,
    })
    expect(Math.abs(measured(steered.walk).unitFill - 0.95)).toBeLessThan(0.03)
  })

  it('[FCT-34] spirals down when sales are taken for demand, and recovers when stock-outs are known', () => {
    const world = worldOf({ world: { startPeriod: 42, scorePeriod: 84 } })
    const fill = (feed: 'demand' | 'sales' | 'sales-and-stock-outs') => {
      const levels = new Float64Array(world.skus.length).fill(0.7)
      return measured(walkWithFeedback(sourceOf(world), feed, (outlook) => ours(world, outlook)(levels))).unitFill
    }
    const [demand, sales, known] = [fill('demand'), fill('sales'), fill('sales-and-stock-outs')]
    expect(sales).toBeLessThan(demand - 0.03)
    expect(known).toBeGreaterThan(sales + (demand - sales) / 2)
  })
})

describe('what is made of walks', () => {
  it('finds the stock of a fill rate between two runs, and says when none reaches it', () => {
    const world = worldOf()
    const curve = curveOf(
      world,
      sweep(world, { name: 'min-max', settings: [0.5, 1, 2, 3], rule: (x) => minMaxRule(classic(world), x) }),
      { weights: null, rates: RATES },
    )
    const [low, high] = [curve[1]?.measures, curve[2]?.measures]
    const middle = ((low?.unitFill ?? 0) + (high?.unitFill ?? 0)) / 2
    const cover = coverAtFill(curve, middle, 'units')
    expect(cover).toBeCloseTo(((low?.coverPeriods ?? 0) + (high?.coverPeriods ?? 0)) / 2, 9)
    expect(coverAtFill(curve, 1.01, 'units')).toBeNull()
    expect(coverAtFill(curve, 0.01, 'units')).toBeNull()
  })

  it('bounds rules that stay the same: the best constant levels need less stock than min/max', () => {
    const world = worldOf()
    const needed = (name: string, settings: number[], rule: (x: number) => OrderRule) =>
      coverAtFill(
        curveOf(world, sweep(world, { name, settings, rule }), { weights: null, rates: RATES }),
        0.96,
        'units',
      )
    const best = needed('best', [0.8, 0.9, 0.95, 0.98, 1], (x) => hindsightRule(classic(world), x))
    const minMax = needed('min-max', [0.5, 1, 1.5, 2, 3], (x) => minMaxRule(classic(world), x))
    expect(best).not.toBeNull()
    expect(best).toBeLessThan(minMax ?? 0)
  })

  it('tells how sure a number is by drawing the SKUs anew', () => {
    const interval = resampled(200, { draws: 300, seed: 5 }, (weights) => {
      let sum = 0
      weights.forEach((weight, i) => {
        sum += weight * (i % 2)
      })
      return sum / 200
    })
    // The mean of 200 fair coins: half, give or take 1.645 × 0.0354.
    expect(interval?.value).toBe(0.5)
    expect(interval?.low).toBeCloseTo(0.442, 1)
    expect(interval?.high).toBeCloseTo(0.558, 1)
    expect(resampled(200, { draws: 300, seed: 5 }, () => 1)).toEqual({ value: 1, low: 1, high: 1 })
  })
})
