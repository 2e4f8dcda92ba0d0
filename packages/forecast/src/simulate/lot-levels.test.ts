import { describe, expect, it } from 'vitest'
import { diceOf } from '../panel/dice.ts'
import { outlookOf } from './count-outlook.ts'
import { lotOrderUpTo } from './lot-levels.ts'
import { hindsightRule } from './hindsight.ts'
import { plannedRule, plannedTables } from './planned-rule.ts'
import { walkAll } from './walk.ts'
import { fixedLeadTime, type World } from './world.ts'

const [START, SCORE, END] = [40, 50, 70]

/** Parts that sell in one month of ten, a unit or dozens at a time, with lead times of half a year. */
function spares(future: number): World {
  const dice = diceOf(5)
  const later = diceOf(future)
  const skus = Array.from({ length: 160 }, (_, sku) => ({
    sku: `s${sku}`,
    location: '',
    demand: Float64Array.from({ length: END }, (_, period) => {
      const roll = period < SCORE ? dice : later
      return roll() < 0.1 ? Math.ceil((1 + 30 * (sku % 3)) * (0.5 + roll())) : 0
    }),
    firstPeriod: 0,
    unitCost: 100 / (1 + (sku % 3)),
    unitPrice: 100 / (1 + (sku % 3)),
    terms: { packUnits: 1, minimumUnits: 1 },
    leadTime: fixedLeadTime(6),
  }))
  return { skus, startPeriod: START, scorePeriod: SCORE, endPeriod: END, reviewPeriods: 1, stalePeriods: 1, seed: 1 }
}

function outlookFor(world: World) {
  const seen = world.skus.map(({ demand }) => demand)
  return outlookOf({ world, seen, cycle: 1, phaseOfZero: 0, steps: 7, refitPeriods: 7 })
}

describe('spare parts in a simulation', () => {
  const world = spares(1)
  const outlook = outlookFor(world)

  it('are stocked by levels of lots that rise with the service level', () => {
    expect(outlook.lotLevels.filter((levels) => levels !== undefined).length).toBeGreaterThan(0.9 * 160 * (END - START))
    const levels = outlook.lotLevels.find((one) => one !== undefined) ?? new Float32Array()
    expect(lotOrderUpTo(levels, 0.99)).toBeGreaterThanOrEqual(lotOrderUpTo(levels, 0.9))
    expect(lotOrderUpTo(levels, 0.9999)).toBe(Math.ceil((levels.at(-1) ?? 0) - 1e-6))
  })

  it('are decided without the future', () => {
    const other = outlookFor(spares(99))
    const known = (SCORE - START + 1) * 160
    expect(other.lotLevels.slice(0, known)).toEqual(outlook.lotLevels.slice(0, known))
    expect(other.means.slice(0, known * 7)).toEqual(outlook.means.slice(0, known * 7))
    expect(other.lotLevels.slice(known)).not.toEqual(outlook.lotLevels.slice(known))
  })

  it('are served better with more stock, and by the best levels in hindsight wholly', () => {
    const fillOf = (walk: ReturnType<typeof walkAll>) =>
      walk.outcome.soldUnits.reduce((a, b) => a + b, 0) / walk.outcome.demandUnits.reduce((a, b) => a + b, 0)
    const rule = (level: number) =>
      plannedRule({
        world,
        outlook,
        serviceLevels: new Float64Array(160).fill(level),
        floorUnits: () => 1,
        tables: plannedTables(),
      })
    const [low, high] = [fillOf(walkAll(world, rule(0.97))), fillOf(walkAll(world, rule(0.999)))]
    expect(high).toBeGreaterThan(low)
    expect(high).toBeGreaterThan(0.97)
    const windows = { shortPeriods: 12, longPeriods: 24, fillUpPeriods: 1 }
    const seen = world.skus.map(({ demand }) => demand)
    expect(fillOf(walkAll(world, hindsightRule({ world, seen, windows, floorUnits: () => 0 }, 1)))).toBe(1)
  })
})
