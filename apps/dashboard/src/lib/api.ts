import type { AppRouter } from '@onhand/router/app-router'
import { createTRPCClient, httpBatchLink } from '@trpc/client'

/** Calls of one moment travel together; below what proxies accept as an address. */
const URL_LENGTH_MAX = 4000

/** Every procedure of the api, typed by the router itself. The session's cookie goes along: same origin. */
export const api = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: '/trpc', maxURLLength: URL_LENGTH_MAX })],
})
