import { Toasts, clearToasts } from '@onhand/ui'
import { ConfirmHost } from '@onhand/ui/desk'
import { useLocation } from '@solidjs/router'
import { createEffect, createSignal, type JSX, lazy, on, Show } from 'solid-js'
import { useShortcut } from '../../lib/shortcuts.ts'
import { useTexts } from '../../lib/texts.ts'
import { ScanAnywhere } from '../scan/scan-anywhere.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { NavigationKeys } from './navigation-keys.tsx'
import { Rail } from './rail.tsx'

const Palette = lazy(() => import('./palette.tsx'))
const KeyHelp = lazy(() => import('./key-help.tsx'))

/** What surrounds every screen: the rail or the bottom bar, notices, questions, the palette. Focus goes to the new screen when it changes. */
export function Frame(props: { readonly children: JSX.Element }) {
  const { t } = useTexts('frame')
  const where = useLocation()
  const [floating, setFloating] = createSignal<'palette' | 'keys' | null>(null)
  let main: HTMLElement | undefined
  useShortcut('mod+k', () => setFloating('palette'))
  useShortcut('?', () => setFloating('keys'))
  useShortcut('/', () => main?.querySelector<HTMLInputElement>('[data-search]')?.focus())
  createEffect(
    on(
      () => where.pathname,
      () => {
        clearToasts()
        main?.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )
  return (
    <div class="frame">
      <a class="skip" href="#main" rel="external">
        {t('frame.skip')}
      </a>
      <NavigationKeys />
      <ScanAnywhere />
      <Rail onPalette={() => setFloating('palette')} onKeys={() => setFloating('keys')} />
      <main
        id="main"
        tabindex="-1"
        ref={(element) => {
          main = element
        }}
      >
        {props.children}
      </main>
      <BottomBar onPalette={() => setFloating('palette')} />
      <Show when={floating() === 'palette'}>
        <Palette onClose={() => setFloating(null)} />
      </Show>
      <Show when={floating() === 'keys'}>
        <KeyHelp onClose={() => setFloating(null)} />
      </Show>
      <ConfirmHost />
      <Toasts />
    </div>
  )
}
