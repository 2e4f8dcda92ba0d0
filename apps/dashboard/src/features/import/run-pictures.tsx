import { ProgressBar } from '@onhand/ui/desk'
import { createEffect, onCleanup, Show } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import type { RunView } from './send-run.ts'

// A queue fetches them by itself; looking seldom is enough.
const LOOK_MS = 3_000

/** Pictures that the imported products name at other sites: how many are ours by now, and how many could not be had. */
export function RunPictures(props: { readonly view: RunView; onLook(): void }) {
  const { t } = useTexts('import')
  const counts = () => props.view.pictures ?? { waiting: 0, had: 0, lost: 0 }
  const total = () => counts().waiting + counts().had + counts().lost
  createEffect(() => {
    // Looked at again after each look, whatever it found.
    if (props.view.pictures === null || counts().waiting === 0) return
    const timer = setTimeout(() => props.onLook(), LOOK_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <Show when={total() > 0}>
      <div class="stack" role="status">
        <Show
          when={counts().waiting > 0}
          fallback={<p class="small">{t('import.picturesHad', { count: counts().had })}</p>}
        >
          <ProgressBar label={t('import.pictures')} done={total() - counts().waiting} total={total()} />
        </Show>
        <Show when={counts().lost > 0}>
          <p class="small is-wrong">{t('import.picturesLost', { count: counts().lost })}</p>
        </Show>
      </div>
    </Show>
  )
}
