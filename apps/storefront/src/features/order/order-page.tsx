import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { Button, ButtonLink, Chain, Icon, Notice, Picture, promiseWhen, showToast } from '@onhand/ui'
import { For, Index, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { chainOf } from './order-chain.ts'
import { Remittance } from './remittance.tsx'
import { Timeline } from './timeline.tsx'

type Order = OrderGroupView['orders'][number]

/** An order as its buyer sees it: thanks and transaction number right after paying, then the chain, the goods, the documents. */
export function OrderPage(props: { readonly order: OrderGroupView; readonly isJustPlaced: boolean }) {
  const { t, link, format } = usePage()
  const money = (amountMinor: number) => format.money(amountMinor, props.order.currency)
  const creditMinor = () => props.order.orders.reduce((sum, order) => sum + order.creditMinor, 0)
  return (
    <div class="page narrow order">
      <header class="order-head">
        <Show when={props.isJustPlaced} fallback={<h1>{t('order.title', { number: props.order.number })}</h1>}>
          <span class="order-tick">
            <Icon name="check" />
          </span>
          <h1>{t('order.thanks')}</h1>
          <p class="lead">{t('order.thanksHint', { email: props.order.contact.email })}</p>
        </Show>
        <p class="muted number">
          {props.isJustPlaced ? `${t('order.title', { number: props.order.number })} · ` : ''}
          {t('order.placed', { when: format.dateTime(props.order.placedAtMs) })} · {money(props.order.totalMinor)}
        </p>
      </header>
      <Show when={props.order.payment.transactionNumber}>{(number) => <TransactionNumber number={number()} />}</Show>
      {/* By place: the page is looked at again every few seconds, and what is pressed or opened on it stays. */}
      <Index each={props.order.orders}>{(order) => <VendorOrder group={props.order} order={order()} />}</Index>
      <section class="panel">
        <dl class="sum-rows number">
          <dt>{t('cart.items')}</dt>
          <dd>{money(props.order.itemsMinor)}</dd>
          <dt>{t('cart.delivery')}</dt>
          <dd>{props.order.deliveryMinor === 0 ? t('checkout.free') : money(props.order.deliveryMinor)}</dd>
          <dt class="sum-total">{t('order.total')}</dt>
          <dd class="sum-total">{money(props.order.totalMinor)}</dd>
          <Show when={props.order.taxMinor > 0}>
            <dd class="small muted sum-tax">{t('cart.taxIncluded', { amount: money(props.order.taxMinor) })}</dd>
          </Show>
          <Show when={creditMinor() > 0}>
            <dt>{t('order.credit')}</dt>
            <dd>−{money(creditMinor())}</dd>
          </Show>
          <Show when={props.order.refundedMinor > 0}>
            <dt>{t('order.refunded')}</dt>
            <dd>−{money(props.order.refundedMinor)}</dd>
          </Show>
        </dl>
        <Show when={props.order.address}>
          {(address) => (
            <p class="order-to">
              <span class="muted">{t('order.to')}</span>
              <br />
              {[
                address().name,
                address().line1,
                address().line2,
                `${address().city} ${address().postcode}`.trim(),
                format.country(address().country),
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
          )}
        </Show>
        <Show when={props.order.payment.status === 'captured' || props.order.payment.transactionNumber}>
          <ButtonLink look="quiet" icon="file-text" href={props.order.invoiceUrl} rel="external" isWide>
            {t('order.invoice')}
          </ButtonLink>
        </Show>
      </section>
      <Timeline group={props.order} />
      <Notice>{t('order.keepLink')}</Notice>
      <ButtonLink look={props.isJustPlaced ? 'primary' : 'quiet'} href={link('')} isWide isLarge>
        {t('order.continue')}
      </ButtonLink>
    </div>
  )
}

function TransactionNumber(props: { readonly number: string }) {
  const { t } = usePage()
  const copy = () =>
    void navigator.clipboard.writeText(props.number).then(
      () => showToast(t('order.copied')),
      () => null,
    )
  return (
    <section class="transaction">
      <Icon name="landmark" />
      <div>
        <p class="small">{t('order.transaction')}</p>
        <p class="transaction-number number">{props.number}</p>
        <p class="small muted">{t('order.transactionHint')}</p>
      </div>
      <Button look="quiet" icon="copy" onClick={copy}>
        {t('order.copy')}
      </Button>
    </section>
  )
}

function VendorOrder(props: { readonly group: OrderGroupView; readonly order: Order }) {
  const text = usePage()
  const { t, link, format } = text
  const when = () => promiseWhen(props.order.delivery, text)
  return (
    <section class="panel" aria-label={t('order.from', { vendor: props.order.vendor.name })}>
      <h2 class="panel-title">
        <a href={link(`/shop/${props.order.vendor.slug}`)}>{props.order.vendor.name}</a>
        <span class="status">{t(`order.status.${props.order.status}`)}</span>
      </h2>
      <Remittance group={props.group} order={props.order} />
      <Show when={!props.order.isManual}>
        <p class="promise-big">
          <Icon name={props.order.delivery.kind === 'pickup' ? 'store' : 'truck'} />
          {props.order.delivery.kind === 'pickup'
            ? t('order.pickup', { when: when(), place: props.order.delivery.locationName })
            : t('order.arrives', { when: when() })}
        </p>
      </Show>
      <Chain label={t('order.chain')} steps={chainOf(props.group, props.order, text)} />
      <p class="marks small">
        <Show when={props.order.remittedAtMs}>
          {(atMs) => (
            <span class="mark">
              <Icon name="check" isSmall />
              {t('order.remitted')} · {format.dateTime(atMs())}
            </span>
          )}
        </Show>
        <Show when={props.order.shippedAtMs}>
          {(atMs) => (
            <span class="mark">
              <Icon name="check" isSmall />
              {t('order.shipped')} · {format.dateTime(atMs())}
            </span>
          )}
        </Show>
      </p>
      <ul>
        <For each={props.order.lines}>
          {(line) => (
            <li class="summary-line">
              <Picture
                image={
                  line.imageUrl ? { url: line.imageUrl, alt: '', width: 400, height: 500, tint: 'transparent' } : null
                }
                isDecorative
              />
              <span>
                <Show when={line.productSlug} fallback={line.title}>
                  {(slug) => <a href={link(`/p/${slug()}`)}>{line.title}</a>}
                </Show>
                <span class="small muted number"> × {line.units}</span>
                <Show when={line.variantTitle}>
                  <span class="small muted block">{line.variantTitle}</span>
                </Show>
                <Show when={line.insteadOf}>
                  {(title) => <span class="small muted block">{t('order.insteadOf', { title: title() })}</span>}
                </Show>
                <Show when={line.expiryDate}>
                  {(date) => (
                    <span class="small muted block">{t('fresh.bestBefore', { date: format.date(date()) })}</span>
                  )}
                </Show>
              </span>
              <span class="number">{format.money(line.totalMinor, props.group.currency)}</span>
            </li>
          )}
        </For>
      </ul>
      <For each={props.order.messages}>
        {(message) => (
          <Notice>
            <span class="small muted number">
              {props.order.vendor.name} · {format.dateTime(message.atMs)}
            </span>
            <span class="block order-message">{message.text}</span>
          </Notice>
        )}
      </For>
      <Show when={props.order.shipment}>
        {(shipment) => (
          <ButtonLink look="quiet" icon="truck" href={shipment().trackingUrl} rel="external">
            {t('order.track', { carrier: shipment().carrier })}
          </ButtonLink>
        )}
      </Show>
    </section>
  )
}
