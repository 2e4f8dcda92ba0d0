import { onCleanup, onMount } from 'solid-js'

/** A hand scanner types far faster than a person. */
const PAUSE_MS = 60
/** Shorter bursts are fingers, or nothing that could be a code. */
const CODE_LENGTH_MIN = 6

/** One key as the reader takes it. */
export type TypedKey = { readonly key: string; readonly isControl: boolean; readonly atMs: number }

/**
 * Tells codes of a hand scanner (which types like a keyboard) from typing: a fast burst that ends in Enter. Answers the code then, else null.
 * Scanners send the separator of GS1 codes as the group separator or as Ctrl+].
 */
export function wedgeReader(): (typed: TypedKey) => string | null {
  let text = ''
  let lastMs = Number.NEGATIVE_INFINITY
  return ({ key, isControl, atMs }) => {
    if (atMs - lastMs > PAUSE_MS) text = ''
    lastMs = atMs
    if (key === 'Enter') {
      const code = text
      text = ''
      return code.length >= CODE_LENGTH_MIN ? code : null
    }
    if (isControl) text += key === ']' ? '\x1D' : ''
    else if (key.length === 1) text += key
    return null
  }
}

type Taker = (code: string) => void
const takers: Taker[] = []
let isListening = false

/** Takes scanned codes for as long as the component lives; the one that came last takes them all. Nothing is taken from fields. */
export function useWedge(take: Taker): void {
  onMount(() => {
    if (!isListening) listen()
    takers.push(take)
    onCleanup(() => takers.splice(takers.lastIndexOf(take), 1))
  })
}

function listen(): void {
  isListening = true
  const read = wedgeReader()
  // Before anything else hears of it: a button in focus must not be pressed by the scanner's Enter.
  addEventListener(
    'keydown',
    (event) => {
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input, textarea, select, [contenteditable]')) return
      const code = read({ key: event.key, isControl: event.ctrlKey, atMs: event.timeStamp })
      const take = takers.at(-1)
      if (code === null || !take) return
      event.preventDefault()
      event.stopImmediatePropagation()
      take(code)
    },
    { capture: true },
  )
}
