import type { OrderableSku } from '@onhand/domain/ordering/vendor-order-views'
import { Field, IconButton } from '@onhand/ui'
import { MoneyField, NumberField } from '@onhand/ui/desk'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type DraftLine, nameOf, titled } from './order-lines.ts'

/** One item of an order that is typed in; the shop's own things are offered while one types. */
export function OrderLineFields(props: {
  readonly line: DraftLine
  readonly isChecked: boolean
  readonly isOnly: boolean
  onChange(line: DraftLine): void
  /** Told while it is looked up whether this is one of the shop's things. */
  onLook(looking: Promise<void>): void
  onRemove(): void
}) {
  const { t, locale } = useTexts('simple')
  const { shop } = useShop()
  const [known, setKnown] = createSignal<readonly OrderableSku[]>([])
  const type = (title: string) => {
    props.onChange(titled(props.line, title, known()))
    if (title.trim() === '' || props.line.sku) return
    const looking = api.vendorOrder.skus
      .query({ vendorId: shop().vendorId, locale, words: title })
      .catch((): readonly OrderableSku[] => [])
      .then((found) => {
        // An answer to what was typed before is too late.
        if (props.line.title !== title) return
        setKnown(found)
        props.onChange(titled(props.line, title, found))
      })
    props.onLook(looking)
  }
  const missing = (isMissing: boolean) => (props.isChecked && isMissing ? t('form.missing') : undefined)
  const listId = () => `items-${props.line.key}`
  return (
    <fieldset class="plain-line">
      <legend class="hidden-text">{props.line.title || t('form.item')}</legend>
      <Field
        label={t('form.item')}
        hint={props.line.sku ? t('form.left', { count: props.line.sku.availableUnits }) : t('form.itemHint')}
        autocomplete="off"
        list={listId()}
        value={props.line.title}
        error={missing(props.line.title.trim() === '')}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <datalist id={listId()} aria-label={t('form.item')}>
        <For each={known()}>{(sku) => <option value={nameOf(sku)} />}</For>
      </datalist>
      <div class="field-row is-tight">
        <NumberField
          label={t('form.units')}
          isWhole
          value={props.line.units}
          error={missing(!props.line.units)}
          onChange={(units) => props.onChange({ ...props.line, units })}
        />
        <MoneyField
          label={t('form.price')}
          currency={shop().currency}
          valueMinor={props.line.priceMinor}
          error={missing(props.line.priceMinor === null)}
          onChange={(priceMinor) => props.onChange({ ...props.line, priceMinor })}
        />
      </div>
      <Show when={!props.isOnly}>
        <IconButton icon="trash" label={t('form.removeLine')} onClick={() => props.onRemove()} />
      </Show>
    </fieldset>
  )
}
