import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, Drawer, FilterBar, FilterChip, StatusPill, type Tone } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

type Order = Answer<typeof api.operator.orders.query>['items'][number]
type Status = Order['status']
const STATUSES = ['placed', 'confirmed', 'picking', 'ready', 'shipped', 'delivered', 'cancelled', 'refunded'] as const
const TONES: Readonly<Record<Status, Tone>> = {
  placed: 'signal',
  confirmed: 'plain',
  picking: 'plain',
  ready: 'plain',
  shipped: 'good',
  delivered: 'good',
  cancelled: 'danger',
  refunded: 'danger',
}
const ON_THE_WAY: readonly Status[] = ['placed', 'confirmed', 'picking', 'ready', 'shipped']

/** Orders of all shops, newest first. */
export default function OrdersScreen() {
  const { t, format, locale, nowMs } = useTexts('operator')
  const record = useOpenRecord()
  const [status, setStatus] = createSignal<Status | null>(null)
  const [number, setNumber] = createSignal('')
  const orders = createPages(
    () => ({ locale, statuses: [status() ?? []].flat(), number: number() }),
    (asked, cursor) => api.operator.orders.query({ ...asked, cursor, limit: 100 }),
  )
  const openOne = () => orders.rows().find((order) => order.orderId === record.openKey())
  const isLate = (order: Order) => ON_THE_WAY.includes(order.status) && order.promiseToMs < nowMs()
  const columns: readonly Column<Order>[] = [
    {
      key: 'number',
      label: t('op.number'),
      width: '160px',
      phone: 'title',
      cell: (order) => <span class="number">{order.number}</span>,
    },
    { key: 'shop', label: t('op.shopName'), phone: 'detail', cell: (order) => order.vendorName },
    {
      key: 'status',
      label: t('op.status'),
      width: '170px',
      phone: 'detailEnd',
      cell: (order) => (
        <>
          <StatusPill tone={TONES[order.status]}>{t(`op.order.${order.status}`)}</StatusPill>
          <Show when={isLate(order)}>
            {' '}
            <StatusPill tone="signal" icon="clock">
              {t('op.late')}
            </StatusPill>
          </Show>
        </>
      ),
    },
    {
      key: 'placed',
      label: t('op.placed'),
      width: '150px',
      cell: (order) => <span class="number">{format.dateTime(order.placedAtMs)}</span>,
    },
    {
      key: 'commission',
      label: t('op.commission'),
      width: '120px',
      align: 'end',
      cell: (order) => <span class="number">{format.money(order.commissionMinor, order.currency)}</span>,
    },
    {
      key: 'total',
      label: t('op.total'),
      width: '120px',
      align: 'end',
      phone: 'end',
      cell: (order) => <strong class="number">{format.money(order.totalMinor, order.currency)}</strong>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.orders')} />
      <OperatorTabs />
      <FilterBar search={{ label: t('op.searchNumber'), text: number(), onSearch: setNumber }}>
        <FilterChip
          label={t('op.status')}
          value={status()}
          options={STATUSES.map((value) => ({ value, label: t(`op.order.${value}`) }))}
          onChoose={(value) => setStatus(STATUSES.find((one) => one === value) ?? null)}
        />
      </FilterBar>
      <DataTable
        label={t('op.orders')}
        columns={columns}
        rows={orders.rows()}
        state={orders.state()}
        hasMore={orders.hasMore()}
        rowKey={(order) => order.orderId}
        rowName={(order) => order.number}
        openKey={record.openKey()}
        onOpen={(order) => record.open(order.orderId)}
        onEnd={orders.more}
        onRetry={orders.reload}
        empty={<EmptyState icon="clipboard-list" title={t('op.ordersNone')} hint={t('op.ordersNoneHint')} />}
      />
      <Drawer
        title={openOne()?.number ?? ''}
        subtitle={openOne()?.vendorName}
        isOpen={openOne() !== undefined}
        onClose={record.close}
      >
        <Show when={openOne()}>{(order) => <OrderFacts order={order()} isLate={isLate(order())} />}</Show>
      </Drawer>
    </div>
  )
}

function OrderFacts(props: { readonly order: Order; readonly isLate: boolean }) {
  const { t, format } = useTexts('operator')
  const order = () => props.order
  const money = (amountMinor: number) => format.money(amountMinor, order().currency)
  return (
    <dl class="facts">
      <dt>{t('op.status')}</dt>
      <dd>
        <StatusPill tone={TONES[order().status]}>{t(`op.order.${order().status}`)}</StatusPill>
      </dd>
      <dt>{t('op.placed')}</dt>
      <dd class="number">{format.dateTime(order().placedAtMs)}</dd>
      <dt>{t('op.promised')}</dt>
      <dd class="number">
        {format.dateTime(order().promiseToMs)}
        <Show when={props.isLate}> · {t('op.late')}</Show>
      </dd>
      <Show when={order().shippedAtMs}>
        {(atMs) => (
          <>
            <dt>{t('op.shippedOn')}</dt>
            <dd class="number">{format.dateTime(atMs())}</dd>
          </>
        )}
      </Show>
      <dt>{t('op.total')}</dt>
      <dd class="number">{money(order().totalMinor)}</dd>
      <dt>{t('op.refunded')}</dt>
      <dd class="number">{money(order().refundedMinor)}</dd>
      <dt>{t('op.commission')}</dt>
      <dd class="number">{money(order().commissionMinor)}</dd>
    </dl>
  )
}
