import { type Context, Hono } from 'hono'
import { z } from 'zod'
import PostalMime from 'postal-mime'
import { type Env, storeOf } from '../env.ts'
import { senderOf } from '../pages/sender.ts'
import { hasBearer } from './bearer.ts'

// An object stores at most 2 MB in a value.
const RAW_MAX_BYTES = 1_900_000
const MESSAGES_PER_PAGE = 50

const address = z
  .string()
  .max(320)
  .regex(/^[^\s@,<>]+@[^\s@,<>]+$/, 'must be an e-mail address')
const Envelope = z.object({
  'x-envelope-from': address,
  'x-envelope-to': z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(address).min(1).max(50)),
  'x-message-key': z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters'),
})
const Query = z.object({
  to: z.string().max(320).optional(),
  after: z.coerce.number().int().min(0).default(0),
  before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
})

/** Mail in (with the key), and what is there as JSON for programs and tests. */
export const messages = new Hono<{ Bindings: Env }>()
  .post('/', async (c) => {
    if (!hasBearer(c.req.header('authorization'), c.env.MAILBOX_KEY))
      return refuse(c, 401, { code: 'unauthorised', message: 'This key may not send mail.' })
    const envelope = Envelope.safeParse(
      Object.fromEntries(Object.keys(Envelope.shape).map((name) => [name, c.req.header(name)])),
    )
    if (!envelope.success) return refuseInput(c, envelope.error)
    const raw = await c.req.arrayBuffer()
    if (raw.byteLength === 0)
      return refuse(c, 400, { code: 'invalid_request', field: 'body', message: 'The body is the MIME message.' })
    if (raw.byteLength > RAW_MAX_BYTES)
      return refuse(c, 413, { code: 'message_too_large', field: 'body', message: 'A message has at most 1.9 MB here.' })
    const parsed = await PostalMime.parse(raw)
    const stored = await storeOf(c.env).put(
      {
        id: `mail_${crypto.randomUUID().replaceAll('-', '')}`,
        key: envelope.data['x-message-key'],
        envelopeFrom: envelope.data['x-envelope-from'],
        envelopeTo: envelope.data['x-envelope-to'],
        subject: parsed.subject ?? '',
        from: senderOf(parsed),
        attachmentCount: parsed.attachments.length,
      },
      raw,
    )
    return c.json({ id: stored.id }, 202)
  })
  .get('/', async (c) => {
    const query = Query.safeParse(c.req.query())
    if (!query.success) return refuseInput(c, query.error)
    const { to, after, before } = query.data
    return c.json({ messages: await storeOf(c.env).list({ to: to ?? null, after, before, limit: MESSAGES_PER_PAGE }) })
  })
  .get('/:id/raw', async (c) => {
    const found = await storeOf(c.env).raw(c.req.param('id'))
    if (!found) return refuse(c, 404, { code: 'message_not_found', message: 'There is no such message.' })
    // Never as message/rfc822: a browser might show it, with our origin.
    return c.body(found.raw, 200, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
  })

type MailError = { code: string; message: string; field?: string }

function refuse(c: Context, status: 400 | 401 | 404 | 413, error: MailError): Response {
  return c.json({ error }, status)
}

function refuseInput(c: Context, error: z.ZodError): Response {
  const issue = error.issues[0]
  const field = String(issue?.path[0] ?? 'body')
  return refuse(c, 400, { code: 'invalid_request', field, message: `${field}: ${issue?.message ?? 'not valid'}` })
}
