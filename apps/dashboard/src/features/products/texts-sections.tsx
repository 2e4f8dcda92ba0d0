import { LOCALES, type Locale } from '@onhand/domain/catalog/views'
import { Field, TextArea } from '@onhand/ui'
import { For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { AttributeWords } from './attribute-words.tsx'
import type { ProductForm } from './product-form.ts'
import { VariantTitles } from './variant-titles.tsx'
import { useWrongWords } from './wrong-words.ts'

/** What a product is called and how it is described. */
export function BasicsSection(props: { readonly form: ProductForm; readonly mayWrite: boolean }) {
  const { t } = useTexts('products')
  const wrong = useWrongWords(props.form)
  return (
    <section class="panel" aria-labelledby="basics-title">
      <h2 id="basics-title">{t('products.editor.basics')}</h2>
      <Field
        label={t('products.field.title')}
        value={props.form.draft.title}
        maxLength={300}
        readOnly={!props.mayWrite}
        error={wrong('title')}
        onInput={(event) => props.form.set({ title: event.currentTarget.value })}
      />
      <TextArea
        label={t('products.field.description')}
        value={props.form.draft.description}
        rows={5}
        maxLength={20_000}
        readOnly={!props.mayWrite}
        onInput={(event) => props.form.set({ description: event.currentTarget.value })}
      />
    </section>
  )
}

/** The same in the shop's other languages. */
export function TranslationsSection(props: { readonly form: ProductForm; readonly mayWrite: boolean }) {
  const { t } = useTexts('products')
  const others = LOCALES.filter((locale) => locale !== 'en')
  const now = (locale: Locale) => props.form.draft.translations[locale] ?? { title: '', description: '' }
  const write = (locale: Locale, change: { readonly title?: string; readonly description?: string }) => {
    const { [locale]: _before, ...rest } = props.form.draft.translations
    const next = { ...now(locale), ...change }
    // A description alone is no translation: readers would see a name in another language above it.
    const isEmpty = next.title.trim() === ''
    props.form.set({ translations: isEmpty ? rest : { ...rest, [locale]: next } })
  }
  return (
    <section class="panel" aria-labelledby="translations-title">
      <h2 id="translations-title">{t('products.editor.translations')}</h2>
      <For each={others}>
        {(locale) => (
          <>
            <Field
              label={`${t('products.field.title')} (${t(`products.language.${locale}`)})`}
              hint={t('products.translationHint')}
              lang={locale}
              value={now(locale).title}
              maxLength={300}
              readOnly={!props.mayWrite}
              onChange={(event) => write(locale, { title: event.currentTarget.value.trim() })}
            />
            <TextArea
              label={`${t('products.field.description')} (${t(`products.language.${locale}`)})`}
              lang={locale}
              value={now(locale).description}
              rows={4}
              maxLength={20_000}
              readOnly={!props.mayWrite}
              onChange={(event) => write(locale, { description: event.currentTarget.value })}
            />
            <VariantTitles form={props.form} locale={locale} mayWrite={props.mayWrite} />
            <AttributeWords form={props.form} locale={locale} mayWrite={props.mayWrite} />
          </>
        )}
      </For>
    </section>
  )
}
