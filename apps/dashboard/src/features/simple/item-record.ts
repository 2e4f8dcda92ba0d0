import type { ProductDraft, ProductStatus } from '@onhand/domain/catalog/product-record'
import type { ProductId, SkuId } from '@onhand/domain/ids'
import type { StockLevel } from '@onhand/domain/inventory/types'

/** An item as a small seller knows it. */
export type Item = { readonly title: string; readonly priceMinor: number; readonly isForSale: boolean }

/** What was just saved of an item, for the list: how many are left follows from the number typed. */
export type SavedItem = Item & { readonly availableUnits: number | null }

/** A row of the list as it will be once the list has followed. */
export function withSaved<Row extends { readonly status: ProductStatus; readonly availableUnits: number }>(
  row: Row,
  saved: SavedItem | undefined,
): Row {
  if (!saved) return row
  return {
    ...row,
    title: saved.title,
    priceMinMinor: saved.priceMinor,
    status: saved.isForSale ? 'active' : row.status === 'archived' ? 'archived' : 'draft',
    availableUnits: saved.availableUnits ?? row.availableUnits,
  }
}

/** A new product out of no more than a name and a price. */
export function newProduct(
  ids: { readonly productId: ProductId; readonly skuId: SkuId },
  item: Item,
  currency: string,
): ProductDraft {
  const { productId, skuId } = ids
  return {
    id: productId,
    status: item.isForSale ? 'active' : 'draft',
    categoryId: null,
    title: item.title,
    description: '',
    translations: {},
    brand: null,
    tags: [],
    attributes: [],
    allergens: [],
    images: [],
    options: [],
    skus: [
      {
        id: skuId,
        code: skuId.slice(4, 16),
        title: '',
        titles: {},
        optionValues: [],
        gtin: null,
        priceMinor: item.priceMinor,
        compareAtMinor: null,
        currency,
        otherPrices: [],
        taxRateBps: 0,
        unitCostMinor: 0,
        weightGrams: null,
        measure: null,
        unitsPerOrderMax: null,
      },
    ],
  }
}

/** The one place whose number a small seller sees: where most lies, the shop's first place when nothing does. */
export function onePlace<Place extends { readonly locationId: string }>(
  places: readonly Place[],
  levels: readonly StockLevel[],
): { readonly place: Place; readonly onHandUnits: number; readonly claimedUnits: number } | null {
  const most = [...levels].sort((a, b) => b.onHandUnits - a.onHandUnits)[0]
  const place = places.find((one) => one.locationId === most?.locationId) ?? places[0]
  if (!place) return null
  const level = levels.find((one) => one.locationId === place.locationId)
  return {
    place,
    onHandUnits: level?.onHandUnits ?? 0,
    claimedUnits: (level?.reservedUnits ?? 0) + (level?.allocatedUnits ?? 0),
  }
}
