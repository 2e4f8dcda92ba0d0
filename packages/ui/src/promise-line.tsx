import type { MethodHint } from '@onhand/domain/catalog/views'
import type { DeliveryOption } from '@onhand/domain/ordering/types'
import { Show } from 'solid-js'
import { Icon } from './icon.tsx'
import { type PageText, useText } from './text.tsx'

/** When one way of getting it brings it, in words: `Tomorrow 9–11`. */
export function promiseWhen(option: DeliveryOption, text: Pick<PageText, 'format' | 'nowMs'>): string {
  return text.format.window(option.promise, text.nowMs())
}

/** The promise line for a known place: when, where to, for how much; the reason on tap. */
export function PromiseLine(props: {
  readonly option: DeliveryOption
  readonly placeName: string
  readonly hasReason?: boolean
}) {
  const text = useText()
  const { t, format } = text
  const sentence = () => {
    const when = promiseWhen(props.option, text)
    return props.option.kind === 'pickup'
      ? t('promise.pickup', { when, place: props.option.locationName })
      : t('promise.to', { when, place: props.placeName })
  }
  const cost = () =>
    props.option.priceMinor === 0 ? t('promise.free') : format.money(props.option.priceMinor, props.option.currency)
  const line = () => (
    <>
      <Icon name={props.option.kind === 'pickup' ? 'store' : 'truck'} />
      <span>
        {sentence()} · <span class="muted">{cost()}</span>
      </span>
    </>
  )
  return (
    <Show when={props.hasReason} fallback={<p class="line">{line()}</p>}>
      <details class="why">
        <summary class="line" title={t('promise.why')}>
          {line()}
          <Icon name="info" />
        </summary>
        <p class="small muted">{promiseReason(props.option, text)}</p>
      </details>
    </Show>
  )
}

/** Why a promise says what it says: cut-off, way, closed days. */
export function promiseReason(option: DeliveryOption, { t, format }: Pick<PageText, 't' | 'format'>): string {
  const { cutOffMinute, isAfterCutOff, transitDays, closedDaysSkipped } = option.promise.reason
  const time = format.timeOfDay(cutOffMinute)
  const sentences = [isAfterCutOff ? t('promise.cutOffAfter', { time }) : t('promise.cutOffBefore', { time })]
  if (option.kind === 'delivery')
    sentences.push(transitDays > 0 ? t('promise.transit', { count: transitDays }) : t('promise.transitSameDay'))
  if (closedDaysSkipped > 0) sentences.push(t('promise.closed', { count: closedDaysSkipped }))
  return sentences.join(' ')
}

/** The promise on a card, where the shopper's place is not asked: the shop's soonest way. */
export function PromiseHint(props: { readonly method: MethodHint }) {
  const { t, format, nowMs } = useText()
  const when = () =>
    format.window(
      { fromMs: props.method.earliestFromMs, toMs: props.method.earliestToMs, timeZone: props.method.timeZone },
      nowMs(),
    )
  const how = () => {
    if (props.method.kind === 'pickup') return t('promise.pickupShort')
    return props.method.priceMinor === 0
      ? t('promise.free')
      : format.money(props.method.priceMinor, props.method.currency)
  }
  return (
    <p class="line">
      <Icon name={props.method.kind === 'pickup' ? 'store' : 'truck'} />
      <span>
        <span class="whole">{when()}</span> <span class="whole">· {how()}</span>
      </span>
    </p>
  )
}
