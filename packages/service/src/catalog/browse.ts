import type { ListingView, Locale, ProductView, SearchView, VendorView } from '@onhand/domain/catalog/views'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import type { ListingQuery } from './ports.ts'

/** Nothing published under this address. */
export type NotFound = { readonly code: 'not_found'; readonly what: 'product' | 'category' | 'vendor' }

/** What a list is asked for on the wire; absent filters do not narrow. */
export type ListingRequest = {
  readonly locale: Locale
  readonly category?: string | null | undefined
  readonly vendor?: string | null | undefined
  readonly priceMinMinor?: number | null | undefined
  readonly priceMaxMinor?: number | null | undefined
  readonly inStock?: boolean | null | undefined
  readonly sort: ListingQuery['sort']
  readonly cursor?: string | null | undefined
  readonly limit: number
}

/** One page of a category, a shop or everything. Public. */
export async function browseListing(
  deps: Pick<ServiceDeps, 'catalog' | 'nowMs'>,
  request: ListingRequest,
): Promise<Result<ListingView, NotFound>> {
  const listing = await deps.catalog.listing(toQuery(request), deps.nowMs())
  return listing ? ok(listing) : err({ code: 'not_found', what: request.vendor ? 'vendor' : 'category' })
}

/** Products by words, typing errors forgiven. Public. What was asked is counted, once per answer that is made [INS-11]: further pages and filters ask nothing new. */
export async function searchProducts(
  deps: Pick<ServiceDeps, 'search' | 'nowMs' | 'countSearch'>,
  request: ListingRequest & { readonly query: string },
): Promise<Result<SearchView, never>> {
  const query = toQuery(request)
  const view = await deps.search.search({ ...query, words: request.query }, deps.nowMs())
  const { vendorSlug, categorySlug, cursor, isInStockOnly, priceMinMinor, priceMaxMinor } = query
  const isNarrowed = categorySlug !== null || isInStockOnly || priceMinMinor !== null || priceMaxMinor !== null
  if (cursor === null && !isNarrowed)
    deps.countSearch({ text: request.query, vendorSlug, foundCount: view.hasAllWords ? view.totalCount : 0 })
  return ok(view)
}

/** The product page. Public; unpublished products are not found. */
export async function viewProduct(
  deps: Pick<ServiceDeps, 'catalog' | 'nowMs'>,
  locale: Locale,
  slug: string,
): Promise<Result<ProductView, NotFound>> {
  const product = await deps.catalog.product(locale, slug, deps.nowMs())
  return product ? ok(product) : err({ code: 'not_found', what: 'product' })
}

/** The page of a shop. Public; unapproved shops are not found. */
export async function viewShop(
  deps: Pick<ServiceDeps, 'vendors'>,
  locale: Locale,
  slug: string,
): Promise<Result<VendorView, NotFound>> {
  const shop = await deps.vendors.shop(locale, slug)
  return shop ? ok(shop) : err({ code: 'not_found', what: 'vendor' })
}

function toQuery(request: ListingRequest): ListingQuery {
  return {
    locale: request.locale,
    categorySlug: request.category ?? null,
    vendorSlug: request.vendor ?? null,
    priceMinMinor: request.priceMinMinor ?? null,
    priceMaxMinor: request.priceMaxMinor ?? null,
    isInStockOnly: request.inStock ?? false,
    sort: request.sort,
    cursor: request.cursor ?? null,
    limit: request.limit,
  }
}
