import { LOCALES, type Locale } from '@onhand/domain/catalog/views'

export { LOCALES, type Locale }

/** What each language calls itself, for the language switch. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', 'zh-Hant': '繁體中文' }

/** The full tag given to Intl: British English writes 24-hour windows; Taiwan's conventions for Traditional Chinese. */
export const INTL_TAGS: Readonly<Record<Locale, string>> = { en: 'en-GB', 'zh-Hant': 'zh-Hant-TW' }

/** True when `text` is a language of the shop. */
export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text)
}

/** The language in a page's path (`/zh-Hant/p/…`), or null when there is none. */
export function localeOfPath(pathname: string): Locale | null {
  const first = pathname.split('/')[1] ?? ''
  return isLocale(first) ? first : null
}

/** The best language for an `accept-language` header: any Chinese reader gets Traditional Chinese, everybody else English. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
      return { tag: tag.toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-Hant'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return 'en'
}
