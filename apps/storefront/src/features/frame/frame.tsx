import { SHOP_CURRENCIES } from '@onhand/domain/shop/currencies'
import { LOCALE_NAMES, LOCALES } from '@onhand/i18n/locale'
import { clearToasts, Icon, IconButton, Logo, Toasts } from '@onhand/ui'
import { useLocation } from '@solidjs/router'
import { createEffect, For, type JSX, on, onMount, Show } from 'solid-js'
import { recall, remember } from '../../lib/device.ts'
import { usePage } from '../../lib/page.ts'
import { cartUnits, loadCart } from '../cart/cart-store.ts'
import { PlaceButton } from '../place/place-button.tsx'
import { SearchBox } from './search-box.tsx'

/** What surrounds every page: the bar with search, place and cart, and the foot. Focus goes to the new page when it changes. */
export function Frame(props: { readonly children: JSX.Element }) {
  const { t, locale } = usePage()
  const where = useLocation()
  let main: HTMLElement | undefined
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
  onMount(() => void loadCart(locale))
  return (
    <>
      <a class="skip" href="#main" rel="external">
        {t('frame.skip')}
      </a>
      <TopBar />
      <main id="main" tabindex="-1" ref={main}>
        {props.children}
      </main>
      <Foot />
      <Toasts />
    </>
  )
}

function TopBar() {
  const { t, link } = usePage()
  return (
    <header class="top">
      <div class="page top-bar">
        <a class="brand" href={link('')} aria-label={t('frame.home')}>
          <Logo />
          <span>Onhand</span>
        </a>
        <SearchBox />
        <nav class="top-actions" aria-label={t('frame.menu')}>
          <a class="top-link" href={link('/categories')}>
            {t('frame.categories')}
          </a>
          <a class="top-link" href={link('/shops')}>
            {t('frame.shops')}
          </a>
          <PlaceButton />
          <a class="icon-button" href={link('/account')} aria-label={t('frame.account')} title={t('frame.account')}>
            <Icon name="user-round" />
          </a>
        </nav>
        <CartButton />
      </div>
    </header>
  )
}

function CartButton() {
  const { t, link } = usePage()
  return (
    <a
      class="icon-button top-cart"
      href={link('/cart')}
      aria-label={t('frame.cartCount', { count: cartUnits() })}
      title={t('frame.cart')}
    >
      <Icon name="shopping-basket" />
      <Show when={cartUnits() > 0}>
        <span class="badge number">{cartUnits()}</span>
      </Show>
    </a>
  )
}

function Foot() {
  const { t, link } = usePage()
  return (
    <footer class="foot">
      <div class="page foot-grid">
        <ul class="foot-facts">
          <li>
            <Icon name="package-check" />
            {t('frame.footerStock')}
          </li>
          <li>
            <Icon name="landmark" />
            {t('frame.footerPay')}
          </li>
          <li>
            <Icon name="mail" />
            {t('frame.footerOrder')}
          </li>
        </ul>
        <nav class="foot-links" aria-label={t('frame.buy')}>
          <a href={link('/categories')}>{t('frame.allCategories')}</a>
          <a href={link('/shops')}>{t('frame.shops')}</a>
          <a href={link('/account')}>{t('account.orders')}</a>
          <a href={link('/login')}>{t('frame.login')}</a>
        </nav>
        <div class="foot-end">
          <LanguageSwitch />
          <CurrencySwitch />
          <ThemeSwitch />
        </div>
        <p class="small muted">Onhand · {t('frame.rights')}</p>
      </div>
    </footer>
  )
}

/** Prices in another currency, where shops ask one: part of the address, so that every page keeps it. */
function CurrencySwitch() {
  const { t, currency } = usePage()
  const where = useLocation()
  const choose = (chosen: string) => {
    const query = new URLSearchParams(where.search)
    if (chosen === '') query.delete('currency')
    else query.set('currency', chosen)
    location.assign(query.size > 0 ? `${where.pathname}?${query}` : where.pathname)
  }
  return (
    <label class="currency small">
      {t('frame.currency')}
      <select value={currency() ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{t('frame.currencyOwn')}</option>
        <For each={SHOP_CURRENCIES}>{(code) => <option value={code}>{code}</option>}</For>
      </select>
    </label>
  )
}

function LanguageSwitch() {
  const { t, locale } = usePage()
  const where = useLocation()
  const rest = () => where.pathname.split('/').slice(2).join('/')
  const path = (language: string) => `/${language}${rest() ? `/${rest()}` : ''}${where.search}`
  return (
    <nav class="languages" aria-label={t('frame.language')}>
      <Icon name="languages" />
      <For each={LOCALES}>
        {(language) => (
          <a
            href={path(language)}
            rel="external"
            lang={language}
            hreflang={language}
            aria-current={language === locale ? 'true' : undefined}
          >
            {LOCALE_NAMES[language]}
          </a>
        )}
      </For>
    </nav>
  )
}

/** The key that the script in the page's head reads before anything is painted. */
const THEME_KEY = 'theme'
const isTheme = (value: unknown): value is 'light' | 'dark' => value === 'light' || value === 'dark'

function ThemeSwitch() {
  const { t } = usePage()
  const toggle = () => {
    const now = recall(THEME_KEY, isTheme) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
    const next = now === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset['theme'] = next
    remember(THEME_KEY, next)
  }
  return <IconButton icon="sun-moon" label={t('frame.theme')} onClick={toggle} />
}
