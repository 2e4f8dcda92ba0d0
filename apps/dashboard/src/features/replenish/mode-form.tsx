import { SKU_MODES, type SkuMode } from '@onhand/domain/forecasting/types'
import type { SkuId } from '@onhand/domain/ids'
import { Button, RadioCards, showToast } from '@onhand/ui'
import { NumberField } from '@onhand/ui/desk'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { failureText } from '../../lib/failure.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'

/** How one item is to be stocked: by the rule, or against it. */
export function ModeForm(props: {
  readonly skuId: SkuId
  readonly mode: SkuMode
  readonly floorUnits: number
  onSaved(): void
}) {
  const { t } = useTexts('forecast')
  const frame = useTexts('frame')
  const { shop, can } = useShop()
  const [chosen, setChosen] = createSignal<SkuMode | null>(null)
  const [floor, setFloor] = createSignal<number | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  createEffect(
    on(
      () => props.skuId,
      () => {
        setChosen(null)
        setFloor(null)
      },
    ),
  )
  const mode = () => chosen() ?? props.mode
  const floorUnits = () => floor() ?? Math.max(1, props.floorUnits)
  const save = async () => {
    if (isBusy()) return
    setBusy(true)
    try {
      const choice = { mode: mode(), floorUnits: mode() === 'floor' ? floorUnits() : 0 }
      await api.forecast.saveOverride.mutate({ vendorId: shop().vendorId, skuId: props.skuId, ...choice })
      showToast(t('forecast.modeSaved'))
      props.onSaved()
    } catch (error) {
      showToast(failureText(error, frame.t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class="form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <RadioCards
        legend={t('forecast.mode')}
        value={mode()}
        cards={SKU_MODES.map((value) => ({
          value,
          label: t(`forecast.mode.${value}`),
          detail: t(`forecast.mode.${value}Hint`),
          isDisabled: !can('shop.write'),
        }))}
        onChoose={(value) => setChosen(SKU_MODES.find((one) => one === value) ?? null)}
      />
      <Show when={mode() === 'floor'}>
        <NumberField label={t('forecast.floorUnits')} isWhole value={floorUnits()} onChange={setFloor} />
      </Show>
      <Show when={can('shop.write')}>
        <Button type="submit" icon="save" isBusy={isBusy()}>
          {t('forecast.setting.save')}
        </Button>
      </Show>
    </form>
  )
}
