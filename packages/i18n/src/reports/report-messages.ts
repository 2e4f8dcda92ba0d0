import { type Formatters, formatters } from '../format.ts'
import { INTL_TAGS, type Locale } from '../locale.ts'
import { messages } from '../messages.ts'
import { type Translate, type TranslationOf, translator } from '../translate.ts'
import { REPORTS_EN } from './en.ts'
import { REPORTS_ZH_HANT } from './zh-hant.ts'

/** Words of exports and reports in one language. */
export type ReportMessages = { readonly t: Translate<typeof REPORTS_EN>; readonly format: Formatters }

const TABLES: Readonly<Record<Locale, TranslationOf<typeof REPORTS_EN>>> = {
  en: REPORTS_EN,
  'zh-Hant': REPORTS_ZH_HANT,
}

/** Words of exports and reports: for Workers, where all languages are at hand. */
export function reportMessages(locale: Locale): ReportMessages {
  const days = messages(locale).t
  return {
    t: translator<typeof REPORTS_EN>(TABLES[locale], INTL_TAGS[locale]),
    format: formatters(locale, { today: days('day.today'), tomorrow: days('day.tomorrow') }),
  }
}

/** The heading of a column by its key; columns of products, whose headings are fixed, keep theirs. */
export function columnHeading(locale: Locale, key: string): string {
  const heading = Object.entries(TABLES[locale]).find(([name]) => name === `column.${key}`)?.[1]
  return typeof heading === 'string' ? heading : key
}
