import { type DashboardFeature, type FeatureTranslate, textsOf } from '@onhand/i18n/dashboard/texts'
import type { Formatters } from '@onhand/i18n/format'
import type { Locale } from '@onhand/i18n/locale'
import { usePieces } from '@onhand/ui/desk'

/** A feature's texts, and how its language writes numbers, money and times. `nowMs` moves once a minute. */
export type Texts<Feature extends DashboardFeature> = {
  readonly t: FeatureTranslate<Feature>
  readonly locale: Locale
  readonly format: Formatters
  nowMs(): number
}

/** The texts of a feature. Its table travels with the screens that name it in `texts`. */
export function useTexts<Feature extends DashboardFeature>(feature: Feature): Texts<Feature> {
  const { locale, format, nowMs } = usePieces()
  return { t: textsOf(feature, locale), locale, format, nowMs }
}
