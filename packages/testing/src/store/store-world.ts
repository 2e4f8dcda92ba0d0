import type { ImportProduct, ImportSku } from '@onhand/domain/catalog/import-product'
import { idOf } from '@onhand/domain/ids'
import type { StockLevel } from '@onhand/domain/inventory/types'
import type { PlacedLine, PlacedOrder, PlacedOrderGroup } from '@onhand/domain/ordering/types'
import type { LedgerJournal } from '@onhand/domain/payments/ledger'
import type { StorePorts } from '@onhand/service/deps'
import type { ListingQuery } from '@onhand/service/catalog/ports'
import type { OrderChange } from '@onhand/service/ordering/ports'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { anImportProduct, anImportSku, aVendorRecord } from '../catalog/builders.ts'
import { aPlacedGroup, aPlacedLine, aPlacedOrder } from '../jobs/placed-group.ts'

/** The moment all store tests happen at: beyond what 32 bits hold. */
export const NOW_MS = Date.UTC(2026, 10, 21, 12)

let worlds = 0

/** Names of one test's own rows: tests of a file share a database. */
export function aWorld() {
  worlds += 1
  const key = `w${worlds}`
  const vendor = (overrides: Partial<VendorRecord> = {}): VendorRecord => {
    const plain = aVendorRecord()
    const locations = plain.locations.map((location) => ({ ...location, id: idOf('location', `loc_${key}`) }))
    return aVendorRecord({
      id: idOf('vendor', `vnd_${key}`),
      slug: `shop-${key}`,
      supplier: { ...plain.supplier, id: idOf('supplier', `sup_${key}`) },
      locations,
      ...overrides,
    })
  }
  const sku = (name: string, overrides: Partial<ImportSku> = {}): ImportSku =>
    anImportSku({ id: idOf('sku', `sku_${key}${name}`), code: `${key}-${name}`, openingStock: [], ...overrides })
  const product = (name: string, overrides: Partial<ImportProduct> = {}): ImportProduct =>
    anImportProduct({
      id: idOf('product', `prd_${key}${name}`),
      slug: `${name}-${key}`,
      title: name,
      skus: [sku(name)],
      ...overrides,
    })
  const level = (name: string, availableUnits: number, overrides: Partial<StockLevel> = {}): StockLevel => ({
    skuId: idOf('sku', `sku_${key}${name}`),
    locationId: idOf('location', `loc_${key}`),
    onHandUnits: availableUnits,
    reservedUnits: 0,
    allocatedUnits: 0,
    quarantinedUnits: 0,
    availableUnits,
    incomingUnits: 0,
    earliestExpiryDate: null,
    version: 1,
    ...overrides,
  })
  const query = (overrides: Partial<ListingQuery> = {}): ListingQuery => ({
    locale: 'en',
    categorySlug: null,
    vendorSlug: `shop-${key}`,
    priceMinMinor: null,
    priceMaxMinor: null,
    isInStockOnly: false,
    sort: 'popular',
    cursor: null,
    limit: 24,
    ...overrides,
  })
  return { key, vendor, sku, product, level, query, ...orderBuilders(key) }
}

function orderBuilders(key: string) {
  const line = (n: number, overrides: Partial<PlacedLine> = {}): PlacedLine =>
    aPlacedLine({
      id: idOf('orderLine', `oln_${key}n${n}`),
      reservationId: idOf('reservation', `rsv_${key}n${n}`),
      ...overrides,
    })
  const order = (n: number, overrides: Partial<PlacedOrder> = {}): PlacedOrder =>
    aPlacedOrder({ id: idOf('order', `ord_${key}a${n}`), number: `${key}-${n}`, lines: [line(n)], ...overrides })
  const group = (overrides: Partial<PlacedOrderGroup> = {}): PlacedOrderGroup => {
    const plain = aPlacedGroup({ orders: [order(1)], ...overrides })
    return {
      ...plain,
      id: idOf('orderGroup', `grp_${key}`),
      cartId: idOf('cart', `crt_${key}`),
      number: `N-${key}`,
      payment: {
        ...plain.payment,
        id: idOf('payment', `pay_${key}`),
        providerPaymentId: `bp_${key}`,
        amountMinor: plain.totalMinor,
      },
      ...overrides,
      orders: plain.orders,
    }
  }
  const journal = (part: string, amountMinor: number, overrides: Partial<LedgerJournal> = {}): LedgerJournal => ({
    id: idOf('journal', `jrn_${key}${part}`),
    kind: 'sale',
    orderGroupId: idOf('orderGroup', `grp_${key}`),
    atMs: NOW_MS,
    entries: [{ debitAccount: `bank:${key}`, creditAccount: `vendor:${key}`, amountMinor, currency: 'GBP' }],
    ...overrides,
  })
  const change = (overrides: Partial<OrderChange> = {}): OrderChange => ({
    orderGroupId: idOf('orderGroup', `grp_${key}`),
    orderId: idOf('order', `ord_${key}a1`),
    status: null,
    events: [],
    journals: [],
    outbox: [],
    ...overrides,
  })
  return { line, order, group, journal, change }
}

/** What the helpers above make for one test. */
export type World = ReturnType<typeof aWorld>

/** How a suite gets the ports it tests. Several calls give several connections where the engine has them. */
export type OpenStore = () => Promise<StorePorts>
