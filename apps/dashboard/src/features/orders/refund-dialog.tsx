import { refundLines } from '@onhand/domain/payments/refund'
import { Button, Field, showToast } from '@onhand/ui'
import { Dialog, NumberField, Switch } from '@onhand/ui/desk'
import { createEffect, createSignal, For, on } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { OrderDetail } from './order-types.ts'

/** Which units go back, whether the goods come with them, and what that is worth by the rule the api uses. */
export function RefundDialog(props: {
  readonly order: OrderDetail
  readonly isOpen: boolean
  onClose(): void
  onDone(): void
}) {
  const { t, format } = useTexts('orders')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [units, setUnits] = createSignal<Readonly<Record<string, number>>>({})
  const [isRestocked, setRestocked] = createSignal(true)
  const [reason, setReason] = createSignal('')
  const [isBusy, setBusy] = createSignal(false)
  let refundId = newId('refund')
  createEffect(
    on(
      () => props.isOpen,
      () => {
        refundId = newId('refund')
        setUnits({})
        setReason('')
      },
    ),
  )
  const left = () => props.order.lines.filter((line) => line.units > line.refundedUnits)
  const lines = () =>
    left().flatMap((line) => {
      const wanted = units()[line.orderLineId] ?? 0
      return wanted > 0 ? [{ orderLineId: line.orderLineId, units: wanted }] : []
    })
  const worth = () => {
    const { totalMinor, refundedMinor, lines: all } = props.order
    const amounts = refundLines({ totalMinor, refundedMinor, lines: all }, lines())
    return amounts.ok ? amounts.value.amountMinor : null
  }
  const amount = () => format.money(worth() ?? 0, props.order.currency)
  const refund = async () => {
    setBusy(true)
    try {
      await api.vendorOrder.refund.mutate({
        vendorId: shop().vendorId,
        orderId: props.order.orderId,
        refundId,
        reason: reason().trim(),
        lines: lines().map((line) => ({ ...line, isRestocked: isRestocked() })),
      })
      showToast(t('orders.refundDone', { amount: amount() }))
      props.onDone()
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  const isReady = () => lines().length > 0 && worth() !== null && reason().trim() !== '' && !isBusy()
  return (
    <Dialog
      title={t('orders.refundTitle', { number: props.order.number })}
      isOpen={props.isOpen}
      onClose={props.onClose}
      actions={
        <>
          <Button look="quiet" onClick={props.onClose}>
            {t('orders.close')}
          </Button>
          <Button look="danger" disabled={!isReady()} onClick={() => void refund()}>
            {t('orders.refundAction', { amount: amount() })}
          </Button>
        </>
      }
    >
      <div class="stack">
        <For each={left()}>
          {(line) => (
            <NumberField
              label={t('orders.refundUnits', { title: line.title, units: line.units - line.refundedUnits })}
              isWhole
              value={units()[line.orderLineId] ?? 0}
              onChange={(value) =>
                setUnits((before) => ({
                  ...before,
                  [line.orderLineId]: Math.min(Math.max(0, value ?? 0), line.units - line.refundedUnits),
                }))
              }
            />
          )}
        </For>
        <Switch label={t('orders.refundRestock')} isOn={isRestocked()} onChange={setRestocked} />
        <Field
          label={t('orders.refundReason')}
          value={reason()}
          maxlength={200}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  )
}
