import { Button, ErrorState, Notice, Skeleton } from '@onhand/ui'
import { Figure } from '@onhand/ui/desk'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useCommands } from '../../lib/commands.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { MoneyTabs } from './money-tabs.tsx'
import { PayoutDialog } from './payout-dialog.tsx'
import { Releases } from './releases.tsx'
import { Terms } from './terms.tsx'

/** The answer of `money.summary`. */
export type MoneySummary = Answer<typeof api.money.summary.query>

/** A shop's money: what can be paid out now, what comes when, and on which terms. */
export default function MoneyScreen() {
  const { t } = useTexts('money')
  const { shop } = useShop()
  const [summary, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.money.summary.query({ vendorId }),
  )
  return (
    <div class="screen">
      <ScreenHead title={t('money.title')} />
      <MoneyTabs />
      <Switch fallback={<Skeleton height="180px" />}>
        <Match when={summary.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={summary.latest}>{(found) => <Money summary={found()} onChange={() => void refetch()} />}</Match>
      </Switch>
    </div>
  )
}

function Money(props: { readonly summary: MoneySummary; onChange(): void }) {
  const { t, format } = useTexts('money')
  const { can } = useShop()
  const [isPaying, setPaying] = createSignal(false)
  const own = () => props.summary.balances[0]
  const money = (amountMinor: number) => format.money(amountMinor, props.summary.currency)
  const mayPayOut = () => can('money.payout') && (own()?.availableMinor ?? 0) > 0
  useCommands([
    {
      key: 'money.payOut',
      label: t('money.payOut'),
      icon: 'banknote',
      run: () => {
        if (mayPayOut()) setPaying(true)
      },
    },
  ])
  return (
    <Show when={own()}>
      {(balance) => (
        <>
          <Show when={balance().owedMinor > 0}>
            <Notice tone="signal">{t('money.owed', { amount: money(balance().owedMinor) })}</Notice>
          </Show>
          <section class="panel" aria-labelledby="money-available">
            <div class="money-hero">
              <div>
                <p class="small muted" id="money-available">
                  {t('money.available')}
                </p>
                <span class="money-hero-number">{money(balance().availableMinor)}</span>
              </div>
              <Show when={can('money.payout')}>
                <Button icon="banknote" isLarge disabled={!mayPayOut()} onClick={() => setPaying(true)}>
                  {t('money.payOut')}
                </Button>
              </Show>
            </div>
            <div class="figures">
              <Figure label={t('money.balance')} value={money(balance().balanceMinor)} />
              <Figure label={t('money.pending')} value={money(balance().pendingMinor)} />
              <Figure label={t('money.inTransit')} value={money(balance().inTransitMinor)} />
              <Figure label={t('money.paidOut')} value={money(balance().paidOutMinor)} />
            </div>
          </section>
          <div class="money-grid">
            <Releases summary={props.summary} />
            <Terms summary={props.summary} onChange={() => props.onChange()} />
          </div>
          <PayoutDialog
            summary={props.summary}
            isOpen={isPaying()}
            onClose={() => setPaying(false)}
            onTaken={() => props.onChange()}
          />
        </>
      )}
    </Show>
  )
}
