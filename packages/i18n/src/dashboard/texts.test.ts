import { describe, expect, it } from 'vitest'
import { type MessageTable, placeholdersOf } from '../translate.ts'
import { DASHBOARD_TEXTS } from './texts.ts'

/** Words that are the same in both languages on purpose: names, codes, and languages by their own names. */
const SAME_IN_BOTH =
  /^(?:Onhand|CSV|XLSX|GTIN|SKU|ZPL|PDF|API|URL|LINE|Instagram|Facebook|WhatsApp|Shopify|WooCommerce|BigCommerce|Wix|Squarespace|Open Food Facts|Saleor|DummyJSON|UCI Online Retail|English|繁體中文|[^\p{L}]*|(?:[^\p{L}]|\{\w+\})*)$/u

describe.each(Object.keys(DASHBOARD_TEXTS))('texts of the dashboard: %s', (name) => {
  const tables = async (): Promise<{ en: MessageTable; zh: MessageTable }> => {
    const feature = Object.entries(DASHBOARD_TEXTS).find(([key]) => key === name)?.[1]
    if (!feature) throw new Error(name)
    return { en: await feature.en(), zh: await feature['zh-Hant']() }
  }

  it('[I18N-1] has the same keys and placeholders in both languages', async () => {
    const { en, zh } = await tables()
    const shape = (table: MessageTable) =>
      Object.entries(table)
        .map(([key, text]) => `${key}: ${placeholdersOf(text).join()}`)
        .sort()
    expect(shape(zh)).toEqual(shape(en))
  })

  it('[I18N-1] leaves no text untranslated', async () => {
    const { en, zh } = await tables()
    const same = Object.entries(en).filter(
      ([key, text]) => JSON.stringify(text) === JSON.stringify(zh[key]) && !SAME_IN_BOTH.test(String(text)),
    )
    expect(same).toEqual([])
  })
})
