import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { ProductId, SkuId } from '@onhand/domain/ids'
import { Button, Field, Notice, showToast } from '@onhand/ui'
import { MoneyField, NumberField, Switch } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { SavedItem } from './item-record.ts'
import { type SeenPlace, saveItem } from './save-item.ts'

type ItemProps = {
  readonly productId: ProductId
  readonly product: ProductRecord | null
  readonly place: SeenPlace | null
  onSaved(item: SavedItem): void
  onStale(): void
}

/** Name, price, number. Each part is written only when it changed. */
export function ItemForm(props: ItemProps) {
  const { t } = useTexts('simple')
  const { shop, can } = useShop()
  const item = createItem(props)
  const { title, setTitle, priceMinor, setPriceMinor, units, setUnits, isForSale, setForSale } = item
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void item.save()
      }}
    >
      <Field
        label={t('items.name')}
        autocomplete="off"
        value={title()}
        error={item.isChecked() && title().trim() === '' ? t('form.missing') : undefined}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <MoneyField
        label={t('items.price')}
        currency={shop().currency}
        valueMinor={priceMinor()}
        error={item.isChecked() && priceMinor() === null ? t('form.missing') : undefined}
        onChange={setPriceMinor}
      />
      <Show when={props.place}>
        {(place) => (
          <NumberField
            label={t('items.units')}
            hint={place().claimedUnits > 0 ? t('items.claimed', { count: place().claimedUnits }) : t('items.unitsHint')}
            isWhole
            value={units()}
            disabled={!can('stock.write')}
            onChange={setUnits}
          />
        )}
      </Show>
      <Switch label={t('items.isForSale')} isOn={isForSale()} onChange={setForSale} />
      <Show when={item.trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={can('products.write')}>
        <Button type="submit" isLarge isBusy={item.isBusy()}>
          {t('items.save')}
        </Button>
      </Show>
    </form>
  )
}

/** What is typed, and how it is written. */
function createItem(props: ItemProps) {
  const { t } = useTexts('simple')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const sku = props.product?.skus[0]
  const skuId: SkuId = sku?.id ?? newId('sku')
  const movementId = newId('movement')
  const [title, setTitle] = createSignal(props.product?.title ?? '')
  const [priceMinor, setPriceMinor] = createSignal<number | null>(sku?.priceMinor ?? null)
  const [units, setUnits] = createSignal<number | null>(props.place?.onHandUnits ?? 0)
  const [isForSale, setForSale] = createSignal(props.product === null || props.product.status === 'active')
  const [isChecked, setChecked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal('')

  const save = async () => {
    setChecked(true)
    setTrouble('')
    const price = priceMinor()
    if (title().trim() === '' || price === null || isBusy()) return
    setBusy(true)
    try {
      const item = { title: title().trim(), priceMinor: price, isForSale: isForSale() }
      const { productId, product, place } = props
      const { vendorId, currency } = shop()
      const count = units() ?? 0
      await saveItem({ vendorId, currency, productId, skuId, movementId, product, place }, item, count)
      showToast(t('items.saved', { name: item.title }))
      const isCounted = place !== null && count !== place.onHandUnits
      props.onSaved({ ...item, availableUnits: isCounted ? count - place.claimedUnits : null })
    } catch (error) {
      fail(error)
    } finally {
      setBusy(false)
    }
  }
  const fail = (error: unknown) => {
    const text = failureText(error, frame.t, {
      units_changed: () => t('refused.units_changed'),
      product_changed: () => t('refused.product_changed'),
      product_invalid: () => t('refused.product_invalid'),
    })
    const failure = failureOf(error)
    const code = failure.kind === 'refused' ? failure.refusal.code : ''
    setTrouble(text)
    if (code !== 'units_changed' && code !== 'product_changed') return
    // The form is drawn anew with what is there now: the notice would go with it.
    showToast(text)
    props.onStale()
  }
  const typed = { title, setTitle, priceMinor, setPriceMinor, units, setUnits, isForSale, setForSale }
  return { ...typed, isChecked, isBusy, trouble, save }
}
