import { writeCountQuantiles } from '../distributions/count-quantiles.ts'
import { type CountPage, effectOf, firstPeriodOf } from './count-page.ts'
import { bunchingOf, type LevelPrior, levelOf, walkHistory } from './demand-state.ts'
import { lotDemand, lotProtection } from './lot-demand.ts'
import { fitLots, type LotPool, mixedChance } from './lot-pool.ts'
import { walkLots } from './lot-state.ts'
import { type Spread, varianceToMeanOf } from './spread.ts'

/** The negative binomial that lots have to beat: what the pool has learnt so far. */
export interface LotRival {
  readonly prior: LevelPrior
  readonly spread: Spread
}

// The part of the distribution that stock is made of.
const LEVELS_ASKED = [0.5, 0.8, 0.9, 0.95, 0.975, 0.99]
// Intervals of the past that are foretold: their lengths, how far apart they begin, how far back.
const DAYS = { lengths: [2, 5], apart: 14, span: 112 }
const OTHERS = { lengths: [1, 4], apart: 2, span: 18 }
const SKUS_MAX = 250
const UNSURES = [0, 0.03, 0.1]
// The rival's spread was fitted to these very intervals and lots were not: as good to within this share is better.
const LOSS_MAX = 0.01
// A wider spread costs stock: it has to be better by this share for each step.
const WIDER_COST = 0.01
// SKUs by their chance of an order, from those that sell seldom up; above, the filters follow a SKU better than any pool.
const CHANCES = [0.05, 0.1, 0.2, 0.35]

/**
 * Lots, if they foretold intervals of the past better than the negative binomial (pinball loss, weighed as a newsvendor
 * counts): for SKUs up to the chance of an order at which most is won. Null where they win nowhere.
 */
export function gatedLots(
  sample: CountPage,
  factors: Float64Array,
  using: { readonly rival: LotRival; readonly cycle: number },
): LotPool | null {
  // Asked are SKUs from which nothing was learnt.
  const lots = fitLots(halfOf(sample, 0), factors)
  const rest = halfOf(sample, 1)
  const asked = Math.min(SKUS_MAX, rest.skus)
  const losses = { rival: CHANCES.map(() => 0), lots: UNSURES.map(() => CHANCES.map(() => 0)) }
  for (let i = 0; i < asked; i++) {
    const sku = Math.floor((i * rest.skus) / asked)
    addLosses(losses, { sample: rest, sku, factors, lots, ...using })
  }
  let best: { unsure: number; chanceMost: number; gain: number } = {
    unsure: 0,
    chanceMost: 0,
    gain: Number.NEGATIVE_INFINITY,
  }
  UNSURES.forEach((unsure, u) => {
    let [gain, before] = [0, 0]
    CHANCES.forEach((chanceMost, c) => {
      before += losses.rival[c] ?? 0
      gain += (losses.rival[c] ?? 0) - (losses.lots[u]?.[c] ?? 0) * (1 + u * WIDER_COST)
      if (before > 0 && gain > -LOSS_MAX * before && gain > best.gain) best = { unsure, chanceMost, gain }
    })
  })
  if (best.gain === Number.NEGATIVE_INFINITY) return null
  return { ...fitLots(sample, factors), unsure: best.unsure, chanceMost: best.chanceMost }
}

/** One half of a page's SKUs, dealt by a hash of their place: no order of the page is found again in it. */
function halfOf(page: CountPage, half: 0 | 1): CountPage {
  const members = Array.from({ length: page.skus }, (_, sku) => sku).filter(
    (sku) => Math.imul(sku + 1, 0x9e3779b1) >>> 31 === half,
  )
  const { periods } = page
  const units = new Float64Array(members.length * periods)
  const censored = page.censored ? new Uint8Array(members.length * periods) : undefined
  const width = page.effects ? page.effects.length / page.skus : 0
  const effects = page.effects ? new Float32Array(members.length * width) : undefined
  members.forEach((sku, i) => {
    const base = sku * periods
    units.set(page.units.subarray(base, base + periods), i * periods)
    censored?.set(page.censored?.subarray(base, base + periods) ?? [], i * periods)
    effects?.set(page.effects?.subarray(sku * width, (sku + 1) * width) ?? [], i * width)
  })
  const startIndex = Int32Array.from(members, (sku) => firstPeriodOf(page, sku))
  const prices = page.prices ? Float64Array.from(members, (sku) => page.prices?.[sku] ?? 0) : undefined
  const parts = { ...(prices ? { prices } : {}), ...(censored ? { censored } : {}), ...(effects ? { effects } : {}) }
  return { skus: members.length, periods, units, startIndex, ...parts }
}

