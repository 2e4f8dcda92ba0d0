import type { Locale, SellableSku } from '@onhand/domain/catalog/views'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import type { CartFacts } from '@onhand/domain/ordering/cart-view'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import type { CartKeeperDeps } from './deps.ts'

// A shopper who sees a price half a minute old is told at payment if it changed; nothing is charged before.
const FRESH_MS = 30_000
// About 20 MB at worst in an isolate of 128.
const ENTRIES_MAX = 20_000

type Entry<Value> = { readonly value: Value; readonly atMs: number }

/** Catalogue and vendor facts of the last half minute, per isolate: adding to a cart does not ask the database every time. */
export class CartFactsCache {
  readonly #skus = new Map<string, Entry<SellableSku>>()
  readonly #vendors = new Map<VendorId, Entry<VendorRecord>>()

  /** Facts of these SKUs, priced in `currency` where the shop asks a price in it; unknown ones are missing. `fresh` reads all of them anew, for PREPARE. */
  async skus(
    deps: CartKeeperDeps,
    query: {
      readonly locale: Locale
      readonly skuIds: readonly SkuId[]
      readonly currency: string | null
      readonly fresh?: boolean
    },
  ): Promise<ReadonlyMap<SkuId, SellableSku>> {
    const keyOf = (skuId: SkuId) => `${query.locale} ${query.currency ?? ''} ${skuId}`
    const nowMs = deps.nowMs()
    const found = new Map<SkuId, SellableSku>()
    const missing: SkuId[] = []
    for (const skuId of new Set(query.skuIds)) {
      const entry = query.fresh ? undefined : this.#skus.get(keyOf(skuId))
      if (entry && nowMs - entry.atMs < FRESH_MS) found.set(skuId, entry.value)
      else missing.push(skuId)
    }
    if (missing.length > 0)
      for (const sku of await deps.catalog.sellableSkus(query.locale, missing, query.currency)) {
        found.set(sku.skuId, sku)
        remember(this.#skus, keyOf(sku.skuId), { value: sku, atMs: nowMs })
      }
    return found
  }

  /** Records of these vendors, at most `maxAgeMs` old; unknown ones are missing. */
  async vendors(
    deps: CartKeeperDeps,
    query: { readonly vendorIds: readonly VendorId[]; readonly maxAgeMs?: number },
  ): Promise<ReadonlyMap<VendorId, VendorRecord>> {
    const nowMs = deps.nowMs()
    const found = new Map<VendorId, VendorRecord>()
    const missing: VendorId[] = []
    for (const vendorId of new Set(query.vendorIds)) {
      const entry = this.#vendors.get(vendorId)
      if (entry && nowMs - entry.atMs < (query.maxAgeMs ?? FRESH_MS)) found.set(vendorId, entry.value)
      else missing.push(vendorId)
    }
    if (missing.length > 0)
      for (const vendor of await deps.vendors.records(missing)) {
        found.set(vendor.id, vendor)
        remember(this.#vendors, vendor.id, { value: vendor, atMs: nowMs })
      }
    return found
  }

  /** What a cart of these lines is shown with. */
  async forCart(
    deps: CartKeeperDeps,
    query: {
      readonly locale: Locale
      readonly currency: string | null
      readonly lines: readonly { skuId: SkuId; vendorId: VendorId }[]
    },
  ): Promise<CartFacts> {
    const [skus, vendors] = await Promise.all([
      this.skus(deps, {
        locale: query.locale,
        currency: query.currency,
        skuIds: query.lines.map((line) => line.skuId),
      }),
      this.vendors(deps, { vendorIds: query.lines.map((line) => line.vendorId) }),
    ])
    return {
      skus,
      vendors: new Map(
        [...vendors].map(([vendorId, vendor]) => [
          vendorId,
          { vendorId, slug: vendor.slug, name: vendor.names[query.locale] },
        ]),
      ),
    }
  }
}

/** Keeps the newest entries; the one written longest ago goes first. */
function remember<Key, Value>(entries: Map<Key, Entry<Value>>, key: Key, entry: Entry<Value>): void {
  entries.delete(key)
  entries.set(key, entry)
  if (entries.size <= ENTRIES_MAX) return
  const oldest = entries.keys().next()
  if (!oldest.done) entries.delete(oldest.value)
}
