import type { CategoryId, LocationId, ProductId, SkuId, VendorId } from '../ids.ts'

/** Languages the shop speaks; the first path segment of every page. */
export const LOCALES = ['en', 'zh-Hant'] as const
export type Locale = (typeof LOCALES)[number]

/** A picture as pages show it. `url` is a path under /media or a data-free absolute path; width and height in pixels. */
export type ImageView = {
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly tint: string
}

/** Money on a page. Minor units of `currency`; tax included. */
export type PriceView = {
  readonly priceMinor: number
  readonly currency: string
  /** Former price when it is a reduction, else null. */
  readonly compareAtMinor: number | null
  /** Price per `perUnit` ('kg', 'l', 'each'), null when the SKU has no measure. */
  readonly unitPrice: { readonly priceMinor: number; readonly perUnit: string } | null
}

/** Stock as last projected: good for lists (up to a minute old), never decided upon. */
export type StockHint = {
  readonly availableUnits: number
  readonly locationName: string | null
  readonly earliestExpiryDate: string | null
}

/** One product in a list or a tile: its cheapest available SKU. */
export type ProductCard = {
  readonly productId: ProductId
  readonly slug: string
  readonly title: string
  readonly skuId: SkuId
  readonly skuCount: number
  readonly image: ImageView | null
  readonly price: PriceView
  readonly stock: StockHint
  readonly vendor: { readonly vendorId: VendorId; readonly slug: string; readonly name: string; readonly city: string }
  /** The vendor's fastest method in words the page can phrase; null when it delivers nowhere and has no pickup. */
  readonly fastestMethod: MethodHint | null
}

/** What a list needs to phrase the promise line without knowing the shopper's place. */
export type MethodHint = {
  readonly kind: 'delivery' | 'pickup'
  readonly priceMinor: number
  readonly currency: string
  readonly earliestFromMs: number
  readonly earliestToMs: number
  readonly timeZone: string
}

/** A category and its children, in the page's language. `productCount` includes descendants. */
export type CategoryNode = {
  readonly categoryId: CategoryId
  readonly slug: string
  readonly name: string
  readonly emoji: string
  readonly tint: string
  readonly productCount: number
  readonly children: readonly CategoryNode[]
}

/** A shop in a list. */
export type VendorCard = {
  readonly vendorId: VendorId
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly city: string
  readonly country: string
  readonly image: ImageView | null
  readonly accent: string
  readonly latitude: number
  readonly longitude: number
  readonly timeZone: string
  /** Opening periods of the main location, for "open now" worked out where the page is shown. */
  readonly hours: WeekHours
  readonly productCount: number
}

/** Opening periods per ISO weekday (1 = Monday), minutes since local midnight; breaks are gaps; closures by date. */
export type WeekHours = {
  readonly periods: readonly { readonly weekday: number; readonly opensMinute: number; readonly closesMinute: number }[]
  readonly closedDates: readonly string[]
}

/** What the home page shows. */
export type HomeView = {
  readonly categories: readonly CategoryNode[]
  readonly shops: readonly VendorCard[]
  readonly arrivesToday: readonly ProductCard[]
  readonly runningLow: readonly ProductCard[]
  readonly fresh: readonly ProductCard[]
}

/** One page of products with its facets. `nextCursor` null on the last page. */
export type ListingView = {
  readonly category: {
    readonly slug: string
    readonly name: string
    readonly path: readonly { readonly slug: string; readonly name: string }[]
  } | null
  readonly items: readonly ProductCard[]
  readonly nextCursor: string | null
  readonly totalCount: number
  readonly facets: {
    readonly vendors: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
    readonly categories: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
    readonly priceMinMinor: number | null
    readonly priceMaxMinor: number | null
  }
}

/** A search answer: a listing, and what was searched instead when nothing matched the words as typed. */
export type SearchView = ListingView & {
  readonly query: string
  readonly correctedQuery: string | null
  /** False when nothing fits all the words: the items, if any, fit some of them. */
  readonly hasAllWords: boolean
}

/** One sellable variant on the product page. */
export type SkuView = {
  readonly skuId: SkuId
  readonly code: string
  readonly title: string
  readonly gtin: string | null
  readonly price: PriceView
  readonly weightGrams: number | null
  readonly stock: StockHint
  /** Until when a promotion lowers the price; null when none does. */
  readonly reduction: ReductionView | null
}

/** The last day of a lower price, in the shop's calendar, and the instant at which it is over. */
export type ReductionView = { readonly lastDay: string; readonly endsAtMs: number }

/** All the product page shows that may be cached; live stock and the shopper's promise follow separately. */
export type ProductView = {
  readonly productId: ProductId
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly brand: string | null
  readonly images: readonly ImageView[]
  readonly categoryPath: readonly { readonly slug: string; readonly name: string }[]
  readonly attributes: readonly { readonly name: string; readonly value: string }[]
  readonly allergens: readonly string[]
  readonly skus: readonly SkuView[]
  readonly vendor: VendorCard
  readonly locations: readonly {
    readonly locationId: LocationId
    readonly name: string
    readonly city: string
    readonly timeZone: string
  }[]
  readonly alsoSoldBy: readonly ProductCard[]
  readonly related: readonly ProductCard[]
}

/** The public page of a shop. */
export type VendorView = VendorCard & {
  readonly about: string
  readonly locations: readonly {
    readonly locationId: LocationId
    readonly name: string
    readonly addressLines: readonly string[]
    readonly hours: WeekHours
    readonly timeZone: string
    readonly hasPickup: boolean
  }[]
  readonly methods: readonly {
    readonly methodId: string
    readonly kind: 'delivery' | 'pickup'
    readonly name: string
    readonly priceMinor: number
    readonly freeOverMinor: number | null
    readonly currency: string
    readonly cutOffMinute: number
    readonly transitDaysMin: number
    readonly transitDaysMax: number
  }[]
}

/** What a cart needs to know of a SKU to price a line: read again at PREPARE. */
export type SellableSku = {
  readonly skuId: SkuId
  readonly productId: ProductId
  readonly productSlug: string
  readonly productTitle: string
  readonly variantTitle: string
  readonly image: ImageView | null
  readonly gtin: string | null
  readonly vendorId: VendorId
  readonly isSellable: boolean
  readonly priceMinor: number
  readonly currency: string
  readonly taxRateBps: number
  readonly unitCostMinor: number
  readonly weightGrams: number | null
  readonly unitsPerOrderMax: number | null
}
