import { messages } from '@onhand/i18n'
import type { MailContent } from '@onhand/service/mail/ports'
import { aPlacedGroup, aPlacedLine, aPlacedOrder, PLACED_AT_MS } from '@onhand/testing/jobs/placed-group'
import { describe, expect, it } from 'vitest'
import { authMail } from './auth-mail.ts'
import { confirmationMail } from './confirmation-mail.ts'
import { refundedMail, shippedMail } from './order-news-mails.ts'

const NAUGHTY = '<img src=x onerror=alert(1)> "quoted" & \r\nBcc: eve@example.com'
const ORDER_URL = 'https://shop.test/en/order/secret'
const SHOPS = { vnd_kiln: 'Kiln & Co' }

describe('confirmationMail', () => {
  it('[NEWS-1] says what was ordered from whom, when it comes, what it cost, and the bank transaction number, in text and HTML', () => {
    const mail = confirmationMail({ group: aPlacedGroup(), shopNames: SHOPS, orderUrl: ORDER_URL, timeline: [] })
    expect(mail.subject).toBe('Your order K7Q4M-3RTX9A is placed')
    for (const content of [mail.text, readable(mail.html)]) {
      for (const expected of [
        'Hello Ada Shopper,',
        'TX-2026-000042',
        'Kiln & Co',
        'Arrives Sun 22 Nov 09:30–11:30',
        '2 × Stoneware mug, Moss green',
        '£24.00',
        '£3.50',
        '£27.50',
        '12 Fern Street',
      ]) {
        expect(content.replace(/,(?= 22 Nov)/, '')).toContain(expected)
      }
    }
    expect(mail.text).toContain(ORDER_URL)
    expect(mail.html).toContain(`href="${ORDER_URL}"`)
  })

  it('shows how far the chain has come, each step with its time', () => {
    const timeline = [{ type: 'paid', orderId: null, atMs: PLACED_AT_MS + 1, data: {} }] as const
    const { text } = confirmationMail({ group: aPlacedGroup(), shopNames: SHOPS, orderUrl: ORDER_URL, timeline })
    expect(text).toMatch(/\[x\] Order placed, 21 Nov/)
    expect(text).toMatch(/\[x\] Paid at the bank, TX-2026-000042, 21 Nov/)
    expect(text).toMatch(/\[ \] Supplier asked to deliver\n/)
  })

  it('[NEWS-2] keeps names and notes of shoppers and vendors from becoming markup or lines of their own', () => {
    const line = aPlacedLine({ title: NAUGHTY, variantTitle: NAUGHTY })
    const group = aPlacedGroup({ orders: [aPlacedOrder({ lines: [line] })] })
    const mail = confirmationMail({
      group: { ...group, contact: { ...group.contact, name: NAUGHTY } },
      shopNames: { vnd_kiln: NAUGHTY },
      orderUrl: ORDER_URL,
      timeline: [],
    })
    expect(mail.html).not.toContain('<img')
    expect(mail.text).not.toMatch(/^Bcc/m)
    expect(mail.subject).not.toMatch(/[\r\n]/)
  })

  it('[NEWS-2] needs no picture, no style sheet and no script', () => {
    const { html } = confirmationMail({ group: aPlacedGroup(), shopNames: SHOPS, orderUrl: ORDER_URL, timeline: [] })
    expect(html).not.toMatch(/<(img|script|link|style)\b/)
  })

  it('speaks Traditional Chinese, and says where to pick up', () => {
    const order = aPlacedOrder()
    const group = aPlacedGroup({
      locale: 'zh-Hant',
      address: null,
      orders: [{ ...order, delivery: { ...order.delivery, kind: 'pickup', locationName: '松菸店' } }],
    })
    const mail = confirmationMail({ group, shopNames: { vnd_kiln: '窯與友' }, orderUrl: ORDER_URL, timeline: [] })
    expect(mail.subject).toBe('訂單 K7Q4M-3RTX9A 已成立')
    expect(mail.text).toMatch(/至 松菸店 取貨/)
    expect(mail.html).toContain('<html lang="zh-Hant">')
  })
})

describe('news of an order', () => {
  const about = { group: aPlacedGroup(), order: aPlacedOrder(), shopNames: SHOPS, orderUrl: ORDER_URL }

  it('tells who carries the parcel and under which number', () => {
    const shipment = { carrier: 'Swift', trackingNumber: 'TRK-1', trackingUrl: 'https://carrier.test/track/TRK-1' }
    const mail = shippedMail({ ...about, shipment })
    expect(mail.text).toContain('Kiln & Co has handed your order to Swift.')
    expect(mail.text).toContain('Tracking number TRK-1')
    expect(readable(mail.html)).toContain('Tracking number TRK-1')
    expect(shippedMail({ ...about, shipment: null }).text).toContain('handed your order to Bike courier.')
  })

  it('tells how much came back, why, and the bank transaction number', () => {
    const mail = refundedMail({
      ...about,
      amountMinor: 1200,
      creditMinor: 300,
      substitutes: [],
      reason: 'broken',
      transactionNumber: 'TX-9',
    })
    expect(mail.text).toContain('£3.00 came back as credit in the shop')
    expect(mail.text).toContain('We have sent £12.00 back')
    expect(mail.text).toContain('Bank transaction number TX-9')
    expect(mail.text).toContain('Reason: broken')
  })

  it('[CRE-3] says what was paid with credit', () => {
    const order = aPlacedOrder({ creditMinor: 300 })
    const mail = confirmationMail({ ...about, group: aPlacedGroup({ orders: [order] }), timeline: [] })
    expect(mail.text).toContain('Paid with credit')
    expect(mail.text).toContain('−£3.00')
  })

  it('[ORD-29] tells what stands in for what was not there, and the difference when there is one', () => {
    const substitutes = [{ units: 2, former: 'Mug', title: 'Cup' }]
    const same = {
      ...about,
      amountMinor: 0,
      creditMinor: 0,
      substitutes,
      reason: 'substituted',
      transactionNumber: null,
    }
    const plain = refundedMail(same)
    expect(plain.subject).toContain('Something else in order')
    expect(plain.text).toContain('2 × Mug was not there. As you wished, you get Cup instead.')
    expect(plain.text).not.toContain('£0.00')
    expect(plain.text).not.toContain('substituted')
    expect(refundedMail({ ...same, amountMinor: 50, transactionNumber: 'TX-1' }).text).toContain(
      'We have sent £0.50 back',
    )
  })
})

describe('authMail', () => {
  it('carries the link in text and HTML, in both languages', () => {
    const url = 'https://shop.test/auth/verify?token=a&callbackURL=%2Fen'
    for (const locale of ['en', 'zh-Hant'] as const) {
      for (const kind of ['magic_link', 'verify_email', 'reset_password'] as const) {
        const mail: MailContent = authMail({ kind, url, locale })
        expect(mail.text).toContain(url)
        expect(mail.html).toContain('token=a&#38;callbackURL')
        expect(mail.subject.length).toBeGreaterThan(3)
        expect(mail.text).toContain(messages(locale).t('mail.signature'))
      }
    }
  })
})

/** What a reader sees of HTML. */
function readable(html: string): string {
  return html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)))
    .replace(/[ \t]+/g, ' ')
}
