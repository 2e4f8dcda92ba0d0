import { type Formatters, formatters } from '../format.ts'
import { INTL_TAGS, type Locale } from '../locale.ts'
import { type Translate, type TranslationOf, translator } from '../translate.ts'
import type { SHOP_EN } from './en.ts'

export type { Locale }
/** The storefront's table in any language. */
export type ShopTable = TranslationOf<typeof SHOP_EN>
/** Keys of the storefront's messages. */
export type ShopKey = keyof typeof SHOP_EN
/** Texts and formatters of the storefront in one language. */
export type ShopMessages = {
  readonly locale: Locale
  readonly t: Translate<typeof SHOP_EN>
  readonly format: Formatters
}

/** Loads what browsing needs in one language, as a chunk of its own: a page carries no other language. */
export async function loadBrowseTable(locale: Locale): Promise<Partial<ShopTable>> {
  if (locale === 'zh-Hant') return (await import('./zh-hant-browse.ts')).BROWSE_ZH_HANT
  return (await import('./en-browse.ts')).BROWSE_EN
}

/** Loads what cart, checkout, orders and accounts need on top. */
export async function loadBuyTable(locale: Locale): Promise<Partial<ShopTable>> {
  if (locale === 'zh-Hant') return (await import('./zh-hant-buy.ts')).BUY_ZH_HANT
  return (await import('./en-buy.ts')).BUY_EN
}

/** Makes the lookup and the formatters of the storefront. What is put into `table` later is found as well. */
export function shopMessages(locale: Locale, table: Partial<ShopTable>): ShopMessages {
  const t = translator<typeof SHOP_EN>(table, INTL_TAGS[locale])
  // Looked up when written: the texts may arrive after the formatters are made.
  const words = {
    get today() {
      return t('day.today')
    },
    get tomorrow() {
      return t('day.tomorrow')
    },
  }
  return { locale, t, format: formatters(locale, words) }
}
