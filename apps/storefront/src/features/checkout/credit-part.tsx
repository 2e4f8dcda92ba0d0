import { spendLimitMinor } from '@onhand/domain/marketing/credit'
import type { ShopCredit } from '@onhand/domain/marketing/views'
import type { CartView } from '@onhand/domain/ordering/types'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'
import { cart } from '../cart/cart-store.ts'

type VendorId = ShopCredit['vendorId']

/** What could be paid with credit in this cart: of each shop the smaller of what is there and what its rule allows [CRE-3]. */
export function offeredCredits(
  view: Pick<CartView, 'currency' | 'groups'>,
  shops: readonly ShopCredit[],
): readonly { readonly vendorId: VendorId; readonly name: string; readonly amountMinor: number }[] {
  return view.groups.flatMap((group) => {
    const shop = shops.find((one) => one.vendorId === group.vendorId && one.currency === view.currency)
    if (!shop) return []
    const amountMinor = Math.min(shop.spendableMinor, spendLimitMinor(shop.rule, group.itemsMinor))
    return amountMinor > 0 ? [{ vendorId: shop.vendorId, name: group.vendorName, amountMinor }] : []
  })
}

/** Which credit the shopper wants to use. Nothing for guests, and nothing without credit. */
export function createCredits(locale: CartLocale) {
  const mine = createLater(
    () => true,
    () => api.credit.mine.query({ locale }).catch(() => null),
  )
  const [chosen, setChosen] = createSignal<ReadonlySet<VendorId>>(new Set())
  const offered = () => {
    const view = cart()
    const shops = mine.value()?.shops
    return view && shops ? offeredCredits(view, shops) : []
  }
  const wanted = () => offered().filter((one) => chosen().has(one.vendorId))
  return {
    offered,
    wanted: () => wanted().map(({ vendorId, amountMinor }) => ({ vendorId, amountMinor })),
    sumMinor: () => wanted().reduce((sum, one) => sum + one.amountMinor, 0),
    isChosen: (vendorId: VendorId) => chosen().has(vendorId),
    choose(vendorId: VendorId, isChosen: boolean) {
      setChosen((before) => new Set([...before].filter((one) => one !== vendorId).concat(isChosen ? [vendorId] : [])))
    },
    /** After a refusal: what is there may have been spent elsewhere. */
    again() {
      setChosen(new Set<VendorId>())
      mine.again()
    },
  }
}

type CartLocale = Parameters<typeof api.credit.mine.query>[0]['locale']
/** What `createCredits` gives. */
export type Credits = ReturnType<typeof createCredits>

/** One box to tick for each shop whose credit may pay a part. */
export function CreditPart(props: { readonly credits: Credits }) {
  const { t, format } = usePage()
  const money = (amountMinor: number) => format.money(amountMinor, cart()?.currency ?? '')
  return (
    <Show when={props.credits.offered().length > 0}>
      <fieldset class="stack credit-part">
        <legend class="small muted">{t('checkout.credit')}</legend>
        <For each={props.credits.offered()}>
          {(one) => (
            <label class="line">
              <input
                type="checkbox"
                checked={props.credits.isChosen(one.vendorId)}
                onChange={(event) => props.credits.choose(one.vendorId, event.currentTarget.checked)}
              />
              <span>{t('checkout.creditUse', { amount: money(one.amountMinor), name: one.name })}</span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  )
}
