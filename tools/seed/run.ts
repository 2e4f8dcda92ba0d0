import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import { derivedId } from '@onhand/domain/ids'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { SqlEngine } from '@onhand/store/engine/engine'
import { bankAdmin } from '../client/bank-admin.ts'
import type { Patience } from '../client/fetch-patiently.ts'
import { groupsOf, inParallel } from '../client/in-parallel.ts'
import { type ShopClient, shopClient } from '../client/shop-client.ts'
import { seedPeople } from './demo-people.ts'
import { seedOrders } from './demo-orders.ts'
import { secondSupplierAccounts, seedPurchasing } from './demo-purchasing.ts'
import { seedStock } from './demo-stock.ts'
import { PLANNED_SHOPS } from './demo-suppliers.ts'
import { demoCategories, demoProducts, toImport } from './demo-products.ts'
import { type DemoVendor, demoVendors } from './demo-vendors.ts'
import { type Depot, seedLateDelivery } from './late-delivery.ts'
import { demoPictures } from './pictures/demo-pictures.ts'
import { seedPast } from './past/seed-past.ts'
import { seedPromotions } from './past/seed-promotions.ts'
import { settle } from './settle.ts'

/** Where to seed, and with which keys. */
export type SeedOptions = {
  readonly shopUrl: string
  readonly bankUrl: string
  readonly operatorKey: string
  readonly bankAdminKey: string
  /** The carrier's depot: with it one delivery of the demo is late. */
  readonly depot?: Depot
  /** The marketplace's database: with it some shops have a past. Without it they opened today. */
  readonly store?: SqlEngine
  readonly log: (line: string) => void
}

// A call holds many products, and a few calls at once keep two cores busy.
const PRODUCTS_PER_CALL = 20
const CALLS_AT_ONCE = 4
// The vendor with one late parcel.
const LATE_VENDOR = 'bright-orchard'
// A server that was just started may need a moment.
const WAIT_MS = 180_000

/**
 * Fills an empty marketplace with the demo: vendors in several cities, their bank accounts, categories, products with pictures,
 * prices and lots whose dates count from today. Goes through the public API with the operator's key. Repeating it changes nothing:
 * lots that were received on another day stay as they are.
 */
export async function seed(
  options: SeedOptions,
): Promise<{ readonly vendors: number; readonly products: number; readonly skus: number }> {
  const { log } = options
  const patience = { waitMs: WAIT_MS, log }
  const shop = shopClient(options.shopUrl, options.operatorKey, patience)
  const nowMs = Date.now()
  const pictures = new Map(demoPictures().map((picture) => [picture.slug, `/media/${picture.name}`]))
  const vendors = demoVendors(nowMs, (slug) => pictures.get(`shop-${slug}`) ?? null)

  log('seeding: bank accounts and categories')
  const bank = bankAdmin(options.bankUrl, options.bankAdminKey, patience)
  const accounts = vendors.flatMap(({ record, bankAccounts }) =>
    bankAccounts.map((account) => ({ ...account, currency: record.currency, openingMinor: 0 })),
  )
  const suppliers = secondSupplierAccounts(vendors.map(({ record }) => record)).map((account) => ({
    ...account,
    openingMinor: 0,
    secretKey: vendors[0]?.bankAccounts[0]?.secretKey ?? '',
  }))
  await Promise.all([
    inParallel([...accounts, ...suppliers], CALLS_AT_ONCE, bank.openAccount),
    shop.mutate('operator.upsertCategories', {
      rows: demoCategories().map((row) => ({ ...row, names: { ...row.names } })),
    }),
  ])
  await inParallel(vendors, CALLS_AT_ONCE, ({ record }) => shop.mutate('operator.upsertVendor', toWire(record)))

  log(`seeding: ${vendors.length} vendors are open, products follow`)
  const vendorIds = new Map(vendors.map(({ record }) => [record.slug, record.id]))
  const people = seedPeople(options.shopUrl, shop, { vendorIds, patience })
  const calls = callsFor(vendors, nowMs, pictures)
  let done = 0
  const total = calls.reduce((sum, call) => sum + call.products.length, 0)
  const send = async ({ vendor, products }: Call): Promise<void> => {
    await importCall(shop, vendor, products)
    done += products.length
    log(`seeding: ${done} of ${total} products`)
  }
  // The orchard first: while the others fill their shelves, one of its parcels is on its way, and late.
  const early = calls.filter((call) => call.vendor.slug === LATE_VENDOR)
  await inParallel(early, CALLS_AT_ONCE, send)
  const late = lateDelivery(options, early[0]?.vendor, patience)
  await inParallel(
    calls.filter((call) => call.vendor.slug !== LATE_VENDOR),
    CALLS_AT_ONCE,
    send,
  )
  await Promise.all([late, people])
  const orders = await seedOrders(shop, shelves(calls))
  log(`seeding: ${orders} orders were typed in`)
  if (await seedStock(shop, shelves(calls))) log('seeding: stock is low, on its way and being counted')
  const days = await seedPurchasing(shop, shelves(calls), nowMs)
  log(`seeding: ${days} days of past sales, suppliers and their terms`)
  const skus = calls.reduce(
    (sum, call) => sum + call.products.reduce((count, product) => count + product.skus.length, 0),
    0,
  )
  await settle(shop, log)
  if (options.store) {
    const planned = shelves(calls).filter(({ vendor }) => PLANNED_SHOPS.includes(vendor.slug))
    const past = await seedPast(options.store, planned, nowMs)
    log(`seeding: ${past.orders} orders of the last twelve weeks`)
    const { promotions } = await seedPromotions(options.store, planned, nowMs)
    log(`seeding: ${promotions} promotions, one of them planned`)
    // The night may have come before the past was there. The same run again changes nothing.
    for (const { vendor } of planned)
      await shop.mutate('forecast.startRun', {
        vendorId: vendor.id,
        runId: derivedId('forecastRun', vendor.id, 'seed'),
      })
  }
  return { vendors: vendors.length, products: total, skus }
}

