import { compound, type EventCount, type LotSizes } from '../distributions/compound.ts'
import type { CountDistribution } from '../distributions/distribution.ts'
import { type LotPool, mixedChance } from './lot-pool.ts'
import { atomOf, kindWeights, priceClassOf } from './lot-sizes.ts'
import { chanceAt, type LotState } from './lot-state.ts'

/** What is believed of a SKU whose demand comes now and then in lots. */
export interface LotDemand {
  /** Chance of an order in a usual period. */
  readonly chance: number
  /** How unsure that is: the share of chance × (1 − chance) that hits all periods alike. */
  readonly unsure: number
  readonly sizes: LotSizes
  readonly meanSize: number
  /** The factor of each period of the horizon. */
  readonly factors: Float64Array
}

// Chances below this are left out of the sizes.
const CHANCE_MIN = 1e-5

/** What the pool and the SKU's own orders say of it; null where it is no lots or never sold. */
export function lotDemand(state: LotState, pool: LotPool, factors: Float64Array): LotDemand | null {
  const chance = mixedChance(state, pool)
  if (chance > pool.chanceMost || state.sizes.length === 0) return null
  const sizes = sizesOf(state, pool)
  let meanSize = 0
  for (let i = 0; i < sizes.units.length; i++) meanSize += (sizes.units[i] ?? 0) * (sizes.chance[i] ?? 0)
  const unsure = Math.min(0.9, pool.unsure + 1 / (state.hits + state.misses + pool.periodsMixed + 1))
  return { chance, unsure, sizes, meanSize, factors }
}

/** Its own sizes as they were, mixed with those of the kinds it may be of. */
function sizesOf({ sizes: own, price }: LotState, pool: LotPool): LotSizes {
  const weights = kindWeights(pool, {
    orders: own.map((size) => atomOf(pool, size)),
    priceClass: priceClassOf(pool.priceBounds, price),
  })
  const { ordersMixed } = pool
  const pooled = ordersMixed / (own.length + ordersMixed)
  const chances = new Map<number, number>()
  pool.sizes.forEach((size, atom) => {
    let chance = 0
    for (let kind = 0; kind < weights.length; kind++) {
      chance += (weights[kind] ?? 0) * (pool.kinds[kind]?.chances[atom] ?? 0)
    }
    if (chance > CHANCE_MIN) chances.set(size, pooled * chance)
  })
  const each = 1 / (own.length + ordersMixed)
  for (const size of own) chances.set(size, (chances.get(size) ?? 0) + each)
  const rising = [...chances].sort(([a], [b]) => a - b)
  const total = rising.reduce((sum, [, chance]) => sum + chance, 0)
  return {
    units: Float64Array.from(rising, ([size]) => size),
    chance: Float64Array.from(rising, ([, chance]) => chance / total),
  }
}

/** Expected units of a period of the horizon. */
export function lotMean(lots: LotDemand, ahead: number): number {
  return chanceAt(lots.chance, factorAt(lots, ahead)) * lots.meanSize
}

/** Demand of `periods` periods together, `from` periods after the origin. */
export function lotProtection(lots: LotDemand, from: number, periods: number): CountDistribution {
  return compound(eventsOver(lots, from, periods), lots.sizes)
}

/** How many of the periods have an order: beta-binomial moments. */
function eventsOver(lots: LotDemand, from: number, periods: number): EventCount {
  let mean = 0
  let variance = 0
  let factors = 0
  let squares = 0
  for (let ahead = from; ahead < from + periods; ahead++) {
    const factor = factorAt(lots, ahead)
    const chance = chanceAt(lots.chance, factor)
    mean += chance
    variance += chance * (1 - chance)
    factors += factor
    squares += factor * factor
  }
  const together = Math.max(0, factors * factors - squares)
  return { mean, variance: variance + lots.unsure * lots.chance * (1 - lots.chance) * together }
}

/** Beyond the horizon the last seven periods go on. */
function factorAt({ factors }: LotDemand, ahead: number): number {
  const known = factors[ahead]
  if (known !== undefined) return known
  const last = factors.subarray(Math.max(0, factors.length - 7))
  return last.length === 0 ? 1 : last.reduce((sum, value) => sum + value, 0) / last.length
}

/** Quantiles of one period at rising levels: nothing, or one order. */
export function writeLotQuantiles(
  lots: LotDemand,
  at: { ahead: number; levels: readonly number[] },
  out: Float64Array,
) {
  const chance = chanceAt(lots.chance, factorAt(lots, at.ahead))
  const { units, chance: shares } = lots.sizes
  let sum = 1 - chance
  let size = -1
  for (let i = 0; i < at.levels.length; i++) {
    const level = (at.levels[i] ?? 0.5) - 1e-12
    while (sum < level && size < units.length - 1) {
      size++
      sum += chance * (shares[size] ?? 0)
    }
    out[i] = size < 0 ? 0 : Math.ceil((units[size] ?? 0) - 1e-9)
  }
}
