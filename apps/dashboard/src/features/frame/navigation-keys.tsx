import { useNavigate } from '@solidjs/router'
import { For } from 'solid-js'
import { useShortcut } from '../../lib/shortcuts.ts'
import { type Place, useAllowedScreens } from './allowed-screens.ts'

/** `g o` and the like: a shortcut for every screen that has one and may be opened. */
export function NavigationKeys() {
  const { places } = useAllowedScreens()
  const withKeys = () => places().filter((place) => place.keys !== undefined)
  return <For each={withKeys().map((place) => place.href)}>{(href) => <Key href={href} places={withKeys()} />}</For>
}

function Key(props: { readonly href: string; readonly places: readonly Place[] }) {
  const navigate = useNavigate()
  const keys = props.places.find((place) => place.href === props.href)?.keys
  if (keys) useShortcut(keys, () => navigate(props.href))
  return null
}
