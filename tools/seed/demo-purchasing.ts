import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { groupsOf, inParallel } from '../client/in-parallel.ts'
import { type ShopClient, ShopRefusal } from '../client/shop-client.ts'
import { stableId } from '../client/stable-id.ts'
import { dayAfter } from './demo-vendors.ts'
import { dice } from './dice.ts'

/** The shops whose shelves the demo plans: they have people with log-ins. */
const SHOPS: readonly string[] = ['marlow-road', 'sun-moon-pantry']
const HISTORY_DAYS = 60
const ROWS_PER_CALL = 2_000
const CALLS_AT_ONCE = 4
/** Items with terms that were agreed on; the others are bought at cost, in any number. */
const AGREED_SKUS = 20
const SECOND_EVERY = 3

type Shelf = { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] }
type Sku = ImportProduct['skus'][number]

/** The account of a shop's second supplier at the bank. */
export function secondSupplierAccounts(vendors: readonly VendorRecord[]) {
  return vendors
    .filter((vendor) => SHOPS.includes(vendor.slug))
    .map((vendor) => ({ number: accountOf(vendor), holder: `${vendor.names.en} Direct`, currency: vendor.currency }))
}

/** Gives the demo's screens of replenishment something to plan with: two months of sales, suppliers and their terms. Repeating it changes nothing. */
export async function seedPurchasing(shop: ShopClient, shelves: readonly Shelf[], nowMs: number): Promise<number> {
  let days = 0
  for (const shelf of shelves.filter(({ vendor }) => SHOPS.includes(vendor.slug))) {
    days += await seedSales(shop, shelf, nowMs)
    await seedTerms(shop, shelf)
  }
  return days
}

async function seedSales(shop: ShopClient, { vendor, products }: Shelf, nowMs: number): Promise<number> {
  const [place] = vendor.locations
  if (!place) return 0
  const rows = products.flatMap(({ skus }) => skus.flatMap((sku) => salesOf(sku, nowMs)))
  await inParallel(groupsOf(rows, ROWS_PER_CALL), CALLS_AT_ONCE, (group) =>
    shop.mutate('forecast.importSales', { vendorId: vendor.id, locationId: place.id, rows: group }),
  )
  return rows.length
}

/** Sixty days of one item: its own pace, more on Saturdays, the same on every machine. */
function salesOf(sku: Sku, nowMs: number) {
  const pace = dice(`pace ${sku.code}`).between(5, 300)
  const throws = dice(`sales ${sku.code}`)
  return Array.from({ length: HISTORY_DAYS }, (_, index) => {
    const day = dayAfter(nowMs, index - HISTORY_DAYS)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const percent = weekday === 6 ? pace * 1.6 : weekday === 0 ? pace * 1.2 : pace * 0.85
    return {
      skuId: sku.id,
      day,
      soldUnits: unitsAt(throws.between(0, 999_999) / 1_000_000, percent / 100),
      priceMinor: sku.priceMinor,
    }
  }).filter((row) => row.soldUnits > 0)
}

/** The number of buyers at this place of a Poisson distribution. */
function unitsAt(share: number, mean: number): number {
  let probability = Math.exp(-mean)
  let sum = probability
  let units = 0
  while (share > sum && units < 50) {
    units += 1
    probability *= mean / units
    sum += probability
  }
  return units
}

async function seedTerms(shop: ShopClient, { vendor, products }: Shelf): Promise<void> {
  const vendorId = vendor.id
  const second = stableId('supplier', vendor.slug, 'direct')
  const suppliers = await shop.query('purchase.suppliers', { vendorId })
  // What people changed since the first seeding stays.
  if (suppliers.some((one) => one.supplierId === second)) return
  const terms = { vendorId, supplierId: second, name: `${vendor.names.en} Direct`, leadDays: 5 }
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
    if (index % SECOND_EVERY > 0) return [own]
    const priceMinor = Math.floor(unitCostMinor * 0.94)
    return [
      own,
      { vendorId, skuId, supplierId: second, priceMinor, moqUnits: 24, packUnits: 12, leadDays: 5, ...flags },
    ]
  })
  await inParallel(offers, CALLS_AT_ONCE, (offer) => shop.mutate('purchase.saveOffer', offer))
}

function accountOf(vendor: VendorRecord): string {
  return `4000-${String(301 + SHOPS.indexOf(vendor.slug)).padStart(4, '0')}`
}

/** A bank that does not know the account yet is no reason to have no demo. */
async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ShopRefusal)) throw error
  }
}
