import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { groupsOf, inParallel } from '../client/in-parallel.ts'
import { type ShopClient, ShopRefusal } from '../client/shop-client.ts'
import { AGREED_SKUS, hasSecondSupplier, PLANNED_SHOPS, secondSupplierOf } from './demo-suppliers.ts'
import { pastDate } from './past/past-calendar.ts'
import { pastOfSkus } from './past/past-items.ts'

const ROWS_PER_CALL = 2_000
const CALLS_AT_ONCE = 4

type Shelf = { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] }

/** The account of a shop's second supplier at the bank. */
export function secondSupplierAccounts(vendors: readonly VendorRecord[]) {
  return vendors
    .filter((vendor) => PLANNED_SHOPS.includes(vendor.slug))
    .map((vendor) => ({ number: accountOf(vendor), holder: `${vendor.names.en} Direct`, currency: vendor.currency }))
}

/** Gives the demo's screens of replenishment something to plan with: twelve weeks of sales, suppliers and their terms. Repeating it changes nothing. */
export async function seedPurchasing(shop: ShopClient, shelves: readonly Shelf[], nowMs: number): Promise<number> {
  let days = 0
  for (const shelf of shelves.filter(({ vendor }) => PLANNED_SHOPS.includes(vendor.slug))) {
    days += await seedSales(shop, shelf, nowMs)
    await seedTerms(shop, shelf)
  }
  return days
}

async function seedSales(shop: ShopClient, { vendor, products }: Shelf, nowMs: number): Promise<number> {
  const [place] = vendor.locations
  if (!place) return 0
  const rows = pastOfSkus({ vendor, products }, nowMs).items.flatMap(({ sku, past, prices }) =>
    past.days.flatMap(({ soldUnits }, index) =>
      soldUnits === 0
        ? []
        : [{ skuId: sku.id, day: pastDate(nowMs, index), soldUnits, priceMinor: prices[index] ?? sku.priceMinor }],
    ),
  )
  await inParallel(groupsOf(rows, ROWS_PER_CALL), CALLS_AT_ONCE, (group) =>
    shop.mutate('forecast.importSales', { vendorId: vendor.id, locationId: place.id, rows: group }),
  )
  return rows.length
}

async function seedTerms(shop: ShopClient, { vendor, products }: Shelf): Promise<void> {
  const vendorId = vendor.id
  const { id: second, name, leadDays: secondLeadDays } = secondSupplierOf(vendor)
  const suppliers = await shop.query('purchase.suppliers', { vendorId })
  // What people changed since the first seeding stays.
  if (suppliers.some((one) => one.supplierId === second)) return
  const terms = { vendorId, supplierId: second, name, leadDays: secondLeadDays }
  await shop.mutate('purchase.saveSupplier', { ...terms, minOrderMinor: 2_000, paymentDays: 14, isActive: true })
  await unlessRefused(() =>
    shop.mutate('purchase.saveSupplierAccount', { vendorId, supplierId: second, bankAccountNumber: accountOf(vendor) }),
  )
  const skus = products.flatMap((product) => product.skus).slice(0, AGREED_SKUS)
  const offers = skus.flatMap((sku, index) => {
    const { id: skuId, unitCostMinor } = sku
    const flags = { isPreferred: false, isActive: true }
    const { id: supplierId, leadTimeDays: leadDays } = vendor.supplier
    const own = {
      vendorId,
      skuId,
      supplierId,
      priceMinor: unitCostMinor,
      moqUnits: 6,
      packUnits: 6,
      leadDays,
      ...flags,
    }
    if (!hasSecondSupplier(index)) return [own]
    const priceMinor = Math.floor(unitCostMinor * 0.94)
    return [
      own,
      {
        vendorId,
        skuId,
        supplierId: second,
        priceMinor,
        moqUnits: 24,
        packUnits: 12,
        leadDays: secondLeadDays,
        ...flags,
      },
    ]
  })
  await inParallel(offers, CALLS_AT_ONCE, (offer) => shop.mutate('purchase.saveOffer', offer))
}

function accountOf(vendor: VendorRecord): string {
  return `4000-${String(301 + PLANNED_SHOPS.indexOf(vendor.slug)).padStart(4, '0')}`
}

/** A bank that does not know the account yet is no reason to have no demo. */
async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ShopRefusal)) throw error
  }
}
