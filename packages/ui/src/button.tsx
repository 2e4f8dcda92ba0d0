import { type JSX, Show, splitProps } from 'solid-js'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-names.ts'

/** How a button looks: the one next step, another choice, a word that can be pressed, or a step that takes something away. */
export type ButtonLook = 'primary' | 'quiet' | 'bare' | 'danger'
type Looks = {
  readonly look?: ButtonLook
  readonly icon?: IconName
  readonly isWide?: boolean
  readonly isLarge?: boolean
}

function classOf(props: Looks): string {
  return `button is-${props.look ?? 'primary'}${props.isWide ? ' is-wide' : ''}${props.isLarge ? ' is-large' : ''}`
}

/** A button. While `isBusy` it stays focusable and is announced as busy; the caller ignores presses then. */
export function Button(props: Looks & { readonly isBusy?: boolean } & JSX.ButtonHTMLAttributes<HTMLButtonElement>) {
  const [looks, rest] = splitProps(props, ['look', 'icon', 'isWide', 'isLarge', 'isBusy', 'children'])
  return (
    <button type="button" {...rest} class={classOf(looks)} aria-busy={looks.isBusy ? 'true' : undefined}>
      <Show when={looks.icon}>{(name) => <Icon name={name()} />}</Show>
      {looks.children}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink(props: Looks & JSX.AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [looks, rest] = splitProps(props, ['look', 'icon', 'isWide', 'isLarge', 'children'])
  return (
    <a {...rest} class={classOf(looks)}>
      <Show when={looks.icon}>{(name) => <Icon name={name()} />}</Show>
      {looks.children}
    </a>
  )
}

/** A round button with an icon only; `label` is what it does. */
export function IconButton(
  props: { readonly icon: IconName; readonly label: string } & Omit<
    JSX.ButtonHTMLAttributes<HTMLButtonElement>,
    'aria-label'
  >,
) {
  const [own, rest] = splitProps(props, ['icon', 'label'])
  return (
    <button type="button" {...rest} class="icon-button" aria-label={own.label} title={own.label}>
      <Icon name={own.icon} />
    </button>
  )
}
