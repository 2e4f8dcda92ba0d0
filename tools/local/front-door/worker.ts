import { callerAddress } from './caller-address.ts'

/** One port, several organisations: each hostname is an origin of its own, as it would be on the internet. */
type FrontDoorEnv = Partial<
  Record<'API' | 'STOREFRONT' | 'DASHBOARD' | 'BANK' | 'SUPPLIER' | 'CARRIER' | 'MAIL', Fetcher>
>

/** Paths that the shop's origin passes straight on to the api Worker. */
const API_PATH = /^\/(trpc|api|auth|live|webhooks)(\/|$)/

/** Paths of the shop's origin that the dashboard has to itself. */
const DASHBOARD_PATH = /^\/dashboard(\/|$)/

const HOSTS = new Map<string, keyof FrontDoorEnv>([
  ['bank', 'BANK'],
  ['supplier', 'SUPPLIER'],
  ['carrier', 'CARRIER'],
  ['mail', 'MAIL'],
])

export default {
  fetch(request: Request, env: FrontDoorEnv): Promise<Response> | Response {
    const url = new URL(request.url)
    const name = bindingFor(url)
    const target = env[name]
    if (!target)
      return new Response(`Nothing runs behind ${url.hostname} yet (${name.toLowerCase()}).\n`, { status: 503 })
    return target.fetch(withCallerAddress(request))
  },
}

function bindingFor(url: URL): keyof FrontDoorEnv {
  const host = HOSTS.get(url.hostname.split('.')[0] ?? '')
  if (host) return host
  if (API_PATH.test(url.pathname)) return 'API'
  return DASHBOARD_PATH.test(url.pathname) ? 'DASHBOARD' : 'STOREFRONT'
}

function withCallerAddress(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.set('cf-connecting-ip', callerAddress(request.headers))
  return new Request(request, { headers })
}
