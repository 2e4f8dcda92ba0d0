import { For, type JSX, Show } from 'solid-js'

/** One tab, with a number beside it when there is something to count. */
export type Tab = { readonly key: string; readonly label: string; readonly count?: number | undefined }

/** Parts of one screen. Arrows move between tabs; what the chosen one shows is the child. */
export function Tabs(props: {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly chosen: string
  readonly children?: JSX.Element
  onChoose(key: string): void
}) {
  let list: HTMLDivElement | undefined
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || !list) return
    event.preventDefault()
    const isReversed = getComputedStyle(list).direction === 'rtl'
    const at = props.tabs.findIndex((tab) => tab.key === props.chosen)
    const next = props.tabs[(at + (isReversed ? -step : step) + props.tabs.length) % props.tabs.length]
    if (!next) return
    props.onChoose(next.key)
    list.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus()
  }
  return (
    <>
      <div
        role="tablist"
        class="tabs"
        aria-label={props.label}
        tabindex={-1}
        ref={(element) => {
          list = element
        }}
        onKeyDown={move}
      >
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              data-key={tab.key}
              aria-selected={tab.key === props.chosen}
              tabindex={tab.key === props.chosen ? 0 : -1}
              onClick={() => props.onChoose(tab.key)}
            >
              {tab.label}
              <Show when={tab.count !== undefined}>
                <span class="count">{tab.count}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <Show when={props.children}>
        <div role="tabpanel" aria-label={props.tabs.find((tab) => tab.key === props.chosen)?.label}>
          {props.children}
        </div>
      </Show>
    </>
  )
}
