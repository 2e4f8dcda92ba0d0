import { createUniqueId, For, type JSX, Show } from 'solid-js'

/** One choice: what it is, what to know about it, and what it costs at the end of the line. */
export type RadioCard = {
  readonly value: string
  readonly label: JSX.Element
  readonly detail?: JSX.Element
  readonly end?: JSX.Element
  readonly isDisabled?: boolean
}

/** A choice of one out of a few, each a large target. */
export function RadioCards(props: {
  readonly legend: string
  readonly isLegendHidden?: boolean
  readonly isInline?: boolean
  readonly cards: readonly RadioCard[]
  readonly value: string | null
  onChoose(value: string): void
}) {
  const name = createUniqueId()
  return (
    <fieldset class={props.isInline ? 'choices is-inline' : 'choices'}>
      <legend class={props.isLegendHidden ? 'hidden-text' : 'field-label'}>{props.legend}</legend>
      <For each={props.cards}>
        {(card) => (
          <label class="choice">
            <input
              type="radio"
              name={name}
              value={card.value}
              checked={props.value === card.value}
              disabled={card.isDisabled ?? false}
              onChange={() => props.onChoose(card.value)}
            />
            <span class="choice-text">
              <span>{card.label}</span>
              <Show when={card.detail}>
                <span class="small muted">{card.detail}</span>
              </Show>
            </span>
            <Show when={card.end}>
              <span class="choice-end">{card.end}</span>
            </Show>
          </label>
        )}
      </For>
    </fieldset>
  )
}
