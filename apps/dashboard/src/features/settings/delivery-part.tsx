import { Button, EmptyState, Notice } from '@onhand/ui'
import { createSignal, Index, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { MethodForm } from './method-form.tsx'
import { type PartProps, type ShopMethod, useSaving } from './shop-settings.ts'

/** All ways to the buyer, in the order the checkout offers them. Saved as a whole. */
export function DeliveryPart(props: PartProps) {
  const { t } = useTexts('settings')
  const saving = useSaving()
  const [methods, setMethods] = createSignal<readonly ShopMethod[]>(
    props.settings.methods.map(({ currency: _currency, ...method }) => method),
  )
  const country = () => props.settings.locations[0]?.country ?? 'GB'
  const canPickUp = () => props.settings.locations.some((place) => place.hasPickup)
  const add = (kind: ShopMethod['kind']) => setMethods((all) => [...all, newMethod(kind, all, country())])
  const change = (at: number, part: Partial<ShopMethod>) =>
    setMethods((all) => all.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const moveUp = (at: number) =>
    setMethods((all) => {
      const [before, one] = [all[at - 1], all[at]]
      return before && one ? [...all.slice(0, at - 1), one, before, ...all.slice(at + 1)] : all
    })
  const save = () => {
    const run = () =>
      api.shop.saveMethods.mutate({
        vendorId: props.settings.vendorId,
        methods: methods().map((method) => ({ ...method, countries: [...method.countries] })),
      })
    void saving.save(run, () => t('settings.saved')).then((isDone) => isDone && props.onSaved())
  }
  return (
    <div class="stack">
      <p class="muted">{t('delivery.lead')}</p>
      <Show
        when={methods().length > 0}
        fallback={<EmptyState icon="truck" title={t('delivery.none')} hint={t('delivery.noneHint')} />}
      >
        <Index each={methods()}>
          {(method, at) => (
            <MethodForm
              method={method()}
              currency={props.settings.currency}
              country={country()}
              isFirst={at === 0}
              mayWrite={props.mayWrite}
              errorOf={(field) => saving.errorOf(`methods.${at}.${field}`)}
              onChange={(part) => change(at, part)}
              onUp={() => moveUp(at)}
              onRemove={() => setMethods((all) => all.filter((_one, index) => index !== at))}
            />
          )}
        </Index>
      </Show>
      <Show when={props.mayWrite}>
        <div class="panel-actions">
          <Button look="quiet" icon="truck" onClick={() => add('delivery')}>
            {t('delivery.addDelivery')}
          </Button>
          <Button look="quiet" icon="store" disabled={!canPickUp()} onClick={() => add('pickup')}>
            {t('delivery.addPickup')}
          </Button>
        </div>
        <Show when={!canPickUp()}>
          <Notice>{t('delivery.pickupNeeds')}</Notice>
        </Show>
        <div class="panel-actions">
          <Button icon="save" isBusy={saving.isBusy()} onClick={save}>
            {t('settings.save')}
          </Button>
        </div>
      </Show>
    </div>
  )
}

function newMethod(kind: ShopMethod['kind'], others: readonly ShopMethod[], country: string): ShopMethod {
  let number = others.length + 1
  while (others.some((one) => one.id === `${kind}-${number}`)) number += 1
  const isPickup = kind === 'pickup'
  return {
    id: `${kind}-${number}`,
    kind,
    names: isPickup ? { en: 'Pick up at the shop', 'zh-Hant': '到店自取' } : { en: '', 'zh-Hant': '' },
    priceMinor: 0,
    freeOverMinor: null,
    countries: [country],
    radiusKm: null,
    cutOffMinute: 14 * 60,
    handlingMinutes: 60,
    transitDaysMin: isPickup ? 0 : 1,
    transitDaysMax: isPickup ? 0 : 2,
    windowFromMinute: isPickup ? 0 : 9 * 60,
    windowToMinute: isPickup ? 24 * 60 : 18 * 60,
  }
}
