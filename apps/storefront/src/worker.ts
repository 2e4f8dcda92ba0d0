import { EdgeCache, PRIVATE_CACHE_CONTROL, PUBLIC_CACHE_CONTROL } from '@onhand/edge-cache'
import { localeOfPath, preferredLocale } from '@onhand/i18n/locale'
import handler from './entry-server.tsx'
import { sendThrough } from './lib/api.ts'
import { publicAddress } from './public-pages.ts'
import { PAGE_HEADERS, sealHtml } from './security.ts'
import { robots, sitemap } from './sitemap.ts'

type Env = { readonly API: { fetch(request: Request): Promise<Response> }; readonly SHOP_URL: string }
type Context = { waitUntil(work: Promise<unknown>): void }

/** What belongs to the api Worker; the browser sees one origin. */
const API_PATH = /^\/(?:trpc|api|auth|live|media|webhooks)(?:\/|$)/
const pages = new EdgeCache(() => Date.now())
/** Replaced by a hash before the page leaves; unguessable, so that no text of a product can carry it. */
const NONCE_BYTES = 18

export default {
  /** The shop's one origin: api paths go on to the api Worker, public pages come from the cache, the rest is made per request. */
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const url = new URL(request.url)
    if (API_PATH.test(url.pathname)) return env.API.fetch(request)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response('Method not allowed\n', { status: 405, headers: { allow: 'GET, HEAD' } })
    sendThrough((input, init) => env.API.fetch(new Request(input, init)))
    const shopUrl = new URL(env.SHOP_URL)
    if (url.pathname === '/robots.txt') return robots(shopUrl)
    if (url.pathname === '/sitemap.xml') return sitemap(shopUrl).catch(notNow)
    if (!localeOfPath(url.pathname)) return toLanguage(request, url)
    const address = publicAddress(url)
    if (!address) return render(new URL(url.pathname + url.search, shopUrl), PRIVATE_CACHE_CONTROL)
    return pages.answer(
      address,
      () => render(new URL(address, shopUrl), PUBLIC_CACHE_CONTROL),
      (work) => context.waitUntil(work),
    )
  },
}

/** An address without a language is led to the reader's own; never kept, because it depends on who asks. */
function toLanguage(request: Request, url: URL): Response {
  if (/\.\w+$/.test(url.pathname))
    return new Response('Not found\n', { status: 404, headers: { 'cache-control': PRIVATE_CACHE_CONTROL } })
  const path = url.pathname === '/' ? '' : url.pathname
  const location = `/${preferredLocale(request.headers.get('accept-language'))}${path}${url.search}`
  return new Response(null, {
    status: 302,
    headers: { location, 'cache-control': PRIVATE_CACHE_CONTROL, vary: 'accept-language' },
  })
}

/** What a crawler is told when the api cannot be reached: come back. */
function notNow(): Response {
  return new Response('Try again later\n', {
    status: 503,
    headers: { 'cache-control': PRIVATE_CACHE_CONTROL, 'retry-after': '60' },
  })
}

/** Renders a page from its address alone: no cookie and no header of the reader reaches it. */
async function render(url: URL, cacheControl: string): Promise<Response> {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))))
  const page = await handler.fetch(new Request(url, { headers: { 'x-onhand-nonce': nonce } }))
  const headers = new Headers(PAGE_HEADERS)
  headers.set('cache-control', page.status === 200 ? cacheControl : PRIVATE_CACHE_CONTROL)
  const location = page.headers.get('location')
  if (location) headers.set('location', location)
  const { html, policy } = await sealHtml(await page.text(), nonce)
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', policy)
  return new Response(html, { status: page.status, headers })
}
