import type { Column } from '@onhand/ui/desk'
import type { Texts } from '../../lib/texts.ts'
import type { OrderRow, Step } from './order-types.ts'
import { MoneyCell, StatusCell } from './status-cell.tsx'

/** The columns of the order table. */
export function orderColumns(
  { t, format }: Texts<'orders'>,
  actions: { mayStep(step: Step): boolean; onStep(order: OrderRow, step: Step): void },
): readonly Column<OrderRow>[] {
  return [
    {
      key: 'number',
      label: t('orders.number'),
      width: '164px',
      cell: (order) => <span class="number order-number">{order.number}</span>,
    },
    {
      key: 'buyer',
      label: t('orders.buyer'),
      width: 'minmax(96px, 1fr)',
      phone: 'title',
      cell: (order) => order.buyer.name,
    },
    {
      key: 'items',
      label: t('orders.items'),
      width: 'minmax(96px, 2fr)',
      phone: 'detail',
      cell: (order) => <span class="muted">{order.summary}</span>,
    },
    {
      key: 'status',
      label: t('orders.status'),
      width: '112px',
      phone: 'detailEnd',
      cell: (order) => (
        <StatusCell order={order} mayStep={actions.mayStep} onStep={(step) => actions.onStep(order, step)} />
      ),
    },
    {
      key: 'money',
      label: t('orders.money'),
      width: '140px',
      cell: (order) => (
        <MoneyCell
          order={order}
          mayRemit={actions.mayStep('remitted')}
          onRemit={() => actions.onStep(order, 'remitted')}
        />
      ),
    },
    {
      key: 'placed',
      label: t('orders.placed'),
      width: '112px',
      isSortable: true,
      cell: (order) => <span class="number">{format.dateTime(order.placedAtMs)}</span>,
    },
    {
      key: 'total',
      label: t('orders.total'),
      width: '84px',
      align: 'end',
      isSortable: true,
      phone: 'end',
      cell: (order) => (
        <span class="number">{format.money(order.totalMinor - order.refundedMinor, order.currency)}</span>
      ),
    },
  ]
}
