import type { Locale } from '@onhand/domain/catalog/views'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { ProductForm } from './product-form.ts'
import { type AttributePart, withWords } from './translated-attribute.ts'
import { WordsGrid, type WordsRow } from './words-grid.tsx'

const LENGTHS = { name: 100, value: 1000 } as const

/** What the attributes say in one other language. */
export function AttributeWords(props: {
  readonly form: ProductForm
  readonly locale: Locale
  readonly mayWrite: boolean
}) {
  const { t } = useTexts('products')
  const language = () => t(`products.language.${props.locale}`)
  const attributes = () => props.form.draft.attributes
  const write = (index: number, part: AttributePart, text: string) =>
    props.form.set({
      attributes: attributes().map((one, at) => (at === index ? withWords(one, props.locale, { [part]: text }) : one)),
    })
  const rows = () =>
    attributes().flatMap((attribute, index): WordsRow[] => {
      if (attribute.name === '') return []
      const cell = (part: AttributePart, own: string) => ({
        label: t('products.words.in', { name: own, language: language() }),
        value: attribute.translations?.[props.locale]?.[part] ?? '',
        maxLength: LENGTHS[part],
        write: (text: string) => write(index, part, text),
      })
      const own = [attribute.name, attribute.value].filter((text) => text !== '').join(': ')
      return [{ own, cells: [cell('name', attribute.name), cell('value', own)] }]
    })
  return (
    <Show when={rows().length > 0}>
      <WordsGrid
        heads={[t('products.field.attributes'), t('products.field.attributeName'), t('products.field.attributeValue')]}
        rows={rows()}
        locale={props.locale}
        mayWrite={props.mayWrite}
      />
      <p class="small muted">{t('products.words.hint')}</p>
    </Show>
  )
}
