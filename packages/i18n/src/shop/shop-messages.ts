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

/** Loads one language's table as its own chunk, so a page carries no other. */
export async function loadShopTable(locale: Locale): Promise<ShopTable> {
  if (locale === 'zh-Hant') return (await import('./zh-hant.ts')).SHOP_ZH_HANT
  return (await import('./en.ts')).SHOP_EN
}

/** Makes the lookup and the formatters of the storefront. */
export function shopMessages(locale: Locale, table: ShopTable): ShopMessages {
  const t = translator<typeof SHOP_EN>(table, INTL_TAGS[locale])
  return { locale, t, format: formatters(locale, { today: t('day.today'), tomorrow: t('day.tomorrow') }) }
}
