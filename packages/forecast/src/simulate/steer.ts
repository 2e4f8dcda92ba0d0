import { logit, serviceLevelOf, steeredLogit } from '../policy/closed-loop.ts'
import { beginWalk, type OrderRule, type Walk, walkAll, walkPeriods } from './walk.ts'
import type { World } from './world.ts'

/** How the service level is fixed from the past and then steered. */
export interface Steering {
  readonly targetFill: number
  /** Log odds moved per share of demand missed. */
  readonly gain: number
  readonly everyPeriods: number
  /** Weight of a period of fill against one `everyPeriods` later, 0 to 1: how long misses are remembered. */
  readonly memory: number
  /** What a unit of each SKU counts in the fill rate that is steered (its price); absent: one. */
  readonly weights?: ArrayLike<number>
}

/** A walk whose service levels were never fixed with knowledge of what came after. */
export interface SteeredWalk {
  readonly walk: Walk
  /** Common service level of each steering period from `startPeriod`. */
  readonly levels: readonly number[]
}

/** Makes our rule for service levels that may change while it is used. */
export type RuleMaker = (serviceLevels: Float64Array) => OrderRule

// Log odds tried on the past before the scored window: service levels from 0.86 to 0.9995.
const TRIED = [1.8, 2.6, 3.2, 3.7, 4.2, 4.8, 5.6, 6.4, 7, 7.6]
// Of the warm-up this share is not counted: shelves settle first.
const SETTLING_SHARE = 0.25

/** The log odds that would have reached the target over the warm-up, between the two tried nearest to it. */
export function tunedLogit(world: World, make: RuleMaker, steering: Steering): number {
  const { startPeriod, scorePeriod } = world
  const past: World = {
    ...world,
    scorePeriod: startPeriod + Math.round((scorePeriod - startPeriod) * SETTLING_SHARE),
    endPeriod: scorePeriod,
  }
  const levels = new Float64Array(world.skus.length)
  let before: { logOdds: number; fill: number } | null = null
  for (const logOdds of TRIED) {
    levels.fill(serviceLevelOf(logOdds))
    const fill = fillOf(walkAll(past, make(levels)), steering)
    if (fill >= steering.targetFill) {
      if (!before) return logOdds
      const part = (steering.targetFill - before.fill) / (fill - before.fill)
      return before.logOdds + part * (logOdds - before.logOdds)
    }
    before = { logOdds, fill }
  }
  return TRIED.at(-1) ?? logit(0.98)
}

/**
 * Walks the world with the level tuned on the warm-up and then steered every few periods by what was served: targets
 * fixed from the past only. The walk is that of `walkPeriods`, so what is measured compares with any other rule.
 */
export function steeredWalk(world: World, make: RuleMaker, steering: Steering): SteeredWalk {
  const levels = new Float64Array(world.skus.length)
  let logOdds = tunedLogit(world, make, steering)
  const walk = beginWalk(world)
  const rule = make(levels)
  const history: number[] = []
  let demanded = 0
  let served = 0
  for (let from = world.startPeriod; from < world.endPeriod; from += steering.everyPeriods) {
    const to = Math.min(world.endPeriod, from + steering.everyPeriods)
    levels.fill(serviceLevelOf(logOdds))
    history.push(serviceLevelOf(logOdds))
    walkPeriods(walk, rule, { from, to })
    const seen = servedBetween(walk, { from, to }, steering)
    demanded = demanded * steering.memory + seen.demanded
    served = served * steering.memory + seen.served
    // The first weeks of the warm-up say more of the first stock than of the level.
    if (to - world.startPeriod < (world.scorePeriod - world.startPeriod) * SETTLING_SHARE) continue
    const reading = { targetFill: steering.targetFill, demandedUnits: demanded, servedUnits: served }
    logOdds = steeredLogit(logOdds, reading, steering.gain)
  }
  return { walk, levels: history }
}

function fillOf(walk: Walk, steering: Steering): number {
  let demanded = 0
  let sold = 0
  for (let index = 0; index < walk.world.skus.length; index += 1) {
    const weight = steering.weights?.[index] ?? 1
    demanded += weight * (walk.outcome.demandUnits[index] ?? 0)
    sold += weight * (walk.outcome.soldUnits[index] ?? 0)
  }
  return demanded > 0 ? sold / demanded : 1
}

function servedBetween(
  walk: Walk,
  span: { from: number; to: number },
  steering: Steering,
): { demanded: number; served: number } {
  const { world } = walk
  const periods = world.endPeriod - world.startPeriod
  let demanded = 0
  let served = 0
  for (let index = 0; index < world.skus.length; index += 1) {
    const sku = world.skus[index]
    const weight = steering.weights?.[index] ?? 1
    for (let period = Math.max(span.from, sku?.firstPeriod ?? 0); period < span.to; period += 1) {
      demanded += weight * (sku?.demand[period] ?? 0)
      served += weight * (walk.sold[index * periods + period - world.startPeriod] ?? 0)
    }
  }
  return { demanded, served }
}
