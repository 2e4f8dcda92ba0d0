import { describe, expect, it } from 'vitest'
import { poisson } from '../distributions/counts.ts'
import { diceOf } from '../panel/dice.ts'
import { outlookOf } from './count-outlook.ts'
import type { Outlook } from './outlook.ts'
import { plannedRule, plannedTables } from './planned-rule.ts'
import { emptyShelf } from './shelf.ts'
import { walkAll } from './walk.ts'
import { fixedLeadTime, type SkuPath, type World, type WorldPlan } from './world.ts'

const [START, SCORE, END] = [134, 135, 138]
// Beyond the end: what is planned for later is known too.
const PLANNED = 142
const LEAD = 2
const tables = plannedTables()

interface Made {
  /** What a promotion does to demand. */
  readonly lift: number
  /** Whether a SKU is promoted in a period. */
  readonly promo: (sku: number, period: number) => boolean
  readonly step?: 'day' | 'week'
  /** Sells in one period of so many, dozens at a time, instead of now and then a unit. */
  readonly every?: number
  readonly skus?: number
  /** The one period that is forecast; absent: all of them. */
  readonly only?: number
}

/** Each SKU is promoted for five periods of 25, at another time than the next SKU. */
function inTurn(sku: number, period: number): boolean {
  return (period + 7 * sku) % 25 < 5
}

function worldOf({ lift, promo, step = 'day', every, skus: count = 40, only }: Made): World {
  const dice = diceOf(3)
  const skus = Array.from({ length: count }, (_, sku): SkuPath => {
    const demand = Float64Array.from({ length: PLANNED }, (_, period) => {
      const factor = inTurn(sku, period) ? lift : 1
      const roll = Math.min(1 - 1e-9, Math.max(1e-9, dice()))
      if (every !== undefined) return roll < factor / every ? 1 + Math.floor(30 * dice()) : 0
      return poisson((0.5 + (sku % 40) / 20) * factor).quantile(roll)
    })
    return {
      sku: `s${sku}`,
      location: 'here',
      demand,
      firstPeriod: 0,
      unitCost: 2,
      unitPrice: 3,
      terms: { packUnits: 1, minimumUnits: 1 },
      leadTime: fixedLeadTime(LEAD),
    }
  })
  const plan: WorldPlan = {
    step,
    covariateNames: ['promo'],
    covariates: skus.map((_, sku) => [Float64Array.from({ length: PLANNED }, (_, at) => (promo(sku, at) ? 1 : 0))]),
    calendar: [],
  }
  return {
    skus,
    plan,
    startPeriod: only ?? START,
    scorePeriod: only ?? SCORE,
    endPeriod: only === undefined ? END : only + 1,
    reviewPeriods: 1,
    stalePeriods: 28,
    seed: 3,
  }
}

function outlookFor(world: World): Outlook {
  const cycle = world.plan?.step === 'day' ? 7 : 1
  const seen = world.skus.map(({ demand }) => demand)
  return outlookOf({ world, seen, cycle, phaseOfZero: 0, steps: LEAD + 1, refitPeriods: 7, planFits: 4 })
}

/** Units of all SKUs ordered at a period for empty shelves. */
function orderedAt(world: World, period: number, outlook = outlookFor(world)): number {
  const serviceLevels = new Float64Array(world.skus.length).fill(0.95)
  const rule = plannedRule({ world, outlook, serviceLevels, floorUnits: () => 1, tables })
  return world.skus.reduce((sum, _, index) => sum + rule(index, period, emptyShelf(LEAD)), 0)
}

/** Every order until a period, walked along. */
function ordersUntil(world: World, until: number): string[] {
  const serviceLevels = new Float64Array(world.skus.length).fill(0.95)
  const rule = plannedRule({ world, outlook: outlookFor(world), serviceLevels, floorUnits: () => 1, tables })
  const orders: string[] = []
  walkAll(world, (index, period, shelf) => {
    const units = rule(index, period, shelf)
    if (period <= until) orders.push(`${index}/${period}: ${units}`)
    return units
  })
  return orders
}

