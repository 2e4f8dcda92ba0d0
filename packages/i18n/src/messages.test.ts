import { describe, expect, it } from 'vitest'
import { MAIL_EN } from './mail/en.ts'
import { MAIL_ZH_HANT } from './mail/zh-hant.ts'
import { messages } from './messages.ts'
import { SHOP_EN } from './shop/en.ts'
import { loadBrowseTable, loadBuyTable, shopMessages } from './shop/shop-messages.ts'
import { SHOP_ZH_HANT } from './shop/zh-hant.ts'
import { type MessageTable, placeholdersOf } from './translate.ts'

const PAIRS: readonly (readonly [string, MessageTable, MessageTable])[] = [
  ['shop', SHOP_EN, SHOP_ZH_HANT],
  ['mail', MAIL_EN, MAIL_ZH_HANT],
]

describe.each(PAIRS)('messages of %s', (_name, english, chinese) => {
  it('[I18N-1] has the same keys in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort())
  })

  it('[I18N-1] has the same placeholders in both languages', () => {
    const differing = Object.keys(english).filter(
      (key) => placeholdersOf(english[key] ?? '').join() !== placeholdersOf(chinese[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('[I18N-1] leaves no text untranslated', () => {
    const same = Object.keys(english).filter((key) => JSON.stringify(english[key]) === JSON.stringify(chinese[key]))
    expect(same).toEqual([])
  })
})

it('chooses the plural form by the language', async () => {
  const en = shopMessages('en', await loadBrowseTable('en'))
  const zh = shopMessages('zh-Hant', await loadBrowseTable('zh-Hant'))
  expect([
    en.t('list.count', { count: 1 }),
    en.t('list.count', { count: 1200 }),
    zh.t('list.count', { count: 1 }),
  ]).toEqual(['1 product', '1,200 products', '1 項商品'])
})

it('writes mails in the reader’s language', () => {
  expect(messages('zh-Hant').t('mail.confirmation.subject', { number: 'K7P2' })).toBe('訂單 K7P2 已成立')
})

it('keeps text that looks like a placeholder when it comes from a person', () => {
  expect(messages('en').t('mail.greeting', { name: '{number} $& <b>' })).toBe('Hello {number} $& <b>,')
})

it('has nothing twice, and nothing less, in the two parts of the storefront’s texts', async () => {
  const parts = { ...(await loadBrowseTable('en')), ...(await loadBuyTable('en')) }
  const count = Object.keys(await loadBrowseTable('en')).length + Object.keys(await loadBuyTable('en')).length
  expect([Object.keys(parts).sort(), count]).toEqual([Object.keys(SHOP_EN).sort(), Object.keys(SHOP_EN).length])
  expect({ ...(await loadBrowseTable('zh-Hant')), ...(await loadBuyTable('zh-Hant')) }).toEqual(SHOP_ZH_HANT)
})

it('[I18N-3] writes days in words that arrived after the formatters were made', async () => {
  const table = {}
  const { format } = shopMessages('en', table)
  Object.assign(table, await loadBrowseTable('en'))
  expect(format.day(0, 'UTC', 0)).toBe('Today')
})
