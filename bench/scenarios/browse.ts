import type { BenchShop } from '../lib/fixtures.ts'
import type { HttpClient } from '../lib/http-client.ts'
import { type Figures, measure } from '../lib/measure.ts'

const READS = { workers: 32, count: 20_000, secondsMax: 8 }

function read(client: HttpClient, procedure: string, input: Record<string, unknown>): Promise<boolean> {
  const path = `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`
  return client
    .send('shop.localhost', 'GET', path)
    .then((answer) => answer.status === 200 && answer.body.includes('"result"'))
}

/** Pages of lists, as categories and shops show them: 24 products each, different orders and filters. */
export function listings(client: HttpClient, shop: BenchShop): Promise<Figures> {
  const sorts = ['popular', 'newest', 'price_up', 'price_down']
  return measure('listing reads', READS, (index) =>
    read(client, 'catalog.listing', {
      locale: index % 2 ? 'en' : 'zh-Hant',
      vendor: index % 3 ? shop.vendorSlug : null,
      sort: sorts[index % sorts.length] ?? 'popular',
      limit: 24,
    }),
  )
}

/** Product pages, each another product. */
export function products(client: HttpClient, shop: BenchShop): Promise<Figures> {
  return measure('product reads', READS, (index) =>
    read(client, 'catalog.product', { locale: 'en', slug: shop.productSlugs[index % shop.productSlugs.length] ?? '' }),
  )
}

/** Searches, no two alike in a row; every twentieth with a typing error. */
export function searches(client: HttpClient): Promise<Figures> {
  return measure('searches', { ...READS, count: 4_000 }, (index) =>
    read(client, 'catalog.search', {
      locale: 'en',
      query: index % 20 ? `bench ${index % 300}` : 'bnech item',
      limit: 24,
    }),
  )
}
