import { ALLERGENS } from '@onhand/domain/catalog/allergens'
import { isId } from '@onhand/domain/ids'
import { Button, Field, IconButton, Select } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { For, Index, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { CategoryChoice } from './categories.ts'
import type { ProductForm } from './product-form.ts'

const ATTRIBUTES_MAX = 60

/** Where a product belongs and what is known about it: category, tags, tax, brand, allergens, attributes. */
export function DetailsSection(props: {
  readonly form: ProductForm
  readonly categories: readonly CategoryChoice[]
  readonly mayWrite: boolean
}) {
  const { t } = useTexts('products')
  const draft = () => props.form.draft
  const tax = () => draft().skus[0]?.taxRateBps ?? 0
  return (
    <section class="panel" aria-labelledby="details-title">
      <h2 id="details-title">{t('products.editor.details')}</h2>
      <Select
        label={t('products.category')}
        value={draft().categoryId ?? ''}
        disabled={!props.mayWrite}
        options={[{ value: '', label: t('products.anyCategory') }, ...props.categories]}
        onChange={(event) => {
          const id = event.currentTarget.value
          props.form.set({ categoryId: isId('category', id) ? id : null })
        }}
      />
      <Field
        label={t('products.field.tags')}
        hint={t('products.field.tagsHint')}
        value={draft().tags.join(', ')}
        readOnly={!props.mayWrite}
        onChange={(event) => props.form.set({ tags: wordsOf(event.currentTarget.value) })}
      />
      <NumberField
        label={t('products.field.tax')}
        value={tax() / 100}
        readOnly={!props.mayWrite}
        onChange={(percent) =>
          props.form.set({
            skus: draft().skus.map((sku) => ({ ...sku, taxRateBps: Math.round((percent ?? 0) * 100) })),
          })
        }
      />
      <Field
        label={t('products.field.brand')}
        value={draft().brand ?? ''}
        maxLength={200}
        readOnly={!props.mayWrite}
        onChange={(event) => props.form.set({ brand: event.currentTarget.value.trim() || null })}
      />
      <AllergenChecks {...props} />
      <AttributeRows {...props} />
    </section>
  )
}

function AllergenChecks(props: { readonly form: ProductForm; readonly mayWrite: boolean }) {
  const { t } = useTexts('products')
  const chosen = () => props.form.draft.allergens
  const others = () => chosen().filter((word) => !ALLERGENS.some((allergen) => allergen === word))
  return (
    <>
      <fieldset class="bare">
        <legend class="field-label">{t('products.field.allergens')}</legend>
        <div class="check-grid">
          <For each={ALLERGENS}>
            {(allergen) => (
              <label class="check-line">
                <input
                  type="checkbox"
                  checked={chosen().includes(allergen)}
                  disabled={!props.mayWrite}
                  onChange={(event) =>
                    props.form.set({
                      allergens: event.currentTarget.checked
                        ? [...chosen(), allergen]
                        : chosen().filter((word) => word !== allergen),
                    })
                  }
                />
                {t(`products.allergen.${allergen}`)}
              </label>
            )}
          </For>
        </div>
      </fieldset>
      <Field
        label={t('products.field.otherAllergens')}
        value={others().join(', ')}
        readOnly={!props.mayWrite}
        onChange={(event) => {
          const known = chosen().filter((word) => ALLERGENS.some((allergen) => allergen === word))
          props.form.set({ allergens: [...known, ...wordsOf(event.currentTarget.value)] })
        }}
      />
    </>
  )
}

function AttributeRows(props: { readonly form: ProductForm; readonly mayWrite: boolean }) {
  const { t } = useTexts('products')
  const rows = () => props.form.draft.attributes
  const set = (index: number, change: { readonly name?: string; readonly value?: string }) =>
    props.form.set({ attributes: rows().map((row, at) => (at === index ? { ...row, ...change } : row)) })
  return (
    <>
      <h3>{t('products.field.attributes')}</h3>
      <Index each={rows()}>
        {(row, index) => (
          <div class="pair-row">
            <Field
              label={t('products.field.attributeName')}
              value={row().name}
              maxLength={100}
              readOnly={!props.mayWrite}
              onChange={(event) => set(index, { name: event.currentTarget.value.trim() })}
            />
            <Field
              label={t('products.field.attributeValue')}
              value={row().value}
              maxLength={1000}
              readOnly={!props.mayWrite}
              onChange={(event) => set(index, { value: event.currentTarget.value.trim() })}
            />
            <Show when={props.mayWrite}>
              <IconButton
                icon="trash"
                label={t('products.variant.remove', { name: row().name })}
                onClick={() => props.form.set({ attributes: rows().filter((_, at) => at !== index) })}
              />
            </Show>
          </div>
        )}
      </Index>
      <Show when={props.mayWrite && rows().length < ATTRIBUTES_MAX}>
        <Button
          look="quiet"
          icon="plus"
          onClick={() => props.form.set({ attributes: [...rows(), { name: '', value: '' }] })}
        >
          {t('products.field.addAttribute')}
        </Button>
      </Show>
    </>
  )
}

function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[,，、]/).map((word) => word.trim()))].filter((word) => word !== '')
}