/** A demo without its late parcel is still a demo: whatever goes wrong here is said and left. */
async function lateDelivery(options: SeedOptions, vendor: VendorRecord | undefined, patience: Patience): Promise<void> {
  if (!options.depot || !vendor) return
  try {
    const isLate = await seedLateDelivery(shopClient(options.shopUrl, null, patience), vendor, {
      depot: options.depot,
      patience,
    })
    options.log(isLate ? 'seeding: one delivery is late' : 'seeding: the late delivery is still on its way')
  } catch (error) {
    options.log(`seeding: no late delivery (${error instanceof Error ? error.message : String(error)})`)
  }
}

/** Each vendor with all of its products. */
function shelves(calls: readonly Call[]): Call[] {
  const byVendor = new Map<string, Call>()
  for (const { vendor, products } of calls) {
    const before = byVendor.get(vendor.id)?.products ?? []
    byVendor.set(vendor.id, { vendor, products: [...before, ...products] })
  }
  return [...byVendor.values()]
}

type Call = { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] }

function callsFor(vendors: readonly DemoVendor[], nowMs: number, pictures: ReadonlyMap<string, string>): Call[] {
  let index = 0
  return vendors.flatMap(({ record }) => {
    const products = demoProducts(record, index)
    index += products.length
    const imports = products.map((product) =>
      toImport(product, record, { nowMs, imageUrl: pictures.get(product.slug) ?? '' }),
    )
    return groupsOf(imports, PRODUCTS_PER_CALL).map((group) => ({ vendor: record, products: group }))
  })
}

async function importCall(shop: ShopClient, vendor: VendorRecord, products: readonly ImportProduct[]): Promise<void> {
  const answer = await shop.mutate('operator.importProducts', { vendorId: vendor.id, products: toWire(products) })
  // `stock_refused` on a later day: the lots are there with the dates of the first seeding.
  const refused = answer.products.filter((product) => product.outcome === 'refused')
  const [first] = refused
  if (first)
    throw new Error(`${refused.length} demo products of ${vendor.slug} were refused: ${JSON.stringify(first.problems)}`)
}

/** The wire's types are mutable copies of the domain's. */
type Mutable<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Mutable<Value[Key]> }

function toWire<Value>(value: Value): Mutable<Value> {
  return value as Mutable<Value>
}
