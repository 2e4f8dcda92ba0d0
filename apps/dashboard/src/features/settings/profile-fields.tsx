import type { Locale } from '@onhand/domain/catalog/views'
import { Field, TextArea } from '@onhand/ui'
import { useTexts } from '../../lib/texts.ts'

type Words = Readonly<Record<Locale, string>>

/** What people read about the shop, in both languages. */
export function ShopWords(props: {
  readonly names: Words
  readonly taglines: Words
  readonly abouts: Words
  readonly nameError: string | undefined
  onChange(change: { names?: Words; taglines?: Words; abouts?: Words }): void
}) {
  const { t } = useTexts('settings')
  return (
    <>
      <Field
        label={t('profile.nameEn')}
        lang="en"
        value={props.names.en}
        error={props.nameError}
        onInput={(event) => props.onChange({ names: { ...props.names, en: event.currentTarget.value } })}
      />
      <Field
        label={t('profile.nameZh')}
        lang="zh-Hant"
        value={props.names['zh-Hant']}
        onInput={(event) => props.onChange({ names: { ...props.names, 'zh-Hant': event.currentTarget.value } })}
      />
      <Field
        label={t('profile.taglineEn')}
        hint={t('profile.taglineHint')}
        lang="en"
        value={props.taglines.en}
        onInput={(event) => props.onChange({ taglines: { ...props.taglines, en: event.currentTarget.value } })}
      />
      <Field
        label={t('profile.taglineZh')}
        lang="zh-Hant"
        value={props.taglines['zh-Hant']}
        onInput={(event) => props.onChange({ taglines: { ...props.taglines, 'zh-Hant': event.currentTarget.value } })}
      />
      <TextArea
        label={t('profile.aboutEn')}
        lang="en"
        rows={4}
        value={props.abouts.en}
        onInput={(event) => props.onChange({ abouts: { ...props.abouts, en: event.currentTarget.value } })}
      />
      <TextArea
        label={t('profile.aboutZh')}
        lang="zh-Hant"
        rows={4}
        value={props.abouts['zh-Hant']}
        onInput={(event) => props.onChange({ abouts: { ...props.abouts, 'zh-Hant': event.currentTarget.value } })}
      />
    </>
  )
}

/** What invoices say, and where the shop is written to. */
export function ShopPapers(props: {
  readonly legalName: string
  readonly taxNumber: string
  readonly email: string
  readonly emailError: string | undefined
  onChange(change: { legalName?: string; taxNumber?: string; email?: string }): void
}) {
  const { t } = useTexts('settings')
  return (
    <section class="panel">
      <h2>{t('profile.papers')}</h2>
      <div class="pair">
        <Field
          label={t('profile.legalName')}
          value={props.legalName}
          onInput={(event) => props.onChange({ legalName: event.currentTarget.value })}
        />
        <Field
          label={t('profile.taxNumber')}
          value={props.taxNumber}
          onInput={(event) => props.onChange({ taxNumber: event.currentTarget.value })}
        />
        <Field
          label={t('profile.email')}
          type="email"
          value={props.email}
          error={props.emailError}
          onInput={(event) => props.onChange({ email: event.currentTarget.value })}
        />
      </div>
    </section>
  )
}
