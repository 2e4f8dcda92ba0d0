import type { Command } from '@onhand/ui/desk/command-palette'
import { createSignal, onCleanup } from 'solid-js'
import { useShortcut } from './shortcuts.ts'

const [commands, setCommands] = createSignal<readonly Command[]>([])

/** What the screens that are open offer to do. */
export { commands }

/** Offers actions in the command palette, with their shortcuts, for as long as the component lives. */
export function useCommands(own: readonly Command[]): void {
  setCommands((all) => [...all, ...own])
  for (const command of own) if (command.keys) useShortcut(command.keys, () => command.run())
  onCleanup(() => setCommands((all) => all.filter((command) => !own.includes(command))))
}
