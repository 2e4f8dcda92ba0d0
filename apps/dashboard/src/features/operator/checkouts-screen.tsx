import { Button, EmptyState, showToast } from '@onhand/ui'
import { type Column, DataTable, Drawer, FilterBar, FilterChip, StatusPill, type Tone } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

type Trouble = Answer<typeof api.operator.troubles.query>['items'][number]
type Outcome = Trouble['outcome']
const OUTCOMES = ['open', 'placed', 'voided', 'refunded', 'released'] as const
const TONES: Readonly<Record<Outcome, Tone>> = {
  open: 'signal',
  placed: 'good',
  voided: 'plain',
  refunded: 'plain',
  released: 'plain',
}
const REASONS = ['stock_gone', 'expired', 'declined'] as const

/** Payments that failed on their way: since when, why, and what was done in the end. */
export default function CheckoutsScreen() {
  const { t, format } = useTexts('operator')
  const frame = useTexts('frame')
  const record = useOpenRecord()
  const [outcome, setOutcome] = createSignal<Outcome | null>(null)
  const troubles = createPages(
    () => ({ outcome: outcome() }),
    (asked, cursor) => api.operator.troubles.query({ ...asked, cursor }),
  )
  const openOne = () => troubles.rows().find((trouble) => trouble.paymentId === record.openKey())
  const resume = async (trouble: Trouble) => {
    try {
      await api.operator.resumeCheckout.mutate({ cartId: trouble.cartId })
      showToast(t('op.resumed'))
    } catch (error) {
      showToast(failureText(error, frame.t, { checkout_fails: () => t('op.stillFails') }))
    }
    troubles.reload()
  }
  const columns: readonly Column<Trouble>[] = [
    {
      key: 'last',
      label: t('op.lastSeen'),
      width: '150px',
      phone: 'detail',
      cell: (trouble) => <span class="number">{format.dateTime(trouble.lastAtMs)}</span>,
    },
    {
      key: 'outcome',
      label: t('op.outcome'),
      width: '180px',
      phone: 'title',
      cell: (trouble) => <StatusPill tone={TONES[trouble.outcome]}>{t(`op.outcome.${trouble.outcome}`)}</StatusPill>,
    },
    { key: 'error', label: t('op.lastError'), cell: (trouble) => <span class="muted">{whyOf(trouble, t)}</span> },
    {
      key: 'attempts',
      label: t('op.attempts'),
      width: '90px',
      align: 'end',
      phone: 'detailEnd',
      cell: (trouble) => <span class="number">{format.number(trouble.attempts)}</span>,
    },
    {
      key: 'amount',
      label: t('op.amount'),
      width: '120px',
      align: 'end',
      phone: 'end',
      cell: (trouble) => <strong class="number">{format.money(trouble.amountMinor, trouble.currency)}</strong>,
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.checkouts')} lead={t('op.checkoutsLead')} />
      <OperatorTabs />
      <FilterBar>
        <FilterChip
          label={t('op.outcome')}
          value={outcome()}
          options={OUTCOMES.map((value) => ({ value, label: t(`op.outcome.${value}`) }))}
          onChoose={(value) => setOutcome(OUTCOMES.find((one) => one === value) ?? null)}
        />
      </FilterBar>
      <DataTable
        label={t('op.checkouts')}
        columns={columns}
        rows={troubles.rows()}
        state={troubles.state()}
        hasMore={troubles.hasMore()}
        rowKey={(trouble) => trouble.paymentId}
        rowName={(trouble) => t(`op.outcome.${trouble.outcome}`)}
        openKey={record.openKey()}
        onOpen={(trouble) => record.open(trouble.paymentId)}
        onEnd={troubles.more}
        onRetry={troubles.reload}
        empty={<EmptyState icon="circle-check" title={t('op.checkoutsNone')} hint={t('op.checkoutsNoneHint')} />}
      />
      <Drawer
        title={t('op.payment')}
        isOpen={openOne() !== undefined}
        onClose={record.close}
        footer={
          <Show when={openOne()?.outcome === 'open' && openOne()}>
            {(trouble) => (
              <Button icon="rotate-cw" onClick={() => void resume(trouble())}>
                {t('op.resume')}
              </Button>
            )}
          </Show>
        }
      >
        <Show when={openOne()}>{(trouble) => <TroubleFacts trouble={trouble()} />}</Show>
      </Drawer>
    </div>
  )
}

function TroubleFacts(props: { readonly trouble: Trouble }) {
  const { t, format } = useTexts('operator')
  const trouble = () => props.trouble
  return (
    <div class="stack">
      <strong class="money-hero-number">{format.money(trouble().amountMinor, trouble().currency)}</strong>
      <dl class="facts">
        <dt>{t('op.outcome')}</dt>
        <dd>
          <StatusPill tone={TONES[trouble().outcome]}>{t(`op.outcome.${trouble().outcome}`)}</StatusPill>
        </dd>
        <dt>{t('op.attempts')}</dt>
        <dd class="number">{format.number(trouble().attempts)}</dd>
        <dt>{t('op.firstSeen')}</dt>
        <dd class="number">{format.dateTime(trouble().firstAtMs)}</dd>
        <dt>{t('op.lastSeen')}</dt>
        <dd class="number">{format.dateTime(trouble().lastAtMs)}</dd>
        <dt>{t('op.reason')}</dt>
        <dd>{whyOf(trouble(), t)}</dd>
        <dt>{t('op.payment')}</dt>
        <dd class="number">{trouble().paymentId}</dd>
      </dl>
    </div>
  )
}

/** Why: the reason the money went back, or what failed last. */
function whyOf(trouble: Trouble, t: ReturnType<typeof useTexts<'operator'>>['t']): string {
  const reason = REASONS.find((one) => one === trouble.reason)
  return reason ? t(`op.reason.${reason}`) : trouble.lastError
}
