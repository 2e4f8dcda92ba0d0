import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import {
  approve,
  approvedPayment,
  balance,
  bankEnv,
  newPayment,
  openAccount,
  post,
  unique,
} from '../../test/bank-client.ts'
import { app } from '../app.ts'
import { ledgerOf } from '../env.ts'
import { NO_SWITCHES } from '../ledger/types.ts'

const BANK = 'http://bank.localhost:8787'
// Thousands of requests on a busy machine; never an assertion about time.
const MANY_REQUESTS_TIMEOUT_MS = 180_000
const TAGS = /<(script|img|svg|video|object|embed|marquee|iframe)[\s>/]/gi

function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return app.request(
    `${BANK}${path}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: BANK, ...headers },
      body: new URLSearchParams(fields),
    },
    bankEnv,
  )
}

const get = (path: string, headers: Record<string, string> = {}) => app.request(`${BANK}${path}`, { headers }, bankEnv)
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

describe('the approval page', () => {
  it('[BANK-12] asks in the payer’s language, with its own script only, never framed', async () => {
    const id = await newPayment(123_456, { description: 'Groceries & more' })
    const page = await get(`/approve/${id}`, { 'accept-language': 'de, en' })
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).toMatch(/script-src 'nonce-[^']+'(;|$)/)
    expect(page.headers.get('cross-origin-opener-policy')).toBeNull()
    const text = await page.text()
    for (const words of ['Onhand marketplace asks for', '£1,234.56', 'Groceries &amp; more', 'Secret key'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/\son[a-z]+=/i)

    expect(await (await get(`/approve/${id}`, { 'accept-language': 'zh-TW,zh;q=0.9' })).text()).toContain('密鑰')
    const chinese = await (await get(`/approve/${id}?locale=zh-TW`, { 'accept-language': 'en' })).text()
    expect(chinese).toContain('<html lang="zh-TW">')
    expect(await (await get(`/approve/${id}?locale=en`, { 'accept-language': 'zh-TW' })).text()).toContain('Secret key')
  })

  it('[BANK-12] approves by a plain form, and hands the result to the shop’s window or address', async () => {
    const account = await openAccount(500)
    const id = await newPayment(500, { returnUrl: 'http://shop.localhost:8787/back?cart=crt_1' })
    const page = await form(`/approve/${id}`, {
      accountNumber: ` ${account.replace('-', '')} `,
      secretKey: 'secret-key-1',
      decision: 'approve',
    })
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain(`data-payment="${id}" data-status="authorised" data-origin="http://shop.localhost:8787"`)
    expect(text).toContain(
      `data-back="http://shop.localhost:8787/back?cart=crt_1&amp;payment=${id}&amp;status=authorised"`,
    )
    expect(text).toMatch(/TX-\w{4}-\w{4}-\w{4}/)
    expect(await balance(account)).toMatchObject({ heldMinor: 500 })
    expect(await (await get(`/approve/${id}`)).text()).toContain('data-status="authorised"')
  })

  it('[BANK-12] says what was wrong beside the field, keeps the number and forgets the key', async () => {
    const account = await openAccount(1)
    const id = await newPayment(500)
    const wrong = await form(`/approve/${id}`, { accountNumber: account, secretKey: 'not-the-key' })
    expect(wrong.status).toBe(401)
    const text = await wrong.text()
    expect(text).toContain('4 tries left')
    expect(text).toContain(`value="${account}"`)
    expect(text).toMatch(/name="secretKey"[^>]*aria-invalid="true" aria-describedby="error"/)
    expect(text).not.toContain('not-the-key')
    const poor = await form(`/approve/${id}?locale=zh-TW`, { accountNumber: account, secretKey: 'secret-key-1' })
    expect([poor.status, (await poor.text()).includes('此帳號餘額不足')]).toEqual([402, true])
    const declined = await form(`/approve/${id}`, { decision: 'decline', accountNumber: '', secretKey: '' })
    expect(await declined.text()).toContain('data-status="declined"')
  })

  it('[BANK-12] is polite to those who follow a broken link', async () => {
    expect((await get('/approve/pmt_nothing')).status).toBe(404)
    expect(
      (await approve('pmt_nothing', { accountNumber: '1000-0001', secretKey: 'demo-1234' })).body.error?.code,
    ).toBe('payment_not_found')
    expect((await form('/approve/pmt_nothing', { accountNumber: '1000-0001', secretKey: 'demo-1234' })).status).toBe(
      404,
    )
    const id = await newPayment(5)
    expect(
      (
        await app.request(
          `${BANK}/approve/${id}`,
          { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: '{' },
          env,
        )
      ).status,
    ).toBe(400)
  })
})

describe('the account page', () => {
  it('[BANK-7] shows balance and statement to who has the key, and gives the CSV', async () => {
    const { id, account } = await approvedPayment(300, 1_000)
    await post(`/v1/payments/${id}/capture`, { amountMinor: 300 })
    const evil = unique('=cmd|calc')
    const transferred = await post('/v1/transfers', {
      fromAccount: '2000-0001',
      toAccount: account,
      amountMinor: 5,
      currency: 'GBP',
      reference: evil,
    })
    expect(transferred.status).toBe(201)

    const opened = await form('/log-in', { accountNumber: account, secretKey: 'secret-key-1' })
    expect(opened.status).toBe(303)
    expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
    const cookie = cookieOf(opened)
    const page = await (await get('/', { cookie })).text()
    for (const words of ['£7.05', '-£3.00', '+£0.05', 'Onhand marketplace']) expect(page).toContain(words)

    const csv = await get('/statement.csv', { cookie })
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="statement-${account}.csv"`)
    const rows = (await csv.text()).trim().split('\r\n')
    expect(rows).toHaveLength(4)
    expect(rows[1]).toContain(`'${evil},5,GBP,705`)
    expect(rows[2]).toMatch(/,capture,2000-0001,Onhand marketplace,.*,-300,GBP,700$/)
  })

  it('[BANK-8] stays shut for the wrong key, a forged cookie, and another site’s form', async () => {
    expect((await form('/log-in', { accountNumber: '1000-0001', secretKey: 'wrong-key' })).status).toBe(401)
    expect(
      (await form('/log-in', { accountNumber: '1000-0001', secretKey: 'demo-1234' }, { origin: 'http://evil.example' }))
        .status,
    ).toBe(403)
    const cookie = `bank_account=1000-0001~${Date.now() + 1e6}.AAAA; bank_admin=admin~${Date.now() + 1e6}.AAAA`
    expect(await (await get('/', { cookie })).text()).toContain('See your account')
    expect((await get('/statement.csv', { cookie })).status).toBe(303)
    expect((await form('/admin/switches', {}, { cookie })).status).toBe(401)
    const session = cookieOf(await form('/log-in', { accountNumber: '1000-0001', secretKey: 'demo-1234' }))
    expect((await form('/admin/switches', {}, { cookie: session.replace('bank_account', 'bank_admin') })).status).toBe(
      401,
    )
  })
})

