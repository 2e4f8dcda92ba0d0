import type { Locale } from '@onhand/domain/catalog/views'
import type { LocationId, SkuId, SupplierId, VendorId } from '@onhand/domain/ids'
import { addDays, localTime } from '@onhand/domain/local-time'
import { orderEffect } from '@onhand/domain/purchasing/propose-line'
import type { ServiceDeps } from '../deps.ts'
import type { PurchaseSupplier } from './ports.ts'
import { type ProposedSku, proposeSku, type SourcedSku } from './propose-sku.ts'
import { type ProposedSpend, spendOf, unitsWithin } from './spend-budget.ts'

/** As many needs as a screen can show and a rule works through at once; the best sellers come first. */
const NEEDS_MAX = 400
// Lots of the last two months say how long goods keep.
const LIFE_DAYS_BACK = 60

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

/** What to order now, and what it comes to. */
export type Proposals = {
  readonly proposals: readonly Proposal[]
  readonly spend: ProposedSpend
  readonly forecastMadeAtMs: number | null
}

/** What proposing needs. */
export type ProposeDeps = Pick<ServiceDeps, 'purchases' | 'supplierBook' | 'vendors' | 'nowMs'>

/**
 * Works out what to order now, one proposal for each supplier and place [BUY-11], each SKU from the supplier that costs least in all [BUY-18]. With a budget
 * the packs that save most for their money stay [BUY-13].
 */
export async function propose(
  deps: ProposeDeps,
  query: {
    readonly vendorId: VendorId
    readonly locale: Locale
    readonly budgetMinor: number | null
    readonly withDismissed: boolean
  },
): Promise<Proposals> {
  const { vendorId, locale, withDismissed, budgetMinor } = query
  const nowMs = deps.nowMs()
  const [[vendor], forecastMadeAtMs, suppliers] = await Promise.all([
    deps.vendors.records([vendorId]),
    deps.purchases.forecastMadeAtMs(vendorId),
    deps.supplierBook.suppliers(vendorId),
  ])
  if (!vendor) return { proposals: [], spend: spendOf([], []), forecastMadeAtMs: null }
  const today = localTime(nowMs, vendor.locations[0]?.timeZone ?? 'UTC').date
  const needs = await deps.purchases.needs({ vendorId, locale, nowMs, today, withDismissed, limit: NEEDS_MAX })
  const skuIds = [...new Set(needs.map((need) => need.skuId))]
  const [offers, lives] = await supplyOf(deps, skuIds, today)
  const nameOf = (id: SupplierId) => suppliers.find((one) => one.supplierId === id)?.name ?? ''
  const lines = needs.flatMap((need) => {
    const own = offers.get(need.skuId) ?? []
    const line = proposeSku(need, { offers: own, shelfLifeDays: lives.get(need.skuId) ?? null, today, nameOf })
    const supplier = suppliers.find((one) => one.supplierId === line?.supplierId)
    return line && supplier?.isActive ? [{ ...line, supplier, locationId: need.locationId }] : []
  })
  const asked = lines.map((line) => ({
    orderKey: keyOf(line),
    minOrderMinor: line.supplier.minOrderMinor,
    sku: line.sku,
  }))
  const units = budgetMinor === null ? lines.map(({ sku }) => sku.units) : unitsWithin(asked, budgetMinor)
  const bought = lines.flatMap((line, index) => {
    const { sku } = line
    const count = sku.isDismissed ? sku.units : (units[index] ?? 0)
    const effect = count === sku.units ? sku.effect : orderEffect(sku.forecast, sku, { ...sku, units: count })
    return count > 0 ? [{ ...line, sku: { ...sku, units: count, effect } }] : []
  })
  return { proposals: grouped(bought, vendor.currency), spend: spendOf(asked, units), forecastMadeAtMs }
}

async function supplyOf(deps: ProposeDeps, skuIds: readonly SkuId[], today: string) {
  if (skuIds.length === 0) return [new Map(), new Map()] as const
  const [terms, lives] = await Promise.all([
    deps.supplierBook.termsOf(skuIds),
    deps.purchases.shelfLifeDays(skuIds, addDays(today, -LIFE_DAYS_BACK)),
  ])
  return [Map.groupBy(terms, (one) => one.skuId), lives] as const
}

type Line = SourcedSku & { readonly supplier: PurchaseSupplier; readonly locationId: LocationId }

function keyOf({ supplierId, locationId }: Pick<Line, 'supplierId' | 'locationId'>): string {
  return `${supplierId} ${locationId}`
}

function grouped(lines: readonly Line[], currency: string): readonly Proposal[] {
  const proposals = [...Map.groupBy(lines, keyOf).values()].flatMap((group) => {
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
