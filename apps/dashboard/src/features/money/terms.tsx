import { Button, Notice, RadioCards, showToast } from '@onhand/ui'
import { Dialog, MoneyField } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import type { MoneySummary } from './money-screen.tsx'

/** On which terms the shop is paid out; owners change them. */
export function Terms(props: { readonly summary: MoneySummary; onChange(): void }) {
  const { t, format, nowMs } = useTexts('money')
  const { shop, can } = useShop()
  const [isOpen, setOpen] = createSignal(false)
  const rule = () => props.summary.rule
  return (
    <section class="panel" aria-labelledby="money-terms">
      <h2 id="money-terms">{t('money.terms')}</h2>
      <dl class="facts">
        <dt>{t('money.commission')}</dt>
        <dd>{t('money.commissionOf', { rate: format.percent(props.summary.commissionBps) })}</dd>
        <dt>{t('money.schedule')}</dt>
        <dd>{t(`money.schedule.${rule().schedule}`)}</dd>
        <dt>{t('money.minimum')}</dt>
        <dd class="number">{format.money(rule().minimumMinor, props.summary.currency)}</dd>
        <Show when={props.summary.nextPayoutAtMs}>
          {(atMs) => (
            <>
              <dt>{t('money.nextPayout')}</dt>
              <dd>{format.day(atMs(), shop().timeZone, nowMs())}</dd>
            </>
          )}
        </Show>
        <dt>{t('money.account')}</dt>
        <dd class="number">{t('money.accountEnding', { ending: props.summary.accountEnding })}</dd>
      </dl>
      <Show when={can('money.payout')}>
        <div class="panel-actions">
          <Button look="quiet" icon="settings" onClick={() => setOpen(true)}>
            {t('money.editTerms')}
          </Button>
        </div>
        <TermsDialog
          summary={props.summary}
          isOpen={isOpen()}
          onClose={() => setOpen(false)}
          onSaved={() => props.onChange()}
        />
      </Show>
    </section>
  )
}

function TermsDialog(props: {
  readonly summary: MoneySummary
  readonly isOpen: boolean
  onClose(): void
  onSaved(): void
}) {
  const { t } = useTexts('money')
  const frame = useTexts('frame')
  const pieces = useTexts('pieces')
  const { shop } = useShop()
  const [change, setChange] = createSignal<{ schedule?: 'manual' | 'weekly'; minimumMinor?: number }>({})
  const [failure, setFailure] = createSignal<string | null>(null)
  const schedule = () => change().schedule ?? props.summary.rule.schedule
  const minimumMinor = () => change().minimumMinor ?? props.summary.rule.minimumMinor
  const save = async () => {
    try {
      const { vendorId } = shop()
      await api.money.setPayoutRule.mutate({ vendorId, schedule: schedule(), minimumMinor: minimumMinor() })
      showToast(t('money.termsSaved'))
      setFailure(null)
      props.onClose()
      props.onSaved()
    } catch (error) {
      setFailure(failureText(error, frame.t))
    }
  }
  return (
    <Dialog
      title={t('money.terms')}
      isOpen={props.isOpen}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button look="quiet" onClick={() => props.onClose()}>
            {pieces.t('dialog.cancel')}
          </Button>
          <Button onClick={() => void save()}>{t('money.termsSave')}</Button>
        </>
      }
    >
      <form class="form" novalidate onSubmit={(event) => event.preventDefault()}>
        <RadioCards
          legend={t('money.schedule')}
          value={schedule()}
          cards={(['manual', 'weekly'] as const).map((value) => ({ value, label: t(`money.schedule.${value}`) }))}
          onChoose={(value) =>
            setChange((former) => ({ ...former, schedule: value === 'weekly' ? 'weekly' : 'manual' }))
          }
        />
        <MoneyField
          label={t('money.minimum')}
          valueMinor={minimumMinor()}
          currency={props.summary.currency}
          onChange={(value) => setChange((former) => ({ ...former, minimumMinor: value ?? 0 }))}
        />
        <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      </form>
    </Dialog>
  )
}