interface Losses {
  readonly rival: number[]
  readonly lots: number[][]
}

interface Asked {
  readonly sample: CountPage
  readonly sku: number
  readonly factors: Float64Array
  readonly lots: LotPool
  readonly rival: LotRival
  readonly cycle: number
}

function addLosses(losses: Losses, asked: Asked): void {
  const expected = rivalLevels(asked)
  const { sample, sku, factors, lots, cycle } = asked
  const { lengths } = cycle === 7 ? DAYS : OTHERS
  const quantiles = new Float64Array(LEVELS_ASKED.length)
  walkLots({ page: sample, sku, factors, kept: lots.kept }, (period, state) => {
    const known = expected.get(period)
    if (!known || state.sizes.length === 0) return
    const chance = mixedChance(state, lots)
    const at = CHANCES.findIndex((most) => chance <= most)
    if (at === -1) return
    const ahead = factors.slice(period, period + (lengths.at(-1) ?? 1))
    for (let h = 0; h < ahead.length; h++) ahead[h] = (ahead[h] ?? 0) * effectOf(sample, sku, period + h)
    const own = UNSURES.map((unsure) => lotDemand(state, { ...lots, unsure, chanceMost: 1 }, ahead))
    // Each SKU by the size of its orders: else the few that sell by the hundred would decide for all.
    const scale = 1 / (own[0]?.meanSize ?? 1)
    for (const length of lengths) {
      const came = unitsOf(sample, sku, { period, length })
      if (Number.isNaN(came)) continue
      const mean = known.level * ahead.subarray(0, length).reduce((sum, factor) => sum + factor, 0)
      writeCountQuantiles({ mean, varianceToMean: varianceToMeanOf(known.spread, mean) }, LEVELS_ASKED, quantiles)
      add(losses.rival, at, scale * lossOf(quantiles, came))
      own.forEach((demand, u) => {
        if (!demand) return
        const counts = lotProtection(demand, 0, length)
        LEVELS_ASKED.forEach((level, l) => {
          quantiles[l] = counts.quantile(level)
        })
        add(losses.lots[u] ?? [], at, scale * lossOf(quantiles, came))
      })
    }
  })
}

/** What the negative binomial knew at each period that is asked. */
function rivalLevels({ sample, sku, factors, rival, cycle }: Asked): Map<number, { level: number; spread: Spread }> {
  const { lengths, apart, span } = cycle === 7 ? DAYS : OTHERS
  const longest = lengths.at(-1) ?? 1
  const levels = new Map<number, { level: number; spread: Spread }>()
  walkHistory({ page: sample, sku, factors, prior: rival.prior }, (period, state) => {
    const toEnd = sample.periods - period
    if (toEnd > span || toEnd < longest || (toEnd - longest) % apart !== 0 || state.seen < 2 * cycle) return
    const clump = Math.max(1, rival.spread.clump * bunchingOf(state, rival.prior))
    levels.set(period, { level: levelOf(state).mean, spread: { clump, unsure: rival.spread.unsure } })
  })
  return levels
}

function unitsOf(page: CountPage, sku: number, at: { period: number; length: number }): number {
  let units = 0
  for (let period = at.period; period < at.period + at.length; period++) {
    if (page.censored?.[sku * page.periods + period] === 1) return Number.NaN
    units += page.units[sku * page.periods + period] ?? Number.NaN
  }
  return units
}

function lossOf(quantiles: Float64Array, came: number): number {
  let loss = 0
  for (let l = 0; l < LEVELS_ASKED.length; l++) {
    const level = LEVELS_ASKED[l] ?? 0.5
    const over = came - (quantiles[l] ?? 0)
    loss += (over >= 0 ? level * over : (level - 1) * over) / (1 - level)
  }
  return loss
}

function add(row: number[], at: number, value: number): void {
  row[at] = (row[at] ?? 0) + value
}
