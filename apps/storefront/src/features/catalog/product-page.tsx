import type { ProductView, SkuView } from '@onhand/domain/catalog/views'
import {
  Breadcrumbs,
  Button,
  FreshnessLine,
  Icon,
  OpenLine,
  Picture,
  Price,
  RadioCards,
  Stepper,
  StockLine,
} from '@onhand/ui'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { usePage } from '../../lib/page.ts'
import { addAndTell } from '../cart/add-to-cart.ts'
import { DeliveryEstimate } from '../stock/delivery-estimate.tsx'
import { createLiveStock } from '../stock/live-stock.ts'
import { allergenText, attributeText } from './product-facts.ts'
import { ProductGrid } from './product-grid.tsx'
import { ReductionLine } from './reduction-line.tsx'
import { WantButton } from './want-button.tsx'

/** Nobody types more by mistake; the shop's own limit is checked when adding. */
const UNITS_MAX = 9999

/** A product: picture, facts, exact live stock, when it can come, and the bar to buy it that stays in reach. */
export function ProductPage(props: { readonly product: ProductView }) {
  const { t, link } = usePage()
  const firstSku = () => props.product.skus.find((sku) => sku.stock.availableUnits > 0) ?? props.product.skus[0]
  const [chosenId, setChosenId] = createSignal<string | null>(null)
  const sku = createMemo(() => props.product.skus.find((candidate) => candidate.skuId === chosenId()) ?? firstSku())
  const crumbs = () => [
    { name: 'Onhand', href: link('') },
    ...props.product.categoryPath.map((category) => ({ name: category.name, href: link(`/c/${category.slug}`) })),
  ]
  return (
    <div class="page">
      <Breadcrumbs parts={crumbs()} />
      <div class="product">
        <Gallery product={props.product} />
        <div class="product-facts">
          <div>
            <a class="product-vendor" href={link(`/shop/${props.product.vendor.slug}`)}>
              <Icon name="store" isSmall />
              {props.product.vendor.name}
            </a>
            <h1>{props.product.title}</h1>
          </div>
          <Show when={sku()}>
            {(chosen) => <Buying product={props.product} sku={chosen()} onChoose={setChosenId} />}
          </Show>
          <Details product={props.product} sku={sku()} />
        </div>
      </div>
      <Show when={props.product.alsoSoldBy.length > 0}>
        <section class="band">
          <h2>{t('product.alsoSoldBy')}</h2>
          <ProductGrid products={props.product.alsoSoldBy} isShelf />
        </section>
      </Show>
      <Show when={props.product.related.length > 0}>
        <section class="band">
          <h2>{t('product.related')}</h2>
          <ProductGrid products={props.product.related} isShelf />
        </section>
      </Show>
    </div>
  )
}

