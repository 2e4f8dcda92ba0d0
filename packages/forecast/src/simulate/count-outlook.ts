import type { CountPage, PageCalendar } from '../sparse/count-page.ts'
import { forecastPage } from '../sparse/page.ts'
import { type DemandPool, fitPool } from '../sparse/pool.ts'
import { fitSeason } from '../sparse/season.ts'
import { varianceToMeanOf } from '../sparse/spread.ts'
import { emptyOutlook, type Outlook, outlookRow } from './outlook.ts'
import type { World } from './world.ts'

// A year and a month of days: what production keeps per SKU.
const HISTORY_PERIODS_MAX = 400
// SKUs that teach the spread, drawn evenly: enough for two numbers.
const SPREAD_SAMPLE = 800

/** What a forecast of a simulation is made of. */
export interface OutlookSource {
  readonly world: World
  /** Units per SKU and period, as demanded or as sold. Only what lies before the period of a forecast is read. */
  readonly seen: readonly Float64Array[]
  /** 1 where the SKU ran out: then the units are a lower bound. Absent: never. */
  readonly ranOut?: readonly Uint8Array[]
  /** Periods after which demand repeats (7 for days) and the place of period 0 in them. */
  readonly cycle: number
  readonly phaseOfZero: number
  /** Steps to forecast: the longest lead time and the review. */
  readonly steps: number
  /** Periods between two fits of the spread; the season is learnt anew each time. */
  readonly refitPeriods: number
}

/** Forecasts from period `from` to before `to`, each from what came before it, written into `outlook`. */
export function writeOutlook(
  source: OutlookSource,
  outlook: Outlook,
  span: { from: number; to: number; pool?: DemandPool },
): DemandPool | undefined {
  let { pool } = span
  for (let period = span.from; period < span.to; period += 1) {
    const { page, calendar } = pageAt(source, period)
    const isDue = pool === undefined || (period - source.world.startPeriod) % source.refitPeriods === 0
    const fitted: DemandPool = isDue || !pool ? fitPool(sampleOf(page), calendar) : pool
    pool = { ...fitted, periods: page.periods, factors: Array.from(fitSeason(page, calendar).factors) }
    const { demands } = forecastPage(page, pool)
    for (let index = 0; index < page.skus; index += 1) {
      const demand = demands[index]
      if (!demand) continue
      const row = outlookRow(outlook, index, period)
      let whole = 0
      for (let step = 0; step < outlook.steps; step += 1) {
        const mean = demand.mean[step] ?? 0
        outlook.means[row * outlook.steps + step] = mean
        whole += mean
      }
      outlook.varianceToMean[row] = varianceToMeanOf(demand.spread, whole)
    }
  }
  return pool
}

/** All forecasts of a world whose demand is seen whatever the rule does: made once, read by every rule of a sweep. */
export function outlookOf(source: OutlookSource, report?: (done: number, of: number) => void): Outlook {
  const { startPeriod, endPeriod, skus } = source.world
  const periods = endPeriod - startPeriod
  const outlook = emptyOutlook({ startPeriod, periods, skuCount: skus.length, steps: source.steps })
  let pool: DemandPool | undefined
  for (let period = startPeriod; period < endPeriod; period += 1) {
    pool = writeOutlook(source, outlook, { from: period, to: period + 1, ...(pool ? { pool } : {}) })
    report?.(period + 1 - startPeriod, periods)
  }
  return outlook
}

/** What is known at the start of `period`, packed. */
function pageAt(source: OutlookSource, period: number): { page: CountPage; calendar: PageCalendar } {
  const first = Math.max(0, period - HISTORY_PERIODS_MAX)
  const periods = period - first
  const skus = source.world.skus.length
  const units = new Float32Array(skus * periods)
  const startIndex = new Int32Array(skus)
  const censored = source.ranOut ? new Uint8Array(skus * periods) : undefined
  for (let index = 0; index < skus; index += 1) {
    units.set(source.seen[index]?.subarray(first, period) ?? [], index * periods)
    censored?.set(source.ranOut?.[index]?.subarray(first, period) ?? [], index * periods)
    const begins = (source.world.skus[index]?.firstPeriod ?? 0) - first
    startIndex[index] = Math.min(periods, Math.max(0, begins))
  }
  const calendar = {
    cycle: source.cycle,
    firstPhase: (source.phaseOfZero + first) % source.cycle,
    horizon: source.steps,
  }
  return { page: { skus, periods, units, startIndex, ...(censored ? { censored } : {}) }, calendar }
}

function sampleOf(page: CountPage): CountPage {
  if (page.skus <= SPREAD_SAMPLE) return page
  const { periods } = page
  const units = new Float32Array(SPREAD_SAMPLE * periods)
  const startIndex = new Int32Array(SPREAD_SAMPLE)
  const censored = page.censored ? new Uint8Array(SPREAD_SAMPLE * periods) : undefined
  for (let i = 0; i < SPREAD_SAMPLE; i += 1) {
    const index = Math.floor((i * page.skus) / SPREAD_SAMPLE)
    const base = index * periods
    units.set(page.units.subarray(base, base + periods), i * periods)
    censored?.set(page.censored?.subarray(base, base + periods) ?? [], i * periods)
    startIndex[i] = page.startIndex?.[index] ?? 0
  }
  return { skus: SPREAD_SAMPLE, periods, units, startIndex, ...(censored ? { censored } : {}) }
}
