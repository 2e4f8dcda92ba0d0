import type { OrderGroupView, TimelineEvent } from '@onhand/domain/ordering/types'
import { Icon } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { type Page, usePage } from '../../lib/page.ts'

/** Everything that happened, newest first, each with its time. */
export function Timeline(props: { readonly group: OrderGroupView }) {
  const page = usePage()
  const { t, format } = page
  const events = () => [...props.group.timeline].sort((a, b) => b.atMs - a.atMs)
  const vendorOf = (event: TimelineEvent) =>
    props.group.orders.length > 1
      ? props.group.orders.find((order) => order.orderId === event.orderId)?.vendor.name
      : undefined
  return (
    <details class="shop-more" open>
      <summary>
        <span>{t('order.history')}</span>
        <Icon name="chevron-down" />
      </summary>
      <ol class="timeline">
        <For each={events()}>
          {(event) => (
            <li>
              <span class="muted small number">{format.dateTime(event.atMs)}</span>
              <span>
                {t(`event.${event.type}`)}
                <Show when={factOf(event, page) || vendorOf(event)}>
                  <span class="muted small number">
                    {' '}
                    · {[vendorOf(event), factOf(event, page)].filter(Boolean).join(' · ')}
                  </span>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ol>
    </details>
  )
}

/** The fact that makes an event worth reading: a number to quote, a date to expect. */
function factOf(event: TimelineEvent, { t, format }: Pick<Page, 't' | 'format'>): string {
  const fact = (name: string) => event.data[name]
  const [transactionNumber, trackingNumber, shipDate, place] = [
    fact('transactionNumber'),
    fact('trackingNumber'),
    fact('shipDate'),
    fact('place'),
  ]
  if (transactionNumber) return t('event.number', { number: String(transactionNumber) })
  if (trackingNumber) return String(trackingNumber)
  if (shipDate) return t('event.shipDate', { date: format.date(String(shipDate)) })
  return place ? String(place) : ''
}
