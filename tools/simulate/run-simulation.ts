import { dayOfPeriod } from '@onhand/forecast/panel/periods'
import type { ClassicSetting } from '@onhand/forecast/simulate/classic-rules'
import { outlookOf, type OutlookSource } from '@onhand/forecast/simulate/count-outlook'
import { type Feed, walkWithFeedback } from '@onhand/forecast/simulate/feedback'
import { type Measures, measure } from '@onhand/forecast/simulate/measures'
import type { PlanReading } from '@onhand/forecast/simulate/known-plan'
import type { Outlook } from '@onhand/forecast/simulate/outlook'
import { plannedRule, plannedTables } from '@onhand/forecast/simulate/planned-rule'
import type { Interval } from '@onhand/forecast/simulate/resample'
import { type RuleMaker, steeredWalk } from '@onhand/forecast/simulate/steer'
import { type CurvePoint, pointOn, type Scale, sweep } from '@onhand/forecast/simulate/trade-off'
import type { SkuPath, World } from '@onhand/forecast/simulate/world'
import type { DemandTable } from '../forecast/demand-table.ts'
import { type BuiltWorld, buildWorld, type LeftOut, stepsOf, type WorldOptions } from './build-world.ts'
import {
  type ClassResult,
  type Comparison,
  classResults,
  curvesOf,
  intervalOf,
  type NeededStock,
  neededStock,
  type Ratio,
  ratiosOf,
} from './compare.ts'
import type { LeadTimeCase } from './lead-times.ts'
import { lineFill } from './line-fill.ts'
import { type PolicyName, policyOf, windowsOf } from './policies.ts'

/** Everything that a simulation is asked to do, for one lead time. */
export interface SimulationOptions extends WorldOptions {
  readonly policies: readonly PolicyName[]
  readonly scale: Scale
  readonly targetFill: number
  readonly floorUnits: number
  readonly gain: number
  readonly memory: number
  readonly holdingPerPeriod: number
  readonly costPerOrder: number
  /** Also feed the forecast with sales instead of demand, to show the spiral. */
  readonly feedback: boolean
}

/** What a feed of the forecast achieved at one fixed service level. */
export interface FeedResult {
  readonly feed: Feed
  readonly serviceLevel: number
  readonly measures: Measures
}

/** What came out for one lead time. */
export interface SimulationResult {
  readonly leadTime: string
  readonly skus: number
  readonly leftOut: LeftOut
  readonly needed: readonly NeededStock[]
  readonly curves: readonly { readonly policy: string; readonly points: readonly CurvePoint[] }[]
  readonly achieved: {
    readonly measures: Measures
    readonly lineFill: number
    readonly fill: Interval | null
    readonly cover: Interval | null
    readonly serviceLevels: readonly number[]
    readonly ratios: readonly Ratio[]
    readonly classes: readonly ClassResult[]
  }
  readonly feeds: readonly FeedResult[]
  /** What asking the past about the plan gave, each time; empty: the file has none, or it was left aside. */
  readonly plans: readonly PlanReading[]
}

// Days between two fits of the forecast's spread.
const REFIT_PERIODS = 7
// And fits between two of what prices, promotions and holidays do: four weeks of days.
const PLAN_FITS = 4
const FEEDBACK_LEVELS = [0.9, 0.95, 0.983]

