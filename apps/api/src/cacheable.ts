import { EdgeCache } from '@onhand/edge-cache'

/** Procedures whose answers are the same for everyone: the only ones that may be kept. */
const PUBLIC_PROCEDURES = new Set([
  'catalog.home',
  'catalog.categories',
  'catalog.listing',
  'catalog.search',
  'catalog.suggest',
  'catalog.product',
  'vendors.shop',
  'vendors.shops',
])

/** Public answers of this isolate. */
export const publicAnswers = new EdgeCache(() => Date.now())

/** Routers whose mutations change what public pages show. */
const CATALOGUE_ROUTERS = ['product.', 'promotion.', 'shop.', 'dataImport.', 'operator.']

/** True when a request may have changed the catalogue: this isolate then forgets its public answers, others within a minute. */
export function mayChangeCatalogue(method: string, url: URL): boolean {
  if (method !== 'POST') return false
  const procedures = url.pathname.slice('/trpc/'.length).split(',')
  return procedures.some(
    (procedure) =>
      procedure !== 'promotion.preview' && CATALOGUE_ROUTERS.some((router) => procedure.startsWith(router)),
  )
}

/** True for an unbatched GET of a public procedure: its address holds all that the answer depends on. */
export function isPublicRead(method: string, url: URL): boolean {
  if (method !== 'GET' || url.searchParams.has('batch')) return false
  return PUBLIC_PROCEDURES.has(url.pathname.slice('/trpc/'.length))
}
