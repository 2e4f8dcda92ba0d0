import type { SkuId, SupplierId } from '@onhand/domain/ids'
import type { SupplierChoice } from '@onhand/domain/purchasing/propose-line'
import type { ServiceDeps } from '../deps.ts'
import type { SupplyTerms } from '../forecasting/ports.ts'
import type { SkuFacts } from '../stock/ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import { choiceOf, meanDays, rankOffers } from './choose-supplier.ts'
import type { PurchaseSupplier } from './ports.ts'

/** Why a supplier cannot be asked for one unit at a time. */
export const SUPPLY_BARS = ['no_account', 'minimum_units', 'minimum_order'] as const
/** One of them. */
export type SupplyBar = (typeof SUPPLY_BARS)[number]

/** A supplier that a SKU might be ordered from each time it is sold, and why it cannot be. */
export type SupplyOption = {
  readonly supplierId: SupplierId
  readonly name: string
  readonly priceMinor: number
  /** Days until its goods can leave: as it promises, or as its deliveries took when that is longer. */
  readonly leadDays: number
  readonly minimumUnits: number
  readonly minOrderMinor: number
  /** Null: it can. */
  readonly bar: SupplyBar | null
}

/** All suppliers of a SKU, the best first, and what decided for it; null when there is none. */
export type SupplyOptions = { readonly options: readonly SupplyOption[]; readonly choice: SupplierChoice | null }

type Sold = Pick<SkuFacts, 'skuId' | 'unitCostMinor' | 'currency'> & {
  readonly priceMinor: number
  readonly sold28Days: number
}

// What never sold is thought of as selling once in four weeks: a price has to be weighed with something.
const DAYS = 28

/**
 * Whom these SKUs can be ordered from one at a time, when they are sold [BUY-20]: suppliers with terms for them that have an account, take a single unit and
 * have no smallest order above it; ranked as for the shelf [BUY-18], without what a shelf costs. The supplier that the shop registered with takes every buyer's
 * order, for what the shop says its goods cost.
 */
export async function supplyOptions(
  deps: Pick<ServiceDeps, 'supplierBook'>,
  vendor: Pick<VendorRecord, 'id' | 'supplier'>,
  skus: readonly Sold[],
): Promise<ReadonlyMap<SkuId, SupplyOptions>> {
  if (skus.length === 0) return new Map()
  const [terms, suppliers] = await Promise.all([
    deps.supplierBook.termsOf([...new Set(skus.map((sku) => sku.skuId))]),
    deps.supplierBook.suppliers(vendor.id),
  ])
  const bySku = Map.groupBy(terms, (one) => one.skuId)
  return new Map(
    skus.map((sku) => {
      const others = (bySku.get(sku.skuId) ?? []).filter((one) => one.supplierId !== vendor.supplier.id)
      const known = terms.find((one) => one.supplierId === vendor.supplier.id && one.skuId === sku.skuId)
      return [sku.skuId, optionsOf(sku, [registeredTerms(sku, vendor, known), ...others], suppliers)]
    }),
  )
}

function registeredTerms(
  sku: Sold,
  { supplier }: Pick<VendorRecord, 'supplier'>,
  known: SupplyTerms | undefined,
): SupplyTerms {
  const plain = { isPreferred: false, missedShare: 0, ...known, leadDays: known?.leadDays ?? [supplier.leadTimeDays] }
  const what = { skuId: sku.skuId, supplierId: supplier.id, currency: sku.currency, priceMinor: sku.unitCostMinor }
  return { ...plain, ...what, minimumUnits: 1, packUnits: 1 }
}

/** The first of the terms is that of the supplier the shop registered with. */
function optionsOf(sku: Sold, terms: readonly SupplyTerms[], suppliers: readonly PurchaseSupplier[]): SupplyOptions {
  const ranked = rankOffers(terms, {
    dailyMean: Math.max(1, sku.sold28Days) / DAYS,
    neededUnits: 1,
    priceMinor: sku.priceMinor,
    safetyUnits: () => 0,
    sellableUnits: () => null,
  })
  const registered = ranked.find((one) => one.terms.supplierId === terms[0]?.supplierId)
  const options = ranked.flatMap((one) => {
    const supplier = suppliers.find(({ supplierId }) => supplierId === one.terms.supplierId)
    return supplier?.isActive ? [{ ranked: one, option: optionOf(one.terms, supplier, one === registered) }] : []
  })
  // Those that cannot come last, however cheap: what decided is said among those that can.
  const able = options.filter(({ option }) => option.bar === null)
  const barred = options.filter(({ option }) => option.bar !== null)
  const nameOf = (id: SupplierId) => suppliers.find((one) => one.supplierId === id)?.name ?? ''
  return {
    options: [...able, ...barred].map(({ option }) => option),
    choice:
      able.length === 0
        ? null
        : choiceOf(
            able.map((one) => one.ranked),
            nameOf,
          ),
  }
}

function optionOf(terms: SupplyTerms, supplier: PurchaseSupplier, isRegistered: boolean): SupplyOption {
  const [promisedDays = 0] = terms.leadDays
  const { supplierId, name, minOrderMinor } = supplier
  const { priceMinor, minimumUnits } = terms
  return {
    ...{ supplierId, name, minOrderMinor, priceMinor },
    minimumUnits: Math.max(minimumUnits, terms.packUnits),
    leadDays: Math.max(1, promisedDays, Math.ceil(meanDays(terms.leadDays) - 1e-9)),
    bar: barOf(terms, supplier, isRegistered),
  }
}

function barOf(terms: SupplyTerms, supplier: PurchaseSupplier, isRegistered: boolean): SupplyOption['bar'] {
  if (supplier.bankAccountNumber === '') return 'no_account'
  if (isRegistered) return null
  if (terms.minimumUnits > 1 || terms.packUnits > 1) return 'minimum_units'
  return supplier.minOrderMinor > terms.priceMinor ? 'minimum_order' : null
}
