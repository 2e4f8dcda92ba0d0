import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { Icon } from '../icon.tsx'
import type { IconName } from '../icon-names.ts'

/** One thing to do from a menu. */
export type MenuItem = {
  readonly label: string
  readonly icon?: IconName
  readonly isDanger?: boolean
  readonly isChecked?: boolean
  readonly isDisabled?: boolean
  run(): void
}

const GAP_PX = 4

/** A button that opens a short list of things to do. Arrows move, Escape closes: the platform's popover. */
export function Menu(props: {
  readonly label: string
  readonly icon?: IconName
  /** What the button shows; without it a round button with the icon. */
  readonly children?: JSX.Element
  readonly class?: string
  readonly items: readonly MenuItem[]
}) {
  const id = createUniqueId()
  let button: HTMLButtonElement | undefined
  let list: HTMLDivElement | undefined
  const place = () => {
    if (!button || !list) return
    const at = button.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = list
    const isBelow = at.bottom + GAP_PX + height <= window.innerHeight || at.top < height
    list.style.top = `${isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height}px`
    const isEnd = at.left + width > window.innerWidth
    list.style.left = `${Math.max(GAP_PX, isEnd ? at.right - width : at.left)}px`
  }
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const all = [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)') ?? [])]
    const from = all.findIndex((one) => one.matches(':focus'))
    all[(from + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length]?.focus()
  }
  return (
    <>
      <button
        type="button"
        ref={(element) => {
          button = element
        }}
        class={props.class ?? (props.children ? 'button is-quiet' : 'icon-button')}
        aria-haspopup="menu"
        aria-label={props.children ? undefined : props.label}
        title={props.label}
        popovertarget={id}
      >
        <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
        {props.children}
      </button>
      <div
        id={id}
        ref={(element) => {
          list = element
        }}
        popover="auto"
        role="menu"
        tabindex={-1}
        class="menu"
        aria-label={props.label}
        onToggle={(event) => {
          if (event.newState !== 'open') return
          place()
          list?.querySelector<HTMLElement>('[role^="menuitem"]:not(:disabled)')?.focus()
        }}
        onKeyDown={move}
      >
        <For each={props.items}>{(item) => <MenuRow item={item} onDone={() => list?.hidePopover()} />}</For>
      </div>
    </>
  )
}

function MenuRow(props: { readonly item: MenuItem; onDone(): void }) {
  const press = () => {
    props.onDone()
    props.item.run()
  }
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role that has no check is the one without it
    <button
      type="button"
      role={props.item.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={props.item.isChecked}
      class={props.item.isDanger ? 'menu-item is-danger' : 'menu-item'}
      disabled={props.item.isDisabled ?? false}
      onClick={press}
    >
      <Show when={props.item.icon} fallback={<span class="menu-gap" />}>
        {(name) => <Icon name={name()} isSmall />}
      </Show>
      <span>{props.item.label}</span>
      <Show when={props.item.isChecked}>
        <Icon name="check" isSmall />
      </Show>
    </button>
  )
}
