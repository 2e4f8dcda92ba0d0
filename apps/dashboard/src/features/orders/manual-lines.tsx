import { Button, Field, IconButton } from '@onhand/ui'
import { MoneyField, NumberField, SearchField } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createFinder } from '../../lib/finder.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { FormLine } from './manual-order.ts'
import type { SkuChoice } from './order-types.ts'

/** The items of an order that is typed in: found in the shop, or written down. */
export function ManualLines(props: {
  readonly lines: readonly FormLine[]
  readonly currency: string
  readonly error: string | undefined
  onLines(lines: readonly FormLine[]): void
}) {
  const { t, format, locale } = useTexts('orders')
  const { shop } = useShop()
  const [words, setWords] = createSignal('')
  let lastKey = 0
  const { found: choices } = createFinder(words, (text) =>
    api.vendorOrder.skus.query({ vendorId: shop().vendorId, locale, words: text, limit: 8 }),
  )
  const change = (key: number, update: Partial<FormLine>) =>
    props.onLines(props.lines.map((line) => (line.key === key ? { ...line, ...update } : line)))
  const add = (sku: SkuChoice | null) => {
    lastKey += 1
    const known = sku && props.lines.find((line) => line.sku?.skuId === sku.skuId)
    if (known) change(known.key, { units: (known.units ?? 0) + 1 })
    else {
      const title = sku ? [sku.title, sku.variantTitle].filter(Boolean).join(' · ') : ''
      props.onLines([...props.lines, { key: lastKey, sku, title, units: 1, unitPriceMinor: sku?.priceMinor ?? null }])
    }
    setWords('')
  }
  return (
    <section class="panel">
      <h2>{t('orders.manual.items')}</h2>
      <div class="sku-find">
        <SearchField label={t('orders.manual.find')} text={words()} onSearch={setWords} />
        <Show when={choices().length > 0}>
          <ul class="sku-choices">
            <For each={choices()}>
              {(sku) => (
                <li>
                  <button type="button" onClick={() => add(sku)}>
                    <span>
                      {sku.title} <span class="muted">{sku.variantTitle}</span>
                    </span>
                    <span class="small muted number">{t('orders.manual.left', { units: sku.availableUnits })}</span>
                    <span class="number">{format.money(sku.priceMinor, sku.currency)}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <Show when={props.lines.length > 0} fallback={<p class="muted">{t('orders.manual.noItems')}</p>}>
        <ul class="manual-lines">
          <For each={props.lines.map((line) => line.key)}>
            {(key) => {
              const line = () => props.lines.find((one) => one.key === key)
              return (
                <Show when={line()}>
                  {(one) => (
                    <li>
                      <Show when={!one().sku} fallback={<p class="manual-title">{one().title}</p>}>
                        <Field
                          label={t('orders.manual.what')}
                          value={one().title}
                          maxlength={200}
                          onInput={(event) => change(key, { title: event.currentTarget.value })}
                        />
                      </Show>
                      <NumberField
                        label={t('orders.manual.units')}
                        isWhole
                        value={one().units}
                        onChange={(units) => change(key, { units })}
                      />
                      <MoneyField
                        label={t('orders.manual.price')}
                        currency={props.currency}
                        valueMinor={one().unitPriceMinor}
                        onChange={(unitPriceMinor) => change(key, { unitPriceMinor })}
                      />
                      <IconButton
                        icon="trash"
                        label={t('orders.manual.remove', { title: one().title })}
                        onClick={() => props.onLines(props.lines.filter((other) => other.key !== key))}
                      />
                    </li>
                  )}
                </Show>
              )
            }}
          </For>
        </ul>
      </Show>
      <Show when={props.error}>
        <p class="field-error" role="alert">
          {props.error}
        </p>
      </Show>
      <div>
        <Button look="quiet" icon="plus" onClick={() => add(null)}>
          {t('orders.manual.free')}
        </Button>
      </div>
    </section>
  )
}
