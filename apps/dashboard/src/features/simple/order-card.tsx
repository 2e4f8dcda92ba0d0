import type { VendorOrderRow } from '@onhand/domain/ordering/vendor-order-views'
import { dayOf } from '@onhand/i18n/calendar'
import { Button } from '@onhand/ui'
import { confirmAction, StatusPill } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOptimisticRecord } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

type Change = (update: (rows: readonly VendorOrderRow[]) => readonly VendorOrderRow[]) => void

/** One order with its two questions: is the money in (Remitted 已匯款), have the goods left (Shipped 已出貨). */
export function OrderCard(props: { readonly order: VendorOrderRow; onChange: Change }) {
  const { t, format } = useTexts('simple')
  const pieces = useTexts('pieces')
  const { shop, can } = useShop()
  const order = () => props.order
  const isOver = () => order().status === 'cancelled' || order().status === 'refunded'
  const day = (atMs: number) => format.date(dayOf(atMs, shop().timeZone))
  const put = (next: VendorOrderRow) =>
    props.onChange((rows) => rows.map((row) => (row.orderId === next.orderId ? next : row)))
  const tell = useOptimisticRecord(put)
  const key = () => ({ vendorId: shop().vendorId, orderId: order().orderId })

  const remit = async () => {
    const before = order()
    await tell({
      apply: () => put({ ...before, remittedAtMs: Date.now() }),
      rollback: () => put(before),
      run: () => api.vendorOrder.step.mutate({ ...key(), step: 'remitted' }),
      done: t('orders.nowRemitted', { number: before.number }),
      undo: { label: pieces.t('toast.undo'), run: () => void takeBack(before) },
    })
  }
  const takeBack = async (before: VendorOrderRow) => {
    const now = order()
    await tell({
      apply: () => put(before),
      rollback: () => put(now),
      run: () => api.vendorOrder.undo.mutate({ ...key(), step: 'remitted', formerStatus: before.status }),
    })
  }
  const ship = async () => {
    const before = order()
    const { number, buyer, unitCount } = before
    const isSure = await confirmAction({
      title: t('orders.shipTitle', { number }),
      body: <p>{t('orders.shipBody', { units: t('orders.shipUnits', { count: unitCount }), name: buyer.name })}</p>,
      action: t('orders.shipNow'),
    })
    if (!isSure) return
    await tell({
      apply: () => put({ ...before, status: 'shipped', shippedAtMs: Date.now() }),
      rollback: () => put(before),
      run: () => api.vendorOrder.step.mutate({ ...key(), step: 'shipped' }),
      done: t('orders.nowShipped', { number }),
    })
  }
  return (
    <li class="panel plain-card">
      <div class="plain-head">
        <h2>{order().buyer.name}</h2>
        <strong class="number">{format.money(order().totalMinor, order().currency)}</strong>
      </div>
      <p>{order().summary}</p>
      <p class="small muted">
        {order().number} · {day(order().placedAtMs)} · {order().buyer.email}
      </p>
      <Show when={!isOver()} fallback={<StatusPill>{t('orders.cancelled')}</StatusPill>}>
        <div class="plain-steps">
          <Show
            when={order().remittedAtMs}
            fallback={
              <Button look="quiet" icon="banknote" disabled={!can('orders.write')} onClick={() => void remit()}>
                {t('orders.remit')}
              </Button>
            }
          >
            {(atMs) => (
              <StatusPill tone="good" icon="check">
                {t('orders.remitted', { date: day(atMs()) })}
              </StatusPill>
            )}
          </Show>
          <Show
            when={order().shippedAtMs}
            fallback={
              <Button
                look="quiet"
                icon="truck"
                disabled={!can('orders.write') || !order().steps.includes('shipped')}
                onClick={() => void ship()}
              >
                {t('orders.ship')}
              </Button>
            }
          >
            {(atMs) => (
              <StatusPill tone="good" icon="check">
                {t('orders.shipped', { date: day(atMs()) })}
              </StatusPill>
            )}
          </Show>
        </div>
      </Show>
    </li>
  )
}
