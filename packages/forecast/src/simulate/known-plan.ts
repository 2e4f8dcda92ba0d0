import type { DemandSeries, Panel } from '../panel/panel.ts'
import type { CountPage } from '../sparse/count-page.ts'
import { learnPanelPlan, type PanelPlan, plannedPage } from '../sparse/plan-effects.ts'
import { fitPool } from '../sparse/pool.ts'
import type { KnownPage, OutlookSource } from './known-page.ts'
import type { WorldPlan } from './world.ts'

/** What asking the past about the plan gave at one period of a simulation. */
export interface PlanReading {
  readonly period: number
  /** What the plan is made of. */
  readonly names: readonly string[]
  /** Share of the loss that it takes off the newest fifth of the past. */
  readonly gain: number
  readonly isUsed: boolean
}

/** What a plan did until a period of a simulation. */
export interface LearntPlan {
  readonly reading: PlanReading | null
  readonly plan?: PanelPlan
}

/** Learns from what was known at the start of period `period` what the plan does to demand. */
export function learnKnownPlan(
  known: KnownPage,
  plan: WorldPlan,
  at: { source: OutlookSource; period: number },
): LearntPlan {
  const { page, calendar } = known
  const panel = panelOf(known, plan, at.source)
  const trial = learnPanelPlan(panel, page, fitPool(page, calendar))
  if (!trial) return { reading: null }
  const reading = { period: at.period, names: trial.names, gain: trial.gain, isUsed: trial.plan !== undefined }
  return { reading, ...(trial.plan ? { plan: trial.plan } : {}) }
}

/** The page with what the plan does to each period of its SKUs, those to come too; `view` as of `plannedPage`. */
export function pageWithPlan(
  known: KnownPage,
  learnt: LearntPlan,
  at: { source: OutlookSource; plan: WorldPlan; view: 'honest' | 'best' },
): CountPage {
  return plannedPage(learnt.plan, { panel: panelOf(known, at.plan, at.source), page: known.page }, at.view)
}

/** The histories of a page with the plan of their periods and of those to come; units beyond the history are not in it. */
function panelOf({ page, calendar, first }: KnownPage, plan: WorldPlan, source: OutlookSource): Panel {
  const end = first + page.periods + calendar.horizon
  const series = source.world.skus.map(({ sku, location, groups }, index): DemandSeries => {
    const startIndex = page.startIndex?.[index] ?? 0
    const base = index * page.periods
    return {
      sku,
      location,
      startIndex,
      units: Float64Array.from(page.units.subarray(base + startIndex, base + page.periods)),
      covariates: (plan.covariates[index] ?? []).map((row) => row.subarray(first + startIndex, end)),
      ...(groups ? { groups } : {}),
    }
  })
  return {
    step: plan.step,
    periodStarts: [],
    originIndex: page.periods - 1,
    horizon: calendar.horizon,
    covariateNames: plan.covariateNames,
    calendar: plan.calendar.map(({ name, values }) => ({ name, values: values.subarray(first, end) })),
    series,
  }
}
