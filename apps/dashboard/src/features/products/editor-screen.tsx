import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import { isId } from '@onhand/domain/ids'
import { ErrorState, Skeleton } from '@onhand/ui'
import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createResource, Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { newId } from '../../lib/new-id.ts'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { newProduct } from './new-product.ts'
import { ProductEditor } from './product-editor.tsx'
import '../../styles/products.css'

/** The editor of one product; `/products/new` begins one, with what the quick way already knew. */
export default function EditorScreen() {
  const { t } = useTexts('products')
  const { shop, link } = useShop()
  const params = useParams()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const isNew = () => params['productId'] === 'new'
  const [product, { refetch }] = createResource(
    () => ({ vendorId: shop().vendorId, productId: params['productId'] ?? '' }),
    async ({ vendorId, productId }): Promise<ProductRecord | null> => {
      if (productId === 'new' || !isId('product', productId)) return null
      return api.product.get.query({ vendorId, productId })
    },
  )
  /** The product of the address: not the one before it, which is still there while this one is read. */
  const record = () => {
    const known = product.error ? null : product.latest
    return known?.id === params['productId'] ? known : null
  }
  const begun = () => {
    const draft = newProduct(newId('product'), shop().currency)
    const priceMinor = Number(search['price']) || 0
    return {
      ...draft,
      title: typeof search['title'] === 'string' ? search['title'] : '',
      skus: draft.skus.map((sku) => ({ ...sku, priceMinor })),
    }
  }
  const created = (productId: string) => navigate(link(`/products/${productId}`), { replace: true })
  return (
    <Show
      when={!product.error}
      fallback={<ErrorState title={t('products.editor.failed')} onRetry={() => void refetch()} />}
    >
      <Show
        when={isNew()}
        keyed={false}
        fallback={
          <Show when={record()} keyed fallback={<EditorSkeleton />}>
            {(first) => <ProductEditor first={first} version={first.version} slug={first.slug} onCreated={created} />}
          </Show>
        }
      >
        <ProductEditor first={begun()} version={0} slug={null} onCreated={created} />
      </Show>
    </Show>
  )
}

function EditorSkeleton() {
  return (
    <div class="screen">
      <Skeleton height="52px" width="40%" />
      <Skeleton height="320px" />
      <Skeleton height="200px" />
    </div>
  )
}
