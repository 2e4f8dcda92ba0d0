import { EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { StatusPill } from '@onhand/ui/desk'
import { createResource, For, Match, Show, Switch } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { MoneyTabs } from './money-tabs.tsx'

type Comparison = Answer<typeof api.money.reconciliation.query>[number]

/** What the nightly comparison with the bank found about this shop. */
export default function BankScreen() {
  const { t } = useTexts('money')
  const { shop } = useShop()
  const [found, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.money.reconciliation.query({ vendorId }),
  )
  return (
    <div class="screen">
      <ScreenHead title={t('money.tab.bank')} lead={t('money.bankLead')} />
      <MoneyTabs />
      <Switch fallback={<Skeleton height="160px" />}>
        <Match when={found.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={found.latest?.length === 0}>
          <EmptyState icon="scale" title={t('money.bankNone')} hint={t('money.bankNoneHint')} />
        </Match>
        <Match when={found.latest}>
          {(comparisons) => <For each={comparisons()}>{(one) => <ComparisonPanel comparison={one} />}</For>}
        </Match>
      </Switch>
    </div>
  )
}

function ComparisonPanel(props: { readonly comparison: Comparison }) {
  const { t, format } = useTexts('money')
  const differences = () => props.comparison.differences
  const money = (amountMinor: number | null) =>
    amountMinor === null ? '–' : format.money(amountMinor, props.comparison.currency)
  return (
    <section class="panel">
      <div class="money-hero">
        <h2 class="number">
          {format.dateTime(props.comparison.fromMs)} – {format.dateTime(props.comparison.toMs)}
        </h2>
        <Show
          when={differences().length > 0}
          fallback={
            <StatusPill tone="good" icon="check">
              {t('money.agrees')}
            </StatusPill>
          }
        >
          <StatusPill tone="danger">{t('money.differences', { count: differences().length })}</StatusPill>
        </Show>
      </div>
      <Show when={differences().length > 0}>
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('money.result')}</th>
              <th scope="col">{t('money.transaction')}</th>
              <th scope="col" class="is-end">
                {t('money.ours')}
              </th>
              <th scope="col" class="is-end">
                {t('money.banks')}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={differences()}>
              {(one) => (
                <tr>
                  <td>{t(`money.diff.${one.kind}`)}</td>
                  <td class="number">{one.transactionNumber}</td>
                  <td class="is-end">{money(one.ourMinor)}</td>
                  <td class="is-end">{money(one.bankMinor)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  )
}
