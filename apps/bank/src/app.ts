import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { accounts } from './api/accounts.ts'
import { payments } from './api/payments.ts'
import { transfers } from './api/transfers.ts'
import type { Env } from './env.ts'
import { logEvent } from './log.ts'
import { accountPages } from './pages/account-pages.ts'
import { adminPages } from './pages/admin-pages.ts'
import { approve } from './pages/approve.ts'

// A request here is a few hundred bytes; anything near this is not for us.
const BODY_MAX_BYTES = 64 * 1024

/** The bank's HTTP: the API under /v1 and the pages people see. */
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
app.route('/v1/payments', payments)
app.route('/v1/transfers', transfers)
app.route('/v1/accounts', accounts)
app.route('/approve', approve)
app.get('/health', (c) => c.json({ ok: true }))
app.route('/admin', adminPages)
app.route('/', accountPages)
app.notFound((c) => c.json({ error: { code: 'not_found', message: 'There is nothing at this address.' } }, 404))
app.onError((error, c) => {
  if (error instanceof HTTPException) return error.getResponse()
  logEvent('error', 'bank.request.failed', { path: c.req.routePath, reason: error.message })
  return c.json({ error: { code: 'internal', message: 'The bank failed.' } }, 500)
})
