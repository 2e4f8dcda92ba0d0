import { For, Show } from 'solid-js'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

/** A link of the chain: done with its time, happening now, late, or still to come. */
export type ChainStep = {
  readonly key: string
  readonly icon: IconName
  readonly label: string
  readonly time: string | null
  readonly detail: string | null
  readonly state: 'done' | 'now' | 'late' | 'next'
}

/** The chain: shop → bank → supplier → picked → on the way → here, each with its time. */
export function Chain(props: { readonly label: string; readonly steps: readonly ChainStep[] }) {
  return (
    <ol class="chain" aria-label={props.label}>
      <For each={props.steps}>
        {(step) => (
          <li class={`is-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span class="chain-mark">
              <Icon name={step.state === 'done' ? 'check' : step.icon} />
            </span>
            <span class="chain-text">
              <span>{step.label}</span>
              <Show when={step.time}>
                <span class="number">{step.time}</span>
              </Show>
              <Show when={step.detail}>
                <span class="number">{step.detail}</span>
              </Show>
            </span>
          </li>
        )}
      </For>
    </ol>
  )
}
