import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import { cloudflareMail } from './cloudflare-mail.ts'
import { composeMail, type Mail } from './compose-mail.ts'
import { mailboxMail } from './mailbox-mail.ts'
import { smtpMail } from './smtp-mail.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 9, 30)
const PDF = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255, 128, 10, 13, 46, 13, 10])

function aMail(overrides: Partial<Mail> = {}): Mail {
  return {
    key: 'order.placed.mail:grp_one',
    from: 'Onhand 有貨 <orders@onhand.example>',
    to: 'ada@example.com',
    subject: '訂單 K7Q4M 已成立',
    text: 'Hello Ada,\n.\nline after a lone dot\n親愛的',
    html: '<p>Hello <b>Ada</b> 親愛的</p>',
    attachments: [{ filename: '發票 INV-1.pdf', contentType: 'application/pdf', content: PDF }],
    ...overrides,
  }
}

describe('composeMail', () => {
  it('[NEWS-2] writes text and HTML as alternatives with the attachment beside them, and every header in 7 bits', async () => {
    const { raw } = await composeMail(aMail(), NOW_MS)
    expect(raw.every((byte) => byte < 128)).toBe(true)
    const parsed = await PostalMime.parse(raw)
    expect(parsed.subject).toBe('訂單 K7Q4M 已成立')
    expect(parsed.from).toEqual({ name: 'Onhand 有貨', address: 'orders@onhand.example' })
    expect(parsed.text?.trim()).toBe('Hello Ada,\n.\nline after a lone dot\n親愛的')
    expect(parsed.html?.trim()).toBe('<p>Hello <b>Ada</b> 親愛的</p>')
    const [attachment] = parsed.attachments
    expect(attachment?.filename).toBe('發票 INV-1.pdf')
    expect(attachment?.mimeType).toBe('application/pdf')
    expect(new Uint8Array(attachment?.content as ArrayBuffer)).toEqual(PDF)
    const text = new TextDecoder().decode(raw)
    expect(text).toMatch(/^Content-Type: multipart\/mixed/m)
    expect(text).toMatch(/^Content-Type: multipart\/alternative/m)
  })

  it('[NEWS-3] gives the same message id for the same key', async () => {
    const [first, second] = await Promise.all([composeMail(aMail(), NOW_MS), composeMail(aMail(), NOW_MS + 60_000)])
    expect(first.messageId).toBe('<order.placed.mail.grp.one@onhand.example>')
    expect(second.messageId).toBe(first.messageId)
  })

  it('[NEWS-2] keeps line breaks of a subject or an address from becoming headers', async () => {
    const mail = aMail({ subject: 'Hi\r\nBcc: eve@example.com', to: 'ada@example.com\r\nBcc: eve@example.com' })
    const { raw } = await composeMail(mail, NOW_MS)
    const parsed = await PostalMime.parse(raw)
    expect(parsed.bcc ?? []).toEqual([])
    expect(parsed.headers.some((header) => header.key === 'bcc')).toBe(false)
  })
})

describe('smtpMail', () => {
  it('hands the whole mail to a real SMTP server', async () => {
    const server = await startSmtp()
    try {
      await smtpMail({ url: `smtp://127.0.0.1:${server.port}`, nowMs: () => NOW_MS }).send(aMail())
      const [received] = server.received
      expect(received?.from).toBe('orders@onhand.example')
      expect(received?.to).toEqual(['ada@example.com'])
      const parsed = await PostalMime.parse(received?.raw ?? '')
      expect(parsed.messageId).toBe('<order.placed.mail.grp.one@onhand.example>')
      expect(parsed.text?.trim()).toBe('Hello Ada,\n.\nline after a lone dot\n親愛的')
      expect(new Uint8Array(parsed.attachments[0]?.content as ArrayBuffer)).toEqual(PDF)
    } finally {
      await server.stop()
    }
  })

  it('throws when the server refuses, so that the mail is tried again', async () => {
    const server = await startSmtp({ refusedAddress: 'ada@example.com' })
    try {
      const sent = smtpMail({ url: `smtp://127.0.0.1:${server.port}`, nowMs: () => NOW_MS }).send(aMail())
      await expect(sent).rejects.toThrow(/550/)
      expect(server.received).toEqual([])
    } finally {
      await server.stop()
    }
  })
})

describe('mailboxMail', () => {
  it('posts the raw mail with its envelope and key', async () => {
    const requests: Request[] = []
    const to = {
      fetch: async (request: Request) => {
        requests.push(request)
        return new Response('{}', { status: 202 })
      },
    }
    await mailboxMail({ to, url: 'http://mail.test', key: 'secret', nowMs: () => NOW_MS }).send(aMail())
    const [request] = requests
    expect(request?.url).toBe('http://mail.test/v1/messages')
    expect(request?.headers.get('authorization')).toBe('Bearer secret')
    expect(request?.headers.get('x-message-key')).toBe('order.placed.mail:grp_one')
    expect(request?.headers.get('x-envelope-to')).toBe('ada@example.com')
    expect((await PostalMime.parse(await (request?.arrayBuffer() ?? new ArrayBuffer(0)))).attachments).toHaveLength(1)
  })

  it('throws on any other answer', async () => {
    const to = { fetch: async () => new Response('full', { status: 507 }) }
    const sent = mailboxMail({ to, url: 'http://mail.test', key: 'secret', nowMs: () => NOW_MS }).send(aMail())
    await expect(sent).rejects.toThrow(/507/)
  })
})

describe('cloudflareMail', () => {
  it('gives the binding envelope and message', async () => {
    const sent: { from: string; to: string; raw: string }[] = []
    const binding = { send: async (message: { from: string; to: string; raw: string }) => void sent.push(message) }
    const makeMessage = (from: string, to: string, raw: string) => ({ from, to, raw })
    await cloudflareMail({ binding, makeMessage, nowMs: () => NOW_MS }).send(aMail())
    expect(sent[0]?.from).toBe('orders@onhand.example')
    expect((await PostalMime.parse(sent[0]?.raw ?? '')).subject).toBe('訂單 K7Q4M 已成立')
  })
})

type Received = { from: string; to: string[]; raw: string }

async function startSmtp(options: { refusedAddress?: string } = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (address !== options.refusedAddress) return done()
      return done(Object.assign(new Error('no such user'), { responseCode: 550 }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          raw: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { port, received, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
