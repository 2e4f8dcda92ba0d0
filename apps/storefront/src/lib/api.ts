import type { AppRouter } from '@onhand/router/app-router'
import { createTRPCClient, httpLink } from '@trpc/client'

/** How requests leave: over HTTP in the browser, through the service binding on the server. */
let send: typeof fetch = (input, init) => fetch(input, init)

/** Called once by the Worker, which has the binding. */
export function sendThrough(transport: typeof fetch): void {
  send = transport
}

/** Procedures that may be cached are plain unbatched GETs; so are all others, because most pages need one or two. */
export const api = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: import.meta.env.SSR ? 'http://api.internal/trpc' : '/trpc',
      fetch: (input, init) => send(input instanceof URL ? input.href : input, init as RequestInit),
    }),
  ],
})
