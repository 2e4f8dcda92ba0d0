import { Icon, IconButton, Logo } from '@onhand/ui'
import { A } from '@solidjs/router'
import { createEffect, For, Show } from 'solid-js'
import { useMaybeShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { type Place, useAllowedScreens } from './allowed-screens.ts'
import { ProfileMenu } from './profile-menu.tsx'
import { ShopMenu } from './shop-menu.tsx'

/** The rail at the start side: the shop, its screens, and below the person. */
export function Rail(props: { onPalette(): void; onKeys(): void }) {
  const { t } = useTexts('frame')
  const { places, current, isOpen } = useAllowedScreens()
  const shop = useMaybeShop()
  const of = (area: Place['area']) => places().filter((place) => place.area === area)
  createEffect(() => {
    const screen = current() ? t(current()?.label ?? 'nav.home') : 'Onhand'
    document.title = t('frame.title', { screen, shop: shop()?.vendorName ?? 'Onhand' })
  })
  return (
    <header class="rail">
      <div class="rail-top">
        <span class="rail-brand">
          <Logo />
        </span>
        <ShopMenu />
      </div>
      <button type="button" class="rail-find" onClick={() => props.onPalette()}>
        <Icon name="search" isSmall />
        <span>{t('frame.search')}</span>
        <kbd>{/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <nav class="rail-nav" aria-label={t('nav.main')}>
        <RailLinks places={of('shop')} isOpen={isOpen} />
        <Show when={of('operator').length > 0}>
          <p class="rail-group">{t('nav.operator')}</p>
          <RailLinks places={of('operator')} isOpen={isOpen} />
        </Show>
      </nav>
      <div class="rail-foot">
        <ProfileMenu />
        <IconButton icon="keyboard" label={t('frame.shortcuts')} onClick={() => props.onKeys()} />
      </div>
    </header>
  )
}

function RailLinks(props: { readonly places: readonly Place[]; isOpen(place: Place): boolean }) {
  const { t } = useTexts('frame')
  return (
    <ul>
      <For each={props.places}>
        {(place) => (
          <li>
            <A
              href={place.href}
              class="rail-link"
              activeClass=""
              inactiveClass=""
              aria-current={props.isOpen(place) ? 'page' : undefined}
            >
              <Icon name={place.icon} />
              <span>{t(place.label)}</span>
            </A>
          </li>
        )}
      </For>
    </ul>
  )
}
