import { Icon, Sheet } from '@onhand/ui'
import { A } from '@solidjs/router'
import { createSignal, For } from 'solid-js'
import { useTexts } from '../../lib/texts.ts'
import { type Place, useAllowedScreens } from './allowed-screens.ts'
import { useProfileItems } from './profile-menu.tsx'
import { ShopMenu } from './shop-menu.tsx'

const PLACES_MAX = 4

/** The rail of a phone: four screens within reach of a thumb, the rest behind More. */
export function BottomBar(props: { onPalette(): void }) {
  const { t } = useTexts('frame')
  const { places, isOpen: isPlace } = useAllowedScreens()
  const [isOpen, setOpen] = createSignal(false)
  const items = useProfileItems()
  const chosen = () => {
    const placed = places().filter((place) => place.phonePlace !== undefined)
    const others = places().filter((place) => place.phonePlace === undefined)
    return [...placed.sort((a, b) => (a.phonePlace ?? 0) - (b.phonePlace ?? 0)), ...others].slice(0, PLACES_MAX)
  }
  const mark = (place: Place) => (isPlace(place) ? 'page' : undefined)
  return (
    <>
      <nav class="bottom-bar" aria-label={t('nav.main')}>
        <For each={chosen()}>
          {(place) => (
            <A href={place.href} activeClass="" inactiveClass="" aria-current={mark(place)}>
              <Icon name={place.icon} />
              <span>{t(place.label)}</span>
            </A>
          )}
        </For>
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="menu" />
          <span>{t('nav.more')}</span>
        </button>
      </nav>
      <Sheet title={t('nav.more')} isOpen={isOpen()} onClose={() => setOpen(false)}>
        <ShopMenu />
        <ul class="more-list">
          <li>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                props.onPalette()
              }}
            >
              <Icon name="search" />
              {t('frame.search')}
            </button>
          </li>
          <For each={places()}>
            {(place) => (
              <li>
                <A
                  href={place.href}
                  activeClass=""
                  inactiveClass=""
                  aria-current={mark(place)}
                  onClick={() => setOpen(false)}
                >
                  <Icon name={place.icon} />
                  {t(place.label)}
                </A>
              </li>
            )}
          </For>
          <For each={items()}>
            {(item) => (
              <li>
                <button
                  type="button"
                  aria-pressed={item.isChecked}
                  onClick={() => {
                    setOpen(false)
                    item.run()
                  }}
                >
                  <Icon name={item.icon ?? (item.isChecked ? 'check' : 'sliders-horizontal')} />
                  {item.label}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Sheet>
    </>
  )
}
