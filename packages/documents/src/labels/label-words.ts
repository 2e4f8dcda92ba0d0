import type { Locale } from '@onhand/domain/catalog/views'

export type { Locale }

const WORDS = {
  en: { bestBefore: 'Best before', lot: 'Lot' },
  'zh-Hant': { bestBefore: '有效期限', lot: '批號' },
} as const satisfies Record<Locale, { readonly bestBefore: string; readonly lot: string }>

/** The few words that labels have of their own. */
export function messagesOf(locale: Locale): (typeof WORDS)[Locale] {
  return WORDS[locale]
}
