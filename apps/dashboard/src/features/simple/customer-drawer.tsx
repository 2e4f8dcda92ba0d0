import type { CustomerDetail } from '@onhand/domain/customers/views'
import type { CustomerId } from '@onhand/domain/ids'
import { dayOf } from '@onhand/i18n/calendar'
import { Button, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { Drawer } from '@onhand/ui/desk'
import { createResource, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { CustomerForm } from './customer-form.tsx'
import { owedText } from './owed-text.ts'

/** One customer: what they owe, the link to send them, what is known of them, what they bought. */
export function CustomerDrawer(props: {
  readonly customerId: CustomerId
  readonly isNew: boolean
  onClose(): void
  onSaved(): void
}) {
  const { t, format } = useTexts('simple')
  const { shop } = useShop()
  const [customer, { refetch }] = createResource(
    () => !props.isNew,
    () => api.customer.get.query({ vendorId: shop().vendorId, customerId: props.customerId }),
  )
  const known = (): CustomerDetail | undefined => (customer.error ? undefined : customer())
  return (
    <Drawer
      title={known()?.name ?? t('customers.new')}
      subtitle={known() ? owedText(known()?.totals ?? [], t, format) : ''}
      isOpen
      onClose={() => props.onClose()}
    >
      <Switch>
        <Match when={customer.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={customer.loading}>
          <Skeleton height="320px" />
        </Match>
        <Match when={props.isNew || known()}>
          <Show when={known()}>{(one) => <BuyerLink customer={one()} />}</Show>
          <CustomerForm
            customerId={props.customerId}
            customer={known() ?? null}
            onSaved={() => {
              props.onSaved()
              props.onClose()
            }}
          />
          <Show when={known()}>{(one) => <History customer={one()} />}</Show>
        </Match>
      </Switch>
    </Drawer>
  )
}

function BuyerLink(props: { readonly customer: CustomerDetail }) {
  const { t, locale } = useTexts('simple')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const copy = async () => {
    try {
      const { customerId, name } = props.customer
      const { path } = await api.customer.link.mutate({ vendorId: shop().vendorId, customerId })
      await navigator.clipboard.writeText(`${location.origin}/${locale}${path}`)
      showToast(t('customers.linkCopied', { name }))
    } catch (error) {
      showToast(failureText(error, frame.t))
    }
  }
  return (
    <Show when={can('customers.write')}>
      <div class="stack">
        <Button look="quiet" icon="link" isWide isLarge onClick={() => void copy()}>
          {t('customers.link')}
        </Button>
        <p class="small muted">{t('customers.linkHint')}</p>
      </div>
    </Show>
  )
}

function History(props: { readonly customer: CustomerDetail }) {
  const { t, format } = useTexts('simple')
  const { shop } = useShop()
  const day = (atMs: number) => format.date(dayOf(atMs, shop().timeZone))
  return (
    <Show when={props.customer.orders.length > 0}>
      <section class="stack" aria-labelledby="customer-history">
        <h3 id="customer-history">{t('customers.history')}</h3>
        <ul class="stack">
          <For each={props.customer.orders}>
            {(order) => (
              <li>
                <div class="plain-head">
                  <span>
                    {day(order.placedAtMs)} · {order.summary}
                  </span>
                  <span class="number">{format.money(order.totalMinor, order.currency)}</span>
                </div>
                <p class="small muted">
                  {order.remittedAtMs ? t('orders.remitted', { date: day(order.remittedAtMs) }) : t('orders.unpaid')}
                  {' · '}
                  {order.shippedAtMs ? t('orders.shipped', { date: day(order.shippedAtMs) }) : t('orders.unshipped')}
                </p>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
