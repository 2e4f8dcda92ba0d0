import { type DemandTable, keptTables } from '../policy/demand-table.ts'
import { lastingLevels } from '../policy/lasting-levels.ts'
import { negativeBinomial } from '../distributions/counts.ts'
import { type ClassicSetting, DAILY_WINDOWS, minMaxRule } from './classic-rules.ts'
import { type OutlookSource, outlookOf } from './count-outlook.ts'
import { lotOrderUpTo } from './lot-levels.ts'
import { measure, type SkuWeights } from './measures.ts'
import { expectedUnits, type Outlook, outlookRow } from './outlook.ts'
import { type Interval, resampled } from './resample.ts'
import { type OrderRule, type Outcome, walkAll } from './walk.ts'
import { fixedLeadTime, type World } from './world.ts'

/** A SKU of a shop's past: its days, the last of them the newest, and how it is bought. */
export interface ReplayedSku {
  /** Units asked for on each day; shorter than others: it was not there before. */
  readonly units: Float64Array
  /** 1 on days on which it ran out: demand was at least that. */
  readonly ranOut: Uint8Array
  readonly unitCost: number
  readonly leadDays: number
  readonly packUnits: number
  readonly minimumUnits: number
  /** Probability with which its stock is to last. */
  readonly serviceLevel: number
}

/** How the replay is set up. */
export interface ReplaySetting {
  readonly reviewDays: number
  /** Weekday of the last day, Monday is 0. */
  readonly lastWeekday: number
}

/** What the same fill rate took with each rule, on a shop's own past. Money as the costs are. */
export interface StockSaving {
  readonly skus: number
  readonly days: number
  readonly units: number
  readonly fill: number
  /** Mean value of the stock at a day's end. */
  readonly ourValue: number
  readonly minMaxValue: number
  /** Min/max over ours, and what more it ties up: with the range that holds it in nine of ten draws of the SKUs. */
  readonly ratio: Interval
  readonly extraValue: Interval
}

const WEEK_DAYS = 7
// What counts: eight weeks, of a young shop four. Before it three weeks in which shelves settle.
const SCORED_DAYS = [56, 28]
const WARM_UP_DAYS = 21
// Known for three weeks before the walk begins: of others no rule can know anything.
const KNOWN_DAYS_MIN = 21
const STALE_DAYS = 28
// Fewer say nothing of a shop.
const SOLD_SKUS_MIN = 10
const UNITS_MIN = 100
const REFIT_DAYS = 7
const DRAWS = 200
const TABLE_UNITS_MAX = 1_200
const MIN_MAX_FACTORS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3, 4, 6, 9, 14, 22]

/**
 * Replays the last eight weeks of a shop, of a young one four: our rule as the night plans, each forecast from the days before it, and min/max on a moving average, on the same demand
 * with the same lead times and packs. Null when the past is too short or too thin to say anything, or when min/max never reaches our fill rate.
 */
export function stockSaving(skus: readonly ReplayedSku[], setting: ReplaySetting): StockSaving | null {
  for (const days of SCORED_DAYS) {
    const needed = days + WARM_UP_DAYS + KNOWN_DAYS_MIN
    const known = skus.filter((sku) => sku.units.length >= needed && sku.unitCost > 0)
    const scored = known.map((sku) => sum(sku.units.subarray(sku.units.length - days)))
    const isEnough = scored.filter((units) => units > 0).length >= SOLD_SKUS_MIN && sum(scored) >= UNITS_MIN
    if (isEnough) return replayed(known, setting, days)
  }
  return null
}

function replayed(known: readonly ReplayedSku[], setting: ReplaySetting, days: number): StockSaving | null {
  const world = worldOf(known, setting, days)
  const ours = walkAll(world, nightlyRule(world, known, setting)).outcome
  const classic: ClassicSetting = {
    world,
    seen: world.skus.map(({ demand }) => demand),
    windows: DAILY_WINDOWS,
    floorUnits: () => 0,
  }
  const theirs = MIN_MAX_FACTORS.map((factor) => walkAll(world, minMaxRule(classic, factor)).outcome)
  const valuesOf = (weights: SkuWeights) => {
    const { fill, value } = pointOf(world, ours, weights)
    const other = valueAtFill(
      theirs.map((outcome) => pointOf(world, outcome, weights)),
      fill,
    )
    return other === null || value <= 0 ? null : { fill, value, other }
  }
  const drawn = (statistic: (values: { value: number; other: number }) => number) =>
    resampled(known.length, { draws: DRAWS, seed: 1 }, (weights) => {
      const values = valuesOf(weights)
      return values && statistic(values)
    })
  const whole = valuesOf(null)
  const ratio = drawn(({ value, other }) => other / value)
  const extraValue = drawn(({ value, other }) => other - value)
  if (!whole || !ratio || !extraValue) return null
  const units = sum(known.map((sku) => sum(sku.units.subarray(sku.units.length - days))))
  const counts = { skus: known.length, days, units }
  return { ...counts, fill: whole.fill, ourValue: whole.value, minMaxValue: whole.other, ratio, extraValue }
}

