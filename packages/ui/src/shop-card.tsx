import type { VendorCard, WeekHours } from '@onhand/domain/catalog/views'
import { Icon } from './icon.tsx'
import { openingAt } from './opening.ts'
import { Picture } from './picture.tsx'
import { useText } from './text.tsx'

/** One shop in a list, with whether it is open now in its own town. */
export function ShopCard(props: { readonly shop: VendorCard; readonly href: string }) {
  const { t } = useText()
  return (
    <article class="shop-card">
      <Picture image={props.shop.image} isDecorative />
      <div>
        <h3>
          <a href={props.href}>{props.shop.name}</a>
        </h3>
        <p>
          {props.shop.city} · {t('shop.products', { count: props.shop.productCount })}
        </p>
        <OpenLine hours={props.shop.hours} timeZone={props.shop.timeZone} />
      </div>
    </article>
  )
}

/** Open or closed now, and until when. */
export function OpenLine(props: { readonly hours: WeekHours; readonly timeZone: string }) {
  const { t, format, nowMs } = useText()
  const opening = () => openingAt(props.hours, props.timeZone, nowMs())
  const sentence = () => {
    const now = opening()
    if (now.isOpen) return t('shop.openUntil', { time: format.timeOfDay(now.closesMinute) })
    return now.opens
      ? t('shop.opensAt', {
          day: format.day(now.opens.atMs, props.timeZone, nowMs()),
          time: format.timeOfDay(now.opens.minute),
        })
      : t('shop.closed')
  }
  return (
    <div class={opening().isOpen ? 'open-line is-open' : 'open-line'}>
      <Icon name="clock" />
      <span>{sentence()}</span>
    </div>
  )
}
