import type { OrderId } from '@onhand/domain/ids'
import { Button, ErrorState, Skeleton } from '@onhand/ui'
import { confirmAction, Drawer, Menu, type MenuItem } from '@onhand/ui/desk'
import { createEffect, createResource, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { RowsShown, useOrderActions } from './order-actions.ts'
import { OrderBody } from './order-body.tsx'
import type { OrderDetail, OrderRow, Step } from './order-types.ts'
import { slipsPath } from './slips-path.ts'
import { RefundDialog } from './refund-dialog.tsx'

type DrawerProps = {
  readonly orderId: OrderId | null
  /** The row that changed last, here or elsewhere: the drawer reads again when it is this order's. */
  readonly changed: OrderRow | null
  readonly actions: ReturnType<typeof useOrderActions>
  readonly mayStep: (step: Step) => boolean
  readonly onChanged: RowsShown
  onClose(): void
}

/** One order beside the table: everything about it, and the one next thing to do always in reach. */
export function OrderDrawer(props: DrawerProps) {
  const { t, locale } = useTexts('orders')
  const { shop, can } = useShop()
  const [isRefunding, setRefunding] = createSignal(false)
  const [order, { refetch }] = createResource(
    () => props.orderId && { vendorId: shop().vendorId, orderId: props.orderId },
    (asked) => api.vendorOrder.get.query(asked),
  )
  createEffect(
    on(
      () => props.changed,
      (row) => {
        if (row?.orderId === props.orderId) void refetch()
      },
      { defer: true },
    ),
  )
  const shownOrder = () => {
    const known = order.error ? undefined : order.latest
    if (known === undefined || known.orderId !== props.orderId) return undefined
    // What is being read again is shown as the table shows it already.
    const row = order.loading ? props.changed : null
    return row?.orderId === known.orderId ? { ...known, ...row } : known
  }
  const next = () => shownOrder()?.steps.find((step) => props.mayStep(step) && isNext(shownOrder(), step))

  const cancel = useCancel(props)
  const more = (detail: OrderDetail): MenuItem[] => [
    ...detail.steps
      .filter((step) => step !== next() && props.mayStep(step))
      .map((step) => ({ label: t(`orders.step.${step}`), run: () => void props.actions.step(detail, step) })),
    {
      label: t('orders.slips'),
      icon: 'printer' as const,
      run: () => void window.open(slipsPath(shop().vendorId, [detail], locale), '_blank', 'noopener'),
    },
    ...(can('orders.refund') && detail.status !== 'cancelled' && detail.status !== 'refunded'
      ? [{ label: t('orders.refund'), icon: 'undo-2' as const, run: () => setRefunding(true) }]
      : []),
    ...(can('orders.refund') && detail.mayCancel
      ? [{ label: t('orders.cancel'), icon: 'ban' as const, isDanger: true, run: () => void cancel(detail) }]
      : []),
  ]

  return (
    <Drawer
      title={shownOrder()?.number ?? t('orders.title')}
      subtitle={
        shownOrder() && `${shownOrder()?.buyer.name} · ${t(`orders.status.${shownOrder()?.status ?? 'placed'}`)}`
      }
      isOpen={props.orderId !== null}
      onClose={props.onClose}
      footer={
        <Show when={shownOrder()}>
          {(detail) => (
            <div class="order-foot">
              <Menu label={t('orders.next')} icon="ellipsis" items={more(detail())} />
              <Show when={next()}>
                {(step) => (
                  <Button onClick={() => void props.actions.step(detail(), step())}>
                    {t(`orders.step.${step()}`)}
                  </Button>
                )}
              </Show>
            </div>
          )}
        </Show>
      }
    >
      <Show when={!order.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={shownOrder()} fallback={<Skeleton height="320px" />}>
          {(detail) => (
            <>
              <OrderBody order={detail()} onChanged={() => void refetch()} />
              <RefundDialog
                order={detail()}
                isOpen={isRefunding()}
                onClose={() => setRefunding(false)}
                onDone={() => {
                  setRefunding(false)
                  void refetch()
                  props.onChanged.reload()
                }}
              />
            </>
          )}
        </Show>
      </Show>
    </Drawer>
  )
}

/** Cancels after saying what happens to the money; shown at once, taken back when the api refuses. */
function useCancel(props: Pick<DrawerProps, 'actions' | 'onChanged'>) {
  const { t, format } = useTexts('orders')
  const { shop } = useShop()
  const optimistic = useOptimistic()
  return async (detail: OrderDetail): Promise<void> => {
    const isPaid = detail.remittedAtMs !== null
    const left = detail.totalMinor - detail.refundedMinor
    const isSure = await confirmAction({
      title: t('orders.cancelTitle', { number: detail.number }),
      body: isPaid
        ? t('orders.cancelBody', { amount: format.money(left, detail.currency) })
        : t('orders.cancelBodyUnpaid'),
      action: t('orders.cancel'),
      isDanger: true,
    })
    if (!isSure) return
    const cancelled: OrderRow = { ...detail, status: 'cancelled', steps: [], mayCancel: false }
    await optimistic({
      apply: () => props.onChanged.show(cancelled),
      rollback: () => props.onChanged.show(detail),
      run: async () => {
        const { vendorId } = shop()
        const { orderId } = detail
        props.onChanged.show(
          await api.vendorOrder.cancel.mutate({ vendorId, orderId, reason: t('orders.cancelReason') }),
        )
      },
      done: t('orders.cancelDone', { number: detail.number }),
      words: props.actions.words,
    })
  }
}

/** The obvious next thing: money that is owed first, then the way to the buyer. */
function isNext(order: OrderDetail | undefined, step: Step): boolean {
  if (!order) return false
  if (order.remittedAtMs === null && order.steps.includes('remitted')) return step === 'remitted'
  const way: readonly Step[] =
    order.delivery.kind === 'pickup'
      ? ['confirmed', 'ready', 'delivered']
      : order.status === 'picking'
        ? ['ready', 'shipped']
        : ['confirmed', 'shipped', 'delivered']
  return way.find((one) => order.steps.includes(one)) === step
}
