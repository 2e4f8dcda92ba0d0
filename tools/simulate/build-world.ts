import type { Step } from '@onhand/forecast'
import type { LeadTime, SkuPath, World } from '@onhand/forecast/simulate/world'
import { fixedLeadTime, longestPeriods } from '@onhand/forecast/simulate/world'
import type { DemandTable } from '../forecast/demand-table.ts'
import { knownPeriods, worldPlan } from './world-plan.ts'

/** What a simulation is asked to be like. Periods are days, weeks, months or hours, as the file's. */
export interface WorldOptions {
  readonly scorePeriods: number
  readonly warmUpPeriods: number
  readonly reviewPeriods: number
  /** The period after the last that is walked; null: the end of the file. */
  readonly endPeriod: number | null
  /** Null: each SKU's own from the file. */
  readonly leadTime: LeadTime | null
  readonly packUnits: number
  readonly minimumUnits: number
  readonly shelfLifePeriods: number | null
  /** Lines larger than this share of a SKU's past lines are left out and reported apart; null: none. */
  readonly bulkShare: number | null
  /** Which SKUs are stocked. */
  readonly range: StockedRange
  readonly seed: number
  /** Whether what the file plans ahead (prices, promotions, holidays) may be seen. */
  readonly usesPlan: boolean
}

/**
 * A SKU is stocked if it was asked for in so many of the last periods before the scored ones; the others are supplied to
 * order. With `askedPeriods` 0 every SKU is stocked that was ever asked for before the warm-up.
 */
export interface StockedRange {
  readonly askedPeriods: number
  readonly ofPeriods: number
}

/** Demand that the world leaves out, as shares of all units demanded in the scored periods. */
export interface LeftOut {
  /** First asked for after the warm-up began: there was no past to learn from. */
  readonly launchedSkus: number
  readonly launchedShare: number
  /** Asked for too seldom of late to be stocked: supplied to order. */
  readonly toOrderSkus: number
  readonly toOrderShare: number
  /** Wholesale-sized lines of the SKUs that are in. */
  readonly bulkLines: number
  readonly bulkShare: number
}

/** A world made from a file, with what was left out of it and the lines behind its demand. */
export interface BuiltWorld {
  readonly world: World
  readonly leftOut: LeftOut
  /** Lines of each SKU in the scored periods, in the file's order: period and units. */
  readonly lines: readonly (readonly { readonly period: number; readonly units: number }[])[]
  /** Number of the file's period that is period 0 of the world. */
  readonly firstPeriod: number
}

/** Periods after which an age counts as stale: four weeks. */
const STALE: Readonly<Record<Step, number>> = { hour: 672, day: 28, week: 4, month: 1 }

/** Cuts the file's demand into a world: SKUs with a past, in the range, with their terms. */
export function buildWorld(table: DemandTable, options: WorldOptions): BuiltWorld {
  const endPeriod = (options.endPeriod ?? table.lastPeriod + 1) - table.firstPeriod
  const scorePeriod = endPeriod - options.scorePeriods
  const startPeriod = scorePeriod - options.warmUpPeriods
  if (startPeriod < 2) {
    const needed = options.scorePeriods + options.warmUpPeriods + 2
    throw new Error(`${table.name} holds ${endPeriod} periods; ${needed} are needed to warm up and to score`)
  }
  const counted = new Counter()
  const skus: SkuPath[] = []
  const lines: { period: number; units: number }[][] = []
  const stocked: Series[] = []
  for (const series of table.series) {
    const bulkAbove = bulkBound(table, series, { options, startPeriod })
    const path = pathOf(table, series, { endPeriod, scorePeriod, bulkAbove })
    const kind = kindOf(path, { startPeriod, scorePeriod, range: options.range })
    counted.add(kind, path)
    if (kind !== 'in') continue
    const { price, cost } = moneyOf(table, series, startPeriod)
    const known = knownPeriods(table, series, endPeriod)
    stocked.push(series)
    skus.push({
      sku: series.sku,
      location: series.location,
      demand: path.demand,
      firstPeriod: path.firstPeriod,
      unitPrice: price,
      unitCost: cost,
      terms: { packUnits: options.packUnits, minimumUnits: options.minimumUnits },
      leadTime: options.leadTime ?? fixedLeadTime(Math.max(1, Math.round(series.leadTimePeriods ?? 1))),
      ...(options.shelfLifePeriods === null ? {} : { shelfLifePeriods: options.shelfLifePeriods }),
      ...(known ? { known } : {}),
      ...(series.groups ? { groups: series.groups } : {}),
    })
    lines.push(path.lines)
  }
  if (skus.length === 0) throw new Error(`${table.name} has no SKU that sold before the warm-up and in it`)
  const plan = options.usesPlan ? worldPlan(table, stocked, endPeriod) : undefined
  const world: World = {
    skus,
    startPeriod,
    scorePeriod,
    endPeriod,
    reviewPeriods: options.reviewPeriods,
    stalePeriods: STALE[table.step],
    seed: options.seed,
    ...(plan ? { plan } : {}),
  }
  return { world, leftOut: counted.leftOut(), lines, firstPeriod: table.firstPeriod }
}

