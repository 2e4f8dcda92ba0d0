import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { OrderDetail } from './order-types.ts'
import { OrderNotes } from './order-notes.tsx'

/** What an order is: its lines and money, who gets it, what happened, what was written. */
export function OrderBody(props: { readonly order: OrderDetail; onChanged(): void }) {
  const { t, format, locale } = useTexts('orders')
  return (
    <div class="stack order-body">
      <Lines order={props.order} />
      <Contact order={props.order} />
      <OrderNotes order={props.order} onChanged={props.onChanged} />
      <section>
        <h3>{t('orders.timeline')}</h3>
        <ol class="order-timeline">
          <For each={props.order.timeline}>
            {(event) => (
              <li>
                <span>{t(`orders.event.${event.type}`)}</span>
                <Show when={event.type === 'supplier_kept'}>
                  <span class="muted">
                    {t(event.data['goesTo'] === 'shop' ? 'orders.kept.toShop' : 'orders.kept.toBuyer')}
                  </span>
                </Show>
                <Show when={event.data['transactionNumber']}>
                  {(number) => <span class="muted number">{String(number())}</span>}
                </Show>
                <time class="muted number">{format.dateTime(event.atMs)}</time>
              </li>
            )}
          </For>
        </ol>
      </section>
      <a class="small" href={`/${locale}${props.order.buyerPath}`} target="_blank" rel="noreferrer">
        {t('orders.buyerPage')}
      </a>
    </div>
  )
}

function Lines(props: { readonly order: OrderDetail }) {
  const { t, format } = useTexts('orders')
  const money = (amountMinor: number) => format.money(amountMinor, props.order.currency)
  return (
    <section>
      <h3>{t('orders.lines')}</h3>
      <ul class="order-lines">
        <For each={props.order.lines}>
          {(line) => (
            <li>
              <span class="number">{line.units} ×</span>
              <span>
                {line.title}
                <Show when={line.variantTitle}> · {line.variantTitle}</Show>
                <Show when={line.note}>
                  <span class="small muted order-line-note">{line.note}</span>
                </Show>
                <Show when={line.refundedUnits > 0}>
                  <span class="small order-line-note is-signal">
                    {t('orders.refundedUnits', { units: line.refundedUnits })}
                  </span>
                </Show>
              </span>
              <span class="number">{money(line.totalMinor)}</span>
            </li>
          )}
        </For>
      </ul>
      <dl class="order-sums">
        <dt>{t('orders.delivery')}</dt>
        <dd class="number">{money(props.order.deliveryMinor)}</dd>
        <dt class="muted">{t('orders.tax')}</dt>
        <dd class="number muted">{money(props.order.taxMinor)}</dd>
        <Show when={props.order.creditMinor > 0}>
          <dt>{t('orders.credit')}</dt>
          <dd class="number">{money(props.order.creditMinor)}</dd>
        </Show>
        <Show when={props.order.refundedMinor > 0}>
          <dt>{t('orders.refunded')}</dt>
          <dd class="number">−{money(props.order.refundedMinor)}</dd>
        </Show>
        <dt class="order-total">{t('orders.total')}</dt>
        <dd class="number order-total">{money(props.order.totalMinor - props.order.refundedMinor)}</dd>
      </dl>
    </section>
  )
}

function Contact(props: { readonly order: OrderDetail }) {
  const { t, format } = useTexts('orders')
  const { link, can } = useShop()
  const address = () => {
    const at = props.order.address
    return at && [at.name, at.line1, at.line2, [at.postcode, at.city].join(' '), at.region, format.country(at.country)]
  }
  return (
    <section>
      <h3>{t('orders.contact')}</h3>
      <dl class="facts">
        <dt>{t('orders.manual.name')}</dt>
        <dd>
          {props.order.contact.name}{' '}
          <Show when={can('customers.read') && props.order.buyer.customerId}>
            {(id) => <A href={link(`/customers?open=${id()}`)}>{t('orders.customer')}</A>}
          </Show>
        </dd>
        <dt>{t('orders.manual.email')}</dt>
        <dd>
          <a href={`mailto:${props.order.contact.email}`}>{props.order.contact.email}</a>
        </dd>
        <Show when={props.order.contact.phone}>
          <dt>{t('orders.manual.phone')}</dt>
          <dd>
            <a href={`tel:${props.order.contact.phone}`}>{props.order.contact.phone}</a>
          </dd>
        </Show>
        <dt>{t(`orders.kind.${props.order.delivery.kind}`)}</dt>
        <dd>
          <Show
            when={props.order.delivery.kind === 'delivery' && address()}
            fallback={props.order.delivery.locationName}
          >
            {(lines) => <For each={lines().filter(Boolean)}>{(line) => <span class="address-line">{line}</span>}</For>}
          </Show>
        </dd>
        <dt>{t('orders.money')}</dt>
        <dd>
          <Show when={props.order.remittedAtMs} fallback={t('orders.unpaid')}>
            {(atMs) => (
              <span class="number">
                {t('orders.remitted')} {format.dateTime(atMs())}
              </span>
            )}
          </Show>
          <Show when={props.order.payment.transactionNumber}>
            {(number) => <span class="address-line number muted">{number()}</span>}
          </Show>
        </dd>
        <Show when={props.order.shippedAtMs}>
          {(atMs) => (
            <>
              <dt>{t('orders.status.shipped')}</dt>
              <dd class="number">{format.dateTime(atMs())}</dd>
            </>
          )}
        </Show>
        <Show when={props.order.shipment}>
          {(shipment) => (
            <>
              <dt>{t('orders.tracking')}</dt>
              <dd>
                <a href={shipment().trackingUrl} target="_blank" rel="noreferrer" class="number">
                  {shipment().carrier} {shipment().trackingNumber}
                </a>
              </dd>
            </>
          )}
        </Show>
        <Show when={props.order.supplierOrder}>
          {(supplier) => (
            <>
              <dt>{t('orders.supplier')}</dt>
              <dd class="number">
                {supplier().transactionNumber ?? ''} {supplier().shipDate ? format.date(supplier().shipDate ?? '') : ''}
              </dd>
            </>
          )}
        </Show>
      </dl>
    </section>
  )
}
