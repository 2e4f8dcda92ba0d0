import { cardsIn, type PriceList, skusIn } from '@onhand/domain/catalog/price-in'
import type { SkuId } from '@onhand/domain/ids'
import type { HomeView, ListingView, Locale, ProductView, SearchView, VendorView } from '@onhand/domain/catalog/views'
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
  /** The currency to show prices in, where shops ask one in it [CAT-10]. */
  readonly currency?: string | null | undefined
}

type Priced = Pick<ServiceDeps, 'catalog'>

async function listOf(
  deps: Priced,
  currency: string | null | undefined,
  skuIds: readonly SkuId[],
): Promise<PriceList | null> {
  return currency ? await deps.catalog.pricesIn(currency, [...new Set(skuIds)]) : null
}

/** What the home page shows. Public. */
export async function browseHome(
  deps: Pick<ServiceDeps, 'catalog' | 'nowMs'>,
  request: { readonly locale: Locale; readonly currency?: string | null | undefined },
): Promise<HomeView> {
  const home = await deps.catalog.home(request.locale, deps.nowMs())
  const shown = [...home.arrivesToday, ...home.runningLow, ...home.fresh].map((card) => card.skuId)
  const list = await listOf(deps, request.currency, shown)
  if (!list) return home
  const { arrivesToday, runningLow, fresh } = home
  return {
    ...home,
    arrivesToday: cardsIn(arrivesToday, list),
    runningLow: cardsIn(runningLow, list),
    fresh: cardsIn(fresh, list),
  }
}

/** One page of a category, a shop or everything. Public. */
export async function browseListing(
  deps: Pick<ServiceDeps, 'catalog' | 'nowMs'>,
  request: ListingRequest,
): Promise<Result<ListingView, NotFound>> {
  const listing = await deps.catalog.listing(toQuery(request), deps.nowMs())
  if (!listing) return err({ code: 'not_found', what: request.vendor ? 'vendor' : 'category' })
  return ok(await inCurrency(deps, listing, request.currency))
}

/** Products by words, typing errors forgiven. Public. What was asked is counted, once per answer that is made [INS-11]: further pages and filters ask nothing new. */
export async function searchProducts(
  deps: Pick<ServiceDeps, 'catalog' | 'search' | 'nowMs' | 'countSearch'>,
  request: ListingRequest & { readonly query: string },
): Promise<Result<SearchView, never>> {
  const query = toQuery(request)
  const view = await deps.search.search({ ...query, words: request.query }, deps.nowMs())
  const { vendorSlug, categorySlug, cursor, isInStockOnly, priceMinMinor, priceMaxMinor } = query
  const isNarrowed = categorySlug !== null || isInStockOnly || priceMinMinor !== null || priceMaxMinor !== null
  if (cursor === null && !isNarrowed)
    deps.countSearch({ text: request.query, vendorSlug, foundCount: view.hasAllWords ? view.totalCount : 0 })
  return ok(await inCurrency(deps, view, request.currency))
}

async function inCurrency<View extends Pick<ListingView, 'items'>>(
  deps: Priced,
  view: View,
  currency: string | null | undefined,
): Promise<View> {
  const list = await listOf(
    deps,
    currency,
    view.items.map((card) => card.skuId),
  )
  return list ? { ...view, items: cardsIn(view.items, list) } : view
}

/** The product page. Public; unpublished products are not found. */
export async function viewProduct(
  deps: Pick<ServiceDeps, 'catalog' | 'nowMs'>,
  {
    locale,
    slug,
    currency,
  }: { readonly locale: Locale; readonly slug: string; readonly currency?: string | null | undefined },
): Promise<Result<ProductView, NotFound>> {
  const product = await deps.catalog.product(locale, slug, deps.nowMs())
  if (!product) return err({ code: 'not_found', what: 'product' })
  const { skus, alsoSoldBy, related } = product
  const list = await listOf(
    deps,
    currency,
    [...skus, ...alsoSoldBy, ...related].map((one) => one.skuId),
  )
  if (!list) return ok(product)
  return ok({
    ...product,
    skus: skusIn(skus, list),
    alsoSoldBy: cardsIn(alsoSoldBy, list),
    related: cardsIn(related, list),
  })
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
