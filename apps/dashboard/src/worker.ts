import { PAGE_HEADERS } from './security.ts'

type Env = { readonly ASSETS: { fetch(request: Request): Promise<Response> } }

/** Files, as opposed to addresses of screens. Those under assets carry a hash in their name. */
const FILE_PATH = /^\/dashboard\/(?:assets\/|[\w-]+\.\w+$)/
const HASHED_PATH = /^\/dashboard\/assets\//

export default {
  /** Every address of a screen is the same page; the browser draws the rest. */
  async fetch(request: Request, env: Env): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response('Method not allowed\n', { status: 405, headers: { allow: 'GET, HEAD' } })
    const url = new URL(request.url)
    const path = FILE_PATH.test(url.pathname) ? url.pathname : '/dashboard/index.html'
    const found = await env.ASSETS.fetch(new Request(new URL(path, url), request))
    const response = new Response(found.body, found)
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.headers.set(name, value)
    const isKept = found.ok && HASHED_PATH.test(path)
    response.headers.set('cache-control', isKept ? 'public, max-age=31536000, immutable' : 'no-cache')
    return response
  },
}
