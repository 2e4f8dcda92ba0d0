import { expect, it } from 'vitest'
import { lowStockMail } from './low-stock-mail.ts'

const mail = {
  shopName: 'Marlow Road Grocer',
  url: 'https://shop.test/dashboard/stock/low',
  items: [
    { title: 'Cox apples', code: 'APL', place: 'Marlow Road', availableUnits: 2, reorderUnits: 5, incomingUnits: 12 },
    { title: '<b>Bread</b>\r\nBcc: x', code: 'BRD', place: '', availableUnits: 0, reorderUnits: 3, incomingUnits: 0 },
  ],
}

it('[INV-28] names every item that is low with what is left and what is on its way', () => {
  const { subject, text } = lowStockMail({ ...mail, locale: 'en' })
  expect(subject).toBe('2 running low at Marlow Road Grocer')
  expect(text).toContain('Cox apples · Marlow Road: 2 left, low from 5, 12 on the way')
  expect(text).toContain(mail.url)
  expect(lowStockMail({ ...mail, locale: 'zh-Hant' }).subject).toBe('Marlow Road Grocer有 2 項商品庫存偏低')
})

it('[NEWS-2] lets no title become markup or a line of its own', () => {
  const { html, text } = lowStockMail({ ...mail, locale: 'en' })
  expect(html).not.toContain('<b>Bread')
  expect(text).not.toMatch(/^Bcc:/m)
})
