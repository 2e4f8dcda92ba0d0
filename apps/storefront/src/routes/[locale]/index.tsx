import type { Locale } from '@onhand/domain/catalog/views'
import { CardSkeletons, CategoryTile, EmptyState, Picture, PromiseHint, ShopCard, StockLine } from '@onhand/ui'
import { createAsync, type RouteDefinition } from '@solidjs/router'
import { ErrorBoundary, For, type JSX, Show, Suspense } from 'solid-js'
import { getHome } from '../../features/catalog/catalog-data.ts'
import { LoadBoundary } from '../../features/catalog/load-boundary.tsx'
import { ProductGrid } from '../../features/catalog/product-grid.tsx'
import { PlaceButton } from '../../features/place/place-button.tsx'
import { currencyOf } from '../../lib/currency.ts'
import { localeOfParams } from '../../lib/locale-param.ts'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

const SHOPS_ON_HOME = 6
const BOARD_COUNT = 3

export const route = {
  preload: ({ params, location }) => void getHome(localeOfParams(params), currencyOf(location.query)),
} satisfies RouteDefinition

export default function HomeRoute() {
  const { t, locale } = usePage()
  return (
    <div class="page">
      <PageMeta title={t('home.metaTitle')} description={t('home.metaDescription')} />
      <section class="hero">
        <div class="hero-text">
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead')}</p>
          <PlaceButton isLarge />
        </div>
        <ErrorBoundary fallback={null}>
          <Suspense>
            <HeroBoard locale={locale} />
          </Suspense>
        </ErrorBoundary>
      </section>
      <LoadBoundary waiting={<CardSkeletons count={4} />}>
        <Home locale={locale} />
      </LoadBoundary>
    </div>
  )
}

function Home(props: { readonly locale: Locale }) {
  const { t, link, currency } = usePage()
  const home = createAsync(() => getHome(props.locale, currency()))
  return (
    <Show when={home()}>
      {(found) => (
        <Show when={found().shops.length > 0} fallback={<EmptyState icon="store" title={t('home.empty')} />}>
          <Band title={t('home.arrivesSoon')} isShown={found().arrivesToday.length > 0}>
            <ProductGrid products={found().arrivesToday} isShelf isAboveFold />
          </Band>
          <Band
            title={t('home.categories')}
            isShown={found().categories.length > 0}
            more={{ href: link('/categories'), label: t('frame.allCategories') }}
          >
            <div class="tiles">
              <For each={found().categories}>
                {(category) => <CategoryTile category={category} href={link(`/c/${category.slug}`)} />}
              </For>
            </div>
          </Band>
          <Band title={t('home.runningLow')} isShown={found().runningLow.length > 0}>
            <ProductGrid products={found().runningLow} isShelf />
          </Band>
          <Band title={t('home.shops')} isShown more={{ href: link('/shops'), label: t('home.allShops') }}>
            <div class="shop-grid">
              <For each={found().shops.slice(0, SHOPS_ON_HOME)}>
                {(shop) => <ShopCard shop={shop} href={link(`/shop/${shop.slug}`)} />}
              </For>
            </div>
          </Band>
          <Band title={t('home.fresh')} isShown={found().fresh.length > 0}>
            <ProductGrid products={found().fresh} isShelf />
          </Band>
        </Show>
      )}
    </Show>
  )
}

/** Three things that are there right now, said as the shop says everything: how many, and when. Beside the headline where there is room. */
function HeroBoard(props: { readonly locale: Locale }) {
  const { link, currency } = usePage()
  const home = createAsync(() => getHome(props.locale, currency()))
  return (
    <ul class="hero-board">
      <For each={home()?.arrivesToday.slice(0, BOARD_COUNT)}>
        {(product) => (
          <li class="card">
            <Picture image={product.image} isDecorative isFirst />
            <div>
              <h2 class="card-title">
                <a href={link(`/p/${product.slug}`)}>{product.title}</a>
              </h2>
              <p class="card-vendor">{product.vendor.name}</p>
              <StockLine availableUnits={product.stock.availableUnits} place={product.stock.locationName} />
              <Show when={product.fastestMethod}>{(method) => <PromiseHint method={method()} />}</Show>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

function Band(props: {
  readonly title: string
  readonly isShown: boolean
  readonly more?: { readonly href: string; readonly label: string }
  readonly children: JSX.Element
}) {
  return (
    <Show when={props.isShown}>
      <section class="band">
        <div class="band-head">
          <h2>{props.title}</h2>
          <Show when={props.more}>{(more) => <a href={more().href}>{more().label}</a>}</Show>
        </div>
        {props.children}
      </section>
    </Show>
  )
}
