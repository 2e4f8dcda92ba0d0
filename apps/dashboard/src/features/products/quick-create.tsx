import { Button, Field } from '@onhand/ui'
import { Dialog, MoneyField, Switch } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { newProduct } from './new-product.ts'
import { wireOf } from './wire.ts'

/** A product in a few seconds: name and price. The rest can follow in the editor. */
export function QuickCreate(props: {
  readonly isOpen: boolean
  onClose(): void
  onCreated(title: string): void
  onFailed(error: unknown): void
}) {
  const { t } = useTexts('products')
  const { shop, link } = useShop()
  const navigate = useNavigate()
  const [title, setTitle] = createSignal('')
  const [priceMinor, setPriceMinor] = createSignal<number | null>(null)
  const [isOnSale, setOnSale] = createSignal(true)
  const [wrong, setWrong] = createSignal<'title' | 'price' | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  // The id is made once per dialog, so pressing again after a broken connection makes no second product.
  let id = newId('product')
  const create = async () => {
    if (isBusy()) return
    const missing = title().trim() === '' ? 'title' : isOnSale() && !priceMinor() ? 'price' : null
    setWrong(missing)
    if (missing) return
    setBusy(true)
    const draft = newProduct(id, shop().currency)
    const product = {
      ...draft,
      title: title().trim(),
      status: isOnSale() ? ('active' as const) : ('draft' as const),
      skus: draft.skus.map((sku) => ({ ...sku, priceMinor: priceMinor() ?? 0 })),
    }
    try {
      await api.product.save.mutate({ vendorId: shop().vendorId, version: 0, product: wireOf(product) })
      props.onCreated(product.title)
      id = newId('product')
      setTitle('')
      setPriceMinor(null)
    } catch (error) {
      props.onFailed(error)
    }
    setBusy(false)
  }
  const more = () => {
    const search = new URLSearchParams({ title: title(), price: String(priceMinor() ?? '') })
    props.onClose()
    navigate(`${link('/products/new')}?${search}`)
  }
  return (
    <Dialog
      title={t('products.quick.title')}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="bare" onClick={more}>
            {t('products.quick.more')}
          </Button>
          <Button onClick={() => void create()} isBusy={isBusy()}>
            {t('products.quick.go')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Field
          label={t('products.field.title')}
          value={title()}
          maxLength={300}
          error={wrong() === 'title' ? t('products.wrong.title') : undefined}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <MoneyField
          label={t('products.field.price')}
          currency={shop().currency}
          valueMinor={priceMinor()}
          error={wrong() === 'price' ? t('products.wrong.price') : undefined}
          onChange={setPriceMinor}
        />
        <Switch label={t('products.quick.sell')} isOn={isOnSale()} onChange={setOnSale} />
      </div>
    </Dialog>
  )
}
