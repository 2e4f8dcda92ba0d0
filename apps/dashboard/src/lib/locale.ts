import { isLocale, type Locale, preferredLocale } from '@onhand/i18n/locale'
import { recall, remember } from './device.ts'

const KEY = 'dashboard.locale'

/** The language of this page: from `?lang=`, else as chosen before, else as the browser asks for. It stays until the next full load. */
export function chosenLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? ''
  if (isLocale(asked)) {
    remember(KEY, asked)
    return asked
  }
  const kept = recall(KEY, (value): value is Locale => typeof value === 'string' && isLocale(value))
  return kept ?? preferredLocale(navigator.languages.join(','))
}

/** Changes the language: the page is loaded again in the new one. */
export function switchLocale(locale: Locale): void {
  remember(KEY, locale)
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  location.replace(url)
}
