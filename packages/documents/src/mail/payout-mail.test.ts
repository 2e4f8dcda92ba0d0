import { expect, it } from 'vitest'
import { payoutMail } from './payout-mail.ts'

const facts = {
  shopName: 'Fern & <Fig>',
  locale: 'en' as const,
  amountMinor: 123_450,
  currency: 'GBP',
  toAccount: '3001-0001',
  transactionNumber: 'TX-77',
  url: 'https://shop.test/dashboard/vnd_x/money',
}

it('[PAY-19] says what was paid to which account under which number', () => {
  const mail = payoutMail(facts)
  expect(mail.subject).toBe('£1,234.50 was paid out to Fern & <Fig>')
  expect(mail.text).toContain('3001-0001')
  expect(mail.text).toContain('Transaction number: TX-77')
  expect(mail.text).toContain(facts.url)
  expect(mail.html).not.toContain('<Fig>')
})

it('[PAY-19] says that a payout that failed is back on the balance, and what to do', () => {
  const mail = payoutMail({ ...facts, transactionNumber: null })
  expect(mail.subject).toBe('£1,234.50 could not be paid out to Fern & <Fig>')
  expect(mail.text).toContain('back on your balance')
  expect(mail.text).not.toContain('Transaction number')
})

it('[PAY-19] speaks Chinese to a shop that does', () => {
  const mail = payoutMail({ ...facts, locale: 'zh-Hant', currency: 'TWD', amountMinor: 120_000 })
  expect(mail.subject).toContain('已撥款')
  expect(mail.text).toContain('交易序號：TX-77')
})
