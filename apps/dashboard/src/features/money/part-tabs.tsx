import { A } from '@solidjs/router'
import { For } from 'solid-js'
import '../../styles/money.css'

/** Screens that belong together, as links. */
export function PartTabs(props: {
  readonly label: string
  /** Where the rail shows the same at the desk. */
  readonly isPhoneOnly?: boolean
  readonly parts: readonly { readonly href: string; readonly label: string }[]
}) {
  return (
    <nav class="part-tabs" classList={{ 'is-phone-only': props.isPhoneOnly ?? false }} aria-label={props.label}>
      <For each={props.parts}>
        {(part) => (
          <A href={part.href} end activeClass="is-on">
            {part.label}
          </A>
        )}
      </For>
    </nav>
  )
}