/** Longest lead time and review: how far a forecast has to look. */
export function stepsOf(world: World): number {
  return Math.max(...world.skus.map(({ leadTime }) => longestPeriods(leadTime))) + world.reviewPeriods
}

type Series = DemandTable['series'][number]

interface Path {
  readonly demand: Float64Array
  readonly firstPeriod: number
  readonly scoredUnits: number
  readonly bulkUnits: number
  readonly bulkLines: number
  readonly lines: { period: number; units: number }[]
}

function pathOf(
  table: DemandTable,
  series: Series,
  cut: { endPeriod: number; scorePeriod: number; bulkAbove: number },
): Path {
  const demand = new Float64Array(cut.endPeriod)
  const lines: { period: number; units: number }[] = []
  let [firstPeriod, bulkUnits, bulkLines] = [Number.POSITIVE_INFINITY, 0, 0]
  for (let i = 0; i < series.periods.length; i += 1) {
    const period = (series.periods[i] ?? 0) - table.firstPeriod
    const units = Math.round(series.units[i] ?? Number.NaN)
    if (!(units > 0) || period < 0 || period >= cut.endPeriod) continue
    const isScored = period >= cut.scorePeriod
    if (units > cut.bulkAbove) {
      if (isScored) {
        bulkUnits += units
        bulkLines += 1
      }
      continue
    }
    demand[period] = (demand[period] ?? 0) + units
    firstPeriod = Math.min(firstPeriod, period)
    if (isScored) lines.push({ period, units })
  }
  const scoredUnits = lines.reduce((sum, { units }) => sum + units, 0)
  return { demand, firstPeriod, scoredUnits, bulkUnits, bulkLines, lines }
}

/** The largest line of a SKU that is not wholesale: a share of its lines before the warm-up, never below its median × 4. */
function bulkBound(table: DemandTable, series: Series, at: { options: WorldOptions; startPeriod: number }): number {
  const { bulkShare } = at.options
  if (bulkShare === null) return Number.POSITIVE_INFINITY
  const sizes: number[] = []
  for (let i = 0; i < series.periods.length; i += 1) {
    const units = series.units[i] ?? Number.NaN
    if ((series.periods[i] ?? 0) - table.firstPeriod < at.startPeriod && units > 0) sizes.push(units)
  }
  if (sizes.length === 0) return Number.POSITIVE_INFINITY
  sizes.sort((a, b) => a - b)
  const sizeAt = (share: number): number => sizes[Math.min(sizes.length - 1, Math.ceil(share * sizes.length) - 1)] ?? 0
  return Math.max(sizeAt(bulkShare), 4 * sizeAt(0.5))
}

type Kind = 'in' | 'launched' | 'toOrder'

function kindOf(path: Path, at: { startPeriod: number; scorePeriod: number; range: StockedRange }): Kind {
  if (path.firstPeriod >= at.startPeriod) return 'launched'
  const last = path.demand.subarray(Math.max(0, at.scorePeriod - at.range.ofPeriods), at.scorePeriod)
  return last.filter((units) => units > 0).length >= at.range.askedPeriods ? 'in' : 'toOrder'
}

class Counter {
  readonly #skus = { in: 0, launched: 0, toOrder: 0 }
  readonly #units = { in: 0, launched: 0, toOrder: 0 }
  #bulkUnits = 0
  #bulkLines = 0

  add(kind: Kind, path: Path): void {
    if (path.firstPeriod === Number.POSITIVE_INFINITY) return
    this.#skus[kind] += 1
    this.#units[kind] += path.scoredUnits
    if (kind !== 'in') return
    this.#bulkUnits += path.bulkUnits
    this.#bulkLines += path.bulkLines
  }

  leftOut(): LeftOut {
    const all = this.#units.in + this.#units.launched + this.#units.toOrder + this.#bulkUnits
    const share = (units: number): number => (all > 0 ? units / all : 0)
    return {
      launchedSkus: this.#skus.launched,
      launchedShare: share(this.#units.launched),
      toOrderSkus: this.#skus.toOrder,
      toOrderShare: share(this.#units.toOrder),
      bulkLines: this.#bulkLines,
      bulkShare: share(this.#bulkUnits),
    }
  }
}

/** Price: the median of those before the warm-up; cost: the file's, or else the price. 1 where nothing is known. */
function moneyOf(table: DemandTable, series: Series, startPeriod: number): { price: number; cost: number } {
  const column = table.covariateNames.indexOf('price')
  const prices: number[] = []
  for (let i = 0; column !== -1 && i < series.periods.length; i += 1) {
    const price = series.covariates[column]?.[i] ?? Number.NaN
    if (price > 0 && (series.periods[i] ?? 0) - table.firstPeriod < startPeriod) prices.push(price)
  }
  prices.sort((a, b) => a - b)
  const middle = prices[prices.length >> 1]
  const cost = series.unitCost ?? middle ?? 1
  return { price: middle ?? cost, cost }
}
