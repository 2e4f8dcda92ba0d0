import type { BuyerPage as BuyerPageView } from '@onhand/domain/customers/views'
import { EmptyState } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { PayTo } from './remittance.tsx'

/** What one buyer bought in one shop, what is owed, and how to pay it: behind a link the shop sent. */
export function BuyerPage(props: { readonly page: BuyerPageView }) {
  const { t, link, format } = usePage()
  return (
    <div class="page narrow stack buyer">
      <header>
        <h1>{t('buyer.title', { shop: props.page.vendor.name })}</h1>
        <p class="lead">{t('buyer.hello', { name: props.page.name })}</p>
      </header>
      <section class="panel">
        <For each={props.page.totals}>
          {(sum) => (
            <dl class="sum-rows number">
              <dt>{t('buyer.total')}</dt>
              <dd>{format.money(sum.totalMinor, sum.currency)}</dd>
              <dt>{t('buyer.paid')}</dt>
              <dd>{format.money(sum.paidMinor, sum.currency)}</dd>
              <dt class="sum-total">{t('buyer.owed')}</dt>
              <dd class="sum-total">{format.money(sum.owedMinor, sum.currency)}</dd>
            </dl>
          )}
        </For>
        <Show when={props.page.payTo}>
          {(account) => (
            <PayTo accountName={account().accountName} accountNumber={account().accountNumber} reference={null} />
          )}
        </Show>
      </section>
      <Show when={props.page.orders.length > 0} fallback={<EmptyState icon="receipt" title={t('buyer.none')} />}>
        <ul class="buyer-orders">
          <For each={props.page.orders}>
            {(order) => (
              <li class="panel">
                <h2 class="panel-title">
                  <a class="number" href={link(order.path)}>
                    {order.number}
                  </a>
                  <span class="status">{t(`order.status.${order.status}`)}</span>
                </h2>
                <p class="muted">{order.summary}</p>
                <p class="marks small">
                  <span class="number">
                    {format.dateTime(order.placedAtMs)} ·{' '}
                    {format.money(order.totalMinor - order.refundedMinor, order.currency)}
                  </span>
                  <Show when={order.status !== 'cancelled' && order.status !== 'refunded'}>
                    <Show
                      when={order.remittedAtMs}
                      fallback={
                        <span class="mark is-owed">
                          {order.remitByMs === null
                            ? t('buyer.unpaid')
                            : t('buyer.unpaidUntil', { date: format.dateTime(order.remitByMs) })}
                        </span>
                      }
                    >
                      {(atMs) => (
                        <span class="mark">
                          {t('order.remitted')} · {format.dateTime(atMs())}
                        </span>
                      )}
                    </Show>
                  </Show>
                  <Show when={order.shippedAtMs}>
                    {(atMs) => (
                      <span class="mark">
                        {t('order.shipped')} · {format.dateTime(atMs())}
                      </span>
                    )}
                  </Show>
                </p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
