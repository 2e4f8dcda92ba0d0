import { LEVELS } from '@onhand/forecast/panel/levels'
import type { Locale } from '@onhand/domain/catalog/views'
import type { LocationId, SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import { chooseOffer } from '@onhand/domain/purchasing/choose-offer'
import {
  type ForecastFacts,
  type OrderEffect,
  type ProposalReason,
  proposeLine,
} from '@onhand/domain/purchasing/propose-line'
import { withinBudget } from '@onhand/domain/purchasing/within-budget'
import type { ServiceDeps } from '../deps.ts'
import type { NeedRow, PurchaseSupplier, SupplierOffer } from './ports.ts'

/** As many needs as a screen can show and a rule works through at once; the best sellers come first. */
const NEEDS_MAX = 400

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

/** What one supplier should bring to one place. */
export type Proposal = {
  readonly supplierId: SupplierId
  readonly supplierName: string
  readonly locationId: LocationId
  readonly currency: string
  readonly minOrderMinor: number
  readonly paymentDays: number
  readonly leadDays: number
  readonly lines: readonly ProposedSku[]
  readonly totalMinor: number
  readonly lostUnitsAvoided: number
  readonly lostSalesAvoidedMinor: number
}

/** What proposing needs. */
export type ProposeDeps = Pick<ServiceDeps, 'purchases' | 'supplierBook' | 'vendors' | 'nowMs'>

/**
 * Works out what to order now, one proposal for each supplier and place [BUY-11]. With a budget the lines that save most for their money stay [BUY-13].
 */
export async function propose(
  deps: ProposeDeps,
  query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly budgetMinor: number | null
    readonly withDismissed: boolean
  },
): Promise<{ readonly proposals: readonly Proposal[]; readonly forecastMadeAtMs: number | null }> {
  const { vendorId, locale, withDismissed } = query
  const asked = { vendorId, locale, nowMs: deps.nowMs(), withDismissed, limit: NEEDS_MAX }
  const [needs, forecastMadeAtMs, suppliers, [vendor]] = await Promise.all([
    deps.purchases.needs(asked),
    deps.purchases.forecastMadeAtMs(vendorId),
    deps.supplierBook.suppliers(vendorId),
    deps.vendors.records([vendorId]),
  ])
  if (!vendor) return { proposals: [], forecastMadeAtMs: null }
  const offers = await deps.supplierBook.offersOf(vendorId, [...new Set(needs.map((need) => need.skuId))])
  const usual = suppliers.find((one) => one.supplierId === vendor.supplier.id) ?? null
  const lines = needs.flatMap((need) => lineOf(need, { suppliers, offers, usual }) ?? [])
  const bought = query.budgetMinor === null ? lines : cut(lines, query.budgetMinor)
  return { proposals: grouped(bought, vendor.currency), forecastMadeAtMs }
}

type Line = { readonly supplier: PurchaseSupplier; readonly locationId: LocationId; readonly leadDays: number } & {
  readonly sku: ProposedSku
}

function lineOf(
  need: NeedRow,
  book: {
    readonly suppliers: readonly PurchaseSupplier[]
    readonly offers: readonly SupplierOffer[]
    readonly usual: PurchaseSupplier | null
  },
): Line | null {
  const own = book.offers.filter((offer) => offer.skuId === need.skuId)
  const active = own.filter((offer) =>
    book.suppliers.some((one) => one.supplierId === offer.supplierId && one.isActive),
  )
  const offer = chooseOffer(active, need.orderUpToUnits - need.availableUnits - need.incomingUnits)
  const supplier = offer ? book.suppliers.find((one) => one.supplierId === offer.supplierId) : book.usual
  // A SKU with offers of others is not bought from the one without.
  if (!supplier?.isActive || (!offer && own.length > 0)) return null
  const leadDays = offer?.leadDays ?? supplier.leadDays
  const terms = {
    moqUnits: offer?.moqUnits ?? 1,
    packUnits: offer?.packUnits ?? 1,
    unitCostMinor: offer?.priceMinor ?? need.unitCostMinor,
    leadDays,
    priceMinor: need.priceMinor,
  }
  const forecast = forecastOf(need)
  const proposed = proposeLine(forecast, need, terms)
  if (!proposed) return null
  const { skuId, title, skuTitle, code, imageUrl, availableUnits, incomingUnits, isDismissed } = need
  const { reorderPointUnits, orderUpToUnits, protectionDays, protectionMean } = need
  const { units, neededUnits, reason, effect } = proposed
  return {
    supplier,
    locationId: need.locationId,
    leadDays,
    sku: {
      ...{ skuId, title, skuTitle, code, imageUrl, availableUnits, incomingUnits, isDismissed },
      ...{ reorderPointUnits, orderUpToUnits, units, neededUnits, reason, effect, forecast },
      unitCostMinor: terms.unitCostMinor,
      priceMinor: need.priceMinor,
      moqUnits: terms.moqUnits,
      packUnits: terms.packUnits,
      dailyMean: protectionDays > 0 ? protectionMean / protectionDays : 0,
    },
  }
}

function forecastOf(need: NeedRow): ForecastFacts {
  const { protectionDays, protectionMean, quantiles, safetyStockUnits, reorderPointUnits, orderUpToUnits } = need
  const { sold7Days, sold28Days, suddenChange } = need
  return {
    ...{
      protectionDays,
      protectionMean,
      levels: LEVELS,
      quantiles,
      safetyStockUnits,
      reorderPointUnits,
      orderUpToUnits,
    },
    ...{ sold7Days, sold28Days, suddenChange },
  }
}

function cut(lines: readonly Line[], budgetMinor: number): readonly Line[] {
  const units = withinBudget(
    lines.map(({ sku }) => ({ ...sku, lostSalesAvoidedMinor: sku.effect.lostSalesAvoidedMinor })),
    budgetMinor,
  )
  return lines.flatMap((line, index) => {
    const bought = units[index] ?? 0
    return bought > 0 ? [{ ...line, sku: { ...line.sku, units: bought } }] : []
  })
}

function grouped(lines: readonly Line[], currency: string): readonly Proposal[] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const key = `${line.supplier.supplierId} ${line.locationId}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const proposals = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const wanted = group.filter(({ sku }) => !sku.isDismissed)
    const sum = (pick: (sku: ProposedSku) => number) => wanted.reduce((total, { sku }) => total + pick(sku), 0)
    const { supplierId, name, minOrderMinor, paymentDays } = first.supplier
    return [
      {
        supplierId,
        supplierName: name,
        locationId: first.locationId,
        currency,
        minOrderMinor,
        paymentDays,
        leadDays: Math.max(...group.map((line) => line.leadDays)),
        lines: group.map(({ sku }) => sku),
        totalMinor: sum((sku) => sku.units * sku.unitCostMinor),
        lostUnitsAvoided: Math.round(sum((sku) => sku.effect.lostUnitsAvoided) * 10) / 10,
        lostSalesAvoidedMinor: sum((sku) => sku.effect.lostSalesAvoidedMinor),
      },
    ]
  })
  return proposals.sort((a, b) => b.lostSalesAvoidedMinor - a.lostSalesAvoidedMinor)
}
