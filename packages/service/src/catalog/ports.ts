import type {
  CategoryNode,
  HomeView,
  ListingView,
  Locale,
  ProductView,
  SearchView,
  SellableSku,
} from '@onhand/domain/catalog/views'
import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { PriceList } from '@onhand/domain/catalog/price-in'
import type { CategoryId, ProductId, SkuId, VendorId } from '@onhand/domain/ids'

/** How a list is ordered. */
export const LISTING_SORTS = ['popular', 'newest', 'price_up', 'price_down', 'expiry'] as const
export type ListingSort = (typeof LISTING_SORTS)[number]

/** What a list is narrowed to. All given filters must hold. Prices in minor units of the shop's currency. */
export type ListingQuery = {
  readonly locale: Locale
  readonly categorySlug: string | null
  readonly vendorSlug: string | null
  readonly priceMinMinor: number | null
  readonly priceMaxMinor: number | null
  readonly isInStockOnly: boolean
  readonly sort: ListingSort
  readonly cursor: string | null
  readonly limit: number
}

/** Reading the catalogue for public pages. `nowMs` serves the promise hint. */
export type CatalogReadPort = {
  home(locale: Locale, nowMs: number): Promise<HomeView>
  categories(locale: Locale): Promise<readonly CategoryNode[]>
  /** Null when the category or shop does not exist. */
  listing(query: ListingQuery, nowMs: number): Promise<ListingView | null>
  product(locale: Locale, slug: string, nowMs: number): Promise<ProductView | null>
  /** Prices and facts for carts; unknown SKUs are left out. With a currency: in it, where the shop has a price in it, else in the shop's own. */
  sellableSkus(locale: Locale, skuIds: readonly SkuId[], currency?: string | null): Promise<readonly SellableSku[]>
  /** What shops ask for these SKUs in a currency that is not their own. */
  pricesIn(currency: string, skuIds: readonly SkuId[]): Promise<PriceList>
  /** For programs: SKUs of a vendor by the vendor's own codes. */
  skusByCode(
    vendorId: VendorId,
    codes: readonly string[],
  ): Promise<readonly { readonly code: string; readonly skuId: SkuId }[]>
}

/** Search by words, with typo tolerance; ranking is the engine's. */
export type SearchPort = {
  search(query: ListingQuery & { readonly words: string }, nowMs: number): Promise<SearchView>
  suggest(
    locale: Locale,
    words: string,
    limit: number,
  ): Promise<readonly { readonly title: string; readonly slug: string }[]>
}

/** A category to create or rename. */
export type CategoryRow = {
  readonly id: CategoryId
  readonly parentId: CategoryId | null
  readonly slug: string
  readonly position: number
  readonly emoji: string
  readonly tint: string
  readonly names: Readonly<Record<Locale, string>>
}

/** Writing the catalogue: import, seed, dashboard. */
export type CatalogWritePort = {
  upsertCategories(rows: readonly CategoryRow[]): Promise<void>
  /** Creates or updates products with their SKUs, prices, images, translations and search rows: each product in one atomic batch. Repeating changes nothing. */
  upsertProducts(
    vendorId: VendorId,
    products: readonly ImportProduct[],
    nowMs: number,
  ): Promise<readonly { readonly productId: ProductId; readonly skuIds: readonly SkuId[]; readonly isNew: boolean }[]>
}
