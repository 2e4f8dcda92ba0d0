import { promotionWithin } from '@onhand/domain/forecasting/plan-notes'
import type { SkuId, SupplierId } from '@onhand/domain/ids'
import { addDays } from '@onhand/domain/local-time'
import {
  type ForecastFacts,
  type OrderEffect,
  type ProposalReason,
  proposeLine,
} from '@onhand/domain/purchasing/propose-line'
import { LEVELS } from '@onhand/forecast/panel/levels'
import { expiringUnits } from '@onhand/forecast/policy/expiry'
import type { SupplyTerms } from '../forecasting/ports.ts'
import { type ChoiceNeed, choiceOf, meanDays, rankOffers } from './choose-supplier.ts'
import type { NeedRow } from './ports.ts'

/** One line of a proposal. */
export type ProposedSku = {
  readonly skuId: SkuId
  readonly title: string
  readonly skuTitle: string
  readonly code: string
  readonly imageUrl: string | null
  readonly units: number
  readonly neededUnits: number
  readonly unitCostMinor: number
  readonly priceMinor: number
  readonly moqUnits: number
  readonly packUnits: number
  readonly availableUnits: number
  readonly incomingUnits: number
  /** Units there that will expire before they sell: no stock to count on. */
  readonly expiringUnits: number
  /** What can be sold of an order before it expires; null: it keeps. */
  readonly sellableUnits: number | null
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  /** Units a day that are expected to be sold. */
  readonly dailyMean: number
  readonly reason: ProposalReason
  /** What another quantity would do is worked out from this. */
  readonly forecast: ForecastFacts
  readonly effect: OrderEffect
  readonly isDismissed: boolean
}

/** A proposed line with whom it is bought from. */
export type SourcedSku = { readonly supplierId: SupplierId; readonly leadDays: number; readonly sku: ProposedSku }

/** What is known besides the need: who sells it, by which name, how long it keeps, which day it is. */
export type SkuSupply = {
  readonly offers: readonly SupplyTerms[]
  readonly shelfLifeDays: number | null
  readonly today: string
  nameOf(supplierId: SupplierId): string
}

// How sure the stock for late deliveries is meant to be, in deviations: nineteen of twenty.
const LATE_DEVIATIONS = 1.65

/** What to order of a SKU now and from whom [BUY-11] [BUY-18] [BUY-21]; null when nothing, or when nobody sells it. */
export function proposeSku(need: NeedRow, supply: SkuSupply): SourcedSku | null {
  const dailyMean = need.protectionDays > 0 ? need.protectionMean / need.protectionDays : 0
  const expiring = Math.round(
    expiringUnits(lotsFrom(need, supply.today), daysOf(need, need.protectionDays), need.protectionDays),
  )
  const usableUnits = need.availableUnits + need.incomingUnits - expiring
  const asked: ChoiceNeed = {
    dailyMean,
    neededUnits: Math.max(1, need.orderUpToUnits - usableUnits),
    priceMinor: need.priceMinor,
    safetyUnits: (leadDays) => safetyUnits(need, dailyMean, leadDays),
    sellableUnits: (leadDays) => sellableUnits(need, usableUnits, { leadDays, lifeDays: supply.shelfLifeDays }),
  }
  const ranked = rankOffers(supply.offers, asked)
  const [best] = ranked
  if (!best) return null
  const { terms } = best
  const leadDays = Math.round(meanDays(terms.leadDays))
  const sellable = asked.sellableUnits(terms.leadDays)
  const bought = { moqUnits: terms.minimumUnits, packUnits: terms.packUnits, unitCostMinor: terms.priceMinor }
  const { priceMinor } = need
  const forecast = forecastOf(need)
  const position = {
    availableUnits: need.availableUnits,
    incomingUnits: need.incomingUnits,
    expiringUnits: expiring,
  }
  const proposed = proposeLine(forecast, position, { ...bought, leadDays, priceMinor, sellableUnits: sellable })
  if (!proposed) return null
  const { skuId, title, skuTitle, code, imageUrl, isDismissed, reorderPointUnits, orderUpToUnits } = need
  const { units, neededUnits, effect } = proposed
  const choice = choiceOf(ranked, supply.nameOf)
  const promotion = promotionOf(need, supply.today)
  const reason = {
    ...proposed.reason,
    choice,
    ...(need.neverStocked ? { neverStocked: need.neverStocked } : {}),
    ...(promotion ? { promotion } : {}),
  }
  const what = { skuId, title, skuTitle, code, imageUrl, isDismissed, reorderPointUnits, orderUpToUnits }
  return {
    supplierId: terms.supplierId,
    leadDays,
    sku: {
      ...what,
      ...position,
      ...bought,
      ...{ priceMinor, units, neededUnits, reason, effect, forecast, dailyMean, sellableUnits: sellable },
    },
  }
}

/** The promotion that the order has to last through, if there is one [FCT-41]. */
function promotionOf(need: NeedRow, today: string): ProposalReason['promotion'] | null {
  const found = promotionWithin(need.plan, today, addDays(today, need.protectionDays - 1))
  if (found === null) return null
  const { firstDay, lastDay } = found
  return { firstDay, lastDay: lastDay ?? firstDay, isRunning: firstDay <= today }
}

/** The lots by the day on which they can be sold last, counted from today. */
function lotsFrom(need: NeedRow, today: string) {
  return need.lots.map(({ units, expiryDate }) => ({ units, lastPeriod: daysBetween(today, expiryDate) }))
}

/** What is expected of the next `count` days; beyond the forecast as on the protected days. */
function daysOf(need: NeedRow, count: number): readonly number[] {
  const usual = need.protectionDays > 0 ? need.protectionMean / need.protectionDays : 0
  return Array.from({ length: count }, (_, day) => need.dailyMean[day] ?? usual)
}

/**
 * What has to lie on the shelf when deliveries take so long: the planned safety stock as the root of the days to bridge, and what late deliveries ask for.
 */
function safetyUnits(need: NeedRow, dailyMean: number, leadDays: readonly number[]): number {
  const mean = meanDays(leadDays)
  const spread = leadDays.reduce((sum, days) => sum + (days - mean) ** 2, 0) / Math.max(1, leadDays.length)
  const planned = need.safetyStockUnits ** 2 * ((mean + need.reviewDays) / Math.max(1, need.protectionDays))
  return Math.sqrt(planned + (LATE_DEVIATIONS * dailyMean) ** 2 * spread)
}

/** What can be sold of an order between its arrival and its last day, after what is there by then. */
function sellableUnits(
  need: NeedRow,
  usableUnits: number,
  { leadDays, lifeDays }: { readonly leadDays: readonly number[]; readonly lifeDays: number | null },
): number | null {
  if (lifeDays === null) return null
  const arrival = Math.round(meanDays(leadDays))
  const days = daysOf(need, arrival + lifeDays + 1)
  const sum = (part: readonly number[]) => part.reduce((total, units) => total + units, 0)
  const left = Math.max(0, usableUnits - sum(days.slice(0, arrival)))
  return Math.max(0, Math.floor(sum(days.slice(arrival)) - left + 1e-9))
}

function forecastOf(need: NeedRow): ForecastFacts {
  const { protectionDays, protectionMean, quantiles, safetyStockUnits, reorderPointUnits, orderUpToUnits } = need
  const { sold7Days, sold28Days, suddenChange } = need
  const stock = { safetyStockUnits, reorderPointUnits, orderUpToUnits }
  return {
    ...{ protectionDays, protectionMean, levels: LEVELS, quantiles },
    ...stock,
    ...{ sold7Days, sold28Days, suddenChange },
  }
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
