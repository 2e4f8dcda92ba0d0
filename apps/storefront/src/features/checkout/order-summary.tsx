import type { CartView } from '@onhand/domain/ordering/types'
import { Icon, Picture, promiseWhen } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { setLine } from '../cart/cart-store.ts'
import { LineProblemNote } from '../cart/line-problem.tsx'

/** What is bought from whom and what it comes to. The total is always visible; the lines open on a phone. */
export function OrderSummary(props: { readonly cart: CartView }) {
  const { t, format } = usePage()
  const money = (amountMinor: number) => format.money(amountMinor, props.cart.currency)
  const hasProblem = () => props.cart.groups.some((group) => group.lines.some((line) => line.problem))
  return (
    <details class="summary" open={hasProblem() || isWide()}>
      <summary>
        <span>
          {t('checkout.summary')} <span class="muted small">{t('order.units', { count: props.cart.unitCount })}</span>
        </span>
        <span class="price">{money(props.cart.totalMinor)}</span>
        <Icon name="chevron-down" />
      </summary>
      <For each={props.cart.groups}>{(group) => <SummaryGroup group={group} currency={props.cart.currency} />}</For>
      <dl class="sum-rows number">
        <dt>{t('cart.items')}</dt>
        <dd>{money(props.cart.itemsMinor)}</dd>
        <dt>{t('cart.delivery')}</dt>
        <dd>
          {props.cart.groups.every((group) => group.delivery) ? (
            props.cart.deliveryMinor === 0 ? (
              t('checkout.free')
            ) : (
              money(props.cart.deliveryMinor)
            )
          ) : (
            <span class="muted">{t('cart.deliveryLater')}</span>
          )}
        </dd>
        <dt class="sum-total">{t('cart.total')}</dt>
        <dd class="sum-total">{money(props.cart.totalMinor)}</dd>
        <Show when={props.cart.taxMinor > 0}>
          <dd class="small muted sum-tax">{t('cart.taxIncluded', { amount: money(props.cart.taxMinor) })}</dd>
        </Show>
      </dl>
    </details>
  )
}

function SummaryGroup(props: { readonly group: CartView['groups'][number]; readonly currency: string }) {
  const text = usePage()
  const { t, format, locale } = text
  return (
    <section class="summary-group">
      <h3>{props.group.vendorName}</h3>
      <Show when={props.group.delivery}>
        {(delivery) => (
          <p class="small muted">
            {delivery().kind === 'pickup'
              ? t('promise.pickup', { when: promiseWhen(delivery(), text), place: delivery().locationName })
              : promiseWhen(delivery(), text)}
          </p>
        )}
      </Show>
      <ul>
        <For each={props.group.lines}>
          {(line) => (
            <li class="summary-line">
              <Picture image={line.image} isDecorative />
              <span>
                {line.title}
                <span class="small muted number"> × {line.units}</span>
                <Show when={line.problem}>
                  {(problem) => (
                    <LineProblemNote
                      problem={problem()}
                      currency={props.currency}
                      onUpdate={(units) => void setLine(line.lineId, { units }, locale)}
                    />
                  )}
                </Show>
              </span>
              <span class="number">{format.money(line.totalMinor, props.currency)}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

/** Beside the form there is room for all lines from the start. */
function isWide(): boolean {
  return window.innerWidth >= 900
}
