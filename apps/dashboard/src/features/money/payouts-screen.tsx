import { EmptyState, Notice } from '@onhand/ui'
import { type Column, DataTable, Drawer, FilterBar, FilterChip, StatusPill, type Tone } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { MoneyTabs } from './money-tabs.tsx'

type Payout = Answer<typeof api.money.payouts.query>['items'][number]
type Status = Payout['status']
const STATUSES = ['due', 'paid', 'failed'] as const
const TONES: Readonly<Record<Status, Tone>> = { due: 'signal', paid: 'good', failed: 'danger' }

/** What went to the shop's bank account, what is on its way, and what came back. */
export default function PayoutsScreen() {
  const { t, format } = useTexts('money')
  const { shop } = useShop()
  const record = useOpenRecord()
  const [status, setStatus] = createSignal<Status | null>(null)
  const payouts = createPages(
    () => ({ vendorId: shop().vendorId, statuses: [status() ?? []].flat() }),
    (asked, cursor) => api.money.payouts.query({ ...asked, cursor }),
  )
  const openOne = () => payouts.rows().find((payout) => payout.id === record.openKey())
  const columns: readonly Column<Payout>[] = [
    {
      key: 'when',
      label: t('money.when'),
      width: '150px',
      phone: 'detail',
      cell: (payout) => <span class="number">{format.dateTime(payout.requestedAtMs)}</span>,
    },
    {
      key: 'status',
      label: t('money.status'),
      width: '150px',
      phone: 'title',
      cell: (payout) => <StatusPill tone={TONES[payout.status]}>{t(`money.status.${payout.status}`)}</StatusPill>,
    },
    { key: 'origin', label: t('money.origin'), width: '130px', cell: (payout) => t(`money.origin.${payout.origin}`) },
    {
      key: 'transaction',
      label: t('money.transaction'),
      phone: 'detailEnd',
      cell: (payout) => <span class="number">{payout.transactionNumber ?? ''}</span>,
    },
    {
      key: 'amount',
      label: t('money.amount'),
      width: '130px',
      align: 'end',
      phone: 'end',
      cell: (payout) => <strong class="number">{format.money(payout.amountMinor, payout.currency)}</strong>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('money.tab.payouts')} />
      <MoneyTabs />
      <FilterBar>
        <FilterChip
          label={t('money.status')}
          value={status()}
          options={STATUSES.map((value) => ({ value, label: t(`money.status.${value}`) }))}
          onChoose={(value) => setStatus(STATUSES.find((one) => one === value) ?? null)}
        />
      </FilterBar>
      <DataTable
        label={t('money.tab.payouts')}
        columns={columns}
        rows={payouts.rows()}
        state={payouts.state()}
        hasMore={payouts.hasMore()}
        rowKey={(payout) => payout.id}
        rowName={(payout) => format.money(payout.amountMinor, payout.currency)}
        openKey={record.openKey()}
        onOpen={(payout) => record.open(payout.id)}
        onEnd={payouts.more}
        onRetry={payouts.reload}
        empty={<EmptyState icon="banknote" title={t('money.payoutsNone')} hint={t('money.payoutsNoneHint')} />}
      />
      <Drawer title={t('money.kind.payout')} isOpen={openOne() !== undefined} onClose={record.close}>
        <Show when={openOne()}>{(payout) => <PayoutFacts payout={payout()} />}</Show>
      </Drawer>
    </div>
  )
}

function PayoutFacts(props: { readonly payout: Payout }) {
  const { t, format } = useTexts('money')
  const payout = () => props.payout
  return (
    <div class="stack">
      <strong class="money-hero-number">{format.money(payout().amountMinor, payout().currency)}</strong>
      <Show when={payout().failureCode}>
        {(code) => <Notice tone="danger">{t('money.failure', { code: code() })}</Notice>}
      </Show>
      <dl class="facts">
        <dt>{t('money.status')}</dt>
        <dd>
          <StatusPill tone={TONES[payout().status]}>{t(`money.status.${payout().status}`)}</StatusPill>
        </dd>
        <dt>{t('money.when')}</dt>
        <dd class="number">{format.dateTime(payout().requestedAtMs)}</dd>
        <Show when={payout().settledAtMs}>
          {(atMs) => (
            <>
              <dt>{payout().status === 'paid' ? t('money.status.paid') : t('money.status.failed')}</dt>
              <dd class="number">{format.dateTime(atMs())}</dd>
            </>
          )}
        </Show>
        <dt>{t('money.account')}</dt>
        <dd class="number">{t('money.accountEnding', { ending: payout().toAccount.slice(-4) })}</dd>
        <Show when={payout().transactionNumber}>
          {(number) => (
            <>
              <dt>{t('money.transaction')}</dt>
              <dd class="number">{number()}</dd>
            </>
          )}
        </Show>
      </dl>
    </div>
  )
}
