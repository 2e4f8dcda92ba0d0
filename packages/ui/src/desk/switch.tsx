import { createUniqueId, Show } from 'solid-js'

/** On or off, in effect at once. */
export function Switch(props: {
  readonly label: string
  readonly hint?: string
  readonly isOn: boolean
  readonly isDisabled?: boolean
  onChange(isOn: boolean): void
}) {
  const id = createUniqueId()
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.isOn}
        aria-describedby={props.hint ? id : undefined}
        checked={props.isOn}
        disabled={props.isDisabled ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span class="switch-track" aria-hidden="true" />
      <span class="switch-text">
        <span>{props.label}</span>
        <Show when={props.hint}>
          <span class="small muted" id={id}>
            {props.hint}
          </span>
        </Show>
      </span>
    </label>
  )
}
