import { CheckoutPage } from '../../../features/checkout/checkout-page.tsx'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'
import { withBuyTexts } from '../../../lib/with-buy-texts.tsx'

function CheckoutRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('checkout.title')} · Onhand`} isPrivate />
      <CheckoutPage />
    </>
  )
}

export default withBuyTexts(CheckoutRoute)
