import type { FollowerRow } from '@onhand/domain/marketing/views'
import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { type Column, DataTable, Figure } from '@onhand/ui/desk'
import { createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { Bars } from '../money/bars.tsx'
import { CreditLines } from './credit-lines.tsx'
import { CreditRulePanel } from './credit-rule-panel.tsx'
import { GiftDialog } from './gift-dialog.tsx'
import '../../styles/loyalty.css'
import '../../styles/money.css'

/** Who follows the shop, how that grows, and the credit that it gives. */
export default function LoyaltyScreen() {
  const { t, format } = useTexts('loyalty')
  const { shop, can } = useShop()
  const [recipient, setRecipient] = createSignal<FollowerRow | null>(null)
  const [counts, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.follow.counts.query({ vendorId }),
  )
  const [credit, { refetch: readCredit }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.credit.list.query({ vendorId, limit: 20 }),
  )
  const followers = createPages(
    () => ({ vendorId: shop().vendorId }),
    (asked, cursor) => api.follow.list.query({ ...asked, cursor, limit: 100 }),
  )
  const nameOf = (one: FollowerRow) => one.name ?? t('loyalty.unnamed')
  const recipientName = () => {
    const one = recipient()
    return one ? nameOf(one) : ''
  }
  const columns: readonly Column<FollowerRow>[] = [
    {
      key: 'name',
      label: t('loyalty.name'),
      width: 'minmax(120px, 1fr)',
      phone: 'title',
      cell: (one) => (one.name === null ? <span class="muted">{nameOf(one)}</span> : one.name),
    },
    {
      key: 'since',
      label: t('loyalty.since'),
      width: '150px',
      phone: 'detail',
      cell: (one) => <span class="number">{format.dateTime(one.followedAtMs)}</span>,
    },
    {
      key: 'give',
      label: t('loyalty.give'),
      width: '150px',
      align: 'end',
      phone: 'end',
      cell: (one) => (
        <Show when={can('orders.refund')}>
          <Button look="quiet" onClick={() => setRecipient(one)}>
            {t('loyalty.give')}
          </Button>
        </Show>
      ),
    },
  ]
  return (
    <div class="screen loyalty">
      <ScreenHead title={t('loyalty.title')} />
      <Show when={!counts.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={counts()} fallback={<Skeleton height="120px" />}>
          {(known) => (
            <section class="panel" aria-label={t('loyalty.followers')}>
              <div class="figures">
                <Figure label={t('loyalty.followers')} value={format.number(known().count)} />
                <Figure label={t('loyalty.inWeek')} value={format.number(known().inWeek)} />
                <Figure label={t('loyalty.inMonth')} value={format.number(known().inMonth)} />
                <For each={credit.error ? [] : credit()?.sums}>
                  {(sum) => <Figure label={t('loyalty.open')} value={format.money(sum.openMinor, sum.currency)} />}
                </For>
              </div>
              <Bars values={known().weeks.map((week) => ({ value: week.count }))} />
              <p class="small muted">{t('loyalty.weeks', { count: known().weeks.length })}</p>
            </section>
          )}
        </Show>
      </Show>
      <CreditRulePanel />
      <section class="loyalty-table" style={{ '--rows': followers.rows().length }}>
        <DataTable
          label={t('loyalty.followers')}
          columns={columns}
          rows={followers.rows()}
          state={followers.state()}
          hasMore={followers.hasMore()}
          rowKey={(one) => one.personId}
          rowName={nameOf}
          onEnd={followers.more}
          onRetry={followers.reload}
          empty={<EmptyState icon="users" title={t('loyalty.none')} hint={t('loyalty.noneHint')} />}
        />
      </section>
      <Show when={!credit.error && credit()}>{(known) => <CreditLines lines={known().items} />}</Show>
      <GiftDialog
        recipient={recipient()}
        name={recipientName()}
        onClose={() => setRecipient(null)}
        onGiven={() => void readCredit()}
      />
    </div>
  )
}
