import { A } from '@solidjs/router'
import { For, onMount } from 'solid-js'
import '../../styles/part-tabs.css'

/** Screens that belong together, as links. On a narrow screen the row scrolls, and begins where the open one is seen. */
export function PartTabs(props: {
  readonly label: string
  /** Where the rail shows the same at the desk. */
  readonly isPhoneOnly?: boolean
  /** `isWithin`: it is marked on the screens below it, too. */
  readonly parts: readonly { readonly href: string; readonly label: string; readonly isWithin?: boolean }[]
}) {
  let row: HTMLElement | undefined
  onMount(() => row?.querySelector('.is-on')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  return (
    <nav
      ref={(element) => {
        row = element
      }}
      class="part-tabs"
      classList={{ 'is-phone-only': props.isPhoneOnly ?? false }}
      aria-label={props.label}
    >
      <For each={props.parts}>
        {(part) => (
          <A href={part.href} end={!(part.isWithin ?? false)} activeClass="is-on">
            {part.label}
          </A>
        )}
      </For>
    </nav>
  )
}
