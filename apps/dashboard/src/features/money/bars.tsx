import { For } from 'solid-js'

/** A few numbers side by side. Decorative: a table beside it says the same; what falls short is marked. */
export function Bars(props: { readonly values: readonly { readonly value: number; readonly isShort?: boolean }[] }) {
  const top = () => Math.max(1, ...props.values.map((one) => one.value))
  return (
    <div class="bars" aria-hidden="true">
      <For each={props.values}>
        {(one) => (
          <span
            classList={{ 'is-short': one.isShort ?? false }}
            style={{ 'block-size': `${(Math.max(0, one.value) / top()) * 100}%` }}
          />
        )}
      </For>
    </div>
  )
}
