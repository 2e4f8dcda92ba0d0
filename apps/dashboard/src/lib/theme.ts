import { createSignal } from 'solid-js'
import { recall, remember } from './device.ts'

/** Light, dark, or as the device has it. */
export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'theme'
const isKept = (value: unknown): value is 'light' | 'dark' => value === 'light' || value === 'dark'
const [theme, setTheme] = createSignal<Theme>(recall(KEY, isKept) ?? 'auto')

export { theme }

/** Changes the appearance at once and for the next time. */
export function chooseTheme(next: Theme): void {
  setTheme(next)
  remember(KEY, next === 'auto' ? null : next)
  if (next === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
}
