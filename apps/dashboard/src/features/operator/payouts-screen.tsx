import { EmptyState } from '@onhand/ui'
import { type Column, DataTable, FilterBar, FilterChip, StatusPill, type Tone } from '@onhand/ui/desk'
import { createSignal } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

type Payout = Answer<typeof api.operator.payouts.query>['items'][number]
type Status = Payout['status']
const STATUSES = ['due', 'paid', 'failed'] as const
const TONES: Readonly<Record<Status, Tone>> = { due: 'signal', paid: 'good', failed: 'danger' }

/** Payouts of all shops: what is on its way, and what the bank sent back and why. */
export default function PayoutsScreen() {
  const { t, format, locale } = useTexts('operator')
  const [status, setStatus] = createSignal<Status | null>(null)
  const payouts = createPages(
    () => ({ locale, statuses: [status() ?? []].flat() }),
    (asked, cursor) => api.operator.payouts.query({ ...asked, cursor }),
  )
  const columns: readonly Column<Payout>[] = [
    {
      key: 'when',
      label: t('op.when'),
      width: '150px',
      phone: 'detail',
      cell: (payout) => <span class="number">{format.dateTime(payout.requestedAtMs)}</span>,
    },
    {
      key: 'shop',
      label: t('op.shopName'),
      phone: 'title',
      cell: (payout) => payout.vendorName,
    },
    {
      key: 'status',
      label: t('op.status'),
      width: '240px',
      phone: 'detailEnd',
      cell: (payout) => (
        <>
          <StatusPill tone={TONES[payout.status]}>{t(`op.payout.${payout.status}`)}</StatusPill>{' '}
          <span class="small muted">{payout.failureCode ?? ''}</span>
        </>
      ),
    },
    {
      key: 'account',
      label: t('op.account'),
      width: '130px',
      cell: (payout) => <span class="number">{payout.toAccount}</span>,
    },
    {
      key: 'number',
      label: t('op.bankNumber'),
      width: '180px',
      cell: (payout) => <span class="number">{payout.transactionNumber ?? ''}</span>,
    },
    {
      key: 'amount',
      label: t('op.amount'),
      width: '130px',
      align: 'end',
      phone: 'end',
      cell: (payout) => <strong class="number">{format.money(payout.amountMinor, payout.currency)}</strong>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.payouts')} />
      <OperatorTabs />
      <FilterBar>
        <FilterChip
          label={t('op.status')}
          value={status()}
          options={STATUSES.map((value) => ({ value, label: t(`op.payout.${value}`) }))}
          onChoose={(value) => setStatus(STATUSES.find((one) => one === value) ?? null)}
        />
      </FilterBar>
      <DataTable
        label={t('op.payouts')}
        columns={columns}
        rows={payouts.rows()}
        state={payouts.state()}
        hasMore={payouts.hasMore()}
        rowKey={(payout) => payout.id}
        rowName={(payout) => format.money(payout.amountMinor, payout.currency)}
        onEnd={payouts.more}
        onRetry={payouts.reload}
        empty={<EmptyState icon="banknote" title={t('op.payoutsNone')} hint={t('op.payoutsNoneHint')} />}
      />
    </div>
  )
}
