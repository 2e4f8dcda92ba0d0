import { ButtonLink, EmptyState, ErrorState, showToast, Skeleton } from '@onhand/ui'
import { MoneyField, Switch } from '@onhand/ui/desk'
import { createResource, createSignal, For, Match, Show, Switch as Choose } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { usePlaces } from '../stock/places.ts'
import { ProposalPanel } from './proposal-panel.tsx'
import { type ProposedSku, type Proposal, spendWords } from './purchase-words.ts'
import { ReplenishTabs } from './replenish-tabs.tsx'
import '../../styles/purchase.css'

const DISMISS_DAYS = 7

/** What to order now, one panel for each supplier and place: reasons, effects, quantities, one button. */
export default function ProposalsScreen() {
  const texts = useTexts('purchase')
  const { t, format, locale } = texts
  const pieces = useTexts('pieces')
  const frame = useTexts('frame')
  const { shop, link } = useShop()
  const { nameOf } = usePlaces()
  const optimistic = useOptimistic()
  const [budgetMinor, setBudget] = createSignal<number | null>(null)
  const [withDismissed, setWithDismissed] = createSignal(false)
  const [answer, { mutate, refetch }] = createResource(
    () => ({ vendorId: shop().vendorId, locale, budgetMinor: budgetMinor(), withDismissed: withDismissed() }),
    (ask) => api.purchase.proposals.query(ask),
  )
  const latest = () => (answer.error ? undefined : answer.latest)
  const putOff = (proposal: Proposal, line: ProposedSku, days: number) => {
    const before = latest()
    const { skuId } = line
    const { locationId } = proposal
    const ask = { vendorId: shop().vendorId, skuId, locationId }
    const set = (forDays: number) => api.purchase.dismiss.mutate({ ...ask, days: forDays })
    void optimistic({
      apply: () => mutate((now) => now && { ...now, proposals: withoutLine(now.proposals, proposal, line) }),
      rollback: () => mutate(before),
      run: () => set(days).then(() => void refetch()),
      done: days === 0 ? t('purchase.restored') : t('purchase.dismissed'),
      undo: {
        label: pieces.t('toast.undo'),
        run: () =>
          void set(days === 0 ? DISMISS_DAYS : 0)
            .catch((error: unknown) => showToast(failureText(error, frame.t)))
            .then(() => void refetch()),
      },
    })
  }
  const lead = () => {
    const madeAtMs = latest()?.forecastMadeAtMs
    return madeAtMs ? t('purchase.madeAt', { when: format.dateTime(madeAtMs, shop().timeZone) }) : undefined
  }
  return (
    <div class="screen">
      <ScreenHead title={t('purchase.proposals')} lead={lead()} />
      <ReplenishTabs />
      <div class="proposal-tools">
        <MoneyField
          label={t('purchase.budget')}
          hint={t('purchase.budgetHint')}
          currency={shop().currency}
          valueMinor={budgetMinor()}
          onChange={setBudget}
        />
        <Switch label={t('purchase.showDismissed')} isOn={withDismissed()} onChange={setWithDismissed} />
      </div>
      <Show when={(latest()?.spend.allLineCount ?? 0) > 0 && latest()}>
        {(now) => (
          <p class="proposal-spend" role="status">
            {spendWords(texts, now().spend, shop().currency)}
          </p>
        )}
      </Show>
      <Choose>
        <Match when={answer.error}>
          <ErrorState onRetry={() => void refetch()} />
        </Match>
        <Match when={latest() === undefined}>
          <Skeleton height="240px" />
        </Match>
        <Match when={latest()?.proposals.length === 0 && (latest()?.spend.allLineCount ?? 0) > 0}>
          <EmptyState icon="wallet" title={t('purchase.budgetTooSmall')} hint={t('purchase.budgetTooSmallHint')} />
        </Match>
        <Match when={latest()?.proposals.length === 0}>
          <Show
            when={latest()?.forecastMadeAtMs === null}
            fallback={<EmptyState icon="circle-check" title={t('purchase.nothing')} hint={t('purchase.nothingHint')} />}
          >
            <EmptyState icon="gauge" title={t('purchase.nothing')} hint={t('purchase.noForecastHint')}>
              <ButtonLink href={link('/replenish/runs')}>{t('purchase.runForecast')}</ButtonLink>
            </EmptyState>
          </Show>
        </Match>
        <Match when={latest()}>
          {(now) => (
            <div class="stack">
              {/* By supplier and place: what was typed into a panel stays when the proposals are read again. */}
              <For each={now().proposals.map(keyOf)}>
                {(key) => (
                  <Show when={now().proposals.find((proposal) => keyOf(proposal) === key)}>
                    {(proposal) => (
                      <ProposalPanel
                        proposal={proposal()}
                        placeName={nameOf(proposal().locationId)}
                        onDismiss={(line) => putOff(proposal(), line, DISMISS_DAYS)}
                        onRestore={(line) => putOff(proposal(), line, 0)}
                        onOrdered={() => void refetch()}
                      />
                    )}
                  </Show>
                )}
              </For>
            </div>
          )}
        </Match>
      </Choose>
    </div>
  )
}

function keyOf(proposal: Proposal): string {
  return `${proposal.supplierId} ${proposal.locationId}`
}

function withoutLine(proposals: readonly Proposal[], from: Proposal, line: ProposedSku): Proposal[] {
  return proposals
    .map((one) => (one === from ? { ...one, lines: one.lines.filter((other) => other !== line) } : one))
    .filter((one) => one.lines.length > 0)
}
