import { CartPage } from '../../features/cart/cart-page.tsx'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'

export default function CartRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('cart.title')} · Onhand`} isPrivate />
      <CartPage />
    </>
  )
}
