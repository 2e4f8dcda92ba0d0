import type { OrderGroupView, TimelineEvent } from '@onhand/domain/ordering/types'
import type { ChainStep } from '@onhand/ui'
import type { Page } from '../../lib/page.ts'

type Order = OrderGroupView['orders'][number]
type EventType = TimelineEvent['type']
type Link = {
  readonly key: string
  readonly icon: ChainStep['icon']
  readonly label: string
  readonly types: readonly EventType[]
}

/** Events that belong to one order: its own, and those of the whole checkout. */
export function eventsOf(group: OrderGroupView, order: Order): readonly TimelineEvent[] {
  return group.timeline.filter((event) => event.orderId === null || event.orderId === order.orderId)
}

/** The chain of one order: each link done with its time, the first that is not done happening now, the rest still to come. */
export function chainOf(
  group: OrderGroupView,
  order: Order,
  { t, format }: Pick<Page, 't' | 'format'>,
): readonly ChainStep[] {
  const events = eventsOf(group, order)
  const latest = (types: readonly EventType[]) =>
    events.filter((event) => types.includes(event.type)).sort((a, b) => b.atMs - a.atMs)[0]
  const isOver = order.status === 'cancelled' || order.status === 'refunded'
  const isLate = events.some((event) => event.type === 'delayed') && order.status !== 'delivered'
  let hasNow = false
  return linksOf(order, t).map((link): ChainStep => {
    const event = latest(link.types)
    const isNow = !event && !hasNow && !isOver
    if (isNow) hasNow = true
    return {
      key: link.key,
      icon: link.icon,
      label: link.label,
      time: event ? format.dateTime(event.atMs) : null,
      detail: detailOf(link.key, { group, order }, { t, format }),
      state: event ? 'done' : isNow ? (isLate ? 'late' : 'now') : 'next',
    }
  })
}

function linksOf(order: Order, t: Page['t']): readonly Link[] {
  const isPickup = order.delivery.kind === 'pickup'
  const last: readonly Link[] = isPickup
    ? [{ key: 'ready', icon: 'store', label: t('chain.ready'), types: ['ready_for_pickup', 'delivered'] }]
    : [
        {
          key: 'way',
          icon: 'truck',
          label: t('chain.way'),
          types: ['shipped', 'in_transit', 'out_for_delivery', 'delivered'],
        },
        { key: 'here', icon: 'house', label: t('chain.here'), types: ['delivered'] },
      ]
  return [
    { key: 'shop', icon: 'store', label: t('chain.shop'), types: ['placed'] },
    { key: 'bank', icon: 'landmark', label: t('chain.bank'), types: ['paid'] },
    ...(order.supplierOrder
      ? [{ key: 'supplier', icon: 'factory', label: t('chain.supplier'), types: ['supplier_confirmed'] } as const]
      : []),
    {
      key: 'picked',
      icon: 'package',
      label: t('chain.picked'),
      types: ['picking', 'ready_for_pickup', 'shipped', 'delivered'],
    },
    ...last,
  ]
}

function detailOf(
  key: string,
  { group, order }: { readonly group: OrderGroupView; readonly order: Order },
  { t, format }: Pick<Page, 't' | 'format'>,
): string | null {
  if (key === 'shop') return order.vendor.name
  if (key === 'bank')
    return group.payment.transactionNumber ? t('event.number', { number: group.payment.transactionNumber }) : null
  if (key === 'supplier')
    return order.supplierOrder?.shipDate
      ? t('event.shipDate', { date: format.date(order.supplierOrder.shipDate) })
      : null
  if (key === 'way') return order.shipment ? order.shipment.trackingNumber : null
  return null
}
