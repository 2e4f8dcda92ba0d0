import type { SellableSku } from '@onhand/domain/catalog/views'
import { type CartId, idOf, type SkuId, type VendorId } from '@onhand/domain/ids'
import type { Address, DeliveryOption } from '@onhand/domain/ordering/types'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { aDeliveryOption, aSku, aVendorRecord } from './builders.ts'
import { FakeCredits } from './fake-credits.ts'
import { FakeBank } from './fake-bank.ts'
import { FakeOrders } from './fake-orders.ts'
import { FakeStock } from './fake-stock.ts'
import { FakeShortages } from './fake-shortages.ts'
import { FakeTroubles } from './fake-troubles.ts'

/** When the fakes' clock starts. */
export const START_MS = Date.UTC(2026, 5, 1, 9)

/** Two vendors of the fakes. */
export const GROCER = idOf('vendor', 'vnd_grocer')
export const POTTER = idOf('vendor', 'vnd_potter')
/** Two SKUs of the grocer, one of the potter. */
export const MILK = idOf('sku', 'sku_milk')
export const BREAD = idOf('sku', 'sku_bread')
export const MUG = idOf('sku', 'sku_mug')

/** A whole small marketplace in memory: catalogue, vendors, stock, a bank and a place for orders, on one settable clock. */
export class CheckoutWorld {
  nowMs = START_MS
  readonly skus = new Map<SkuId, SellableSku>()
  readonly vendors = new Map<VendorId, VendorRecord>()
  /** What shops ask for SKUs in a currency that is not their own. */
  readonly listed = new Map<SkuId, { readonly currency: string; readonly priceMinor: number }>()
  readonly stock = new FakeStock(() => this.nowMs)
  readonly bank = new FakeBank(() => this.nowMs)
  readonly credits = new FakeCredits()
  readonly orders = new FakeOrders(this.credits)
  readonly troubles = new FakeTroubles()
  readonly shortages = new FakeShortages()
  readonly parked = new Map<string, string>()
  outboxWakes = 0

  constructor() {
    for (const id of [GROCER, POTTER]) this.vendors.set(id, aVendorRecord({ id }))
    this.addSku(aSku({ skuId: MILK, vendorId: GROCER, priceMinor: 120, taxRateBps: 0 }), 10)
    this.addSku(aSku({ skuId: BREAD, vendorId: GROCER, priceMinor: 280, taxRateBps: 0 }), 10)
    this.addSku(aSku({ skuId: MUG, vendorId: POTTER, priceMinor: 1499 }), 10)
  }

  addSku(sku: SellableSku, onHandUnits: number): void {
    this.skus.set(sku.skuId, sku)
    this.stock.put(sku.skuId, onHandUnits)
  }

  /** The ports a checkout uses. */
  deps() {
    return {
      nowMs: () => this.nowMs,
      log: { info() {}, warn() {}, error() {} },
      catalog: {
        sellableSkus: async (_locale: string, skuIds: readonly SkuId[], currency: string | null = null) =>
          skuIds.flatMap((skuId) => {
            const sku = this.skus.get(skuId)
            const listed = this.listed.get(skuId)
            if (!sku) return []
            return [listed && listed.currency === currency ? { ...sku, ...listed } : sku]
          }),
      },
      vendors: {
        records: async (vendorIds: readonly VendorId[]) =>
          vendorIds.flatMap((vendorId) => this.vendors.get(vendorId) ?? []),
      },
      orders: this.orders,
      troubles: this.troubles,
      unmetDemand: this.shortages,
      outbox: {
        park: async (message: { readonly id: string; readonly body: string }) => {
          this.parked.set(message.id, message.body)
        },
      },
      stock: this.stock,
      credits: this.credits,
      payments: this.bank,
      orderLinks: { tokenFor: async (orderGroupId: string) => `token-of-${orderGroupId}` },
      deliveryOptions,
      returnUrl: (cartId: CartId, locale: string) => `https://shop.test/${locale}/checkout/${cartId}`,
      wakeOutbox: () => {
        this.outboxWakes += 1
      },
    }
  }
}

/** Every method of the vendor at its price: a courier needs an address. */
function deliveryOptions(request: {
  readonly vendor: VendorRecord
  readonly address: Address | null
}): readonly DeliveryOption[] {
  return request.vendor.methods
    .filter((method) => method.kind === 'pickup' || request.address !== null)
    .map((method) =>
      aDeliveryOption({ methodId: method.id, kind: method.kind, name: method.id, priceMinor: method.priceMinor }),
    )
}
