import { abortAllDurableObjects } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from './app.ts'
import type { Env } from './env.ts'

const mailEnv = env as unknown as Env & { NAUGHTY_STRINGS: string }
const MAIL = 'http://mail.localhost:8787'
let counter = 0

const MIME = [
  'From: Onhand <orders@onhand.example>',
  'To: Ada <ada@example.com>',
  'Subject: =?UTF-8?B?5bey5Ye66LKo?= <b>shipped</b>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: multipart/alternative; boundary=c',
  '',
  '--c',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Your order <script>alert(1)</script> is on its way.',
  '--c',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>On its way <script>alert(1)</script><img src="cid:logo"></p>',
  '--c--',
  '--b',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <logo>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b',
  'Content-Type: text/html; name=evil.html',
  'Content-Disposition: attachment; filename="evil.html"',
  '',
  '<script>alert(1)</script>',
  '--b--',
].join('\r\n')

async function deliver(change: Record<string, string> = {}, body: string = MIME) {
  counter += 1
  const headers = {
    authorization: `Bearer ${mailEnv.MAILBOX_KEY}`,
    'x-envelope-from': 'orders@onhand.example',
    'x-envelope-to': 'ada@example.com',
    'x-message-key': `key-${counter}`,
    ...change,
  }
  const response = await app.request(`${MAIL}/v1/messages`, { method: 'POST', headers, body }, mailEnv)
  const answer: { id: string; error?: { code: string; field?: string } } = await response.json()
  return { status: response.status, ...answer }
}

const get = (path: string) => app.request(`${MAIL}${path}`, {}, mailEnv)
const list = async (query: string): Promise<{ id: string; sequence: number; subject: string }[]> => {
  const { messages } = await (await get(`/v1/messages${query}`)).json<{
    messages: { id: string; sequence: number; subject: string }[]
  }>()
  return messages
}

describe('a message', () => {
  it('[MAIL-1] is kept once per key, byte for byte, twenty times at once and over a restart', async () => {
    const key = { 'x-message-key': 'same', 'x-envelope-to': 'once@example.com' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(key)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]))
    await abortAllDurableObjects()
    const again = await deliver(key)
    expect(new Set([...answers, again].map((answer) => answer.id)).size).toBe(1)
    expect(await list('?to=once@example.com')).toHaveLength(1)
    expect(await (await get(`/v1/messages/${again.id}/raw`)).text()).toBe(MIME)
  })

  it('[MAIL-2] is shown as text, its HTML in a sandbox without scripts, its attachments as files', async () => {
    const { id } = await deliver()
    const page = await get(`/messages/${id}`)
    const text = await page.text()
    expect(text).toContain('已出貨 &lt;b&gt;shipped&lt;/b&gt;')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(text).not.toContain('<script')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")

    const body = await get(`/messages/${id}/html`)
    expect(body.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    )
    expect(await body.text()).toContain(`<img src="/messages/${id}/attachments/0">`)

    expect((await get(`/messages/${id}/attachments/0`)).headers.get('content-disposition')).toBe(
      "inline; filename*=UTF-8''logo.png",
    )
    const evil = await get(`/messages/${id}/attachments/1`)
    expect(evil.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''evil.html")
    expect(evil.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('[MAIL-3] is found by its recipient, newest first, and after another one', async () => {
    const to = { 'x-envelope-to': 'Bob@Example.com, carol_x@example.com' }
    const first = await deliver(to)
    const second = await deliver(to)
    await deliver({ 'x-envelope-to': 'carolyx@example.com' })
    const found = await list('?to=bob@example.com')
    expect(found.map((message) => message.id)).toEqual([second.id, first.id])
    expect(await list('?to=carol_x')).toHaveLength(2)
    expect((await list(`?to=bob@example.com&after=${found[1]?.sequence}`)).map((message) => message.id)).toEqual([
      second.id,
    ])
    expect(await (await get('/?to=bob%40example.com')).text()).toContain('bob@example.com, carol_x@example.com')
  })

  it.each([
    ['authorization', 'Bearer wrong', 401],
    ['x-envelope-from', 'nobody', 400],
    ['x-envelope-to', 'a@b, , c@d', 400],
    ['x-message-key', '', 400],
  ])('[MAIL-1] with %s "%s" is refused', async (header, value, status) => {
    const answer = await deliver({ [header]: value })
    expect(answer.status).toBe(status)
    if (status === 400) expect(answer.error).toMatchObject({ code: 'invalid_request', field: header })
  })

  it('[MAIL-1] that is empty or too large is refused', async () => {
    expect((await deliver({}, '')).status).toBe(400)
    expect((await deliver({}, 'x'.repeat(1_900_001))).status).toBe(413)
  })

  it.runIf(mailEnv.NAUGHTY_STRINGS)(
    '[MAIL-2] with naughty strings (needs ../shared/external/naughty-strings) is kept and shown as text',
    async () => {
      const strings: string[] = JSON.parse(mailEnv.NAUGHTY_STRINGS)
      for (const text of strings) {
        const { id, status } = await deliver({}, `Subject: ${text.replaceAll('\n', ' ')}\r\n\r\n${text}`)
        expect(status).toBe(202)
        const shown = await (await get(`/messages/${id}`)).text()
        expect(shown).not.toMatch(/<(script|img|svg|video|object|embed|marquee)[\s>/]/i)
        expect((await get(`/messages/${id}/html`)).status).toBe(200)
      }
      expect((await get(`/?to=${encodeURIComponent(strings.join(''))}`)).status).toBe(200)
    },
  )
})
