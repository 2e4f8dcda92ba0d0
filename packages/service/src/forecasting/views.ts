import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import { type Accuracy, accuracyOf, addScores, NO_SCORE } from '@onhand/domain/forecasting/score'
import { lastClosedDay } from '@onhand/domain/forecasting/demand-days'
import type { SkuMode, ValueClass } from '@onhand/domain/forecasting/types'
import type { ForecastRunId, LocationId, SkuId, VendorId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import { operate, type OperateRefusal } from '../identity/operate.ts'
import { type NotFound, ownPlace, ownPlaces, ownSku } from '../stock/own.ts'
import type { Page, SkuFacts } from '../stock/ports.ts'
import type { DemandDay, ForecastRow, RunProgress, ScoreRow, SkuForecast } from './ports.ts'

type Refusal = OperateRefusal | NotFound
type PageInput = { readonly cursor?: string | null | undefined; readonly limit: number }

/** A run as its watcher sees it. */
export type RunView = Omit<RunProgress, 'vendorId' | 'step'> & {
  readonly isWholeMarket: boolean
  /** How far it is, in thousandths. */
  readonly donePermille: number
}

/** Runs of a shop together with those of the whole marketplace; for the operator (`vendorId` null) all. */
export async function forecastRuns(
  deps: Pick<ServiceDeps, 'forecastRuns'>,
  actor: Actor,
  input: PageInput & { readonly vendorId: VendorId | null },
): Promise<Result<Page<RunView>, OperateRefusal>> {
  const { vendorId, cursor = null, limit } = input
  const allowed = mayRead(actor, vendorId)
  if (!allowed.ok) return allowed
  const page = await deps.forecastRuns.list(vendorId, { cursor, limit })
  return ok({ ...page, items: page.items.map((run) => runView(run, vendorId)) })
}

/** One run with its progress: what a watcher asks for again and again. */
export async function forecastRun(
  deps: Pick<ServiceDeps, 'forecastRuns'>,
  actor: Actor,
  input: { readonly vendorId: VendorId | null; readonly runId: ForecastRunId },
): Promise<Result<RunView, OperateRefusal | { readonly code: 'not_found'; readonly what: 'forecast_run' }>> {
  const { vendorId, runId } = input
  const allowed = mayRead(actor, vendorId)
  if (!allowed.ok) return allowed
  const run = await deps.forecastRuns.progress(runId)
  const isVisible = run !== null && (vendorId === null || run.vendorId === null || run.vendorId === vendorId)
  return isVisible ? ok(runView(run, vendorId)) : err({ code: 'not_found', what: 'forecast_run' })
}

/** The table of a shop's forecasts, what sells most first. */
export async function forecastRows(
  deps: Pick<ServiceDeps, 'forecasts' | 'vendors'>,
  actor: Actor,
  input: PageInput & {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly locationId?: LocationId | null | undefined
    readonly valueClass?: ValueClass | null | undefined
    readonly words: string
  },
): Promise<Result<Page<ForecastRow>, Refusal>> {
  const { vendorId, locale, words, limit, cursor = null, locationId = null, valueClass = null } = input
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  if (locationId !== null) {
    const place = await ownPlace(deps, vendorId, locationId)
    if (!place.ok) return place
  }
  return ok(await deps.forecasts.rows({ vendorId, locale, locationId, valueClass, words, cursor, limit }))
}

/** A SKU's past and its forecast, for a chart; the forecast is null when no run has seen it yet. */
export type SkuForecastView = {
  readonly facts: SkuFacts
  readonly fromDay: string
  readonly days: readonly DemandDay[]
  readonly forecast: SkuForecast | null
  /** How the shop wants this SKU stocked. */
  readonly mode: SkuMode
  readonly floorUnits: number
}

const CHART_DAYS = 91

/** What one SKU sold at a place and what is expected. */
export async function skuForecast(
  deps: Pick<ServiceDeps, 'forecasts' | 'demand' | 'stockLists' | 'vendors' | 'nowMs'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly skuId: SkuId
    readonly locationId: LocationId
    readonly locale: Locale
  },
): Promise<Result<SkuForecastView, Refusal>> {
  const { vendorId, skuId, locationId } = input
  const allowed = inShop(actor, vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const [sku, place] = await Promise.all([ownSku(deps, input), ownPlace(deps, vendorId, locationId)])
  if (!sku.ok) return sku
  if (!place.ok) return place
  const fromDay = addDays(lastClosedDay(deps.nowMs(), place.value.timeZone), 1 - CHART_DAYS)
  const [[forecast], days, override] = await Promise.all([
    deps.forecasts.of(vendorId, [{ skuId, locationId }]),
    deps.demand.days({ skuId, locationId }, fromDay),
    deps.forecasts.overrideOf(vendorId, skuId),
  ])
  const { mode, floorUnits } = override ?? { mode: 'forecast' as const, floorUnits: 0 }
  return ok({ facts: sku.value, fromDay, days, forecast: forecast ?? null, mode, floorUnits })
}

/** How good a shop's forecasts were, by day and by class, with the sums they come from. */
export type AccuracyView = {
  readonly days: readonly (Accuracy & {
    readonly day: string
    readonly actualUnits: number
    readonly forecastUnits: number
  })[]
  readonly classes: readonly (Accuracy & { readonly valueClass: ValueClass; readonly actualUnits: number })[]
  readonly all: Accuracy & { readonly actualUnits: number; readonly forecastUnits: number }
}

/** Accuracy over time; for the operator (`vendorId` null) that of all shops. */
export async function forecastAccuracy(
  deps: Pick<ServiceDeps, 'forecasts' | 'vendors' | 'nowMs'>,
  actor: Actor,
  input: { readonly vendorId: VendorId | null; readonly spanDays: 1 | 7; readonly days: number },
): Promise<Result<AccuracyView, OperateRefusal>> {
  const { vendorId, spanDays } = input
  const allowed = mayRead(actor, vendorId)
  if (!allowed.ok) return allowed
  const [place] = vendorId === null ? [] : await ownPlaces(deps, vendorId)
  const toDay = lastClosedDay(deps.nowMs(), place?.timeZone ?? 'UTC')
  const fromDay = addDays(toDay, 1 - input.days)
  const scores = await deps.forecasts.scores({ vendorId, spanDays, fromDay, toDay })
  const days = grouped(scores, (score) => score.day)
  const classes = grouped(scores, (score) => score.valueClass)
  const all = scores.reduce(addScores, NO_SCORE)
  return ok({
    days: days.map(([day, sums]) => ({
      day,
      ...accuracyOf(sums),
      actualUnits: sums.actualUnits,
      forecastUnits: sums.forecastUnits,
    })),
    classes: classes.map(([valueClass, sums]) => ({ valueClass, ...accuracyOf(sums), actualUnits: sums.actualUnits })),
    all: { ...accuracyOf(all), actualUnits: all.actualUnits, forecastUnits: all.forecastUnits },
  })
}

function mayRead(actor: Actor, vendorId: VendorId | null): Result<null, OperateRefusal> {
  return vendorId === null ? operate(actor, 'operate') : inShop(actor, vendorId, 'stock.read')
}

/** Of a run over all shops one shop learns how far it is, not how large the others are. */
function runView({ vendorId, step: _step, ...run }: RunProgress, forVendor: VendorId | null): RunView {
  const isWholeMarket = vendorId === null
  const donePermille =
    run.status === 'done' ? 1000 : run.pageCount === 0 ? 0 : Math.floor((run.donePages * 1000) / run.pageCount)
  const hidden = isWholeMarket && forVendor !== null ? { skuCount: 0, doneSkuCount: 0 } : {}
  return { ...run, ...hidden, isWholeMarket, donePermille }
}

function grouped<Key extends string>(
  scores: readonly ScoreRow[],
  keyOf: (score: ScoreRow) => Key,
): readonly (readonly [Key, typeof NO_SCORE])[] {
  const groups = new Map<Key, typeof NO_SCORE>()
  for (const score of scores) {
    const key = keyOf(score)
    groups.set(key, addScores(groups.get(key) ?? NO_SCORE, score))
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
