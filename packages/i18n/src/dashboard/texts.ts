import { INTL_TAGS, type Locale } from '../locale.ts'
import { type MessageTable, type Translate, translator } from '../translate.ts'

/**
 * Every table of the dashboard, one per feature and language, each a chunk of its own that travels with the screens that use it.
 * A feature adds its own lines here. The English table is the type; the other languages are checked against it.
 */
export const DASHBOARD_TEXTS = {
  pieces: {
    en: async () => (await import('./pieces/en.ts')).PIECES_EN,
    'zh-Hant': async () => (await import('./pieces/zh-hant.ts')).PIECES_ZH_HANT,
  },
  frame: {
    en: async () => (await import('./frame/en.ts')).FRAME_EN,
    'zh-Hant': async () => (await import('./frame/zh-hant.ts')).FRAME_ZH_HANT,
  },
  home: {
    en: async () => (await import('./home/en.ts')).HOME_EN,
    'zh-Hant': async () => (await import('./home/zh-hant.ts')).HOME_ZH_HANT,
  },
  settings: {
    en: async () => (await import('./settings/en.ts')).SETTINGS_EN,
    'zh-Hant': async () => (await import('./settings/zh-hant.ts')).SETTINGS_ZH_HANT,
  },
  onboarding: {
    en: async () => (await import('./onboarding/en.ts')).ONBOARDING_EN,
    'zh-Hant': async () => (await import('./onboarding/zh-hant.ts')).ONBOARDING_ZH_HANT,
  },
  labels: {
    en: async () => (await import('./labels/en.ts')).LABELS_EN,
    'zh-Hant': async () => (await import('./labels/zh-hant.ts')).LABELS_ZH_HANT,
  },
  products: {
    en: async () => (await import('./products/en.ts')).PRODUCTS_EN,
    'zh-Hant': async () => (await import('./products/zh-hant.ts')).PRODUCTS_ZH_HANT,
  },
  promotions: {
    en: async () => (await import('./promotions/en.ts')).PROMOTIONS_EN,
    'zh-Hant': async () => (await import('./promotions/zh-hant.ts')).PROMOTIONS_ZH_HANT,
  },
  stock: {
    en: async () => (await import('./stock/en.ts')).STOCK_EN,
    'zh-Hant': async () => (await import('./stock/zh-hant.ts')).STOCK_ZH_HANT,
  },
  scan: {
    en: async () => (await import('./scan/en.ts')).SCAN_EN,
    'zh-Hant': async () => (await import('./scan/zh-hant.ts')).SCAN_ZH_HANT,
  },
  orders: {
    en: async () => (await import('./orders/en.ts')).ORDERS_EN,
    'zh-Hant': async () => (await import('./orders/zh-hant.ts')).ORDERS_ZH_HANT,
  },
  picking: {
    en: async () => (await import('./picking/en.ts')).PICKING_EN,
    'zh-Hant': async () => (await import('./picking/zh-hant.ts')).PICKING_ZH_HANT,
  },
  customers: {
    en: async () => (await import('./customers/en.ts')).CUSTOMERS_EN,
    'zh-Hant': async () => (await import('./customers/zh-hant.ts')).CUSTOMERS_ZH_HANT,
  },
  groups: {
    en: async () => (await import('./groups/en.ts')).GROUPS_EN,
    'zh-Hant': async () => (await import('./groups/zh-hant.ts')).GROUPS_ZH_HANT,
  },
  purchase: {
    en: async () => (await import('./purchase/en.ts')).PURCHASE_EN,
    'zh-Hant': async () => (await import('./purchase/zh-hant.ts')).PURCHASE_ZH_HANT,
  },
  loyalty: {
    en: async () => (await import('./loyalty/en.ts')).LOYALTY_EN,
    'zh-Hant': async () => (await import('./loyalty/zh-hant.ts')).LOYALTY_ZH_HANT,
  },
  simple: {
    en: async () => (await import('./simple/en.ts')).SIMPLE_EN,
    'zh-Hant': async () => (await import('./simple/zh-hant.ts')).SIMPLE_ZH_HANT,
  },
  money: {
    en: async () => (await import('./money/en.ts')).MONEY_EN,
    'zh-Hant': async () => (await import('./money/zh-hant.ts')).MONEY_ZH_HANT,
  },
  operator: {
    en: async () => (await import('./operator/en.ts')).OPERATOR_EN,
    'zh-Hant': async () => (await import('./operator/zh-hant.ts')).OPERATOR_ZH_HANT,
  },
  team: {
    en: async () => (await import('./team/en.ts')).TEAM_EN,
    'zh-Hant': async () => (await import('./team/zh-hant.ts')).TEAM_ZH_HANT,
  },
  account: {
    en: async () => (await import('./account/en.ts')).ACCOUNT_EN,
    'zh-Hant': async () => (await import('./account/zh-hant.ts')).ACCOUNT_ZH_HANT,
  },
  import: {
    en: async () => (await import('./import/en.ts')).IMPORT_EN,
    'zh-Hant': async () => (await import('./import/zh-hant.ts')).IMPORT_ZH_HANT,
  },
  replenish: {
    en: async () => (await import('./replenish/en.ts')).REPLENISH_EN,
    'zh-Hant': async () => (await import('./replenish/zh-hant.ts')).REPLENISH_ZH_HANT,
  },
  forecast: {
    en: async () => (await import('./forecast/en.ts')).FORECAST_EN,
    'zh-Hant': async () => (await import('./forecast/zh-hant.ts')).FORECAST_ZH_HANT,
  },
  insight: {
    en: async () => (await import('./insight/en.ts')).INSIGHT_EN,
    'zh-Hant': async () => (await import('./insight/zh-hant.ts')).INSIGHT_ZH_HANT,
  },
  reports: {
    en: async () => (await import('./reports/en.ts')).REPORTS_SCREEN_EN,
    'zh-Hant': async () => (await import('./reports/zh-hant.ts')).REPORTS_SCREEN_ZH_HANT,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, () => Promise<MessageTable>>>>>

/** A part of the dashboard with texts of its own. */
export type DashboardFeature = keyof typeof DASHBOARD_TEXTS
/** The English table of a feature: its keys and placeholders. */
export type FeatureTable<Feature extends DashboardFeature> = Awaited<
  ReturnType<(typeof DASHBOARD_TEXTS)[Feature]['en']>
>
/** Looks up a feature's texts; keys and placeholders are checked by the compiler. */
export type FeatureTranslate<Feature extends DashboardFeature> = Translate<FeatureTable<Feature>>

const loaded = new Map<DashboardFeature, MessageTable>()

/** Fetches the tables of these features, each once. The language never changes while a page lives: the switch is a full load. */
export async function loadTexts(features: readonly DashboardFeature[], locale: Locale): Promise<void> {
  await Promise.all(
    features
      .filter((feature) => !loaded.has(feature))
      .map(async (feature) => {
        loaded.set(feature, await DASHBOARD_TEXTS[feature][locale]())
      }),
  )
}

/** The texts of a feature whose table was loaded. */
export function textsOf<Feature extends DashboardFeature>(feature: Feature, locale: Locale): FeatureTranslate<Feature> {
  const table = loaded.get(feature)
  if (!table) throw new Error(`the texts of ${feature} are not loaded: name them in the screen's texts`)
  // The map holds each feature's own table: loadTexts is the only one that writes it.
  return translator(table, INTL_TAGS[locale]) as unknown as FeatureTranslate<Feature>
}

/** The table of the pieces, for their provider. */
export async function loadPieces(locale: Locale) {
  return DASHBOARD_TEXTS.pieces[locale]()
}
