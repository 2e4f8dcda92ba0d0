import { For } from 'solid-js'

/** One of a few, as chips. */
export function ChoiceChips<Value extends string>(props: {
  readonly label: string
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly chosen: Value
  onChoose(value: Value): void
}) {
  return (
    <fieldset class="insight-chips">
      <legend class="hidden-text">{props.label}</legend>
      <For each={props.choices}>
        {(choice) => (
          <button
            type="button"
            class="chip"
            classList={{ 'is-on': choice.value === props.chosen }}
            aria-pressed={choice.value === props.chosen}
            onClick={() => props.onChoose(choice.value)}
          >
            {choice.label}
          </button>
        )}
      </For>
    </fieldset>
  )
}
