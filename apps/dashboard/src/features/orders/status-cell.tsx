import { Menu, type MenuItem, StatusPill, type Tone } from '@onhand/ui/desk'
import { Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { OrderRow, Status, Step } from './order-types.ts'

const TONES: Readonly<Record<Status, Tone>> = {
  placed: 'signal',
  confirmed: 'plain',
  picking: 'plain',
  ready: 'good',
  shipped: 'good',
  delivered: 'plain',
  cancelled: 'danger',
  refunded: 'danger',
}

/** An order's status in words; a menu of the next steps for those who may take them. */
export function StatusCell(props: {
  readonly order: OrderRow
  readonly mayStep: (step: Step) => boolean
  onStep(step: Step): void
}) {
  const { t } = useTexts('orders')
  const steps = () => props.order.steps.filter((step) => step !== 'remitted' && props.mayStep(step))
  const items = (): MenuItem[] =>
    steps().map((step) => ({ label: t(`orders.step.${step}`), run: () => props.onStep(step) }))
  const pill = () => (
    <StatusPill tone={TONES[props.order.status]}>{t(`orders.status.${props.order.status}`)}</StatusPill>
  )
  return (
    <Show when={items().length > 0} fallback={pill()}>
      <Menu class="pill-menu" label={`${props.order.number}: ${t('orders.status')}`} items={items()}>
        {pill()}
      </Menu>
    </Show>
  )
}

/** Whether the money is in; a menu to say so for those who may. */
export function MoneyCell(props: { readonly order: OrderRow; readonly mayRemit: boolean; onRemit(): void }) {
  const { t, format } = useTexts('orders')
  const isOwed = () =>
    props.order.remittedAtMs === null && props.order.status !== 'cancelled' && props.order.status !== 'refunded'
  const pill = () => (
    <Show
      when={isOwed()}
      fallback={
        <Show when={props.order.remittedAtMs}>
          <StatusPill tone="good">{t('orders.remitted')}</StatusPill>
        </Show>
      }
    >
      <StatusPill tone="signal">
        {props.order.remitByMs === null
          ? t('orders.unpaid')
          : t('orders.unpaidUntil', { date: format.dateTime(props.order.remitByMs).split(',')[0] ?? '' })}
      </StatusPill>
    </Show>
  )
  return (
    <Show when={isOwed() && props.mayRemit} fallback={pill()}>
      <Menu
        class="pill-menu"
        label={`${props.order.number}: ${t('orders.money')}`}
        items={[{ label: t('orders.step.remitted'), icon: 'hand-coins', run: () => props.onRemit() }]}
      >
        {pill()}
      </Menu>
    </Show>
  )
}
