import { Notice, promiseWhen, RadioCards, Skeleton } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { cart } from '../cart/cart-store.ts'
import type { Checkout, VendorOptions } from './checkout-flow.ts'

/** Second part: how each shop's goods come. The best offer is taken already; another is one press away. */
export function DeliveryPart(props: { readonly checkout: Checkout }) {
  const { t } = usePage()
  return (
    <Show
      when={props.checkout.options()}
      fallback={
        <div role="status">
          <span class="small muted">{t('checkout.deliveryLoading')}</span>
          <Skeleton height="60px" />
        </div>
      }
    >
      {(options) => <For each={options()}>{(offer) => <VendorChoice checkout={props.checkout} offer={offer} />}</For>}
    </Show>
  )
}

function VendorChoice(props: { readonly checkout: Checkout; readonly offer: VendorOptions }) {
  const text = usePage()
  const { t, format } = text
  const group = () => cart()?.groups.find((candidate) => candidate.vendorId === props.offer.vendorId)
  const key = (option: { readonly methodId: string; readonly locationId: string }) =>
    `${option.methodId} ${option.locationId}`
  const chosen = () => {
    const delivery = group()?.delivery
    return delivery ? key(delivery) : null
  }
  const choose = (value: string) => {
    const groups = cart()?.groups ?? []
    const choices = groups.flatMap((candidate) => {
      const offered =
        props.offer.vendorId === candidate.vendorId
          ? props.offer.options.find((option) => key(option) === value)
          : (candidate.delivery ?? bestOf(props.checkout, candidate.vendorId))
      return offered ? [{ vendorId: candidate.vendorId, option: offered }] : []
    })
    void props.checkout.choose(choices)
  }
  const lacksDelivery = () =>
    cart()?.address !== null && !props.offer.options.some((option) => option.kind === 'delivery')
  return (
    <div class="stack">
      <Show when={lacksDelivery() || props.offer.options.length === 0}>
        <Notice tone="signal">{t('checkout.deliveryNone', { vendor: group()?.vendorName ?? '' })}</Notice>
      </Show>
      <RadioCards
        legend={t('checkout.deliveryFrom', { vendor: group()?.vendorName ?? '' })}
        value={chosen()}
        cards={props.offer.options.map((option) => ({
          value: key(option),
          label: promiseWhen(option, text),
          detail: option.kind === 'pickup' ? `${option.name} · ${option.locationName}` : option.name,
          end: option.priceMinor === 0 ? t('checkout.free') : format.money(option.priceMinor, option.currency),
        }))}
        onChoose={choose}
      />
    </div>
  )
}

function bestOf(checkout: Checkout, vendorId: string) {
  return checkout.options()?.find((offer) => offer.vendorId === vendorId)?.options[0] ?? null
}
