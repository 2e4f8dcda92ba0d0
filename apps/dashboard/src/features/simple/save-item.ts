import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { LocationId, MovementId, ProductId, SkuId, VendorId } from '@onhand/domain/ids'
import { api } from '../../lib/api.ts'
import { type Item, newProduct } from './item-record.ts'

/** The place whose number is shown, as it was read. */
export type SeenPlace = {
  readonly place: { readonly locationId: LocationId }
  readonly onHandUnits: number
  readonly claimedUnits: number
}

/** What an item was when its form was opened, and the ids that make saving it again harmless. */
export type OpenedItem = {
  readonly vendorId: VendorId
  readonly currency: string
  readonly productId: ProductId
  readonly skuId: SkuId
  readonly movementId: MovementId
  readonly product: ProductRecord | null
  readonly place: SeenPlace | null
}

/** Writes what changed of an item: the product first, then its number. */
export async function saveItem(opened: OpenedItem, item: Item, units: number): Promise<void> {
  await saveProduct(opened, item)
  const { vendorId, skuId, movementId, place } = opened
  if (!place || units === place.onHandUnits) return
  await api.stock.setUnits.mutate({
    vendorId,
    skuId,
    movementId,
    locationId: place.place.locationId,
    units,
    seenUnits: place.onHandUnits,
  })
}

async function saveProduct(opened: OpenedItem, item: Item): Promise<void> {
  const { vendorId, currency, productId, skuId, product } = opened
  if (!product) {
    await api.product.save.mutate({
      vendorId,
      version: 0,
      product: toWire(newProduct({ productId, skuId }, item, currency)),
    })
    return
  }
  const [sku] = product.skus
  const isForSale = product.status === 'active'
  if (product.title === item.title && sku?.priceMinor === item.priceMinor && isForSale === item.isForSale) return
  await api.product.edit.mutate({
    vendorId,
    productId,
    version: product.version,
    edit: {
      title: item.title,
      ...(isForSale === item.isForSale ? {} : { status: item.isForSale ? ('active' as const) : ('draft' as const) }),
      prices: [{ skuId, priceMinor: item.priceMinor }],
    },
  })
}

/** The wire's types are mutable copies of the domain's. */
type Mutable<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Mutable<Value[Key]> }

function toWire<Value>(value: Value): Mutable<Value> {
  return value as Mutable<Value>
}
