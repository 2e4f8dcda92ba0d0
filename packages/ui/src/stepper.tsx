import { createMemo } from 'solid-js'
import { Icon } from './icon.tsx'
import { useText } from './text.tsx'

/** A quantity: one fewer, one more, or typed. `onChange` is told whole numbers from `min` to `max` only. */
export function Stepper(props: {
  readonly units: number
  readonly min: number
  readonly max: number
  readonly label: string
  onChange(units: number): void
}) {
  const { t } = useText()
  // Written when it changed, not whenever it was told: somebody may be typing there.
  const shown = createMemo(() => props.units)
  const set = (units: number) => {
    const within = Math.min(props.max, Math.max(props.min, Math.trunc(units)))
    if (within !== props.units) props.onChange(within)
    return within
  }
  return (
    <fieldset class="stepper">
      <legend class="hidden-text">{props.label}</legend>
      <button
        type="button"
        aria-label={t('product.fewer')}
        disabled={props.units <= props.min}
        onClick={() => set(props.units - 1)}
      >
        <Icon name="minus" />
      </button>
      <input
        type="text"
        inputmode="numeric"
        pattern="[0-9]*"
        autocomplete="off"
        aria-label={props.label}
        value={shown()}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const typed = Number.parseInt(event.currentTarget.value, 10)
          event.currentTarget.value = String(Number.isNaN(typed) ? props.units : set(typed))
        }}
      />
      <button
        type="button"
        aria-label={t('product.more')}
        disabled={props.units >= props.max}
        onClick={() => set(props.units + 1)}
      >
        <Icon name="plus" />
      </button>
    </fieldset>
  )
}
