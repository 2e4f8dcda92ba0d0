import { type CreditRule, SPEND_MAX_BPS } from '@onhand/domain/marketing/credit'
import { Button, ErrorState, Notice, showToast, Skeleton } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { createResource, createSignal, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** On which terms the shop gives credit: a sentence for those who may only read it. */
export function CreditRulePanel() {
  const { t, format } = useTexts('loyalty')
  const { shop, can } = useShop()
  const [rule, { mutate, refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.credit.rule.query({ vendorId }),
  )
  const inWords = (known: CreditRule) =>
    [
      known.earnBps === 0 ? t('loyalty.earnNone') : t('loyalty.earnWords', { share: format.percent(known.earnBps) }),
      t('loyalty.spendWords', { share: format.percent(known.spendMaxBps) }),
      known.validDays === 0 ? t('loyalty.validAlways') : t('loyalty.validWords', { count: known.validDays }),
    ].join(' ')
  return (
    <section class="panel" aria-label={t('loyalty.rule')}>
      <h2>{t('loyalty.rule')}</h2>
      <Show when={!rule.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={rule()} fallback={<Skeleton height="96px" />}>
          {(known) => (
            <>
              <p>{inWords(known())}</p>
              <Show when={can('shop.write')}>
                <RuleForm rule={known()} onSaved={mutate} />
              </Show>
            </>
          )}
        </Show>
      </Show>
    </section>
  )
}

function RuleForm(props: { readonly rule: CreditRule; onSaved(rule: CreditRule): void }) {
  const { t } = useTexts('loyalty')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [draft, setDraft] = createSignal<CreditRule>(props.rule)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const set = (change: Partial<CreditRule>) => setDraft((before) => ({ ...before, ...change }))
  const bps = (percent: number | null, max: number) => Math.min(max, Math.max(0, Math.round((percent ?? 0) * 100)))
  const save = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      props.onSaved(await api.credit.setRule.mutate({ vendorId: shop().vendorId, ...draft() }))
      setFailure(null)
      showToast(t('loyalty.saved'))
    } catch (error) {
      setFailure(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class="form loyalty-rule"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <NumberField
        label={t('loyalty.earn')}
        hint={t('loyalty.earnHint')}
        value={draft().earnBps / 100}
        onChange={(percent) => set({ earnBps: bps(percent, 5_000) })}
      />
      <NumberField
        label={t('loyalty.spend')}
        hint={t('loyalty.spendHint')}
        value={draft().spendMaxBps / 100}
        onChange={(percent) => set({ spendMaxBps: bps(percent, SPEND_MAX_BPS) })}
      />
      <NumberField
        label={t('loyalty.valid')}
        hint={t('loyalty.validHint')}
        isWhole
        value={draft().validDays}
        onChange={(days) => set({ validDays: Math.min(3_650, Math.max(0, days ?? 0)) })}
      />
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <div class="panel-actions">
        <Button type="submit" isBusy={isBusy()}>
          {t('loyalty.save')}
        </Button>
      </div>
    </form>
  )
}
