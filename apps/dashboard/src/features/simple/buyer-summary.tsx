import type { BuyerSummaryRow } from '@onhand/domain/customers/views'
import type { CustomerId } from '@onhand/domain/ids'
import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, Switch } from '@onhand/ui/desk'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** Who bought for how much, what of it is paid and what is owed. */
export function BuyerSummary(props: { onOpen(customerId: CustomerId): void }) {
  const { t, format } = useTexts('simple')
  const { shop } = useShop()
  const [isOwingOnly, setOwingOnly] = createSignal(false)
  const buyers = createPages(
    () => ({ vendorId: shop().vendorId, isOwingOnly: isOwingOnly() }),
    (asked, cursor) => api.customer.summary.query({ ...asked, cursor, limit: 100 }),
  )
  const money = (amountMinor: number, row: BuyerSummaryRow) => format.money(amountMinor, row.currency)
  const columns: readonly Column<BuyerSummaryRow>[] = [
    {
      key: 'buyer',
      label: t('customers.buyer'),
      phone: 'title',
      cell: (row) => <span class="row-title">{row.name || row.email}</span>,
    },
    {
      key: 'orders',
      label: t('customers.orderCount'),
      width: '110px',
      align: 'end',
      phone: 'detail',
      cell: (row) => t('customers.orders', { count: row.orderCount }),
    },
    {
      key: 'total',
      label: t('customers.total'),
      width: '110px',
      align: 'end',
      phone: 'end',
      cell: (row) => money(row.totalMinor, row),
    },
    {
      key: 'paid',
      label: t('customers.paid'),
      width: '110px',
      align: 'end',
      cell: (row) => money(row.paidMinor, row),
    },
    {
      key: 'owed',
      label: t('customers.owed'),
      width: '110px',
      align: 'end',
      phone: 'detailEnd',
      cell: (row) => (row.owedMinor > 0 ? <strong>{money(row.owedMinor, row)}</strong> : t('customers.settled')),
    },
  ]
  return (
    <>
      <Switch label={t('customers.owingOnly')} isOn={isOwingOnly()} onChange={setOwingOnly} />
      <DataTable
        label={t('customers.summary')}
        columns={columns}
        rows={buyers.rows()}
        state={buyers.state()}
        hasMore={buyers.hasMore()}
        rowKey={(row) => `${row.email} ${row.currency}`}
        rowName={(row) => row.name || row.email}
        onOpen={(row) => row.customerId && props.onOpen(row.customerId)}
        onEnd={buyers.more}
        onRetry={buyers.reload}
        empty={<EmptyState icon="users" title={t('customers.none')} hint={t('customers.noneHint')} />}
      />
    </>
  )
}
