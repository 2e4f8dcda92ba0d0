import { type DashboardFeature, loadTexts } from '@onhand/i18n/dashboard/texts'
import type { Locale } from '@onhand/i18n/locale'
import { type Component, lazy } from 'solid-js'

/** A screen or card that arrives together with its texts; `preload` fetches both ahead. */
export function lazyPart(
  part: { readonly texts: readonly DashboardFeature[]; load(): Promise<{ default: Component }> },
  locale: Locale,
): Component & { preload: () => Promise<{ default: Component }> } {
  return lazy(async () => {
    const [module] = await Promise.all([part.load(), loadTexts(part.texts, locale)])
    return module
  })
}
