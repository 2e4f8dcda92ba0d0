import { useTexts } from '../../lib/texts.ts'
import { PartTabs } from '../frame/part-tabs.tsx'
import '../../styles/money.css'

/** Lists about the marketplace's flow, one screen each: a phone has no rail. */
export function OperatorTabs() {
  const { t } = useTexts('operator')
  const parts = [
    { href: '/operator', label: t('op.overview') },
    { href: '/operator/shops', label: t('op.shops') },
    { href: '/operator/orders', label: t('op.orders') },
    { href: '/operator/payouts', label: t('op.payouts') },
    { href: '/operator/checkouts', label: t('op.checkouts') },
    { href: '/operator/letters', label: t('op.letters') },
    { href: '/operator/bank', label: t('op.bank') },
    { href: '/operator/forecasts', label: t('op.forecasts'), isWithin: true },
    { href: '/operator/audit', label: t('op.audit') },
  ]
  return <PartTabs isPhoneOnly label={t('op.overview')} parts={parts} />
}
