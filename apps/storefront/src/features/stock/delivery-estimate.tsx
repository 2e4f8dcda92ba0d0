import type { SkuId } from '@onhand/domain/ids'
import { ErrorState, Icon, PromiseLine, Skeleton } from '@onhand/ui'
import { For, Match, Show, Switch } from 'solid-js'
import { deliveryFirst } from '../checkout/delivery-first.ts'
import { api } from '../../lib/api.ts'
import { createLater } from '../../lib/later.ts'
import { usePage } from '../../lib/page.ts'
import { PlaceButton } from '../place/place-button.tsx'
import { isPlaceKnown, place, placeName } from '../place/place-store.ts'

/** When this can be with the shopper, per way of getting it, with the reason on tap. Worked out for the remembered place. */
export function DeliveryEstimate(props: { readonly skuId: SkuId; readonly units: number }) {
  const { t, locale, currency } = usePage()
  const asked = () => {
    const known = place()
    return known ? { skuId: props.skuId, units: props.units, place: known, locale, currency: currency() } : null
  }
  const estimate = createLater(asked, (input) => api.fulfilment.estimate.query(input))
  const name = () => {
    const known = place()
    return known ? placeName(known, t('place.located')) : ''
  }
  const options = () => deliveryFirst(estimate.value()?.options ?? [])
  return (
    <section class="estimate" aria-label={t('promise.ways')}>
      <Switch fallback={<Skeleton height="44px" />}>
        <Match when={isPlaceKnown() && !place()}>
          <p class="line">
            <Icon name="truck" />
            <span>{t('promise.askPlace')}</span>
          </p>
        </Match>
        <Match when={estimate.state() === 'failed'}>
          <ErrorState title={t('promise.failed')} onRetry={estimate.again} />
        </Match>
        <Match when={options().length > 0}>
          <For each={options()}>{(option) => <PromiseLine option={option} placeName={name()} hasReason />}</For>
        </Match>
        <Match when={estimate.state() === 'ready'}>
          <p class="line">
            <Icon name="truck" />
            <span>
              {t('promise.none', { place: name() })}
              <br />
              <span class="small muted">{t('promise.noneHint')}</span>
            </span>
          </p>
        </Match>
      </Switch>
      <Show when={isPlaceKnown()}>
        <PlaceButton />
      </Show>
    </section>
  )
}
