import type { SkuDraft } from '@onhand/domain/catalog/product-record'
import type { Locale } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { ProductForm } from './product-form.ts'
import { withTitle } from './variant-cells.ts'
import { WordsGrid, type WordsRow } from './words-grid.tsx'
import { useWrongWords } from './wrong-words.ts'

/** What the variants are called in one other language. */
export function VariantTitles(props: {
  readonly form: ProductForm
  readonly locale: Locale
  readonly mayWrite: boolean
}) {
  const { t } = useTexts('products')
  const wrong = useWrongWords(props.form)
  const language = () => t(`products.language.${props.locale}`)
  const rows = () =>
    props.form.draft.skus.flatMap((sku, index): WordsRow[] => {
      if (!isNamed(sku)) return []
      const own = sku.title || sku.code
      const cell = {
        label: t('products.words.in', { name: own, language: language() }),
        value: sku.titles[props.locale] ?? '',
        maxLength: 300,
        wrong: wrong(`skus.${index}.titles.${props.locale}`),
        write: (text: string) => props.form.setSku(index, withTitle(sku, props.locale, text)),
      }
      return [{ own, cells: [cell] }]
    })
  return (
    <Show when={rows().length > 0}>
      <WordsGrid
        heads={[t('products.field.variant'), t('products.words.called', { language: language() })]}
        rows={rows()}
        locale={props.locale}
        mayWrite={props.mayWrite}
      />
      <p class="small muted">{t('products.words.hint')}</p>
    </Show>
  )
}

/** A variant that goes by its product's name alone needs no other. */
function isNamed(sku: SkuDraft): boolean {
  return sku.title !== '' || Object.keys(sku.titles).length > 0
}
