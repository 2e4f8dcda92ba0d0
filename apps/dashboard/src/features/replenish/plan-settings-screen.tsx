import { HORIZON_DAYS_MAX, HORIZON_DAYS_MIN, TARGET_UNITS, type TargetOf } from '@onhand/domain/forecasting/types'
import { Button, ErrorState, Notice, RadioCards, showToast, Skeleton } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { createResource, createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { ScreenHead } from '../frame/screen-head.tsx'
import { OverridesPart } from './overrides-part.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'

type Setting = Answer<typeof api.forecast.settings.query>

/** How the shop wants its stock planned, and the items it decided about itself. */
export default function PlanSettingsScreen() {
  const { t } = useTexts('forecast')
  const { shop, can } = useShop()
  const [setting, { refetch }] = createResource(
    () => shop().vendorId,
    (vendorId) => api.forecast.settings.query({ vendorId }),
  )
  return (
    <div class="screen">
      <ScreenHead title={t('forecast.setting.title')} />
      <ReplenishTabs />
      <Show when={!setting.error} fallback={<ErrorState onRetry={() => void refetch()} />}>
        <Show when={setting.latest} fallback={<Skeleton height="320px" />}>
          {(found) => (
            <>
              <Show when={!can('shop.write')}>
                <Notice icon="lock">{t('forecast.setting.readOnly')}</Notice>
              </Show>
              <SettingForm setting={found()} mayWrite={can('shop.write')} />
              <OverridesPart />
            </>
          )}
        </Show>
      </Show>
    </div>
  )
}

function SettingForm(props: { readonly setting: Setting; readonly mayWrite: boolean }) {
  const { t } = useTexts('forecast')
  const frame = useTexts('frame')
  const { shop } = useShop()
  const [target, setTarget] = createSignal<number | null>(props.setting.targetPermille / 10)
  const [targetOf, setTargetOf] = createSignal<TargetOf>(props.setting.targetOf)
  const [review, setReview] = createSignal<number | null>(props.setting.reviewDays)
  const [overstock, setOverstock] = createSignal<number | null>(props.setting.overstockDays)
  const [horizon, setHorizon] = createSignal<number | null>(props.setting.horizonDays)
  const [isBusy, setBusy] = createSignal(false)
  const save = async () => {
    setBusy(true)
    try {
      await api.forecast.saveSettings.mutate({
        vendorId: shop().vendorId,
        targetPermille: Math.round((target() ?? 0) * 10),
        targetOf: targetOf(),
        reviewDays: review() ?? 0,
        overstockDays: overstock() ?? 0,
        horizonDays: horizon() ?? 0,
      })
      showToast(t('forecast.setting.saved'))
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class="form panel"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <NumberField
        label={t('forecast.setting.target')}
        hint={t('forecast.setting.targetHint')}
        value={target()}
        disabled={!props.mayWrite}
        onChange={setTarget}
      />
      <RadioCards
        legend={t('forecast.setting.of')}
        isInline
        value={targetOf()}
        cards={TARGET_UNITS.map((value) => ({
          value,
          label: t(`forecast.setting.${value}`),
          detail: t(`forecast.setting.${value}Hint`),
          isDisabled: !props.mayWrite,
        }))}
        onChoose={(value) => setTargetOf(TARGET_UNITS.find((one) => one === value) ?? 'units')}
      />
      <NumberField
        label={t('forecast.setting.review')}
        isWhole
        value={review()}
        disabled={!props.mayWrite}
        onChange={setReview}
      />
      <NumberField
        label={t('forecast.setting.overstock')}
        isWhole
        value={overstock()}
        disabled={!props.mayWrite}
        onChange={setOverstock}
      />
      <NumberField
        label={t('forecast.setting.horizon')}
        hint={t('forecast.setting.horizonHint', { min: HORIZON_DAYS_MIN, max: HORIZON_DAYS_MAX })}
        isWhole
        value={horizon()}
        disabled={!props.mayWrite}
        onChange={setHorizon}
      />
      <Show when={props.mayWrite}>
        <Button type="submit" icon="save" isBusy={isBusy()}>
          {t('forecast.setting.save')}
        </Button>
      </Show>
    </form>
  )
}
