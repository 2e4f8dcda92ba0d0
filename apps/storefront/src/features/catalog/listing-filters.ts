import type { ShopCurrency } from '@onhand/domain/shop/currencies'
import { currencyOf } from '../../lib/currency.ts'

/** Orders a list can have. */
export const SORTS = ['popular', 'newest', 'price_up', 'price_down', 'expiry'] as const
export type Sort = (typeof SORTS)[number]

/** What a list is narrowed to: read from the page's address, so that it can be sent to somebody. */
export type ListingFilters = {
  readonly category?: string
  readonly vendor?: string
  readonly inStock?: boolean
  readonly priceMinMinor?: number
  readonly priceMaxMinor?: number
  readonly currency?: ShopCurrency
  readonly sort: Sort
}
type Query = Readonly<Record<string, string | string[] | undefined>>

/** Reads the filters from an address; what is no filter is left out. Prices are in whole units there, minor units here. */
export function filtersOf(
  query: Query,
  fixed: { readonly category?: string; readonly vendor?: string },
  minorPerUnit = 100,
): ListingFilters {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const price = (name: string) => {
    const value = Number(text(name))
    return text(name) !== undefined && Number.isFinite(value) && value >= 0
      ? Math.round(value * minorPerUnit)
      : undefined
  }
  const category = fixed.category ?? text('category')
  const vendor = fixed.vendor ?? text('vendor')
  const currency = currencyOf(query)
  const priceMinMinor = price('min')
  const priceMaxMinor = price('max')
  return {
    ...(category ? { category } : {}),
    ...(vendor ? { vendor } : {}),
    ...(currency ? { currency } : {}),
    ...(text('stock') === '1' ? { inStock: true } : {}),
    ...(priceMinMinor === undefined ? {} : { priceMinMinor }),
    ...(priceMaxMinor === undefined ? {} : { priceMaxMinor }),
    sort: SORTS.find((sort) => sort === text('sort')) ?? 'popular',
  }
}

/** How many filters the shopper set. */
export function filterCount(query: Query): number {
  return ['category', 'vendor', 'stock', 'min', 'max'].filter(
    (name) => typeof query[name] === 'string' && query[name] !== '',
  ).length
}
