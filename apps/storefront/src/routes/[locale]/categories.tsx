import type { CategoryNode } from '@onhand/domain/catalog/views'
import { CategoryTile, EmptyState, Skeleton } from '@onhand/ui'
import { createAsync, type RouteDefinition } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { getCategories } from '../../features/catalog/catalog-data.ts'
import { LoadBoundary } from '../../features/catalog/load-boundary.tsx'
import { localeOfParams } from '../../lib/locale-param.ts'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

export const route = { preload: ({ params }) => void getCategories(localeOfParams(params)) } satisfies RouteDefinition

export default function CategoriesRoute() {
  const { t } = usePage()
  return (
    <div class="page band">
      <PageMeta title={`${t('categories.title')} · Onhand`} description={t('categories.description')} />
      <h1>{t('categories.title')}</h1>
      <LoadBoundary waiting={<Skeleton height="320px" />}>
        <Tree />
      </LoadBoundary>
    </div>
  )
}

function Tree() {
  const { t, locale } = usePage()
  const categories = createAsync(() => getCategories(locale))
  return (
    <Show when={categories()}>
      {(found) => (
        <Show when={found().length > 0} fallback={<EmptyState icon="search" title={t('list.empty')} />}>
          <div class="category-tree">
            <For each={found()}>{(category) => <Branch category={category} />}</For>
          </div>
        </Show>
      )}
    </Show>
  )
}

function Branch(props: { readonly category: CategoryNode }) {
  const { link } = usePage()
  return (
    <section>
      <CategoryTile category={props.category} href={link(`/c/${props.category.slug}`)} />
      <ul>
        <For each={props.category.children}>
          {(child) => (
            <li>
              <a href={link(`/c/${child.slug}`)}>
                {child.name} <span class="muted number small">{child.productCount}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
