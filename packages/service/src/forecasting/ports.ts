import type { Locale } from '@onhand/domain/catalog/views'
import type {
  AlertKind,
  ReplenishmentSetting,
  SkuMode,
  SuddenChange,
  ValueClass,
} from '@onhand/domain/forecasting/types'
import type { PlanNote } from '@onhand/domain/forecasting/plan-notes'
import type { RunOrigin, RunStatus } from '@onhand/domain/forecasting/run-states'
import type { ForecastRunId, LocationId, SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import type { AuditEntry } from '../identity/audit.ts'
import type { OutboxMessage } from '../ordering/ports.ts'
import type { Page, SkuFacts } from '../stock/ports.ts'
import type { ForecastGroupPort } from './group-ports.ts'

/** One forecast run as it is kept. */
export type RunRecord = {
  readonly id: ForecastRunId
  /** Null: every shop. */
  readonly vendorId: VendorId | null
  readonly origin: RunOrigin
  readonly status: RunStatus
  readonly startedAtMs: number
  readonly finishedAtMs: number | null
  readonly step: number
  readonly pageCount: number
}

/** A run with how far it is. */
export type RunProgress = RunRecord & {
  readonly donePages: number
  /** Pages that were given up on: they are among the operator's dead letters, and can be replayed there. */
  readonly failedPages: number
  readonly skuCount: number
  readonly doneSkuCount: number
}

/** A page's bounds: SKUs at places after `from`, up to and with `to`, in the order of their ids. */
export type PageBounds = {
  readonly position: number
  readonly from: readonly [SkuId | '', LocationId | '']
  readonly to: readonly [SkuId, LocationId]
  readonly skuCount: number
}

/** What a step of a run writes in one batch, only when the run still is at that step. */
export type RunAdvance = {
  readonly run: Pick<RunRecord, 'id' | 'step'>
  readonly status: RunStatus
  /** What all pages share, as JSON; absent leaves it alone. */
  readonly pool?: string
  readonly shops?: readonly { readonly vendorId: VendorId; readonly plan: string }[]
  readonly pages?: readonly PageBounds[]
  readonly outbox: readonly OutboxMessage[]
  readonly nowMs: number
}

/** Runs of the forecast and their pages. */
export type ForecastRunPort = {
  /** `busy`: another run of the same shops goes on. `exists`: this one was started before. */
  start(
    run: Pick<RunRecord, 'id' | 'vendorId' | 'origin' | 'startedAtMs'> & { readonly startedBy: string },
    outbox: readonly OutboxMessage[],
    audit: readonly AuditEntry[],
  ): Promise<'started' | 'exists' | 'busy'>
  find(id: ForecastRunId): Promise<RunRecord | null>
  progress(id: ForecastRunId): Promise<RunProgress | null>
  /** Those of a shop and those of all shops, newest first; null: all there are. */
  list(
    vendorId: VendorId | null,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<RunProgress>>
  pool(id: ForecastRunId): Promise<string | null>
  shopPlans(id: ForecastRunId, vendorIds: readonly VendorId[]): Promise<ReadonlyMap<VendorId, string>>
  page(id: ForecastRunId, position: number): Promise<(PageBounds & { readonly isFinished: boolean }) | null>
  /** False when the run was elsewhere: then nothing was written. */
  advance(advance: RunAdvance): Promise<boolean>
  /** Forecasts, scores and the page's end in one batch; the last page ends the run. */
  finishPage(page: FinishedPage): Promise<void>
  /** False when there was nothing to cancel. */
  cancel(
    id: ForecastRunId,
    vendorId: VendorId | null,
    how: { readonly nowMs: number; readonly audit: readonly AuditEntry[] },
  ): Promise<boolean>
  /** Bounds of pages of `pageSize` SKUs at places with stock, of a shop or of all. */
  pageBounds(vendorId: VendorId | null, pageSize: number): Promise<readonly PageBounds[]>
  /** Shops with stock that have no plan in this run yet. */
  unplannedShops(run: Pick<RunRecord, 'id' | 'vendorId'>, limit: number): Promise<readonly VendorId[]>
}

/** The end of a page. */
export type FinishedPage = {
  readonly runId: ForecastRunId
  readonly position: number
  readonly nowMs: number
  readonly forecasts: readonly SkuForecast[]
  readonly scores: readonly ScoreRow[]
}

/** A local day of a time zone with its instants. */
export type ZoneDay = {
  readonly timeZone: string
  readonly day: string
  readonly startMs: number
  readonly endMs: number
}

/** A SKU at a place with what was sold of it, packed: one text per series. */
export type PackedSeries = {
  readonly vendorId: VendorId
  readonly skuId: SkuId
  readonly locationId: LocationId
  readonly timeZone: string
  /** `20261120:3:0` separated by blanks: day, sold, lost units; in any order. */
  readonly days: string
  /** `from-to` in milliseconds separated by blanks; an open one has no `to`. */
  readonly stockOuts: string
  /** When goods of it first came here; null when none ever did. */
  readonly firstStockedAtMs: number | null
  readonly availableUnits: number
  readonly priceMinor: number
  readonly unitCostMinor: number
  readonly mode: SkuMode
  readonly floorUnits: number
  /** What the shop's own supplier promises, for SKUs without terms of their own. */
  readonly leadTimeDays: number
  /** Its product's category and the one above it, the narrower first: what it borrows from while it is new. */
  readonly groups: readonly string[]
}

/** What was asked for, by day. */
export type DemandPort = {
  timeZones(vendorId: VendorId | null): Promise<readonly string[]>
  /** When the first order was placed; null when none was. */
  firstOrderAtMs(vendorId: VendorId | null): Promise<number | null>
  fedThroughMs(timeZones: readonly string[]): Promise<ReadonlyMap<string, number>>
  /**
   * Writes what was sold on these days anew from the placed orders. Orders cancelled on the day they were placed do not count. Repeating it
   * changes nothing. `isFeed` notes how far all shops are read.
   */
  collect(vendorId: VendorId | null, days: readonly ZoneDay[], isFeed: boolean): Promise<void>
  /** Days of before a shop sold here; those that are there already stay. Answers how many were taken. */
  importDays(
    days: {
      readonly vendorId: VendorId
      readonly locationId: LocationId
      readonly rows: readonly {
        readonly skuId: SkuId
        readonly day: string
        readonly soldUnits: number
        readonly priceMinor: number
      }[]
    },
    entry: AuditEntry,
  ): Promise<number>
  /** The series of a page's bounds, of one shop or of all, with the days since `sinceDay`. */
  series(
    bounds: Pick<PageBounds, 'from' | 'to'>,
    vendorId: VendorId | null,
    since: { readonly day: string; readonly atMs: number },
  ): Promise<readonly PackedSeries[]>
  /** An even sample of the series of a shop or of all. */
  sample(
    vendorId: VendorId | null,
    limit: number,
    since: { readonly day: string; readonly atMs: number },
  ): Promise<readonly PackedSeries[]>
  /** From how much money since a day on a SKU at a place of the shop is in class A, and in B. */
  valueBounds(vendorId: VendorId, sinceDay: string): Promise<{ readonly aMinor: number; readonly bMinor: number }>
  /** Forgets days, stock-outs, runs and scores of before; of runs those that ended. */
  forget(beforeDay: string, beforeMs: number): Promise<void>
  /** What one SKU sold at a place since a day. */
  days(key: ForecastKey, sinceDay: string): Promise<readonly DemandDay[]>
}

/** One day of a SKU at a place. */
export type DemandDay = {
  readonly day: string
  readonly soldUnits: number
  readonly lostUnits: number
  readonly stockOutPermille: number
}

/** A SKU at a place. */
export type ForecastKey = { readonly skuId: SkuId; readonly locationId: LocationId }

/** What a run found for one SKU at a place. */
export type SkuForecast = ForecastKey & {
  readonly vendorId: VendorId
  readonly runId: ForecastRunId
  readonly madeAtMs: number
  readonly firstDay: string
  readonly horizonDays: number
  readonly dailyMean: readonly number[]
  /** One row per level of BAND_LEVELS. */
  readonly dailyQuantiles: readonly (readonly number[])[]
  readonly protectionDays: number
  readonly protectionMean: number
  /** Units at each of LEVELS. */
  readonly protectionQuantiles: readonly number[]
  readonly safetyStockUnits: number
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  readonly targetPermille: number
  readonly demandClass: string
  readonly valueClass: ValueClass
  readonly sold7Days: number
  readonly sold28Days: number
  readonly sold365Days: number
  readonly weekday: readonly number[]
  readonly suddenChange: SuddenChange
  readonly historyDays: number
  readonly week: WatchedWeek
  /** The first 7 and 28 days, and all that are forecast, each as one demand: what sums over SKUs are made of [FCT-50]. */
  readonly ahead: { readonly next7: DemandMoments; readonly next28: DemandMoments; readonly horizon: DemandMoments }
  /** Which prices, promotions and holidays move it. */
  readonly plan: readonly PlanNote[]
}

/** Expected units of some days together and their variance, in thousandths, and what they bring. */
export type DemandMoments = {
  readonly milliUnits: number
  readonly milliVariance: number
  readonly valueMinor: number
}

/** What was expected of the seven days from `firstDay`, kept until they are over and can be scored. */
export type WatchedWeek = {
  readonly firstDay: string
  readonly mean: number
  /** One value per level of BAND_LEVELS. */
  readonly quantiles: readonly number[]
}

/** Sums of forecasts against what came, of one page, class and span. */
export type ScoreRow = {
  readonly vendorId: VendorId
  readonly day: string
  readonly spanDays: 1 | 7
  readonly valueClass: ValueClass
  readonly skuCount: number
  readonly actualUnits: number
  readonly forecastUnits: number
  readonly absoluteErrorUnits: number
  readonly within50Count: number
  readonly within90Count: number
  readonly below95Count: number
  /** Worked out afterwards, from the days before the span alone; absent: a forecast that was made. */
  readonly isBacktest?: boolean
}

/** A line of the table of forecasts. */
export type ForecastRow = ForecastKey &
  Pick<SkuFacts, 'title' | 'skuTitle' | 'code' | 'currency' | 'unitCostMinor'> &
  Pick<
    SkuForecast,
    | 'protectionDays'
    | 'protectionMean'
    | 'safetyStockUnits'
    | 'reorderPointUnits'
    | 'orderUpToUnits'
    | 'targetPermille'
    | 'demandClass'
    | 'valueClass'
    | 'sold7Days'
    | 'sold28Days'
    | 'suddenChange'
    | 'horizonDays'
  > & { readonly availableUnits: number; readonly incomingUnits: number; readonly nextWeekUnits: number }

/** A warning about a SKU at a place, with its effect. */
export type ReplenishmentAlert = ForecastKey &
  Pick<SkuFacts, 'title' | 'skuTitle' | 'code' | 'currency'> & {
    readonly kind: AlertKind
    readonly availableUnits: number
    readonly incomingUnits: number
    readonly safetyStockUnits: number
    readonly sold7Days: number
    readonly sold28Days: number
    readonly suddenChange: SuddenChange
    /** Missing units, units too many, or units that will expire; 0 for a sudden change. */
    readonly units: number
    /** What these units cost. */
    readonly valueMinor: number
    /** How long what is there lasts; null when nothing is expected to sell. */
    readonly coverDays: number | null
    readonly expiryDate: string | null
    /** Until when it is put off; null when it is not. */
    readonly snoozedUntilMs: number | null
  }

/** What a shop decided about one SKU. */
export type SkuOverride = {
  readonly skuId: SkuId
  readonly mode: SkuMode
  readonly floorUnits: number
}

/** Forecasts, settings, alerts and accuracy of a shop. */
export type ForecastPort = ForecastGroupPort & {
  rows(query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly locationId: LocationId | null
    readonly valueClass: ValueClass | null
    readonly words: string
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<ForecastRow>>
  of(vendorId: VendorId, keys: readonly ForecastKey[]): Promise<readonly SkuForecast[]>
  /** The forecasts that are there of a page's SKUs, to be scored. */
  before(bounds: Pick<PageBounds, 'from' | 'to'>, vendorId: VendorId | null): Promise<readonly SkuForecast[]>
  scores(query: {
    readonly vendorId: VendorId | null
    readonly spanDays: 1 | 7
    readonly fromDay: string
    readonly toDay: string
  }): Promise<readonly ScoreRow[]>
  settings(vendorIds: readonly VendorId[]): Promise<ReadonlyMap<VendorId, ReplenishmentSetting>>
  saveSetting(vendorId: VendorId, setting: ReplenishmentSetting, audit: AuditEntry): Promise<void>
  overrides(query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly cursor: string | null
    readonly limit: number
  }): Promise<Page<SkuOverride & Pick<SkuFacts, 'title' | 'skuTitle' | 'code'>>>
  /** What the shop decided about one SKU; null: nothing. */
  overrideOf(vendorId: VendorId, skuId: SkuId): Promise<SkuOverride | null>
  /** `forecast` takes the exception away. */
  saveOverride(vendorId: VendorId, override: SkuOverride, audit: AuditEntry): Promise<void>
  alerts(
    query: AlertQuery & { readonly cursor: string | null; readonly limit: number },
  ): Promise<Page<ReplenishmentAlert>>
  /** How many there are of each kind, and what they are worth. */
  alertCounts(query: AlertQuery): Promise<readonly AlertCount[]>
  /** `untilMs` null: no longer put off. */
  snooze(
    vendorId: VendorId,
    alert: ForecastKey & { readonly kind: AlertKind; readonly untilMs: number | null },
    audit: AuditEntry,
  ): Promise<void>
}

/** Which alerts: `today` is the shop's day, `overstockDays` its setting. */
export type AlertQuery = {
  readonly vendorId: VendorId
  readonly locale: Locale
  readonly kind: AlertKind | null
  readonly locationId: LocationId | null
  readonly isSnoozed: boolean
  readonly today: string
  readonly nowMs: number
  readonly overstockDays: number
}

/** How many alerts of a kind there are. */
export type AlertCount = {
  readonly kind: AlertKind
  readonly count: number
  readonly units: number
  readonly valueMinor: number
}

/** What a supplier needs and takes for one SKU. */
export type SupplyTerms = {
  readonly skuId: SkuId
  readonly supplierId: SupplierId
  /** How long deliveries took, each as likely as the others; promised days where none came yet. */
  readonly leadDays: readonly number[]
  readonly minimumUnits: number
  readonly packUnits: number
  readonly priceMinor: number
  readonly currency: string
  /** The shop asks this one first. */
  readonly isPreferred: boolean
  /** Share of its orders that it declined or left unfinished; its promise counts as four kept ones. */
  readonly missedShare: number
}

/** What suppliers need, an entry for each supplier that sells a SKU: learnt lead times, quantities, prices. SKUs without terms are left out. */
export type SupplyTermsReader = { termsOf(skuIds: readonly SkuId[]): Promise<readonly SupplyTerms[]> }
