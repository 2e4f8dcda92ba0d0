import type { Locale } from '@onhand/domain/catalog/views'
import type { ShopCurrency } from '@onhand/domain/shop/currencies'
import { query } from '@solidjs/router'
import { api } from '../../lib/api.ts'
import { orNull } from '../../lib/refusal.ts'
import type { ListingFilters } from './listing-filters.ts'

/** What the front page shows. */
export const getHome = query(
  (locale: Locale, currency: ShopCurrency | null) =>
    api.catalog.home.query({ locale, ...(currency ? { currency } : {}) }),
  'home',
)
/** The whole tree of categories. */
export const getCategories = query((locale: Locale) => api.catalog.categories.query({ locale }), 'categories')
/** A product without its live parts; null when there is none. */
export const getProduct = query(
  (locale: Locale, slug: string, currency: ShopCurrency | null) =>
    orNull(api.catalog.product.query({ locale, slug, ...(currency ? { currency } : {}) })),
  'product',
)
/** Products of a category or shop; null when that does not exist. */
export const getListing = query(
  (locale: Locale, filters: ListingFilters) => orNull(api.catalog.listing.query({ locale, ...filters })),
  'listing',
)
/** Products by words. */
export const getSearch = query(
  (locale: Locale, words: string, filters: ListingFilters) =>
    orNull(api.catalog.search.query({ locale, ...filters, query: words })),
  'search',
)
/** A shop's page; null when there is none. */
export const getShop = query((locale: Locale, slug: string) => orNull(api.vendors.shop.query({ locale, slug })), 'shop')
/** All shops. */
export const getShops = query((locale: Locale) => api.vendors.shops.query({ locale }), 'shops')
