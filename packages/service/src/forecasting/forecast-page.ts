import type { ForecastRunId, VendorId } from '@onhand/domain/ids'
import { ok, type Result } from '@onhand/domain/result'
import { DEFAULT_SETTING, type ReplenishmentSetting } from '@onhand/domain/forecasting/types'
import type { JobDeps } from '../deps.ts'
import type { JobRefusal } from '../outbox/ports.ts'
import { backtestPage, type FirstForecast } from './backtest-page.ts'
import { type KnownPlans, knownPlans, type PlanDeps } from './known-plans.ts'
import { expectedOf, type LearntDemand, type SeriesOutlook } from './outlook.ts'
import { planNotes } from './plan-notes.ts'
import { planSeries } from './plan-series.ts'
import type { RunRecord, SkuForecast, SupplyTerms, SupplyTermsReader } from './ports.ts'
import { scorePage } from './score-page.ts'
import { byLastDay, datedSeries, historySince, type DatedSeries } from './series-days.ts'
import { NEW_SHOP_PLAN, serviceLevelOf, type ShopPlan } from './shop-plan.ts'
import { chosenTerms } from './supply-time.ts'

/** What the steps of a run need. */
export type RunDeps = Pick<JobDeps, 'forecastRuns' | 'demand' | 'forecasts' | 'nowMs' | 'log'> &
  PlanDeps & { readonly supplierBook: SupplyTermsReader }

// A forecast from fewer days was of goods that nobody knew: their past came later, in a file.
const KNOWN_DAYS_MIN = 14

/** What is known of the shops and goods of a page before it is planned. */
type Known = {
  readonly settings: ReadonlyMap<VendorId, ReplenishmentSetting>
  readonly plans: ReadonlyMap<VendorId, ShopPlan>
  readonly terms: ReadonlyMap<string, readonly SupplyTerms[]>
  readonly before: ReadonlyMap<string, SkuForecast>
  readonly salesPlans: KnownPlans
}

/**
 * Forecasts one page of a run and writes it in one batch [FCT-3]. A page that is done, or of a run that ended, is left alone; a crash before the write
 * leaves the page as it was, and doing it again writes the same.
 */
export async function forecastPage(
  deps: RunDeps,
  { runId, position }: { readonly runId: ForecastRunId; readonly position: number },
): Promise<Result<null, JobRefusal>> {
  const [run, page] = await Promise.all([deps.forecastRuns.find(runId), deps.forecastRuns.page(runId, position)])
  if (run?.status !== 'forecasting' || page === null || page.isFinished) return ok(null)
  const pool = await deps.forecastRuns.pool(runId)
  if (pool === null) return ok(null)
  const learnt = JSON.parse(pool) as LearntDemand
  const packed = await deps.demand.series(page, run.vendorId, historySince(run.startedAtMs))
  const dated = datedSeries(packed, run.startedAtMs)
  const known = await whatIsKnown(deps, run, { page, dated, learnt })
  const forecasts = [...byLastDay(dated)].flatMap(([lastDay, group]) => {
    const shopRates = (vendorId: VendorId) => known.plans.get(vendorId)?.rates
    const expected = expectedOf(learnt, group, { lastDay, shopRates, plans: known.salesPlans })
    return group.flatMap((one, index) => {
      const outlook = expected[index]
      return outlook ? [planSeries(one, outlook, contextOf(run, one, { known, outlook }))] : []
    })
  })
  const scores = run.origin === 'nightly' ? scorePage(scored(dated, known)) : []
  const tested = firstForecasts(dated, { known, forecasts }).flatMap(backtestPage)
  await deps.forecastRuns.finishPage({
    runId,
    position,
    nowMs: deps.nowMs(),
    forecasts,
    scores: [...scores, ...tested],
  })
  deps.log.info('forecast.page_done', { runId, position, skuCount: forecasts.length })
  return ok(null)
}

async function whatIsKnown(
  deps: RunDeps,
  run: RunRecord,
  {
    page,
    dated,
    learnt,
  }: {
    readonly page: Parameters<RunDeps['forecasts']['before']>[0]
    readonly dated: readonly DatedSeries[]
    readonly learnt: LearntDemand
  },
): Promise<Known> {
  const vendorIds = [...new Set(dated.map((one) => one.series.vendorId))]
  const skuIds = [...new Set(dated.map((one) => one.series.skuId))]
  const { atMs } = historySince(run.startedAtMs)
  const series = dated.map((one) => one.series)
  const [settings, plans, terms, before, salesPlans] = await Promise.all([
    deps.forecasts.settings(vendorIds),
    deps.forecastRuns.shopPlans(run.id, vendorIds),
    deps.supplierBook.termsOf(skuIds),
    deps.forecasts.before(page, run.vendorId),
    knownPlans(deps, series, { sinceMs: atMs, holidays: learnt.holidays }),
  ])
  return {
    settings,
    plans: new Map([...plans].map(([vendorId, plan]) => [vendorId, JSON.parse(plan) as ShopPlan])),
    terms: Map.groupBy(terms, (one) => one.skuId),
    before: new Map(before.map((one) => [keyOf(one), one])),
    salesPlans,
  }
}

function contextOf(
  run: RunRecord,
  dated: DatedSeries,
  { known, outlook }: { readonly known: Known; readonly outlook: SeriesOutlook },
): Parameters<typeof planSeries>[2] {
  const { series } = dated
  const setting = known.settings.get(series.vendorId) ?? DEFAULT_SETTING
  const shop = known.plans.get(series.vendorId) ?? NEW_SHOP_PLAN
  const level = serviceLevelOf(series, setting.targetOf, shop.multiplier)
  const offers = known.terms.get(series.skuId) ?? []
  const terms = chosenTerms(offers, series, { demandOf: outlook.demandOf, setting, level })
  const notes = planNotes(dated, outlook, { plans: known.salesPlans, horizonDays: setting.horizonDays })
  return { run, setting, shop, terms, before: known.before.get(keyOf(series)), notes }
}

function scored(dated: readonly DatedSeries[], known: Known): Parameters<typeof scorePage>[0] {
  return dated.flatMap(({ series, history, lastDay }) => {
    const before = known.before.get(keyOf(series))
    return before ? [{ before, history, lastDay }] : []
  })
}

/** Those that were never forecast, or only before anything was known of them, by the day their histories end on. */
function firstForecasts(
  dated: readonly DatedSeries[],
  { known, forecasts }: { readonly known: Known; readonly forecasts: readonly SkuForecast[] },
): readonly (readonly FirstForecast[])[] {
  const classes = new Map(forecasts.map((one) => [keyOf(one), one.valueClass]))
  return [...byLastDay(dated).values()].map((group) =>
    group.flatMap((one) => {
      const before = known.before.get(keyOf(one.series))
      const isFirst = before === undefined || before.historyDays < KNOWN_DAYS_MIN
      const valueClass = isFirst ? classes.get(keyOf(one.series)) : undefined
      return valueClass === undefined ? [] : [{ ...one, valueClass }]
    }),
  )
}

function keyOf({ skuId, locationId }: { readonly skuId: string; readonly locationId: string }): string {
  return `${skuId} ${locationId}`
}
