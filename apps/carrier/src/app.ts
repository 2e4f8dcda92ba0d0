import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { carrierApi } from './api/carrier-api.ts'
import type { Env } from './env.ts'
import { logEvent } from './log.ts'
import { shipmentPages } from './pages/shipment-pages.ts'

// A shipment is a few hundred bytes; anything near this is not for us.
const BODY_MAX_BYTES = 64 * 1024

/** The carrier's HTTP: the API under /v1 and the tracking pages. */
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
app.route('/v1', carrierApi)
app.get('/health', (c) => c.json({ ok: true }))
app.route('/', shipmentPages)
app.notFound((c) => c.json({ error: { code: 'not_found', message: 'There is nothing at this address.' } }, 404))
app.onError((error, c) => {
  if (error instanceof HTTPException) return error.getResponse()
  logEvent('error', 'carrier.request.failed', { reason: error.message })
  return c.json({ error: { code: 'internal', message: 'The carrier failed.' } }, 500)
})
