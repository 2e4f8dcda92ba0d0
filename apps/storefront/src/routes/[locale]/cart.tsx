import { CartPage } from '../../features/cart/cart-page.tsx'
import { usePage } from '../../lib/page.ts'
import { PageMeta } from '../../lib/page-meta.tsx'
import { withBuyTexts } from '../../lib/with-buy-texts.tsx'

function CartRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('cart.title')} · Onhand`} isPrivate />
      <CartPage />
    </>
  )
}

export default withBuyTexts(CartRoute)
