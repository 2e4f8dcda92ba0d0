import { expect, it } from 'vitest'
import { shopReviewedMail } from './shop-reviewed-mail.ts'

const facts = { shopName: 'Fern & <Fig>', url: 'https://shop.test/x' }

it('[ONB-6] says that a shop is open, and leads to its page', () => {
  const mail = shopReviewedMail({ ...facts, locale: 'en', reason: null })
  expect(mail.subject).toBe('Fern & <Fig> is open on Onhand')
  expect(mail.text).toContain('See your shop: https://shop.test/x')
  expect(mail.text).not.toContain('What is missing')
})

it('[ONB-6] says what has to change, as text and never as markup', () => {
  const mail = shopReviewedMail({ ...facts, locale: 'en', reason: 'No street <script>' })
  expect(mail.text).toContain('What is missing: No street <script>')
  expect(mail.html).not.toContain('<script>')
  expect(mail.html).not.toContain('<Fig>')
})

it('speaks Chinese to a shop that does', () => {
  const mail = shopReviewedMail({ ...facts, locale: 'zh-Hant', reason: '缺少地址' })
  expect(mail.subject).toContain('還需要調整')
  expect(mail.text).toContain('缺少地址')
})
