import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { NONCE, secureHeaders, type SecureHeadersVariables } from 'hono/secure-headers'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { type Env, storeOf } from '../env.ts'
import type { MessageSummary } from '../store/types.ts'
import { type Html, page, time } from './layout.ts'

const MESSAGES_PER_PAGE = 50
type PageEnv = { Bindings: Env; Variables: SecureHeadersVariables }

/** The pages: inbox, message, its HTML in a sandbox, attachments [MAIL-2] [MAIL-3]. */
export const mailboxPages = new Hono<PageEnv>()
  .get('/messages/:id/html', async (c) => {
    const opened = await open(c, c.req.param('id'))
    if (!opened) return c.notFound()
    // The sandbox gives the mail an origin of its own and no script; its links open outside.
    return c.body(await bodyOf(opened.email, c.req.param('id')), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: 'self'; style-src 'unsafe-inline'; font-src data:",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
  .get('/messages/:id/attachments/:index', async (c) => {
    const opened = await open(c, c.req.param('id'))
    const attachment = opened?.email.attachments[Number(c.req.param('index'))]
    if (!attachment) return c.notFound()
    return c.body(bytesOf(attachment), 200, {
      'content-type': attachment.mimeType,
      'content-disposition': disposition(attachment),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
  })
  .use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: [NONCE],
        frameSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      strictTransportSecurity: false,
    }),
  )
  .get('/', async (c) => {
    const to = c.req.query('to')?.slice(0, 320) ?? ''
    const before = Number(c.req.query('before')) || Number.MAX_SAFE_INTEGER
    const found = await storeOf(c.env).list({ to: to || null, after: 0, before, limit: MESSAGES_PER_PAGE })
    const last = found.length === MESSAGES_PER_PAGE ? found.at(-1) : undefined
    return show(c, {
      title: to ? `Mail to ${to}` : 'Inbox',
      content: inbox(found, { to, before: last?.sequence ?? null }),
      search: to,
    })
  })
  .get('/messages/:id', async (c) => {
    const opened = await open(c, c.req.param('id'))
    if (!opened) return c.notFound()
    return show(c, { title: opened.summary.subject, content: message(opened.summary, opened.email), search: '' })
  })

function show(c: Context<PageEnv>, view: { title: string; content: Html; search: string }) {
  c.header('cache-control', 'no-store')
  return c.html(page(view.title, view.content, { nonce: c.get('secureHeadersNonce') ?? '', search: view.search }))
}

async function open(c: Context<PageEnv>, id: string): Promise<{ summary: MessageSummary; email: Email } | null> {
  const found = await storeOf(c.env).raw(id)
  return found ? { summary: found.summary, email: await PostalMime.parse(found.raw) } : null
}

function inbox(messages: MessageSummary[], more: { to: string; before: number | null }): Html {
  if (messages.length === 0)
    return html`<p class="empty">${more.to ? `No mail to ${more.to} yet.` : 'No mail yet. What the shop sends arrives here.'}</p>`
  const next = `/?to=${encodeURIComponent(more.to)}&before=${more.before}`
  return html`<ul class="list">${messages.map(
    (
      m,
    ) => html`<li><a href="/messages/${m.id}"><span class="subject">${m.subject || '(no subject)'}</span>${time(m.receivedAtMs)}
<span class="meta">to ${m.envelopeTo.join(', ')}${m.attachmentCount > 0 ? ` · ${m.attachmentCount} attached` : ''}</span></a></li>`,
  )}</ul>${more.before === null ? '' : html`<p><a href="${next}">Older</a></p>`}`
}

function message(summary: MessageSummary, email: Email): Html {
  return html`<div class="card"><h2>${summary.subject || '(no subject)'}</h2><dl>
<dt>From</dt><dd>${summary.from || summary.envelopeFrom}</dd><dt>To</dt><dd>${summary.envelopeTo.join(', ')}</dd>
<dt>Received</dt><dd>${time(summary.receivedAtMs)}</dd><dt>Source</dt><dd><a href="/v1/messages/${summary.id}/raw">${summary.sizeBytes} bytes</a></dd>
${email.attachments.map(
  (attachment, index) =>
    html`<dt>Attached</dt><dd><a href="/messages/${summary.id}/attachments/${index}">${attachment.filename ?? 'unnamed'}</a> (${attachment.mimeType})</dd>`,
)}</dl></div>
${email.html ? html`<iframe title="The message" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${summary.id}/html"></iframe>` : ''}
${email.text ? html`<details class="card" ${email.html ? '' : 'open'}><summary>Text</summary><pre>${email.text}</pre></details>` : ''}`
}

/** The HTML of a mail, its inline pictures pointing at its attachments, its links opening outside the frame. */
async function bodyOf(email: Email, id: string): Promise<string> {
  const pictures = new Map(email.attachments.map((a, index) => [a.contentId?.replace(/^<|>$/g, ''), index]))
  const body = (email.html ?? '').replace(/cid:([^"'\s)>]+)/g, (all, contentId: string) => {
    const index = pictures.get(contentId)
    return index === undefined ? all : `/messages/${id}/attachments/${index}`
  })
  return `<base target="_blank">${body}`
}

function bytesOf(attachment: Attachment): ArrayBuffer | string {
  if (typeof attachment.content === 'string') return attachment.content
  return attachment.content instanceof ArrayBuffer ? attachment.content : new Uint8Array(attachment.content).buffer
}

/** Pictures may show in place; everything else is saved, so that nothing runs under our origin. */
function disposition(attachment: Attachment): string {
  const isPicture = /^image\/(png|jpeg|gif|webp|avif)$/.test(attachment.mimeType)
  const name = encodeURIComponent((attachment.filename ?? 'attachment').toWellFormed())
  return `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`
}
