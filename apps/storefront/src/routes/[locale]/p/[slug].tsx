import { Skeleton } from '@onhand/ui'
import { createAsync, type RouteDefinition, type RouteSectionProps } from '@solidjs/router'
import { Show } from 'solid-js'
import { getRequestEvent } from 'solid-js/web'
import { getProduct } from '../../../features/catalog/catalog-data.ts'
import { LoadBoundary } from '../../../features/catalog/load-boundary.tsx'
import { ProductPage } from '../../../features/catalog/product-page.tsx'
import { NotFound } from '../../../features/frame/not-found.tsx'
import { currencyOf } from '../../../lib/currency.ts'
import { JsonLd } from '../../../lib/json-ld.tsx'
import { localeOfParams } from '../../../lib/locale-param.ts'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'
import { breadcrumbFacts, productFacts } from '../../../lib/structured-data.ts'

export const route = {
  preload: ({ params, location }) =>
    void getProduct(localeOfParams(params), params['slug'] ?? '', currencyOf(location.query)),
} satisfies RouteDefinition

export default function ProductRoute(props: RouteSectionProps) {
  return (
    <LoadBoundary
      waiting={
        <div class="page product">
          <Skeleton height="min(110vw, 560px)" />
          <Skeleton height="400px" />
        </div>
      }
    >
      <Product slug={props.params['slug'] ?? ''} />
    </LoadBoundary>
  )
}

function Product(props: { readonly slug: string }) {
  const { t, link, locale, currency } = usePage()
  const product = createAsync(() => getProduct(locale, props.slug, currency()))
  const url = () => getRequestEvent()?.request.url ?? location.href
  return (
    <Show when={product() !== undefined}>
      <Show when={product()} fallback={<NotFound title={t('product.notFound')} hint={t('product.gone')} />}>
        {(found) => (
          <>
            <PageMeta
              title={`${found().title} · ${found().vendor.name} · Onhand`}
              description={found().description}
              image={found().images[0]?.url}
              isProduct
            />
            <JsonLd facts={productFacts(found(), url())} />
            <JsonLd
              facts={breadcrumbFacts([
                { name: 'Onhand', url: new URL(link(''), url()).href },
                ...found().categoryPath.map((category) => ({
                  name: category.name,
                  url: new URL(link(`/c/${category.slug}`), url()).href,
                })),
                { name: found().title, url: url() },
              ])}
            />
            <ProductPage product={found()} />
          </>
        )}
      </Show>
    </Show>
  )
}
