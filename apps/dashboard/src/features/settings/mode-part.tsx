import { Switch } from '@onhand/ui/desk'
import { createSignal } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useOptimistic } from '../../lib/optimistic.ts'
import { useTexts } from '../../lib/texts.ts'
import type { PartProps } from './shop-settings.ts'

/** All screens, or three plain ones. */
export function ModePart(props: PartProps) {
  const { t } = useTexts('settings')
  const optimistic = useOptimistic()
  const [isSimple, setSimple] = createSignal(props.settings.isSimple)
  const change = async (isOn: boolean) => {
    const done = await optimistic({
      apply: () => setSimple(isOn),
      rollback: () => setSimple(!isOn),
      run: () => api.shop.setSimple.mutate({ vendorId: props.settings.vendorId, isSimple: isOn }).then(() => true),
      done: t('settings.savedPlain'),
    })
    if (done) props.onSaved()
  }
  return (
    <section class="panel">
      <Switch
        label={t('mode.simple')}
        hint={t('mode.simpleHint')}
        isOn={isSimple()}
        isDisabled={!props.mayWrite}
        onChange={(isOn) => void change(isOn)}
      />
    </section>
  )
}
