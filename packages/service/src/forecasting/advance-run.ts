import { lastClosedDay } from '@onhand/domain/forecasting/demand-days'
import { sumOfLast } from '@onhand/domain/forecasting/demand-history'
import { isActive } from '@onhand/domain/forecasting/run-states'
import { DEFAULT_SETTING, type ReplenishmentSetting } from '@onhand/domain/forecasting/types'
import type { ForecastRunId, VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { ok, type Result } from '@onhand/domain/result'
import type { JobRefusal } from '../outbox/ports.ts'
import { collectStep } from './collect-step.ts'
import { type BoughtSeries, compareStock, isCompared } from './compare-stock.ts'
import type { RunDeps } from './forecast-page.ts'
import { type Holidays, holidaysOfRun, type KnownPlans, knownPlans } from './known-plans.ts'
import { groupRates } from './new-series.ts'
import { pagePlan } from './page-plan.ts'
import { expectedOf, learnDemand, type LearntDemand } from './outlook.ts'
import type { RunAdvance, RunRecord } from './ports.ts'
import { pageMessage, stepMessage } from './run-messages.ts'
import { byLastDay, datedSeries, type DatedSeries, historySince } from './series-days.ts'
import { multiplierFor, type SampledSku, type ShopPlan } from './shop-plan.ts'
import { chosenTerms, demandUntil, supplyTimeOf } from './supply-time.ts'

/** Small enough for a Worker's memory many times over, large enough that 100,000 SKUs are 200 messages. */
const PAGE_SERIES = 500
// What all series share is steady from a thousand on.
const POOL_SERIES = 1_000
const SHOPS_PER_STEP = 10
const SHOP_SERIES = 200
const VALUE_DAYS = 91
// Before the shop's own is known: what most of its SKUs come to.
const USUAL_LEVEL = 0.95

/**
 * Does the next step of a run: reads demand, learns what all series share, plans the shops, cuts the pages. Each step writes its outcome, the run's next
 * step and the message for it in one batch, so that a crash anywhere goes on from there; a step that was done before is left alone [FCT-3].
 */
export async function advanceRun(
  deps: RunDeps,
  { runId, step }: { readonly runId: ForecastRunId; readonly step: number },
): Promise<Result<null, JobRefusal>> {
  const run = await deps.forecastRuns.find(runId)
  if (run === null || !isActive(run.status) || run.step !== step) return ok(null)
  const next = await nextOf(deps, run)
  if (next === null) return ok(null)
  const outbox = next.outbox ?? [stepMessage(runId, step + 1)]
  await deps.forecastRuns.advance({ run, nowMs: deps.nowMs(), ...next, outbox })
  deps.log.info('forecast.step_done', { runId, step, status: next.status })
  return ok(null)
}

type Next = Pick<RunAdvance, 'status' | 'pool' | 'shops' | 'pages'> & Partial<Pick<RunAdvance, 'outbox'>>

async function nextOf(deps: RunDeps, run: RunRecord): Promise<Next | null> {
  if (run.status === 'collecting') {
    const { isComplete } = await collectStep(deps, run)
    return { status: isComplete ? 'learning' : 'collecting' }
  }
  if (run.status !== 'learning') return null
  const pool = await deps.forecastRuns.pool(run.id)
  if (pool === null) return { status: 'learning', pool: await learnPool(deps, run) }
  const vendorIds = await deps.forecastRuns.unplannedShops(run, SHOPS_PER_STEP)
  if (vendorIds.length > 0) return { status: 'learning', shops: await shopPlans(deps, run, { pool, vendorIds }) }
  const pages = await deps.forecastRuns.pageBounds(run.vendorId, PAGE_SERIES)
  const outbox = pages.map((page) => pageMessage(run.id, page.position))
  return { status: pages.length === 0 ? 'done' : 'forecasting', pages, outbox }
}

/** What all series share, from an even sample. Of a single shop's run too it is that of all shops: one shop alone is too few. */
async function learnPool(deps: RunDeps, run: RunRecord): Promise<string> {
  const sample = await deps.demand.sample(null, POOL_SERIES, historySince(run.startedAtMs))
  const days = byLastDay(datedSeries(sample, run.startedAtMs))
  const [lastDay, group] = [...days].sort(([, a], [, b]) => b.length - a.length)[0] ?? [
    lastClosedDay(run.startedAtMs, 'UTC'),
    [],
  ]
  const holidays = await holidaysOfRun(deps, lastDay)
  const plans = await plansFor(deps, run, { dated: group, holidays })
  const histories = group.map((one) => one.history)
  const learnt = learnDemand(histories, lastDay, pagePlan(group, lastDay, plans))
  const { plan } = learnt
  deps.log.info('forecast.plan_learnt', { runId: run.id, price: plan?.price ?? null, holiday: plan?.holiday ?? null })
  const groups = groupRates(group.map(({ history, series }) => ({ history, groups: series.groups })))
  return JSON.stringify({ ...learnt, groups, holidays })
}

/** Prices, promotions and holidays of these series. */
function plansFor(
  deps: RunDeps,
  run: RunRecord,
  { dated, holidays }: { readonly dated: readonly DatedSeries[]; readonly holidays: Holidays | undefined },
): Promise<KnownPlans> {
  const { atMs } = historySince(run.startedAtMs)
  return knownPlans(
    deps,
    dated.map((one) => one.series),
    { sinceMs: atMs, holidays },
  )
}

/** Plans of the next shops: of one whose past is replayed, too, only one, because that takes longer than all the others together. */
async function shopPlans(
  deps: RunDeps,
  run: RunRecord,
  { pool, vendorIds }: { readonly pool: string; readonly vendorIds: readonly VendorId[] },
): Promise<NonNullable<RunAdvance['shops']>> {
  const settings = await deps.forecasts.settings(vendorIds)
  const plans: { vendorId: VendorId; plan: string }[] = []
  for (const vendorId of vendorIds) {
    const setting = settings.get(vendorId) ?? DEFAULT_SETTING
    const plan = await shopPlan(deps, run, { pool, vendorId, setting })
    plans.push({ vendorId, plan: JSON.stringify(plan) })
    if (plan.compared) break
  }
  return plans
}

async function shopPlan(
  deps: RunDeps,
  run: RunRecord,
  of: { readonly pool: string; readonly vendorId: VendorId; readonly setting: ReplenishmentSetting },
): Promise<ShopPlan> {
  const { vendorId, setting } = of
  const utcDay = lastClosedDay(run.startedAtMs, 'UTC')
  const bounds = await deps.demand.valueBounds(vendorId, addDays(utcDay, 1 - VALUE_DAYS))
  const packed = await deps.demand.sample(vendorId, SHOP_SERIES, historySince(run.startedAtMs))
  const dated = datedSeries(packed, run.startedAtMs)
  const rates = shopRates(dated)
  const learnt = JSON.parse(of.pool) as LearntDemand
  const known = await plansFor(deps, run, { dated, holidays: learnt.holidays })
  const skus = await sampledSkus(deps, dated, { learnt, setting, plans: known })
  const multiplier = multiplierFor(skus, setting)
  const compared = isCompared(run, vendorId, utcDay) ? compareStock(skus, { setting, multiplier }) : undefined
  return { ...bounds, multiplier, ...(rates ? { rates } : {}), ...(compared ? { compared } : {}) }
}

/** How the sampled SKUs of a shop sell; undefined when too few are known. */
function shopRates(dated: readonly DatedSeries[]): ShopPlan['rates'] {
  return groupRates(dated.map(({ history }) => ({ history, groups: [OF_SHOP] })))[OF_SHOP]
}

const OF_SHOP = 'shop'

async function sampledSkus(
  deps: RunDeps,
  dated: readonly DatedSeries[],
  {
    learnt,
    setting,
    plans,
  }: { readonly learnt: LearntDemand; readonly setting: ReplenishmentSetting; readonly plans: KnownPlans },
): Promise<readonly (SampledSku & BoughtSeries)[]> {
  const terms = await deps.supplierBook.termsOf([...new Set(dated.map((one) => one.series.skuId))])
  const termsOf = Map.groupBy(terms, (one) => one.skuId)
  return [...byLastDay(dated)].flatMap(([lastDay, group]) => {
    const expected = expectedOf(learnt, group, { lastDay, plans })
    return group.flatMap((one, index) => {
      const { series, history } = one
      const outlook = expected[index]
      if (!outlook) return []
      const offers = termsOf.get(series.skuId) ?? []
      const chosen = chosenTerms(offers, series, { demandOf: outlook.demandOf, setting, level: USUAL_LEVEL })
      const supply = supplyTimeOf(series, chosen, setting)
      return [
        {
          ...one,
          terms: chosen,
          soldUnits: sumOfLast(history.units, VALUE_DAYS),
          protection: demandUntil(outlook.demandOf, supply, supply.reviewDays),
          leadTime: demandUntil(outlook.demandOf, supply, 0),
          priceMinor: series.priceMinor,
          unitCostMinor: series.unitCostMinor,
        },
      ]
    })
  })
}
