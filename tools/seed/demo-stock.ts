import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { type ShopClient, ShopRefusal } from '../client/shop-client.ts'
import { stableId } from '../client/stable-id.ts'

/** The shop whose stock work the demo shows: it has two places. */
const SHOP = 'marlow-road'
const WATCHED_EVERY = 5
const COUNTED_SKUS = 8
/** What the first counted items were counted as, off the book by so much. */
const DIFFERENCES = [0, -2, 1]

/** Gives the demo's screens of stock work something to show: items that are low, goods on the way, a count half done. Repeating it changes nothing. */
export async function seedStock(
  shop: ShopClient,
  shelves: readonly { readonly vendor: VendorRecord; readonly products: readonly ImportProduct[] }[],
): Promise<boolean> {
  const shelf = shelves.find(({ vendor }) => vendor.slug === SHOP)
  const [here, there] = shelf?.vendor.locations ?? []
  if (!shelf || !here || !there) return false
  const vendorId = shelf.vendor.id
  const skus = shelf.products.flatMap((product) => product.skus)
  const unitsHere = (sku: (typeof skus)[number]) =>
    sku.openingStock.filter((lot) => lot.locationId === here.id).reduce((units, lot) => units + lot.units, 0)
  for (const sku of skus.filter((_one, index) => index % WATCHED_EVERY === 0)) {
    const reorderUnits = Math.max(1, unitsHere(sku) - 2 + (sku.code.length % 2) * 6)
    await shop.mutate('stock.setThreshold', { vendorId, skuId: sku.id, locationId: here.id, reorderUnits })
  }
  const goods = skus.filter((sku) => unitsHere(sku) > 5).slice(1, 4)
  const transferId = stableId('transfer', SHOP, 'demo')
  await unlessDone(async () => {
    const lines = goods.map((sku) => ({ skuId: sku.id, units: 3 }))
    const places = { fromLocationId: here.id, toLocationId: there.id }
    await shop.mutate('stock.saveTransfer', { vendorId, transferId, ...places, note: 'Saturday market', lines })
    await shop.mutate('stock.sendTransfer', { vendorId, transferId })
  })
  const countId = stableId('count', SHOP, 'demo')
  const counted = skus.slice(-COUNTED_SKUS)
  const ask = { vendorId, countId, locationId: here.id, name: 'Cold shelf' }
  await shop.mutate('stock.startCount', { ...ask, skuIds: counted.map((sku) => sku.id) })
  for (const [index, difference] of DIFFERENCES.entries()) {
    const sku = counted[index]
    if (!sku) continue
    const entryId = stableId('event', SHOP, `counted ${sku.code}`)
    const countedUnits = Math.max(0, unitsHere(sku) + difference)
    await unlessDone(() => shop.mutate('stock.enterCount', { vendorId, countId, entryId, skuId: sku.id, countedUnits }))
  }
  return true
}

/** On a later day people may have gone on with it: then there is nothing to do. */
async function unlessDone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ShopRefusal)) throw error
  }
}