describe('the admin page', () => {
  it('[BANK-11] sets the switches, and names what it cannot set', async () => {
    const cookie = cookieOf(await form('/admin/log-in', { key: bankEnv.BANK_ADMIN_KEY }))
    expect((await form('/admin/log-in', { key: 'wrong' })).status).toBe(401)
    const fields = { slowMs: '1', failNext: '0', loseAnswersNext: '0', webhookDelayMs: '5', webhooksTwice: 'on' }
    expect((await form('/admin/switches', fields, { cookie })).status).toBe(303)
    expect(await ledgerOf(bankEnv).switches()).toEqual({
      ...NO_SWITCHES,
      slowMs: 1,
      webhookDelayMs: 5,
      webhooksTwice: true,
    })
    const bad = await form('/admin/switches', { ...fields, slowMs: 'soon' }, { cookie })
    expect([bad.status, (await bad.text()).includes('slowMs')]).toEqual([400, true])
    await ledgerOf(bankEnv).setSwitches(NO_SWITCHES)
    expect(await (await get('/admin', { cookie })).text()).toContain('Ada Shopper')
  })
})

describe.runIf(bankEnv.NAUGHTY_STRINGS)('naughty strings (needs ../shared/external/naughty-strings)', () => {
  const strings: string[] = JSON.parse(bankEnv.NAUGHTY_STRINGS || '[]')

  it(
    '[BANK-9] in a payment are refused by field or kept as they are',
    async () => {
      const input = {
        reference: 'r',
        amountMinor: 5,
        currency: 'GBP',
        description: 'd',
        returnUrl: 'http://shop.localhost/',
      }
      const fields = ['reference', 'description', 'currency', 'returnUrl', 'amountMinor', 'expiresAtMs']
      for (const text of strings) {
        const sendIn = async (field: string) => {
          const answer = await post('/v1/payments', { ...input, [field]: text })
          if (answer.status === 201)
            expect(field === 'returnUrl' || ['reference', 'description'].includes(field)).toBe(true)
          else expect([field, answer.body.error?.field]).toEqual([field, field])
        }
        await Promise.all(fields.map(sendIn))
      }
    },
    MANY_REQUESTS_TIMEOUT_MS,
  )

  it(
    '[BANK-12] in a payment are shown as text on the approval page',
    async () => {
      const clean = (await (await get(`/approve/${await newPayment(5)}`)).text()).match(TAGS)?.length
      for (const text of strings
        .filter((string) => string !== '' && string.isWellFormed() && !/\p{Cc}/u.test(string))
        .map((string) => string.slice(0, 200))) {
        const answer = await post('/v1/payments', {
          reference: text,
          amountMinor: 5,
          currency: 'GBP',
          description: text,
          returnUrl: 'http://shop.localhost/',
        })
        if (answer.status !== 201) continue
        const page = await (await get(`/approve/${answer.body['id']}`)).text()
        expect(page.match(TAGS)?.length).toBe(clean)
      }
    },
    MANY_REQUESTS_TIMEOUT_MS,
  )

  it(
    '[BANK-9] in the forms are refused, shown as text and change nothing',
    async () => {
      const id = await newPayment(5)
      const clean = (await (await get(`/approve/${id}`)).text()).match(TAGS)?.length
      for (const text of strings) {
        const page = await form(`/approve/${id}`, { accountNumber: text, secretKey: text })
        expect(page.status).toBeGreaterThanOrEqual(400)
        expect(page.status).toBeLessThan(500)
        expect((await page.text()).match(TAGS)?.length).toBe(clean)
        expect((await form('/log-in', { accountNumber: text, secretKey: text })).status).toBeLessThan(500)
        expect((await form('/admin/log-in', { key: text })).status).toBe(401)
      }
      expect(await (await get(`/approve/${id}`)).text()).toContain('Secret key')
    },
    MANY_REQUESTS_TIMEOUT_MS,
  )
})
