import type { Locale } from '@onhand/domain/catalog/views'
import { isLocale } from '@onhand/i18n/locale'

/** The language in a route's parameters; the Worker lets no other path through. */
export function localeOfParams(params: Readonly<Record<string, string | undefined>>): Locale {
  const text = params['locale'] ?? ''
  return isLocale(text) ? text : 'en'
}
