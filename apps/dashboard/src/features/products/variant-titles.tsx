import type { SkuDraft } from '@onhand/domain/catalog/product-record'
import type { Locale } from '@onhand/domain/catalog/views'
import { Icon } from '@onhand/ui'
import { For, Index, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { ProductForm } from './product-form.ts'
import { withTitle } from './variant-cells.ts'
import { useWrongWords } from './wrong-words.ts'

/** What the variants are called in one other language, as a column of a sheet: arrows and Enter move between them. */
export function VariantTitles(props: {
  readonly form: ProductForm
  readonly locale: Locale
  readonly mayWrite: boolean
}) {
  const { t } = useTexts('products')
  const wrong = useWrongWords(props.form)
  let table: HTMLTableElement | undefined
  const skus = () => props.form.draft.skus
  const language = () => t(`products.language.${props.locale}`)
  const field = (row: number) => `skus.${row}.titles.${props.locale}`
  const problems = () => [...new Set(skus().flatMap((_, row) => wrong(field(row)) ?? []))]
  const step = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    const by = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const inputs = [...(table?.querySelectorAll('input') ?? [])]
    inputs[inputs.indexOf(event.currentTarget) + by]?.focus()
  }
  return (
    <Show when={skus().some(isNamed)}>
      <div class="variant-scroller">
        <table
          class="variant-grid"
          ref={(element) => {
            table = element
          }}
        >
          <thead>
            <tr>
              <th scope="col">{t('products.field.variant')}</th>
              <th scope="col">{t('products.variant.titles', { language: language() })}</th>
            </tr>
          </thead>
          <tbody>
            <Index each={skus()}>
              {(sku, row) => (
                <Show when={isNamed(sku())}>
                  <tr>
                    <td class="variant-label">{sku().title || sku().code}</td>
                    <td>
                      <input
                        lang={props.locale}
                        value={sku().titles[props.locale] ?? ''}
                        maxLength={300}
                        aria-label={t('products.variant.titleIn', { name: sku().title, language: language() })}
                        aria-invalid={wrong(field(row)) ? 'true' : undefined}
                        title={wrong(field(row))}
                        readOnly={!props.mayWrite}
                        autocomplete="off"
                        onChange={(event) =>
                          props.form.setSku(row, withTitle(sku(), props.locale, event.currentTarget.value))
                        }
                        onKeyDown={step}
                      />
                    </td>
                  </tr>
                </Show>
              )}
            </Index>
          </tbody>
        </table>
      </div>
      <For each={problems()}>
        {(text) => (
          <p class="field-error">
            <Icon name="circle-alert" isSmall />
            {text}
          </p>
        )}
      </For>
      <p class="small muted">{t('products.variant.titlesHint')}</p>
    </Show>
  )
}

/** A variant that goes by its product's name alone needs no other. */
function isNamed(sku: SkuDraft): boolean {
  return sku.title !== '' || Object.keys(sku.titles).length > 0
}
