import { Hono } from 'hono'
import { messages } from './api/messages.ts'
import type { Env } from './env.ts'
import { logEvent } from './log.ts'
import { mailboxPages } from './pages/mailbox-pages.ts'

/** The mailbox's HTTP: mail in under /v1, and the pages that show it. */
export const app = new Hono<{ Bindings: Env }>()

app.route('/v1/messages', messages)
app.get('/health', (c) => c.json({ ok: true }))
app.route('/', mailboxPages)
app.notFound((c) => c.json({ error: { code: 'not_found', message: 'There is nothing at this address.' } }, 404))
app.onError((error, c) => {
  logEvent('error', 'mailbox.request.failed', { reason: error.message })
  return c.json({ error: { code: 'internal', message: 'The mailbox failed.' } }, 500)
})