/** Simulates all policies on the same path for one lead time. `log` says what is being done. */
export function runSimulation(
  table: DemandTable,
  options: SimulationOptions,
  run: { leadTime: LeadTimeCase; log: (line: string) => void },
): SimulationResult {
  const built = buildWorld(table, { ...options, leadTime: run.leadTime.leadTime })
  const { world } = built
  const name = `lead time ${run.leadTime.name}`
  run.log(`${name}: ${world.skus.length} SKUs, ${world.endPeriod - world.startPeriod} periods`)
  const source = sourceOf(table, world)
  const outlook = outlookOf(source, (done, of) => {
    if (done % 28 === 0 || done === of) run.log(`${name}: forecast ${done} of ${of} periods`)
  })
  const floorUnits = (): number => options.floorUnits
  const tables = plannedTables()
  const maker =
    (seen: Outlook): RuleMaker =>
    (serviceLevels) =>
      plannedRule({ world, outlook: seen, serviceLevels, floorUnits, tables })
  const setting: ClassicSetting = {
    world,
    seen: world.skus.map(({ demand }) => demand),
    windows: windowsOf(table.step),
    floorUnits,
  }
  const sweeps = options.policies.map((policy) => {
    const swept = sweep(world, policyOf(policy, setting, maker(outlook)))
    run.log(`${name}: ${policy} walked with ${swept.runs.length} settings`)
    return swept
  })
  const comparison: Comparison = {
    world,
    scale: options.scale,
    rates: { holdingPerPeriod: options.holdingPerPeriod, perOrder: options.costPerOrder },
  }
  const steered = steeredWalk(world, maker(outlook), {
    targetFill: options.targetFill,
    gain: options.gain,
    memory: options.memory,
    everyPeriods: table.step === 'day' ? 7 : 1,
    ...(options.scale === 'value' ? { weights: world.skus.map(({ unitPrice }) => unitPrice) } : {}),
  })
  run.log(`${name}: walked with levels fixed from the past and steered`)
  const { outcome } = steered.walk
  const { scale } = options
  return {
    leadTime: run.leadTime.name,
    skus: world.skus.length,
    leftOut: built.leftOut,
    needed: neededStock(comparison, sweeps),
    curves: curvesOf(comparison, sweeps),
    achieved: {
      measures: measure(world, outcome, { weights: null, rates: comparison.rates }),
      lineFill: lineFill(built, steered.walk),
      fill: intervalOf(comparison, outcome, (measures) => pointOn(scale, measures).fill),
      cover: intervalOf(comparison, outcome, (measures) => pointOn(scale, measures).cover),
      serviceLevels: steered.levels,
      ratios: ratiosOf(
        comparison,
        outcome,
        sweeps.filter(({ policy }) => policy !== 'onhand' && policy !== 'foresight'),
      ),
      classes: classResults(comparison, outcome),
    },
    plans: outlook.plans,
    feeds: options.feedback ? feedResults(built, source, { comparison, maker, log: run.log }) : [],
  }
}

function sourceOf(table: DemandTable, world: World): OutlookSource {
  const cycle = table.step === 'day' ? 7 : table.step === 'hour' ? 24 : 1
  const first = table.step === 'day' ? dayOfPeriod('day', table.firstPeriod) : table.firstPeriod
  return {
    world,
    seen: world.skus.map(seenOf),
    cycle,
    phaseOfZero: ((first % cycle) + cycle) % cycle,
    steps: stepsOf(world),
    refitPeriods: REFIT_PERIODS,
    planFits: cycle > 1 ? PLAN_FITS : 1,
  }
}

/** Demand of a SKU; NaN where nothing is known of a period. */
function seenOf({ demand, known }: SkuPath): Float64Array {
  return known ? demand.map((units, period) => (known[period] === 1 ? units : Number.NaN)) : demand
}

function feedResults(
  built: BuiltWorld,
  source: OutlookSource,
  run: { comparison: Comparison; maker: (outlook: Outlook) => RuleMaker; log: (line: string) => void },
): FeedResult[] {
  const { world } = built
  return (['demand', 'sales', 'sales-and-stock-outs'] as const).flatMap((feed) =>
    FEEDBACK_LEVELS.map((serviceLevel) => {
      const levels = new Float64Array(world.skus.length).fill(serviceLevel)
      const walk = walkWithFeedback(source, feed, (outlook) => run.maker(outlook)(levels))
      run.log(`forecast fed with ${feed} at ${serviceLevel}`)
      return {
        feed,
        serviceLevel,
        measures: measure(world, walk.outcome, { weights: null, rates: run.comparison.rates }),
      }
    }),
  )
}
