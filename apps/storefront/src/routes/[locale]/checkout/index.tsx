import { CheckoutPage } from '../../../features/checkout/checkout-page.tsx'
import { usePage } from '../../../lib/page.ts'
import { PageMeta } from '../../../lib/page-meta.tsx'

export default function CheckoutRoute() {
  const { t } = usePage()
  return (
    <>
      <PageMeta title={`${t('checkout.title')} · Onhand`} isPrivate />
      <CheckoutPage />
    </>
  )
}
