import { ErrorState, Skeleton } from '@onhand/ui'
import { Figure } from '@onhand/ui/desk'
import { createResource, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { FillRatePanel } from './fill-rate-panel.tsx'
import { Attention, Parts } from './health-panels.tsx'
import { OperatorTabs } from './operator-tabs.tsx'
import { SearchesPanel } from './searches-panel.tsx'

/** The marketplace at a glance: what needs a person first, then health, money and the fill rate. */
export default function OverviewScreen() {
  const { t } = useTexts('operator')
  const [health, { refetch }] = createResource(() => api.operator.health.query())
  return (
    <div class="screen">
      <ScreenHead title={t('op.overview')} lead={t('op.lead')} />
      <OperatorTabs />
      <div class="money-grid">
        <div class="stack">
          <Switch fallback={<Skeleton height="120px" />}>
            <Match when={health.error}>
              <ErrorState onRetry={() => void refetch()} />
            </Match>
            <Match when={health.latest}>{(found) => <Attention health={found()} />}</Match>
          </Switch>
          <PlatformMoney />
          <FillRatePanel />
          <SearchesPanel />
        </div>
        <Show when={!health.error && health.latest} fallback={<Skeleton height="360px" />}>
          {(found) => <Parts checks={found().checks} />}
        </Show>
      </div>
    </div>
  )
}

function PlatformMoney() {
  const { t, format } = useTexts('operator')
  const [rows, { refetch }] = createResource(() => api.operator.platformMoney.query())
  const used = () =>
    rows.latest?.filter((row) => row.commissionMinor !== 0 || row.keptForVendorsMinor !== 0 || row.currency === 'GBP')
  return (
    <section class="panel" aria-labelledby="op-money">
      <h2 id="op-money">{t('op.money')}</h2>
      <Show when={!rows.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={used()} fallback={<Skeleton height="120px" />}>
          {(shown) => (
            <For each={shown()}>
              {(row) => (
                <div class="figures">
                  <Figure label={t('op.earned')} value={format.money(row.commissionMinor, row.currency)} />
                  <Figure label={t('op.kept')} value={format.money(row.keptForVendorsMinor, row.currency)} />
                  <Figure
                    label={t('op.atBank')}
                    value={row.bankMinor === null ? t('op.bankSilent') : format.money(row.bankMinor, row.currency)}
                  />
                </div>
              )}
            </For>
          )}
        </Show>
      </Show>
    </section>
  )
}
