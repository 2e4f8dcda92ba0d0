import { HOLDING_A_YEAR, holdingMonthMinor } from '@onhand/domain/purchasing/holding'
import type { StockTotals } from '@onhand/domain/insight/stock-items'
import type { InsightDeps, OpenInsight } from './open-insight.ts'

// The night replays each shop once a week; older than two of them says nothing of today.
const COMPARED_DAYS = 15
const DAY_MS = 86_400_000

/** An amount with the range that holds it in nine of ten draws of the SKUs. */
export type Ranged = { readonly value: number; readonly low: number; readonly high: number }

/** What min/max would have tied up for the same fill in the shop's last weeks. */
export type ComparedCost = {
  readonly skus: number
  readonly days: number
  readonly fill: number
  readonly ourMinor: number
  readonly minMaxMinor: number
  readonly ratio: Ranged
  readonly extraMinor: Ranged
  /** What that would cost a month more. */
  readonly monthMinor: number
}

/** What a shop's stock costs to keep, and what keeping it by forecast saves [INS-18]. */
export type StockCost = {
  readonly holdingPercent: number
  readonly monthMinor: number
  /** Null: no run has looked at the shop's past yet. `comparison` null: the past is too short or too thin to say. */
  readonly compared: { readonly throughDay: string; readonly comparison: ComparedCost | null } | null
}

/** The cost of a shop's stock beside its value. */
export async function stockCost(
  deps: Pick<InsightDeps, 'insight'>,
  { vendor, nowMs }: Pick<OpenInsight, 'vendor' | 'nowMs'>,
  totals: Pick<StockTotals, 'valueMinor'>,
): Promise<StockCost> {
  const found = await deps.insight.comparedStock(vendor.id, nowMs - COMPARED_DAYS * DAY_MS)
  const cost = { holdingPercent: HOLDING_A_YEAR * 100, monthMinor: holdingMonthMinor(totals.valueMinor) }
  if (!found) return { ...cost, compared: null }
  const { throughDay, saving } = found
  if (!saving) return { ...cost, compared: { throughDay, comparison: null } }
  const { skus, days, fill, ratio } = saving
  const extraMinor = rounded(saving.extraValue)
  const comparison = {
    ...{ skus, days, fill, ratio, extraMinor },
    ourMinor: Math.round(saving.ourValue),
    minMaxMinor: Math.round(saving.minMaxValue),
    monthMinor: holdingMonthMinor(extraMinor.value),
  }
  return { ...cost, compared: { throughDay, comparison } }
}

function rounded({ value, low, high }: Ranged): Ranged {
  return { value: Math.round(value), low: Math.round(low), high: Math.round(high) }
}
