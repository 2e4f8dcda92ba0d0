import { optionsOf, type VariantOption } from '@onhand/domain/catalog/variants'
import { Button, Field, IconButton, Notice, Select } from '@onhand/ui'
import { createSignal, Index, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { newSku } from './new-product.ts'
import type { ProductForm } from './product-form.ts'
import { variantsFor } from './variant-cells.ts'
import { VariantGrid } from './variant-grid.tsx'
import { useWrongWords } from './wrong-words.ts'

const OPTIONS_MAX = 3
const CURRENCIES = ['GBP', 'EUR', 'USD', 'TWD', 'HKD', 'JPY', 'KWD', 'BDT', 'SGD', 'AUD', 'CAD', 'CHF'] as const

/** Options, and the variants that come of them in a grid like a sheet. */
export function VariantsSection(props: { readonly form: ProductForm; readonly mayWrite: boolean }) {
  const { t } = useTexts('products')
  const { shop } = useShop()
  const wrong = useWrongWords(props.form)
  // Options without values yet live here only: a product has none of those.
  const [options, setOptions] = createSignal<readonly VariantOption[]>(
    optionsOf(props.form.draft.options, props.form.draft.skus),
  )
  const [isTooMany, setTooMany] = createSignal(false)
  const currencies = () => [
    ...new Set(props.form.draft.skus.flatMap((sku) => sku.otherPrices.map((price) => price.currency))),
  ]
  const [added, setAdded] = createSignal<readonly string[]>([])
  const shown = () => [...new Set([...currencies(), ...added()])]
  const apply = (next: readonly VariantOption[]) => {
    setOptions(next)
    const filled = next.filter((option) => option.values.length > 0)
    const skus = variantsFor(filled, props.form.draft.skus)
    setTooMany(skus === null)
    if (!skus) return
    props.form.set({ options: filled.map((option) => option.name.trim()), skus })
  }
  const change = (index: number, option: Partial<VariantOption>) =>
    apply(options().map((one, at) => (at === index ? { ...one, ...option } : one)))
  const drop = (currency: string) => {
    setAdded((all) => all.filter((one) => one !== currency))
    const without = props.form.draft.skus.map((sku) => ({
      ...sku,
      otherPrices: sku.otherPrices.filter((price) => price.currency !== currency),
    }))
    props.form.set({ skus: without })
  }
  return (
    <section class="panel" aria-labelledby="variants-title">
      <h2 id="variants-title">{t('products.editor.variants')}</h2>
      <Show when={props.mayWrite}>
        <Index each={options()}>
          {(option, index) => (
            <div class="option-row">
              <Field
                label={t('products.options.name')}
                value={option().name}
                maxLength={60}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              <Field
                label={t('products.options.values')}
                hint={t('products.options.valuesHint')}
                value={option().values.join(', ')}
                onChange={(event) => change(index, { values: wordsOf(event.currentTarget.value) })}
              />
              <IconButton
                icon="trash"
                label={t('products.options.remove', { name: option().name })}
                onClick={() => apply(options().filter((_, at) => at !== index))}
              />
            </div>
          )}
        </Index>
        <Show when={isTooMany()}>
          <Notice tone="danger">{t('products.options.tooMany')}</Notice>
        </Show>
        <Show when={wrong('options')}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
        <div class="panel-actions">
          <Show when={options().length < OPTIONS_MAX}>
            <Button look="quiet" icon="plus" onClick={() => setOptions((all) => [...all, { name: '', values: [] }])}>
              {t('products.options.add')}
            </Button>
          </Show>
          <Show when={props.form.draft.options.length === 0}>
            <Button
              look="bare"
              icon="plus"
              onClick={() => {
                const { skus } = props.form.draft
                props.form.set({ skus: [...skus, newSku(shop().currency, skus[0])] })
              }}
            >
              {t('products.variant.add')}
            </Button>
          </Show>
          <span class="small muted">{t('products.options.hint')}</span>
        </div>
      </Show>
      <VariantGrid form={props.form} currencies={shown()} mayWrite={props.mayWrite} />
      <Show when={props.mayWrite}>
        <div class="panel-actions">
          <span class="small muted">{t('products.variant.paste')}</span>
          <Select
            label={t('products.variant.currency')}
            value=""
            options={[
              { value: '', label: t('products.variant.chooseCurrency') },
              ...CURRENCIES.filter((currency) => currency !== shop().currency && !shown().includes(currency)).map(
                (currency) => ({ value: currency, label: currency }),
              ),
            ]}
            onChange={(event) => {
              const currency = event.currentTarget.value
              if (currency) setAdded((all) => [...all, currency])
            }}
          />
          <Index each={shown()}>
            {(currency) => (
              <Button look="bare" icon="x" onClick={() => drop(currency())}>
                {t('products.variant.removeCurrency', { currency: currency() })}
              </Button>
            )}
          </Index>
        </div>
      </Show>
    </section>
  )
}

function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[,，、]/).map((word) => word.trim()))].filter((word) => word !== '')
}
