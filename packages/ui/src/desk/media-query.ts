import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether a media query holds, kept up to date. */
export function createMediaQuery(query: string): Accessor<boolean> {
  const list = window.matchMedia(query)
  const [isMatching, setMatching] = createSignal(list.matches)
  const update = () => setMatching(list.matches)
  list.addEventListener('change', update)
  onCleanup(() => list.removeEventListener('change', update))
  return isMatching
}

/** Where the rail becomes a bar and rows become cards. */
export const PHONE_QUERY = '(max-width: 719px)'
