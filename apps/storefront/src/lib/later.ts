import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

/** What is asked once the page is there. */
export type Later<Value> = {
  /** The newest answer; undefined before the first. Stays while something else is asked. */
  value: Accessor<Value | undefined>
  /** `waiting` only while there is nothing to show. */
  state: Accessor<'waiting' | 'ready' | 'failed'>
  again(): void
  /** Shows something before the shop has answered. */
  set(value: Value): void
}

/**
 * Reads what concerns one visitor, in the browser and after the page is there. Unlike a resource it never sends the page back to its waiting
 * state: what is read or typed there stays where it is. Answers to an older question are thrown away. Asks nothing while `asked` is null.
 */
export function createLater<Asked, Value>(
  asked: Accessor<Asked | null>,
  read: (asked: Asked) => Promise<Value>,
): Later<Value> {
  const [answer, setAnswer] = createSignal<{ readonly value: Value } | null>(null)
  const [state, setState] = createSignal<'waiting' | 'ready' | 'failed'>('waiting')
  let run = 0
  const ask = async (what: Asked | null) => {
    run += 1
    const mine = run
    if (what === null) return
    setState((before) => (before === 'failed' ? 'waiting' : before))
    try {
      const value = await read(what)
      if (mine !== run) return
      setAnswer({ value })
      setState('ready')
    } catch {
      if (mine === run) setState('failed')
    }
  }
  createEffect(on(asked, (what) => void ask(what)))
  onCleanup(() => {
    run += 1
  })
  return {
    value: () => answer()?.value,
    state,
    again: () => void ask(asked()),
    set: (value) => {
      run += 1
      setAnswer({ value })
      setState('ready')
    },
  }
}
