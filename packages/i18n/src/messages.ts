import { type Formatters, formatters } from './format.ts'
import { INTL_TAGS, type Locale } from './locale.ts'
import { MAIL_EN } from './mail/en.ts'
import { MAIL_ZH_HANT } from './mail/zh-hant.ts'
import { type Translate, type TranslationOf, translator } from './translate.ts'

/** Texts of mails and invoices in one language, with its way to write money and dates. */
export type MailMessages = {
  readonly locale: Locale
  readonly t: Translate<typeof MAIL_EN>
  readonly format: Formatters
}

const TABLES: Readonly<Record<Locale, TranslationOf<typeof MAIL_EN>>> = { en: MAIL_EN, 'zh-Hant': MAIL_ZH_HANT }
const kept = new Map<Locale, MailMessages>()

/** Texts for mails and invoices (namespaces `mail.*` and `invoice.*`): for Workers, where all languages are at hand. */
export function messages(locale: Locale): MailMessages {
  const known = kept.get(locale)
  if (known) return known
  const t = translator<typeof MAIL_EN>(TABLES[locale], INTL_TAGS[locale])
  const made: MailMessages = {
    locale,
    t,
    format: formatters(locale, { today: t('day.today'), tomorrow: t('day.tomorrow') }),
  }
  kept.set(locale, made)
  return made
}
