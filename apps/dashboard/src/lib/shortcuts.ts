import { onCleanup, onMount } from 'solid-js'

/** The time between two keys of `g o`. */
const PAUSE_MS = 1000
const runs = new Map<string, () => void>()
let isListening = false
let first = ''
let firstAtMs = 0

/** Runs `run` when these keys are pressed (`?`, `g o`, `mod+k`) and nobody is typing, for as long as the component lives. */
export function useShortcut(keys: string, run: () => void): void {
  onMount(() => {
    if (!isListening) addEventListener('keydown', onKey)
    isListening = true
    const former = runs.get(keys)
    runs.set(keys, run)
    onCleanup(() => {
      if (runs.get(keys) !== run) return
      if (former) runs.set(keys, former)
      else runs.delete(keys)
    })
  })
}

/** What a pressed key is called here, or null when it belongs to whoever is typing. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>,
  isTyping: boolean,
): string | null {
  if (event.altKey || event.key === 'Shift') return null
  if (event.metaKey || event.ctrlKey) return `mod+${event.key.toLowerCase()}`
  return isTyping ? null : event.key
}

function onKey(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null
  const isTyping =
    target?.closest('input, textarea, select, [contenteditable], dialog[open], [popover]:popover-open') != null
  const name = keyName(event, isTyping)
  if (name === null || event.defaultPrevented) return
  const isSecond = event.timeStamp - firstAtMs < PAUSE_MS && runs.has(`${first} ${name}`)
  const run = runs.get(isSecond ? `${first} ${name}` : name)
  first = isSecond ? '' : name
  firstAtMs = event.timeStamp
  if (!run) return
  event.preventDefault()
  run()
}
