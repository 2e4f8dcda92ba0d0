import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PartTabs } from '../frame/part-tabs.tsx'

/** Products, their promotions, and where they come from. */
export function PromotionsTabs() {
  const { t } = useTexts('promotions')
  const { can, link } = useShop()
  const parts = () => [
    { href: link('/products'), label: t('promotions.products') },
    { href: link('/promotions'), label: t('promotions.title') },
    ...(can('products.import') ? [{ href: link('/import'), label: t('promotions.import') }] : []),
  ]
  return <PartTabs label={t('promotions.tabs')} parts={parts()} />
}