/** The plan up to a period, then a promotion of all SKUs in the periods asked for and of none else. */
function thenFor(until: number, isPromoted: (period: number) => boolean): Made['promo'] {
  return (sku, period) => (period < until ? inTurn(sku, period) : isPromoted(period))
}

describe('a plan in a simulation', () => {
  it('[FCT-42] is all that is seen of the future: other demand later changes no order, other promotions do', () => {
    const world = worldOf({ lift: 3, promo: inTurn })
    const from = 136
    const roll = diceOf(8)
    const demanded: World = {
      ...world,
      skus: world.skus.map((sku) => ({
        ...sku,
        demand: sku.demand.map((units, period) => (period < from ? units : Math.floor(9 * roll()))),
      })),
    }
    const orders = ordersUntil(world, from)
    expect(ordersUntil(demanded, from)).toEqual(orders)
    const promoted = worldOf({ lift: 3, promo: thenFor(from, (period) => period % 2 === 0) })
    expect(ordersUntil(promoted, from)).not.toEqual(orders)
    // A promotion that no order of these days has to last through.
    const later = worldOf({ lift: 3, promo: (sku, at) => (at > 136 ? !inTurn(sku, at) : inTurn(sku, at)) })
    expect(ordersUntil(later, 134)).toEqual(ordersUntil(world, 134))
  })

  it('[FCT-42] raises the order before a promotion that it has to last through, and lowers the one before its end', () => {
    const at = 136
    const none = orderedAt(worldOf({ lift: 3, promo: thenFor(at, () => false) }), at)
    const soon = orderedAt(worldOf({ lift: 3, promo: thenFor(at, (period) => period >= at + LEAD) }), at)
    const whole = orderedAt(worldOf({ lift: 3, promo: thenFor(at, () => true) }), at)
    const ending = orderedAt(worldOf({ lift: 3, promo: thenFor(at, (period) => period < at + 1) }), at)
    expect(soon).toBeGreaterThan(1.2 * none)
    expect(whole).toBeGreaterThan(1.7 * none)
    expect(ending).toBeLessThan(0.75 * whole)
  })

  it('[FCT-42] does so where demand comes by the week, and where it comes in lots', () => {
    const at = 136
    const weekly = { lift: 4, step: 'week', only: at } as const
    for (const made of [weekly, { ...weekly, every: 12, skus: 60 }]) {
      const none = worldOf({ ...made, promo: thenFor(at, () => false) })
      const whole = worldOf({ ...made, promo: thenFor(at, () => true) })
      const outlook = outlookFor(none)
      expect(outlook.plans[0]?.isUsed).toBe(true)
      expect(outlook.lotLevels.some((levels) => levels !== undefined)).toBe('every' in made)
      expect(orderedAt(whole, at)).toBeGreaterThan(1.3 * orderedAt(none, at, outlook))
    }
  })

  it('[FCT-26] of promotions that never did anything is left aside, and said to be', () => {
    const world = worldOf({ lift: 1, promo: inTurn })
    const outlook = outlookFor(world)
    expect(outlook.plans.length).toBeGreaterThan(0)
    expect(outlook.plans.every(({ isUsed }) => !isUsed)).toBe(true)
    const { plan: _, ...unplanned } = world
    const without = outlookOf({
      world: unplanned,
      seen: world.skus.map(({ demand }) => demand),
      cycle: 7,
      phaseOfZero: 0,
      steps: LEAD + 1,
      refitPeriods: 7,
    })
    expect(outlook.means).toEqual(without.means)
    expect(outlook.varianceToMean).toEqual(without.varianceToMean)
    const used = outlookFor(worldOf({ lift: 3, promo: inTurn })).plans
    expect(used.every(({ isUsed, gain, names }) => isUsed && gain > 0.1 && names[0] === 'promo')).toBe(true)
  })
})