function Gallery(props: { readonly product: ProductView }) {
  const { t } = usePage()
  const [index, setIndex] = createSignal(0)
  return (
    <div class="gallery">
      <Picture image={props.product.images[index()] ?? props.product.images[0] ?? null} isFirst />
      <Show when={props.product.images.length > 1}>
        <div class="thumbs">
          <For each={props.product.images}>
            {(image, at) => (
              <button
                type="button"
                aria-label={t('product.image', { index: at() + 1, count: props.product.images.length })}
                aria-pressed={at() === index()}
                onClick={() => setIndex(at())}
              >
                <Picture image={image} isDecorative />
              </button>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}

function Buying(props: { readonly product: ProductView; readonly sku: SkuView; onChoose(skuId: string): void }) {
  const page = usePage()
  const { t, format } = page
  const live = createLiveStock(() => props.sku.skuId)
  const [units, setUnits] = createSignal(1)
  const [isAdding, setIsAdding] = createSignal(false)
  const available = () => live().availability?.availableUnits ?? props.sku.stock.availableUnits
  const placeOf = (locationId: string) =>
    props.product.locations.find((location) => location.locationId === locationId)?.name ?? null
  const withStock = () => live().availability?.locations.filter((location) => location.availableUnits > 0) ?? []
  const stockPlace = () => {
    const [only, ...others] = withStock()
    return only && others.length === 0
      ? placeOf(only.locationId)
      : live().availability
        ? null
        : props.sku.stock.locationName
  }
  const expiry = () =>
    live().availability
      ? (withStock()
          .map((location) => location.earliestExpiryDate)
          .filter((date) => date !== null)
          .sort()[0] ?? null)
      : props.sku.stock.earliestExpiryDate
  const isSoldOut = () => available() <= 0
  const wanted = () => Math.min(units(), Math.max(1, available()))
  const add = async () => {
    if (isAdding() || isSoldOut()) return
    setIsAdding(true)
    const asked = units()
    await addAndTell({ skuId: props.sku.skuId, title: props.product.title, units: wanted() }, page)
    setIsAdding(false)
    // A number that was chosen meanwhile is for the next press.
    setUnits((now) => (now === asked ? 1 : now))
  }
  return (
    <>
      <div>
        <Price price={props.sku.price} isLarge />
        <ReductionLine sku={props.sku} />
        <p class="small muted">{t('product.taxIncluded')}</p>
      </div>
      <Show when={props.product.skus.length > 1}>
        <RadioCards
          legend={t('product.variant')}
          isInline
          value={props.sku.skuId}
          cards={props.product.skus.map((sku) => ({
            value: sku.skuId,
            label: sku.title,
            detail: format.money(sku.price.priceMinor, sku.price.currency),
          }))}
          onChoose={(skuId) => props.onChoose(skuId)}
        />
      </Show>
      <div class="facts">
        <StockLine availableUnits={available()} place={stockPlace()} isLive={live().isLive} hasBar isAnnounced />
        <Show when={withStock().length > 1}>
          <ul class="stock-places small muted number">
            <For each={withStock()}>
              {(location) => (
                <li>
                  {placeOf(location.locationId)}: {t('stock.left', { count: location.availableUnits })}
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={live().isFailed}>
          <p class="small muted">{t('stock.unknown')}</p>
        </Show>
        <Show when={!isSoldOut() && expiry()}>{(date) => <FreshnessLine expiryDate={date()} />}</Show>
        <Show when={isSoldOut()}>
          <WantButton skuId={props.sku.skuId} title={props.product.title} />
        </Show>
        <DeliveryEstimate skuId={props.sku.skuId} units={wanted()} />
      </div>
      <div class="buy-bar">
        <div class="buy-bar-price price">
          {format.money(props.sku.price.priceMinor * wanted(), props.sku.price.currency)}
        </div>
        <Stepper
          units={wanted()}
          min={1}
          max={Math.min(UNITS_MAX, Math.max(1, available()))}
          label={t('product.units')}
          onChange={setUnits}
        />
        <Button isLarge isBusy={isAdding()} aria-disabled={isSoldOut() ? 'true' : undefined} onClick={() => void add()}>
          {isSoldOut() ? t('stock.soldOutNow') : t('product.add')}
        </Button>
      </div>
    </>
  )
}

function Details(props: { readonly product: ProductView; readonly sku: SkuView | undefined }) {
  const page = usePage()
  const { t, link, format } = page
  return (
    <>
      <Show when={props.product.description}>
        <section>
          <h2>{t('product.description')}</h2>
          <p class="prose">{props.product.description}</p>
        </section>
      </Show>
      <section>
        <h2>{t('product.details')}</h2>
        <dl class="pairs">
          <For each={props.product.attributes}>
            {(attribute) => (
              <>
                <dt>{attributeText(attribute, page).name}</dt>
                <dd>{attributeText(attribute, page).value}</dd>
              </>
            )}
          </For>
          <Show when={props.product.allergens.length > 0}>
            <dt>{t('product.allergens')}</dt>
            <dd>
              <strong>{props.product.allergens.map((allergen) => allergenText(allergen, page)).join(', ')}</strong>
            </dd>
          </Show>
          <Show when={props.sku?.weightGrams}>
            {(grams) => (
              <>
                <dt>{t('product.weight')}</dt>
                <dd class="number">
                  {grams() >= 1000 ? `${format.number(grams() / 1000)} kg` : `${format.number(grams())} g`}
                </dd>
              </>
            )}
          </Show>
          <Show when={props.sku?.gtin}>
            <dt>GTIN</dt>
            <dd class="number">{props.sku?.gtin}</dd>
          </Show>
        </dl>
      </section>
      <a class="vendor-strip" href={link(`/shop/${props.product.vendor.slug}`)}>
        <Picture image={props.product.vendor.image} isDecorative />
        <span>
          <strong>{props.product.vendor.name}</strong>
          <span class="small muted">{props.product.vendor.tagline}</span>
          <OpenLine hours={props.product.vendor.hours} timeZone={props.product.vendor.timeZone} />
        </span>
      </a>
    </>
  )
}
