import type { ProductStatus } from '@onhand/domain/catalog/product-record'
import { StatusPill } from '@onhand/ui/desk'
import { useTexts } from '../../lib/texts.ts'

/** Where a product is in its life. */
export function ProductStatusPill(props: { readonly status: ProductStatus }) {
  const { t } = useTexts('products')
  const tone = () => (props.status === 'active' ? 'good' : props.status === 'draft' ? 'signal' : 'plain')
  return <StatusPill tone={tone()}>{t(`products.status.${props.status}`)}</StatusPill>
}