function worldOf(skus: readonly ReplayedSku[], { reviewDays }: ReplaySetting, days: number): World {
  const endPeriod = Math.max(...skus.map((sku) => sku.units.length))
  return {
    skus: skus.map((sku, index) => {
      const demand = new Float64Array(endPeriod)
      demand.set(sku.units, endPeriod - sku.units.length)
      return {
        sku: String(index),
        location: '',
        demand,
        firstPeriod: endPeriod - sku.units.length,
        unitCost: sku.unitCost,
        unitPrice: sku.unitCost,
        terms: { packUnits: sku.packUnits, minimumUnits: sku.minimumUnits },
        leadTime: fixedLeadTime(Math.max(1, Math.round(sku.leadDays))),
      }
    }),
    startPeriod: endPeriod - days - WARM_UP_DAYS,
    scorePeriod: endPeriod - days,
    endPeriod,
    reviewPeriods: reviewDays,
    stalePeriods: STALE_DAYS,
    seed: 1,
  }
}

/** Up to what lasts to the next delivery, as the night plans it. */
function nightlyRule(world: World, skus: readonly ReplayedSku[], setting: ReplaySetting): OrderRule {
  const { endPeriod, reviewPeriods } = world
  const longest = Math.max(...world.skus.map(({ leadTime }) => leadTime.periods[0] ?? 1))
  const source: OutlookSource = {
    world,
    seen: world.skus.map(({ demand }) => demand),
    ranOut: skus.map((sku) => {
      const out = new Uint8Array(endPeriod)
      out.set(sku.ranOut, endPeriod - sku.ranOut.length)
      return out
    }),
    cycle: WEEK_DAYS,
    phaseOfZero: (((setting.lastWeekday + 1 - endPeriod) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS,
    steps: longest + reviewPeriods,
    refitPeriods: REFIT_DAYS,
  }
  const outlook = outlookOf(source)
  const tables = keptTables(TABLE_UNITS_MAX)
  return (index, period, shelf) => {
    const row = outlookRow(outlook, index, period)
    const level = skus[index]?.serviceLevel ?? 0
    const lots = outlook.lotLevels[row]
    const lead = world.skus[index]?.leadTime.periods[0] ?? 1
    const upTo = lots ? lotOrderUpTo(lots, level) : lastingUpTo(outlook, { row, lead, reviewPeriods, level, tables })
    return upTo - shelf.onHandUnits - shelf.incomingUnits
  }
}

interface Asked {
  readonly row: number
  readonly lead: number
  readonly reviewPeriods: number
  readonly level: number
  readonly tables: (mean: number, varianceToMean: number) => DemandTable
}

function lastingUpTo(outlook: Outlook, { row, lead, reviewPeriods, level, tables }: Asked): number {
  const ratio = outlook.varianceToMean[row] ?? 1
  const before = expectedUnits(outlook, row, { from: 0, to: lead })
  const whole = expectedUnits(outlook, row, { from: 0, to: lead + reviewPeriods })
  if (whole <= 0) return 0
  const [first, both] = [tables(before, ratio), tables(whole, ratio)]
  // A table that ends early is of a demand too large for it.
  if (both.total.length > TABLE_UNITS_MAX) {
    const demand = { untilArrival: negativeBinomial(before, ratio), untilNext: negativeBinomial(whole, ratio) }
    return lastingLevels(demand, [level])[0] ?? 0
  }
  let units = both.total.length - 1
  while (units > 0 && upTo(both, units - 1) >= level * upTo(first, units - 1) - 1e-12) units -= 1
  return units
}

function upTo({ total }: DemandTable, units: number): number {
  return units >= total.length ? 1 : (total[units] ?? 0)
}

interface Point {
  readonly fill: number
  readonly value: number
}

function pointOf(world: World, outcome: Outcome, weights: SkuWeights): Point {
  const { unitFill, averageStockValue } = measure(world, outcome, {
    weights,
    rates: { holdingPerPeriod: 0, perOrder: 0 },
  })
  return { fill: unitFill, value: averageStockValue }
}

/** What the stock is worth at a fill rate, between two settings on a straight line; null where none reaches it, or all exceed it. */
function valueAtFill(points: readonly Point[], fill: number): number | null {
  const rising = [...points].sort((a, b) => a.value - b.value)
  const at = rising.findIndex((point) => point.fill >= fill)
  const [before, here] = [rising[at - 1], rising[at]]
  if (!before || !here) return null
  return before.value + ((fill - before.fill) / (here.fill - before.fill)) * (here.value - before.value)
}

function sum(numbers: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < numbers.length; index += 1) total += numbers[index] ?? 0
  return total
}
