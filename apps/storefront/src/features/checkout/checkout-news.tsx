import { Notice } from '@onhand/ui'
import { createEffect, Show } from 'solid-js'
import { type Page, usePage } from '../../lib/page.ts'
import { cart } from '../cart/cart-store.ts'
import { failureText } from '../cart/refusal-text.ts'
import type { CheckoutNews } from './checkout-flow.ts'

/** What came of the last step, in words; always says whether money moved. */
export function CheckoutNewsNote(props: { readonly news: CheckoutNews }) {
  const page = usePage()
  let place: HTMLDivElement | undefined
  // The press that caused it may be a screen further down.
  createEffect(() => {
    if (props.news) place?.scrollIntoView({ block: 'center' })
  })
  const tone = (kind: NonNullable<CheckoutNews>['kind']) =>
    kind === 'cancelled' ? 'good' : kind === 'total_changed' ? 'signal' : 'danger'
  return (
    <div ref={place}>
      <Show when={props.news}>{(news) => <Notice tone={tone(news().kind)}>{newsText(news(), page)}</Notice>}</Show>
    </div>
  )
}

function newsText(news: NonNullable<CheckoutNews>, page: Page): string {
  if (news.kind === 'cancelled') return page.t('checkout.cancelled')
  if (news.kind !== 'total_changed') return failureText(news, page)
  const money = (amountMinor: number) => page.format.money(amountMinor, cart()?.currency ?? 'GBP')
  return page.t('checkout.totalChanged', { former: money(news.formerMinor), total: money(news.totalMinor) })
}
