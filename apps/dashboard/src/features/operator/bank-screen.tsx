import { Button, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { type Column, DataTable, Drawer, StatusPill } from '@onhand/ui/desk'
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useOpenRecord } from '../../lib/open-record.ts'
import { createPages } from '../../lib/pages.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

type Comparison = Answer<typeof api.operator.reconciliations.query>['items'][number]

/** Our books against the bank's statement: every comparison with what it found, and a new one by hand. */
export default function BankScreen() {
  const { t, format } = useTexts('operator')
  const record = useOpenRecord()
  const [isComparing, setComparing] = createSignal(false)
  const comparisons = createPages(
    () => ({}),
    (_asked, cursor) => api.operator.reconciliations.query({ cursor }),
  )
  const openOne = () => comparisons.rows().find((one) => one.id === record.openKey())
  const columns: readonly Column<Comparison>[] = [
    {
      key: 'period',
      label: t('op.period'),
      width: 'minmax(220px, 2fr)',
      phone: 'title',
      cell: (one) => (
        <span class="number">
          <span class="op-currency">{one.currency} </span>
          {format.dateTime(one.fromMs)} – {format.dateTime(one.toMs)}
        </span>
      ),
    },
    { key: 'currency', label: t('op.currencyHead'), width: '90px', cell: (one) => one.currency },
    { key: 'origin', label: t('op.origin'), width: '110px', cell: (one) => t(`op.origin.${one.origin}`) },
    {
      key: 'ran',
      label: t('op.ran'),
      width: '150px',
      phone: 'detail',
      cell: (one) => <span class="number">{format.dateTime(one.ranAtMs)}</span>,
    },
    {
      key: 'matched',
      label: t('op.matched'),
      width: '90px',
      align: 'end',
      phone: 'detailEnd',
      isNamedOnPhone: true,
      cell: (one) => <span class="number">{format.number(one.matchedCount)}</span>,
    },
    {
      key: 'different',
      label: t('op.different'),
      width: '110px',
      align: 'end',
      phone: 'end',
      cell: (one) => (
        <StatusPill tone={one.differenceCount === 0 ? 'good' : 'danger'}>
          {format.number(one.differenceCount)}
        </StatusPill>
      ),
    },
  ]
  return (
    <div class="screen is-table">
      <ScreenHead title={t('op.bank')}>
        <Button icon="scale" onClick={() => setComparing(true)}>
          {t('op.compare')}
        </Button>
      </ScreenHead>
      <OperatorTabs />
      <DataTable
        label={t('op.bank')}
        columns={columns}
        rows={comparisons.rows()}
        state={comparisons.state()}
        hasMore={comparisons.hasMore()}
        rowKey={(one) => one.id}
        rowName={(one) => `${one.currency} ${format.dateTime(one.fromMs)}`}
        openKey={record.openKey()}
        onOpen={(one) => record.open(one.id)}
        onEnd={comparisons.more}
        onRetry={comparisons.reload}
        empty={<EmptyState icon="scale" title={t('op.bankNone')} hint={t('op.bankNoneHint')} />}
      />
      <Drawer title={t('op.bank')} isWide isOpen={openOne() !== undefined} onClose={record.close}>
        <Show when={openOne()}>{(one) => <Differences comparison={one()} />}</Show>
      </Drawer>
      <CompareDialog
        isOpen={isComparing()}
        onClose={() => setComparing(false)}
        onCompared={(id) => {
          comparisons.reload()
          record.open(id)
        }}
      />
    </div>
  )
}

function Differences(props: { readonly comparison: Comparison }) {
  const { t, format } = useTexts('operator')
  const [found, { refetch }] = createResource(
    () => props.comparison.id,
    (id) => api.operator.reconciliation.query({ id }),
  )
  const money = (amountMinor: number | null) =>
    amountMinor === null ? '–' : format.money(amountMinor, props.comparison.currency)
  return (
    <div class="stack">
      <dl class="facts">
        <dt>{t('op.period')}</dt>
        <dd class="number">
          {format.dateTime(props.comparison.fromMs)} – {format.dateTime(props.comparison.toMs)}
        </dd>
        <dt>{t('op.sums')}</dt>
        <dd class="number">
          {money(props.comparison.ourSumMinor)} · {money(props.comparison.bankSumMinor)}
        </dd>
        <dt>{t('op.matched')}</dt>
        <dd class="number">{format.number(props.comparison.matchedCount)}</dd>
      </dl>
      <Switch fallback={<Skeleton height="120px" />}>
        <Match when={found.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={found.latest?.differences.length === 0}>
          <p>{t('op.noDifferences')}</p>
        </Match>
        <Match when={found.latest}>
          {(answer) => (
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('op.different')}</th>
                  <th scope="col">{t('op.bankNumber')}</th>
                  <th scope="col" class="is-end">
                    {t('op.ours')}
                  </th>
                  <th scope="col" class="is-end">
                    {t('op.banks')}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={answer().differences}>
                  {(one) => (
                    <tr>
                      <td>
                        {t(`op.diff.${one.kind}`)}
                        <div class="small muted number">{format.dateTime(one.atMs)}</div>
                      </td>
                      <td class="number">
                        {one.transactionNumber}
                        <div class="small muted">{one.reference}</div>
                      </td>
                      <td class="is-end">{money(one.ourMinor)}</td>
                      <td class="is-end">{money(one.bankMinor)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          )}
        </Match>
      </Switch>
    </div>
  )
}
