import { minorDigits } from '@onhand/domain/payments/money'
import { decimalMark, minorAsTyped, typedMinor } from '@onhand/ui/desk'
import { createMemo, createSignal, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { ProductLine } from './product-types.ts'

/** A price in the table: changed in place when there is just one, else the range. Enter keeps it, Escape leaves it. */
export function PriceCell(props: {
  readonly product: ProductLine
  readonly mayWrite: boolean
  onPrice(priceMinor: number): void
}) {
  const { t, format, locale } = useTexts('products')
  const [isEditing, setEditing] = createSignal(false)
  const money = (minor: number) => format.money(minor, props.product.currency || 'GBP')
  const range = () =>
    props.product.priceMinMinor === props.product.priceMaxMinor
      ? money(props.product.priceMinMinor)
      : t('products.priceRange', {
          from: money(props.product.priceMinMinor),
          to: money(props.product.priceMaxMinor),
        })
  const digits = () => minorDigits(props.product.currency)
  // Written when it changed, not whenever the table was read: somebody may be typing there.
  const shown = createMemo(() => minorAsTyped(props.product.priceMinMinor, decimalMark(locale), digits()))
  const keep = (text: string) => {
    const minor = typedMinor(text, decimalMark(locale), digits())
    setEditing(false)
    if (minor !== null && minor > 0 && minor !== props.product.priceMinMinor) props.onPrice(minor)
  }
  return (
    <Show when={props.mayWrite && props.product.sku} fallback={<span class="number">{range()}</span>}>
      <Show
        when={isEditing()}
        fallback={
          <button
            type="button"
            class="cell-button number"
            aria-label={`${t('products.editPrice', { title: props.product.title })}: ${range()}`}
            onClick={() => setEditing(true)}
          >
            {range()}
          </button>
        }
      >
        <input
          class="cell-input number"
          inputmode="decimal"
          aria-label={t('products.editPrice', { title: props.product.title })}
          value={shown()}
          ref={(element) =>
            queueMicrotask(() => {
              element.focus()
              element.select()
            })
          }
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Enter') keep(event.currentTarget.value)
            if (event.key === 'Escape') setEditing(false)
          }}
          onBlur={(event) => {
            if (isEditing()) keep(event.currentTarget.value)
          }}
        />
      </Show>
    </Show>
  )
}
