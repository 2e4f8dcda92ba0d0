import type { VendorView, WeekHours } from '@onhand/domain/catalog/views'
import { Icon, OpenLine, Picture } from '@onhand/ui'
import { For, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { FollowButton } from './follow-button.tsx'

/** The head of a shop's page: who they are, whether they are open, where they are and how they deliver. */
export function ShopHead(props: { readonly shop: VendorView }) {
  const { t, format } = usePage()
  return (
    <>
      <div class="shop-head">
        <Picture image={props.shop.image} isDecorative isFirst />
        <div>
          <h1>{props.shop.name}</h1>
          <p class="lead">{props.shop.tagline}</p>
          <p class="line muted">
            <Icon name="map-pin" />
            {props.shop.city}, {format.country(props.shop.country)}
          </p>
          <OpenLine hours={props.shop.hours} timeZone={props.shop.timeZone} />
          <FollowButton vendorId={props.shop.vendorId} name={props.shop.name} />
        </div>
      </div>
      <details class="shop-more">
        <summary>
          <span>{t('shop.about')}</span>
          <Icon name="chevron-down" />
        </summary>
        <div class="shop-columns">
          <p class="prose">{props.shop.about}</p>
          <For each={props.shop.locations}>
            {(location) => (
              <section>
                <h3>{location.name}</h3>
                <p class="muted">{location.addressLines.join(', ')}</p>
                <Hours hours={location.hours} />
              </section>
            )}
          </For>
          <section>
            <h3>{t('shop.methods')}</h3>
            <ul class="method-list">
              <For each={props.shop.methods}>
                {(method) => (
                  <li>
                    <Icon name={method.kind === 'pickup' ? 'store' : 'truck'} />
                    <span>
                      {method.name} ·{' '}
                      {method.priceMinor === 0 ? t('promise.free') : format.money(method.priceMinor, method.currency)}
                      <Show when={method.freeOverMinor}>
                        {(amount) => (
                          <span class="small muted">
                            {t('shop.freeOver', { amount: format.money(amount(), method.currency) })}
                          </span>
                        )}
                      </Show>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </div>
      </details>
    </>
  )
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

function Hours(props: { readonly hours: WeekHours }) {
  const { t, format } = usePage()
  const text = (weekday: number) =>
    props.hours.periods
      .filter((period) => period.weekday === weekday)
      .map((period) => `${format.timeOfDay(period.opensMinute)}–${format.timeOfDay(period.closesMinute)}`)
      .join(', ')
  return (
    <dl class="pairs small number" aria-label={t('shop.hours')}>
      <For each={WEEKDAYS}>
        {(weekday) => (
          <>
            <dt>{format.weekday(weekday)}</dt>
            <dd>{text(weekday) || t('shop.closedDay')}</dd>
          </>
        )}
      </For>
    </dl>
  )
}
