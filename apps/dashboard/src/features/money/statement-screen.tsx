import { monthOf, monthsUntil } from '@onhand/domain/payments/months'
import { ButtonLink, EmptyState } from '@onhand/ui'
import { DataTable, FilterBar, FilterChip } from '@onhand/ui/desk'
import { createMemo, createResource, createSignal, For, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { createPages } from '../../lib/pages.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { MoneyTabs } from './money-tabs.tsx'

import { statementColumns } from './statement-columns.tsx'

const FORMATS = [
  { key: 'pdf', label: 'money.downloadPdf' },
  { key: 'xlsx', label: 'money.downloadXlsx' },
  { key: 'csv', label: 'money.downloadCsv' },
] as const

/** A month of the shop's account: every movement with the balance after it, its sums, and the month as a file. */
export default function StatementScreen() {
  const texts = useTexts('money')
  const { t, locale, nowMs } = texts
  const { shop, link } = useShop()
  const months = createMemo(() => monthsUntil(nowMs(), shop().timeZone))
  const [key, setKey] = createSignal<string | null>(null)
  const month = () => monthOf(key() ?? months()[0] ?? '1970-01', shop().timeZone)
  const asked = createMemo(() => ({
    vendorId: shop().vendorId,
    currency: shop().currency,
    fromMs: month().fromMs,
    toMs: month().toMs,
  }))
  const lines = createPages(asked, (period, cursor) => api.money.statement.query({ ...period, cursor, limit: 100 }))
  const [sums] = createResource(asked, (period) => api.money.statementSums.query(period))
  const columns = statementColumns(texts, {
    timeZone: shop().timeZone,
    orderLink: (orderId) => link(`/orders?open=${orderId}`),
  })
  const monthName = (one: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(Date.parse(one))
  const file = (format: (typeof FORMATS)[number]['key']) => {
    const base = `/api/v1/shops/${shop().vendorId}`
    if (format === 'pdf') return `${base}/statements/${month().key}.pdf?locale=${locale}`
    return `${base}/exports/ledger.${format}?from=${month().firstDay}&to=${month().lastDay}&lang=${locale}`
  }
  return (
    <div class="screen is-table">
      <ScreenHead title={t('money.tab.statement')}>
        <For each={FORMATS}>
          {(format) => (
            <ButtonLink look="quiet" icon="download" href={file(format.key)} download="" target="_self">
              {t(format.label)}
            </ButtonLink>
          )}
        </For>
      </ScreenHead>
      <MoneyTabs />
      <FilterBar>
        <FilterChip
          label={t('money.month')}
          value={month().key}
          options={months().map((value) => ({ value, label: monthName(value) }))}
          onChoose={setKey}
        />
      </FilterBar>
      <Show when={!sums.error && sums.latest}>{(found) => <Sums sums={found()} currency={shop().currency} />}</Show>
      <DataTable
        label={t('money.tab.statement')}
        columns={columns}
        rows={lines.rows()}
        state={lines.state()}
        hasMore={lines.hasMore()}
        rowKey={(line) => line.id}
        rowName={(line) => t(`money.kind.${line.kind}`, { number: line.orderNumber ?? '' })}
        onEnd={lines.more}
        onRetry={lines.reload}
        empty={<EmptyState icon="receipt" title={t('money.statementNone')} hint={t('money.statementNoneHint')} />}
      />
    </div>
  )
}

type SumsAnswer = Awaited<ReturnType<typeof api.money.statementSums.query>>

function Sums(props: { readonly sums: SumsAnswer; readonly currency: string }) {
  const { t, format } = useTexts('money')
  const money = (amountMinor: number) => format.money(amountMinor, props.currency)
  return (
    <div class="money-sums small">
      <div>
        <span class="muted">{t('money.opening')}</span>
        <strong class="number">{money(props.sums.openingMinor)}</strong>
      </div>
      <For each={props.sums.byKind}>
        {(one) => (
          <div>
            <span class="muted">{t(`money.sum.${one.kind}`)}</span>
            <strong class="number">{money(one.amountMinor)}</strong>
          </div>
        )}
      </For>
      <div>
        <span class="muted">{t('money.closing')}</span>
        <strong class="number">{money(props.sums.closingMinor)}</strong>
      </div>
    </div>
  )
}
