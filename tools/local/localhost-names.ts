import dns, { type LookupAddress, type LookupOptions } from 'node:dns'

type Callback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

const systemLookup = dns.lookup

/**
 * Makes `shop.localhost` and its like mean this machine, as RFC 6761 asks and browsers do; many systems' resolvers do not.
 * Everything in this process that connects by name (fetch, WebSocket, http) uses it from then on.
 */
export function resolveLocalhostNames(): void {
  const lookup = (hostname: string, options: LookupOptions | Callback, callback?: Callback): void => {
    const answer = typeof options === 'function' ? options : callback
    if (!hostname.endsWith('.localhost') || !answer) {
      Reflect.apply(systemLookup, dns, [hostname, options, callback])
      return
    }
    const isAll = typeof options === 'object' && options.all === true
    process.nextTick(() => (isAll ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4)))
  }
  Object.assign(dns, { lookup })
}

resolveLocalhostNames()
