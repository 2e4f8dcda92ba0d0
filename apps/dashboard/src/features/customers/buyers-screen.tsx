import { Button, EmptyState } from '@onhand/ui'
import { type Column, DataTable, DateField, Switch } from '@onhand/ui/desk'
import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { type Texts, useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { useBuyerLink } from './buyer-link.ts'
import { instantsOfDays } from './instants-of-days.ts'
import type { Buyer } from './customer-types.ts'
import { Sums } from './sums.tsx'
import '../../styles/customers.css'

/** Summary by Buyer: who bought what in a time, what is paid and owed, and the link to send to each. */
export default function BuyersScreen() {
  const { t } = useTexts('customers')
  const { shop, can, link } = useShop()
  const navigate = useNavigate()
  const buyerLink = useBuyerLink()
  const [from, setFrom] = createSignal<string | null>(null)
  const [to, setTo] = createSignal<string | null>(null)
  const [isOwingOnly, setOwingOnly] = createSignal(false)
  const pages = createPages(
    () => ({
      vendorId: shop().vendorId,
      ...instantsOfDays({ fromDate: from(), toDate: to() }, shop().timeZone),
      isOwingOnly: isOwingOnly(),
    }),
    (asked, cursor) => api.customer.summary.query({ ...asked, cursor, limit: 100 }),
  )
  const columns = buyerColumns(useTexts('customers'), (one) => (
    <Show when={can('customers.write') && one.customerId}>
      {(customerId) => (
        <Button look="bare" icon="link" onClick={() => void buyerLink.copy(customerId(), one.name)}>
          {t('buyers.link')}
        </Button>
      )}
    </Show>
  ))
  return (
    <div class="screen is-table buyers">
      <ScreenHead title={t('buyers.title')} />
      <div class="buyers-time">
        <DateField label={t('buyers.from')} value={from()} onChange={setFrom} />
        <DateField label={t('buyers.to')} value={to()} onChange={setTo} />
        <Switch label={t('buyers.owingOnly')} isOn={isOwingOnly()} onChange={setOwingOnly} />
      </div>
      <DataTable
        label={t('buyers.title')}
        columns={columns}
        rows={pages.rows()}
        state={pages.state()}
        hasMore={pages.hasMore()}
        rowKey={(one) => `${one.customerId ?? one.email} ${one.currency}`}
        rowName={(one) => one.name}
        onOpen={(one) => one.customerId && navigate(link(`/customers?open=${one.customerId}`))}
        onEnd={pages.more}
        onRetry={pages.reload}
        empty={<EmptyState icon="users" title={t('buyers.none')} hint={t('buyers.noneHint')} />}
      />
    </div>
  )
}

function buyerColumns({ t, format }: Texts<'customers'>, link: (one: Buyer) => JSX.Element): readonly Column<Buyer>[] {
  return [
    { key: 'name', label: t('buyers.buyer'), width: 'minmax(96px, 1fr)', phone: 'title', cell: (one) => one.name },
    {
      key: 'email',
      label: t('customers.email'),
      width: 'minmax(110px, 1fr)',
      phone: 'detail',
      cell: (one) => <span class="muted">{one.email}</span>,
    },
    {
      key: 'orders',
      label: t('customers.orders'),
      width: '72px',
      align: 'end',
      cell: (one) => <span class="number">{format.number(one.orderCount)}</span>,
    },
    {
      key: 'units',
      label: t('customers.units'),
      width: '72px',
      align: 'end',
      cell: (one) => <span class="number">{format.number(one.unitCount)}</span>,
    },
    {
      key: 'total',
      label: t('customers.total'),
      width: '96px',
      align: 'end',
      cell: (one) => <Sums totals={[one]} of="totalMinor" />,
    },
    {
      key: 'paid',
      label: t('customers.paid'),
      width: '96px',
      align: 'end',
      cell: (one) => <Sums totals={[one]} of="paidMinor" />,
    },
    {
      key: 'owed',
      label: t('customers.owed'),
      width: '96px',
      align: 'end',
      phone: 'end',
      isNamedOnPhone: true,
      cell: (one) => <Sums totals={[one]} of="owedMinor" />,
    },
    {
      key: 'link',
      label: t('buyers.link'),
      width: '124px',
      phone: 'detailEnd',
      cell: link,
    },
  ]
}
