/** First path segments (after the language) of pages that are the same for everybody, with the query parameters they read. */
const PUBLIC_PAGES: Readonly<Record<string, readonly string[]>> = {
  '': ['currency'],
  categories: [],
  c: ['currency', 'vendor', 'stock', 'min', 'max', 'sort', 'cursor'],
  // A vendor's link to what they just saved names its version, so that it is not the copy from before.
  p: ['currency', 'v'],
  shop: ['currency', 'category', 'stock', 'min', 'max', 'sort', 'cursor'],
  shops: [],
  search: ['currency', 'q', 'category', 'vendor', 'stock', 'min', 'max', 'sort', 'cursor'],
}

/**
 * The address under which a public page is kept, or null for a personal one. It has only the parameters the page reads, in one
 * order: tracking parameters neither reach the page nor split the cache.
 */
export function publicAddress(url: URL): string | null {
  const [, locale = '', kind = ''] = url.pathname.split('/')
  const names = PUBLIC_PAGES[kind]
  if (!names) return null
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = url.searchParams.get(name)
    if (value) kept.set(name, value)
  }
  const path = url.pathname.replace(/\/+$/, '') || `/${locale}`
  return kept.size > 0 ? `${path}?${kept}` : path
}
