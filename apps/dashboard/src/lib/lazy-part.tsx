import { type DashboardFeature, loadTexts } from '@onhand/i18n/dashboard/texts'
import type { Locale } from '@onhand/i18n/locale'
import { type Component, createSignal, Show, untrack } from 'solid-js'

type Part = { readonly texts: readonly DashboardFeature[]; load(): Promise<{ default: Component }> }
type Arrival =
  | { readonly kind: 'away' | 'coming' }
  | { readonly kind: 'here'; readonly component: Component }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * A screen or card that arrives together with its texts; `waiting` stands in its place until then, and never again: what is shown does not go away
 * because a drawer of it reads something, as it would in a Suspense. `preload` fetches ahead. What failed to arrive is fetched again when
 * it is shown again.
 */
export function lazyPart(part: Part, locale: Locale, waiting: Component): Component & { preload(): void } {
  const [arrival, setArrival] = createSignal<Arrival>({ kind: 'away' })
  const preload = () => {
    const { kind } = arrival()
    if (kind === 'coming' || kind === 'here') return
    setArrival({ kind: 'coming' })
    Promise.all([part.load(), loadTexts(part.texts, locale)]).then(
      ([module]) => setArrival({ kind: 'here', component: module.default }),
      (error: unknown) => setArrival({ kind: 'failed', error }),
    )
  }
  const here = () => {
    const now = arrival()
    // Into the error boundary around it, whose retry shows the part again.
    if (now.kind === 'failed') throw now.error
    return now.kind === 'here' ? now : null
  }
  const Shown: Component = () => {
    untrack(preload)
    return (
      <Show when={here()} keyed fallback={waiting({})}>
        {(found) => found.component({})}
      </Show>
    )
  }
  return Object.assign(Shown, { preload: () => untrack(preload) })
}
