import { createEffect, createSignal, on, Show } from 'solid-js'
import { useText } from './text.tsx'

/** Up to here the number is said as what is left, with a calm bar. */
export const FEW_UNITS = 10
/** Up to here it is "soon gone" and wears the signal colour. */
export const LOW_UNITS = 5

/** How much there is, as one of four looks. */
export function stockLook(availableUnits: number): 'none' | 'low' | 'few' | 'plenty' {
  if (availableUnits <= 0) return 'none'
  if (availableUnits <= LOW_UNITS) return 'low'
  return availableUnits <= FEW_UNITS ? 'few' : 'plenty'
}

/** The exact stock line: how many are left, where; ticks when the number changes. `isLive` while it is being watched. */
export function StockLine(props: {
  readonly availableUnits: number
  readonly place?: string | null
  readonly isLive?: boolean
  readonly hasBar?: boolean
  readonly isAnnounced?: boolean
}) {
  const { t } = useText()
  const look = () => stockLook(props.availableUnits)
  const [hasTicked, setHasTicked] = createSignal(false)
  createEffect(
    on(
      () => props.availableUnits,
      () => setHasTicked(true),
      { defer: true },
    ),
  )
  const sentence = () => {
    const count = props.availableUnits
    const place = props.place
    if (look() === 'none') return t('stock.soldOut')
    if (look() === 'plenty') return place ? t('stock.plentyAt', { count, place }) : t('stock.plenty', { count })
    return place ? t('stock.leftAt', { count, place }) : t('stock.left', { count })
  }
  return (
    <div class={`stock-line is-${look()}`} data-stock={props.availableUnits}>
      <p
        class="line"
        role={props.isAnnounced ? 'status' : undefined}
        aria-live={props.isAnnounced ? 'polite' : undefined}
      >
        <span class={props.isLive ? 'stock-dot is-live' : 'stock-dot'} aria-hidden="true" />
        <Show when={hasTicked() ? sentence() : undefined} keyed fallback={<span>{sentence()}</span>}>
          {(text) => <span class="tick">{text}</span>}
        </Show>
        <Show when={props.isLive}>
          <span class="stock-live">{t('stock.live')}</span>
        </Show>
      </p>
      <Show when={props.hasBar && (look() === 'few' || look() === 'low')}>
        <div class="stock-bar" aria-hidden="true">
          <span style={{ 'inline-size': `${(props.availableUnits / FEW_UNITS) * 100}%` }} />
        </div>
      </Show>
    </div>
  )
}
