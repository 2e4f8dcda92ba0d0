import type { CategoryNode } from '@onhand/domain/catalog/views'
import { PUBLIC_CACHE_CONTROL } from '@onhand/edge-cache'
import { LOCALES } from '@onhand/i18n/locale'
import { api } from './lib/api.ts'

/** A file may name 50,000 addresses; each product is named once per language. */
const PRODUCTS_MAX = 5000
const PAGE_SIZE = 60

/** Which paths crawlers may visit, and where the list of pages is. */
export function robots(shopUrl: URL): Response {
  const lines = [
    'User-agent: *',
    'Disallow: /*/cart',
    'Disallow: /*/checkout',
    'Disallow: /*/order/',
    'Disallow: /*/buyer/',
    'Disallow: /*/account',
    'Disallow: /trpc/',
    'Allow: /',
    `Sitemap: ${new URL('/sitemap.xml', shopUrl)}`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': PUBLIC_CACHE_CONTROL },
  })
}

/** Every public page in every language, each naming its other languages. */
export async function sitemap(shopUrl: URL): Promise<Response> {
  const [categories, shops, products] = await Promise.all([
    api.catalog.categories.query({ locale: 'en' }),
    api.vendors.shops.query({ locale: 'en' }),
    productSlugs(),
  ])
  const paths = [
    '',
    '/categories',
    '/shops',
    ...slugsOf(categories).map((slug) => `/c/${slug}`),
    ...shops.map((shop) => `/shop/${shop.slug}`),
    ...products.map((slug) => `/p/${slug}`),
  ]
  const entries = paths.flatMap((path) => {
    const others = LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(shopUrl, locale, path)}"/>`,
    ).join('')
    return LOCALES.map((locale) => `<url><loc>${address(shopUrl, locale, path)}</loc>${others}</url>`)
  })
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('\n')}</urlset>\n`
  return new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': PUBLIC_CACHE_CONTROL },
  })
}

async function productSlugs(): Promise<string[]> {
  const slugs: string[] = []
  let cursor: string | null = null
  do {
    const page: { readonly items: readonly { readonly slug: string }[]; readonly nextCursor: string | null } =
      await api.catalog.listing.query({ locale: 'en', sort: 'newest', limit: PAGE_SIZE, cursor })
    slugs.push(...page.items.map((product) => product.slug))
    cursor = page.nextCursor
  } while (cursor !== null && slugs.length < PRODUCTS_MAX)
  return slugs
}

function slugsOf(categories: readonly CategoryNode[]): string[] {
  return categories.flatMap((category) => [category.slug, ...slugsOf(category.children)])
}

function address(shopUrl: URL, locale: string, path: string): string {
  return new URL(`/${locale}${path}`, shopUrl).href.replace(/&/g, '&amp;')
}
