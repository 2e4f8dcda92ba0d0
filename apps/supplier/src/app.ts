import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { orders } from './api/orders.ts'
import { stockOrders } from './api/stock-orders.ts'
import type { Env } from './env.ts'
import { logEvent } from './log.ts'
import { orderPages } from './pages/order-pages.ts'

// 500 lines of an order fit many times over.
const BODY_MAX_BYTES = 512 * 1024

/** The supplier's HTTP: the API under /v1 and the pages its people use. */
export const app = new Hono<{ Bindings: Env }>()

app.use(
  bodyLimit({
    maxSize: BODY_MAX_BYTES,
    onError: (c) =>
      c.json({ error: { code: 'invalid_request', message: 'The body is too large.', field: 'body' } }, 413),
  }),
)
app.use('/v1/*', async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
})
app.route('/v1/orders', orders)
app.route('/v1/stock-orders', stockOrders)
app.get('/health', (c) => c.json({ ok: true }))
app.route('/', orderPages)
app.notFound((c) => c.json({ error: { code: 'not_found', message: 'There is nothing at this address.' } }, 404))
app.onError((error, c) => {
  if (error instanceof HTTPException) return error.getResponse()
  logEvent('error', 'supplier.request.failed', { reason: error.message })
  return c.json({ error: { code: 'internal', message: 'The supplier failed.' } }, 500)
})
