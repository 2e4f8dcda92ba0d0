import type { CountPage } from './count-page.ts'
import { atomOf, fitSizeKinds, kindWeights, priceClassOf, type SizeHistory, type SizeKinds } from './lot-sizes.ts'
import { chanceAt, type LotState, walkLots } from './lot-state.ts'

/** What a sample teaches about demand that comes now and then in lots: plain JSON. */
export interface LotPool extends SizeKinds {
  /** Chance of an order in a usual period, over all SKUs. */
  readonly chance: number
  /** A SKU's own chance is mixed with so many periods of the pool's. */
  readonly periodsMixed: number
  /** Share of what is known of its chance that is kept from period to period. */
  readonly kept: number
  /** A SKU's own sizes are mixed with so many orders of its kind. */
  readonly ordersMixed: number
  /** How unsure every chance is besides what was too little seen: the share of p(1 − p) that hits all periods alike. */
  readonly unsure: number
  /** SKUs with a greater chance of an order in a usual period are no lots and stay with the negative binomial. */
  readonly chanceMost: number
}

// What may be: memories of so many open periods, and how many of the pool's periods a SKU begins with.
const MEMORIES = [12, 25, 50, 100, 300, 10_000]
const MIXED = [1, 3, 10, 30, 100, 300]
const ORDERS_MIXED = [2, 6, 12, 30]
// Periods of each history that are looked at before it is asked what comes next.
const FIRST_ASKED = 8
const SKUS_MAX = 1_500

/** Learns how often orders come and how large they are. `unsure` and `chanceMost` are left to the gate. */
export function fitLots(sample: CountPage, factors: ArrayLike<number>): LotPool {
  const asked = Math.min(SKUS_MAX, sample.skus)
  const skus = Array.from({ length: asked }, (_, i) => Math.floor((i * sample.skus) / asked))
  const rate = fitRate(sample, factors, skus)
  const histories = skus.map((sku) => walkLots({ page: sample, sku, factors, kept: 1 }))
  const learnt = fitSizeKinds(histories)
  return { ...learnt, ...rate, ordersMixed: fitOrdersMixed(learnt, histories), unsure: 0, chanceMost: 1 }
}

/** The mixed chance of an order in a usual period. */
export function mixedChance(state: LotState, pool: Pick<LotPool, 'chance' | 'periodsMixed'>): number {
  const known = state.hits + state.misses + pool.periodsMixed
  return Math.min(0.999, (state.hits + pool.periodsMixed * pool.chance) / known)
}

interface Rate {
  readonly chance: number
  readonly periodsMixed: number
  readonly kept: number
}

/** The memory and the mixing under which what came was likeliest, each period foretold from those before it. */
function fitRate(sample: CountPage, factors: ArrayLike<number>, skus: readonly number[]): Rate {
  let best: Rate & { log: number } = { chance: 0.1, periodsMixed: 10, kept: 1, log: Number.NEGATIVE_INFINITY }
  for (const memory of MEMORIES) {
    const kept = 1 - 1 / memory
    const chance = pooledChance(sample, factors, { skus, kept })
    const logs = new Float64Array(MIXED.length)
    for (const sku of skus) addLogs(logs, { page: sample, sku, factors, kept }, chance)
    MIXED.forEach((periodsMixed, i) => {
      const log = logs[i] ?? Number.NEGATIVE_INFINITY
      if (log > best.log) best = { chance, periodsMixed, kept, log }
    })
  }
  return { chance: best.chance, periodsMixed: best.periodsMixed, kept: best.kept }
}

function pooledChance(
  sample: CountPage,
  factors: ArrayLike<number>,
  by: { skus: readonly number[]; kept: number },
): number {
  let hits = 0
  let all = 0
  for (const sku of by.skus) {
    const state = walkLots({ page: sample, sku, factors, kept: by.kept })
    hits += state.hits
    all += state.hits + state.misses
  }
  return all > 0 ? Math.min(0.95, Math.max(1e-4, hits / all)) : 0.1
}

function addLogs(
  logs: Float64Array,
  walk: { page: CountPage; sku: number; factors: ArrayLike<number>; kept: number },
  chance: number,
): void {
  const base = walk.sku * walk.page.periods
  walkLots(walk, (period, state, factor) => {
    const units = walk.page.units[base + period] ?? Number.NaN
    if (state.seen < FIRST_ASKED || !(factor > 0) || Number.isNaN(units)) return
    for (let i = 0; i < MIXED.length; i++) {
      const expected = chanceAt(mixedChance(state, { chance, periodsMixed: MIXED[i] ?? 1 }), factor)
      logs[i] = (logs[i] ?? 0) + Math.log(units > 0 ? expected : 1 - expected)
    }
  })
}

/** How far a SKU's own sizes are believed: what made the size of each order likeliest after those before it. */
function fitOrdersMixed(learnt: SizeKinds, histories: readonly SizeHistory[]): number {
  const logs = new Float64Array(ORDERS_MIXED.length)
  for (const history of histories) addSizeLogs(logs, learnt, history)
  const best = logs.reduce((at, log, i) => (log > (logs[at] ?? 0) ? i : at), 0)
  return ORDERS_MIXED[best] ?? 12
}

function addSizeLogs(logs: Float64Array, learnt: SizeKinds, { sizes, price }: SizeHistory): void {
  const { kinds } = learnt
  const atoms = sizes.map((size) => atomOf(learnt, size))
  const weights = kindWeights(learnt, { orders: [], priceClass: priceClassOf(learnt.priceBounds, price) })
  atoms.forEach((atom, count) => {
    let total = 0
    let pooled = 0
    kinds.forEach(({ chances }, kind) => {
      const weight = weights[kind] ?? 0
      pooled += weight * (chances[atom] ?? 0)
      total += weight
    })
    const own = atoms.slice(0, count).filter((before) => before === atom).length
    ORDERS_MIXED.forEach((mixed, i) => {
      logs[i] = (logs[i] ?? 0) + Math.log((own + (mixed * pooled) / total) / (count + mixed))
    })
    kinds.forEach(({ chances }, kind) => {
      weights[kind] = (weights[kind] ?? 0) * (chances[atom] ?? 1e-9)
    })
    const sum = weights.reduce((a, b) => a + b, 0)
    if (sum > 0) for (let kind = 0; kind < weights.length; kind++) weights[kind] = (weights[kind] ?? 0) / sum
  })
}
