import './app.css'
import type { Locale } from '@onhand/i18n/locale'
import { ButtonLink, EmptyState, ErrorState, Skeleton } from '@onhand/ui'
import { PiecesProvider, type PiecesTable } from '@onhand/ui/desk'
import { Navigate, Route, Router, type RouteSectionProps, useLocation } from '@solidjs/router'
import { type Component, createEffect, ErrorBoundary, For, Match, on, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Frame } from './features/frame/frame.tsx'
import { NoSuchScreen, NotAllowed } from './features/frame/not-here.tsx'
import { LoginScreen } from './features/login/login-screen.tsx'
import { recall, remember } from './lib/device.ts'
import { lazyPart } from './lib/lazy-part.tsx'
import { type Screen, SCREENS } from './lib/navigation.ts'
import { SessionProvider, useMaybeShop, useSession } from './lib/session.tsx'
import { useTexts } from './lib/texts.ts'

const LAST_SHOP = 'dashboard.shop'
/** Where a one-person seller begins. */
const SIMPLE_START = '/simple/orders'
/** The link of an invitation leads here; no shop is open yet. */
const JOIN = {
  texts: ['account', 'team'],
  load: () => import('./features/team/join-screen.tsx'),
} as const
/** For people who have no shop yet: it belongs to none. */
const NEW_SHOP = {
  path: '/new-shop',
  texts: ['onboarding', 'settings'],
  load: () => import('./features/onboarding/register-screen.tsx'),
} as const

/** The dashboard: who is asking, the frame, and the screens of the registry. */
export function App(props: { readonly locale: Locale; readonly pieces: PiecesTable }) {
  const of = (area: Screen['area']) => SCREENS.filter((screen) => screen.area === area)
  const routes = (area: Screen['area']) => (
    <For each={of(area)}>
      {(screen) => {
        const part = lazyPart(screen, props.locale, Waiting)
        // The pointer on a link is enough to begin with.
        return <Route path={screen.path} component={guarded(screen, part)} preload={part.preload} />
      }}
    </For>
  )
  return (
    <PiecesProvider locale={props.locale} table={props.pieces}>
      <SessionProvider>
        <Router base="/dashboard" root={Root} explicitLinks>
          <Route path="/" component={ToLastShop} />
          <Route path="/join/:token" component={lazyPart(JOIN, props.locale, Waiting)} />
          <Route path={NEW_SHOP.path} component={lazyPart(NEW_SHOP, props.locale, Waiting)} />
          <Route path="/operator" component={OperatorArea}>
            {routes('operator')}
          </Route>
          <Route path="/:vendorId" component={ShopArea}>
            {routes('shop')}
          </Route>
          <Route path="*" component={NoSuchScreen} />
        </Router>
      </SessionProvider>
    </PiecesProvider>
  )
}

/** Nobody gets further than the log-in. */
function Root(props: RouteSectionProps) {
  const session = useSession()
  return (
    <Switch fallback={<Waiting />}>
      <Match when={session.hasFailed()}>
        <ErrorState onRetry={() => void session.reload()} />
      </Match>
      <Match when={session.data()?.person === null}>
        <LoginScreen />
      </Match>
      <Match when={session.data()}>
        <Frame>
          <ErrorBoundary fallback={(_error, reset) => <Failed onRetry={reset} />}>{props.children}</ErrorBoundary>
        </Frame>
      </Match>
    </Switch>
  )
}

/** A screen that failed. Going to another one is a new try too. */
function Failed(props: { onRetry(): void }) {
  const where = useLocation()
  createEffect(
    on(
      () => where.pathname,
      () => props.onRetry(),
      { defer: true },
    ),
  )
  return <ErrorState onRetry={() => props.onRetry()} />
}

function Waiting() {
  return (
    <div class="screen">
      <Skeleton height="36px" width="220px" />
      <Skeleton height="240px" />
    </div>
  )
}

/** The shop that was open last, or the first; the operator's part for those who have no shop. */
function ToLastShop() {
  const { t } = useTexts('frame')
  const { data } = useSession()
  const kept = recall(LAST_SHOP, (value): value is string => typeof value === 'string')
  const shop = () => data()?.memberships.find((one) => one.vendorId === kept) ?? data()?.memberships[0]
  return (
    <Switch>
      <Match when={shop()}>
        {(one) => <Navigate href={`/${one().vendorId}${one().isSimple ? SIMPLE_START : ''}`} />}
      </Match>
      <Match when={data()?.person?.isOperator}>
        <Navigate href="/operator" />
      </Match>
      <Match when={data()}>
        <EmptyState icon="store" isHeading title={t('frame.noShop')} hint={t('frame.noShopHint')}>
          <ButtonLink href="/dashboard/new-shop">{t('frame.newShop')}</ButtonLink>
        </EmptyState>
      </Match>
    </Switch>
  )
}

function ShopArea(props: RouteSectionProps) {
  const shop = useMaybeShop()
  return (
    <Show when={shop()} fallback={<NoSuchScreen />}>
      {(found) => {
        remember(LAST_SHOP, found().vendorId)
        return props.children
      }}
    </Show>
  )
}

function OperatorArea(props: RouteSectionProps) {
  const { data } = useSession()
  return (
    <Show when={data()?.person?.isOperator} fallback={<NotAllowed />}>
      {props.children}
    </Show>
  )
}

/** A screen behind its permission. What it does is decided again by the api. */
function guarded(screen: Screen, part: Component) {
  return () => {
    const shop = useMaybeShop()
    const isAllowed = () =>
      screen.area === 'operator' ||
      screen.permission === null ||
      shop()?.permissions.includes(screen.permission) === true
    return (
      <Show when={isAllowed()} fallback={<NotAllowed />}>
        <Dynamic component={part} />
      </Show>
    )
  }
}
