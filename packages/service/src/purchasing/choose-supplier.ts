import type { SupplierChoice } from '@onhand/domain/purchasing/propose-line'
import type { SupplierId } from '@onhand/domain/ids'
import { HOLDING_A_YEAR } from '@onhand/domain/purchasing/holding'
import { rankSuppliers } from '@onhand/forecast/policy/choose-supplier'
import type { SupplyTerms } from '../forecasting/ports.ts'

/** What a SKU needs, as far as choosing whom to buy it from goes. */
export type ChoiceNeed = {
  readonly dailyMean: number
  readonly neededUnits: number
  /** What a unit is sold for. */
  readonly priceMinor: number
  /** What has to lie on the shelf above the expected demand when deliveries take so long. */
  safetyUnits(leadDays: readonly number[]): number
  /** What can be sold of an order that takes so long before it expires; null: it keeps. */
  sellableUnits(leadDays: readonly number[]): number | null
}

/** A supplier's terms with what a day costs when it is bought there, and of what that is made. */
export type RankedTerms = {
  readonly terms: SupplyTerms
  readonly costADayMinor: number
  readonly parts: Readonly<Record<Part, number>>
}

type Part = Exclude<SupplierChoice['code'], 'only' | 'preferred'>

const HOLDING_A_DAY = HOLDING_A_YEAR / 365
const PARTS = ['price', 'quantity', 'lead_time', 'reliability'] as const satisfies readonly Part[]

/**
 * Whom to buy a SKU from, the best first [BUY-18]: the supplier the shop prefers, else the one that costs least a day, everything counted: goods, half a lot
 * and what of it would expire, the stock that its lead time asks for, and the margin of what it fails to deliver. Equal cost: the quicker.
 */
export function rankOffers(offers: readonly SupplyTerms[], need: ChoiceNeed): readonly RankedTerms[] {
  const ranked = rankSuppliers(
    offers.map((terms) => ({
      supplier: terms,
      unitCostMinor: terms.priceMinor,
      terms: terms,
      orderCostMinor: 0,
      safetyStockUnits: need.safetyUnits(terms.leadDays),
    })),
    { demandUnitsPerPeriod: need.dailyMean, holdingPerPeriod: HOLDING_A_DAY, neededUnits: need.neededUnits },
  )
  const costed = ranked.map(({ offer, orderUnits, parts }) => {
    const terms = offer.supplier
    const safetyMinor = terms.priceMinor * HOLDING_A_DAY * Math.max(0, offer.safetyStockUnits)
    const sellable = need.sellableUnits(terms.leadDays) ?? orderUnits
    const wasted = orderUnits > 0 ? Math.max(0, orderUnits - sellable) / orderUnits : 0
    const own: RankedTerms['parts'] = {
      price: parts.goodsMinor,
      quantity: parts.holdingMinor - safetyMinor + wasted * parts.goodsMinor,
      lead_time: safetyMinor,
      reliability: terms.missedShare * need.dailyMean * Math.max(0, need.priceMinor - terms.priceMinor),
    }
    return { terms, parts: own, costADayMinor: PARTS.reduce((sum, part) => sum + own[part], 0) }
  })
  return costed.sort(
    (a, b) =>
      Number(b.terms.isPreferred) - Number(a.terms.isPreferred) ||
      a.costADayMinor - b.costADayMinor ||
      meanDays(a.terms.leadDays) - meanDays(b.terms.leadDays) ||
      (a.terms.supplierId < b.terms.supplierId ? -1 : 1),
  )
}

/** Why the first of `ranked` was chosen: the part in which it beats the cheapest of the others most. */
export function choiceOf(ranked: readonly RankedTerms[], nameOf: (id: SupplierId) => string): SupplierChoice {
  const [best, ...others] = ranked
  const [other] = [...others].sort((a, b) => a.costADayMinor - b.costADayMinor)
  const costADayMinor = Math.round(best?.costADayMinor ?? 0)
  if (!best || !other) return { code: 'only', otherName: null, costADayMinor, otherCostADayMinor: null }
  const facts = {
    otherName: nameOf(other.terms.supplierId),
    costADayMinor,
    otherCostADayMinor: Math.round(other.costADayMinor),
  }
  if (best.terms.isPreferred) return { code: 'preferred', ...facts }
  const gain = (part: Part) => other.parts[part] - best.parts[part]
  const code = [...PARTS].sort((a, b) => gain(b) - gain(a))[0] ?? 'price'
  // All is equal: then it was the quicker one.
  return { code: gain(code) > 0 ? code : 'lead_time', ...facts }
}

/** Mean of the days that deliveries took. */
export function meanDays(leadDays: readonly number[]): number {
  return leadDays.length === 0 ? 0 : leadDays.reduce((sum, days) => sum + days, 0) / leadDays.length
}
