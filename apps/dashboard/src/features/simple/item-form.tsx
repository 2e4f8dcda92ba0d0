import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { LocationId, ProductId, SkuId } from '@onhand/domain/ids'
import { Button, Field, Notice, showToast } from '@onhand/ui'
import { MoneyField, NumberField, Switch } from '@onhand/ui/work'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureOf, failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Item, newProduct } from './item-record.ts'

type Place = {
  readonly place: { readonly locationId: LocationId }
  readonly onHandUnits: number
  readonly claimedUnits: number
}

/** Name, price, number. Each part is written only when it changed. */
export function ItemForm(props: {
  readonly productId: ProductId
  readonly product: ProductRecord | null
  readonly place: Place | null
  onSaved(): void
  onStale(): void
}) {
  const { t } = useTexts('simple')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const sku = props.product?.skus[0]
  const skuId: SkuId = sku?.id ?? newId('sku')
  const movementId = newId('movement')
  const [title, setTitle] = createSignal(props.product?.title ?? '')
  const [priceMinor, setPriceMinor] = createSignal<number | null>(sku?.priceMinor ?? null)
  const [units, setUnits] = createSignal<number | null>(props.place?.onHandUnits ?? 0)
  const [isForSale, setForSale] = createSignal((props.product?.status ?? 'active') === 'active')
  const [isChecked, setChecked] = createSignal(false)
  const [isBusy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal('')

  const writeProduct = async (item: Item) => {
    const { vendorId, currency } = shop()
    const { product } = props
    if (!product) {
      const made = newProduct({ productId: props.productId, skuId }, item, currency)
      await api.product.save.mutate({ vendorId, version: 0, product: toWire(made) })
      return
    }
    const isSame =
      product.title === item.title &&
      sku?.priceMinor === item.priceMinor &&
      (product.status === 'active') === item.isForSale
    if (isSame) return
    await api.product.edit.mutate({
      vendorId,
      productId: product.id,
      version: product.version,
      edit: {
        title: item.title,
        status: item.isForSale ? 'active' : 'draft',
        prices: [{ skuId, priceMinor: item.priceMinor }],
      },
    })
  }
  const writeUnits = async (count: number) => {
    if (!props.place || count === props.place.onHandUnits) return
    const { locationId } = props.place.place
    const { onHandUnits: seenUnits } = props.place
    await api.stock.setUnits.mutate({
      vendorId: shop().vendorId,
      skuId,
      movementId,
      locationId,
      units: count,
      seenUnits,
    })
  }
  const save = async () => {
    setChecked(true)
    setTrouble('')
    const price = priceMinor()
    if (title().trim() === '' || price === null || isBusy()) return
    setBusy(true)
    try {
      await writeProduct({ title: title().trim(), priceMinor: price, isForSale: isForSale() })
      await writeUnits(units() ?? 0)
      showToast(t('items.saved', { name: title().trim() }))
      props.onSaved()
    } catch (error) {
      const failure = failureOf(error)
      showToast(
        failureText(error, frame.t, {
          units_changed: () => t('refused.units_changed'),
          product_changed: () => t('refused.product_changed'),
          product_invalid: () => t('refused.product_invalid'),
        }),
      )
      const code = failure.kind === 'refused' ? failure.refusal.code : ''
      if (code === 'units_changed' || code === 'product_changed') props.onStale()
      else setTrouble(failureText(error, frame.t, { product_invalid: () => t('refused.product_invalid') }))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={t('items.name')}
        autocomplete="off"
        value={title()}
        error={isChecked() && title().trim() === '' ? t('form.missing') : undefined}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <MoneyField
        label={t('items.price')}
        currency={shop().currency}
        valueMinor={priceMinor()}
        error={isChecked() && priceMinor() === null ? t('form.missing') : undefined}
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
      <Show when={trouble()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <Show when={can('products.write')}>
        <Button type="submit" isLarge isBusy={isBusy()}>
          {t('items.save')}
        </Button>
      </Show>
    </form>
  )
}

/** The wire's types are mutable copies of the domain's. */
type Mutable<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { -readonly [Key in keyof Value]: Mutable<Value[Key]> }

function toWire<Value>(value: Value): Mutable<Value> {
  return value as Mutable<Value>
}
