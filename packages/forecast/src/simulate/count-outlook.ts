import type { CountPage } from '../sparse/count-page.ts'
import { forecastPage, type PageForecast } from '../sparse/page.ts'
import { type DemandPool, fitPool } from '../sparse/pool.ts'
import { fitSeason } from '../sparse/season.ts'
import { varianceToMeanOf } from '../sparse/spread.ts'
import { type KnownPage, knownPage, type OutlookSource } from './known-page.ts'
import { type LearntPlan, learnKnownPlan, pageWithPlan } from './known-plan.ts'
import { lotLevels } from './lot-levels.ts'
import { emptyOutlook, type Outlook, outlookRow } from './outlook.ts'
import { writeSpan } from './span-outlook.ts'
import type { World } from './world.ts'

export type { OutlookSource } from './known-page.ts'

// SKUs that teach the spread, drawn evenly: enough for two numbers.
const SPREAD_SAMPLE = 800

/** What has been learnt of the past so far: the pool, and what the plan does. */
export interface Learnt {
  readonly pool: DemandPool
  readonly plan?: LearntPlan
}

/**
 * Forecasts from period `from` to before `to`, each from what came before it, written into `outlook`. Where demand has a
 * cycle its season is learnt once per fit of the pool, and the periods until the next fit share one walk of each history.
 */
export function writeOutlook(
  source: OutlookSource,
  outlook: Outlook,
  span: { from: number; to: number; learnt?: Learnt },
): Learnt | undefined {
  let { learnt } = span
  for (let from = span.from; from < span.to; ) {
    const { startPeriod } = source.world
    const sinceFit = (from - startPeriod) % source.refitPeriods
    const isDue = learnt === undefined || sinceFit === 0
    const to = source.cycle > 1 ? Math.min(span.to, from + source.refitPeriods - sinceFit) : from + 1
    const known = knownPage(source, { from, until: from, horizon: source.steps + to - from - 1 })
    const plan = planAt(source, outlook, { known, learnt, from, isDue })
    const { calendar } = known
    const page = planned(source, { known, plan }, 'best')
    const fitted: DemandPool =
      isDue || !learnt ? fitPool(sampleOf(planned(source, { known, plan }, 'honest')), calendar) : learnt.pool
    const { factors } = fitSeason(page, calendar)
    const pool = { ...fitted, periods: page.periods, factors: Array.from(factors) }
    learnt = { pool, ...(plan ? { plan } : {}) }
    const isSpan = source.cycle > 1 && !pool.lots
    if (isSpan) writeSpan(source, outlook, { from, to, pool, factors, planned: page })
    else writePeriod({ world: source.world, outlook }, from, forecastPage(page, pool))
    from = isSpan ? to : from + 1
  }
  return learnt
}

/** What the plan does as far as it is known at `from`: learnt anew every few fits of the pool. */
function planAt(
  source: OutlookSource,
  outlook: Outlook,
  at: { known: KnownPage; learnt: Learnt | undefined; from: number; isDue: boolean },
): LearntPlan | undefined {
  const { known, learnt, from, isDue } = at
  const { plan, startPeriod } = source.world
  if (!plan) return undefined
  const fits = Math.round((from - startPeriod) / source.refitPeriods)
  if (learnt?.plan && !(isDue && fits % (source.planFits ?? 1) === 0)) return learnt.plan
  const found = learnKnownPlan(known, plan, { source, period: from })
  if (found.reading) outlook.plans.push(found.reading)
  return found
}

/** The page with what the plan does; as it is where there is none. */
function planned(
  source: OutlookSource,
  { known, plan }: { known: KnownPage; plan: LearntPlan | undefined },
  view: 'honest' | 'best',
): CountPage {
  if (!plan || !source.world.plan) return known.page
  return pageWithPlan(known, plan, { source, plan: source.world.plan, view })
}

function writePeriod(into: { world: World; outlook: Outlook }, period: number, forecast: PageForecast): void {
  const { world, outlook } = into
  forecast.demands.forEach((demand, index) => {
    const row = outlookRow(outlook, index, period)
    let whole = 0
    for (let step = 0; step < outlook.steps; step += 1) {
      const mean = demand.mean[step] ?? 0
      outlook.means[row * outlook.steps + step] = mean
      whole += mean
    }
    outlook.varianceToMean[row] = varianceToMeanOf(demand.spread, whole)
    const leadTime = world.skus[index]?.leadTime
    if (!demand.lots || !leadTime) return
    outlook.lotLevels[row] = lotLevels(demand.lots, { leadTime, reviewPeriods: world.reviewPeriods })
  })
}

/** All forecasts of a world whose demand is seen whatever the rule does: made once, read by every rule of a sweep. */
export function outlookOf(source: OutlookSource, report?: (done: number, of: number) => void): Outlook {
  const { startPeriod, endPeriod, skus } = source.world
  const periods = endPeriod - startPeriod
  const outlook = emptyOutlook({ startPeriod, periods, skuCount: skus.length, steps: source.steps })
  let learnt: Learnt | undefined
  for (let from = startPeriod; from < endPeriod; from += source.refitPeriods) {
    const to = Math.min(endPeriod, from + source.refitPeriods)
    learnt = writeOutlook(source, outlook, { from, to, ...(learnt ? { learnt } : {}) })
    report?.(to - startPeriod, periods)
  }
  return outlook
}

function sampleOf(page: CountPage): CountPage {
  if (page.skus <= SPREAD_SAMPLE) return page
  const { periods } = page
  const width = page.effects ? page.effects.length / page.skus : 0
  const units = new Float32Array(SPREAD_SAMPLE * periods)
  const startIndex = new Int32Array(SPREAD_SAMPLE)
  const prices = new Float64Array(SPREAD_SAMPLE)
  const censored = page.censored ? new Uint8Array(SPREAD_SAMPLE * periods) : undefined
  const effects = page.effects ? new Float32Array(SPREAD_SAMPLE * width) : undefined
  for (let i = 0; i < SPREAD_SAMPLE; i += 1) {
    const index = Math.floor((i * page.skus) / SPREAD_SAMPLE)
    const base = index * periods
    units.set(page.units.subarray(base, base + periods), i * periods)
    censored?.set(page.censored?.subarray(base, base + periods) ?? [], i * periods)
    effects?.set(page.effects?.subarray(index * width, (index + 1) * width) ?? [], i * width)
    startIndex[i] = page.startIndex?.[index] ?? 0
    prices[i] = page.prices?.[index] ?? 0
  }
  const parts = { ...(censored ? { censored } : {}), ...(effects ? { effects } : {}) }
  return { skus: SPREAD_SAMPLE, periods, units, startIndex, prices, ...parts }
}
