import { StatusPill } from '@onhand/ui/desk'
import { For, Show } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PURCHASE_TONES, type Purchase } from './purchase-words.ts'

/** What is known of an order: where it stands, when it comes, what it costs, what came. */
export function PurchaseFacts(props: { readonly order: Purchase; placeName(locationId: string): string }) {
  const { t, format } = useTexts('purchase')
  const { shop } = useShop()
  const order = () => props.order
  return (
    <>
      <dl class="facts">
        <dt>{t('purchase.supplier')}</dt>
        <dd>{order().supplierName}</dd>
        <dt>{t('purchase.status')}</dt>
        <dd>
          <StatusPill tone={PURCHASE_TONES[order().status]}>{t(`purchase.status.${order().status}`)}</StatusPill>
        </dd>
        <dt>{t('purchase.place')}</dt>
        <dd>{props.placeName(order().locationId)}</dd>
        <Show when={order().wantedDate}>
          {(date) => (
            <>
              <dt>{t('purchase.wanted')}</dt>
              <dd>{format.date(date())}</dd>
            </>
          )}
        </Show>
        <Show when={order().promisedDate}>
          {(date) => (
            <>
              <dt>{t('purchase.promised')}</dt>
              <dd>{format.date(date())}</dd>
            </>
          )}
        </Show>
        <dt>{t('purchase.total')}</dt>
        <dd class="number">{format.money(order().totalMinor, order().currency)}</dd>
        <dt>{t('purchase.paid')}</dt>
        <dd>
          <Show when={order().transactionNumber} fallback={t('purchase.notPaid')}>
            {(number) => t('purchase.paidWith', { number: number() })}
          </Show>
        </dd>
        <Show when={order().trackingNumber}>
          {(number) => (
            <>
              <dt>{t('purchase.tracking')}</dt>
              <dd>{number()}</dd>
            </>
          )}
        </Show>
        <dt>{t('purchase.origin')}</dt>
        <dd>{t(`purchase.origin.${order().origin}`)}</dd>
        <dt>{t('purchase.madeOn')}</dt>
        <dd>{format.dateTime(order().createdAtMs, shop().timeZone)}</dd>
      </dl>
      <Show when={order().receipts.length > 0}>
        <section>
          <h3>{t('purchase.receipts')}</h3>
          <ul>
            <For each={order().receipts}>
              {(receipt) => (
                <li>
                  {t('purchase.receiptLine', {
                    date: format.dateTime(receipt.atMs, shop().timeZone),
                    units: format.number(receipt.units),
                  })}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}
