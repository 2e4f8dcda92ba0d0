import { Icon, Sheet, Skeleton } from '@onhand/ui'
import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { place, placeName, recallPlace } from './place-store.ts'

/** Fetched when the sheet opens: most visits never change the place. */
const PlaceForm = lazy(() => import('./place-form.tsx'))

/** Says where things go and opens the sheet to change it. `isLarge` is the line under the headline of the front page. */
export function PlaceButton(props: { readonly isLarge?: boolean }) {
  const { t } = usePage()
  const [isOpen, setIsOpen] = createSignal(false)
  onMount(recallPlace)
  const name = () => {
    const known = place()
    return known ? placeName(known, t('place.located')) : null
  }
  return (
    <>
      <button
        type="button"
        class={props.isLarge ? 'place-button is-large' : 'place-button'}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <Icon name="map-pin" />
        <span>
          <Show when={name()} fallback={t('place.choose')}>
            <span class="place-label">{t('place.deliverTo')}</span> <b>{name()}</b>
          </Show>
        </span>
      </button>
      <Sheet title={t('place.title')} isOpen={isOpen()} onClose={() => setIsOpen(false)}>
        <Show when={isOpen()}>
          <Suspense fallback={<Skeleton height="320px" />}>
            <PlaceForm onDone={() => setIsOpen(false)} />
          </Suspense>
        </Show>
      </Sheet>
    </>
  )
}
