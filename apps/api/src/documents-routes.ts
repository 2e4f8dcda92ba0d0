import type { OrderLinkPort } from '@onhand/service/ordering/cart-port'
import type { FetchLike } from '@onhand/signing'
import { type Context, Hono } from 'hono'

/** What the papers of an order need: who may see them, and the jobs Worker that makes them. */
export type DocumentContext = { readonly orderLinks: Pick<OrderLinkPort, 'verify'>; readonly jobs: FetchLike }

/** `GET /orders/:token/invoice.pdf`: the invoices of a checkout for whoever holds its secret link. Mounted under /api/v1. */
export function documentRoutes<E extends { Bindings: object }>(
  build: (context: Context<E>) => DocumentContext,
): Hono<E> {
  const routes = new Hono<E>()
  routes.get('/orders/:token/invoice.pdf', async (context) => {
    const { orderLinks, jobs } = build(context)
    const orderGroupId = await orderLinks.verify(context.req.param('token'))
    if (orderGroupId === null) {
      return context.json({ error: { code: 'not_found', message: 'no such order' } }, 404)
    }
    const made = await jobs.fetch(new Request(`https://jobs.internal/invoices/${orderGroupId}.pdf`))
    const response = new Response(made.body, made)
    // The address is a secret of the buyer's: no shared cache, and no other site learns it.
    response.headers.set('cache-control', 'private, no-store')
    response.headers.set('referrer-policy', 'no-referrer')
    return response
  })
  return routes
}
