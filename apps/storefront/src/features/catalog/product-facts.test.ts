import { shopMessages } from '@onhand/i18n/shop/shop-messages'
import { SHOP_ZH_HANT } from '@onhand/i18n/shop/zh-hant'
import { expect, it } from 'vitest'
import { allergenText, attributeText } from './product-facts.ts'

const zh = shopMessages('zh-Hant', SHOP_ZH_HANT)

it('says known attributes in the reader’s language and leaves the shop’s own words alone', () => {
  const said = [
    ['Keeps for', '6 days'],
    ['Storage', 'Keep cool, 2–6 °C'],
    ['Roast', 'Light'],
  ].map(([name = '', value = '']) => attributeText({ name, value }, zh))
  expect(said).toEqual([
    { name: '保存期限', value: '6 天' },
    { name: '保存方式', value: '冷藏 2–6 °C' },
    { name: 'Roast', value: 'Light' },
  ])
})

it('never leaves an allergen out', () => {
  expect([allergenText('Wheat', zh), allergenText('buckwheat', zh)]).toEqual(['小麥', 'buckwheat'])
})
