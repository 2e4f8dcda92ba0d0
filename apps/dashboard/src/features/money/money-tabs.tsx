import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PartTabs } from '../frame/part-tabs.tsx'
import '../../styles/money.css'

/** The parts of a shop's money, one screen each. */
export function MoneyTabs() {
  const { t } = useTexts('money')
  const { link } = useShop()
  const parts = [
    { href: link('/money'), label: t('money.tab.balance') },
    { href: link('/money/statement'), label: t('money.tab.statement') },
    { href: link('/money/payouts'), label: t('money.tab.payouts') },
    { href: link('/money/bank'), label: t('money.tab.bank') },
  ]
  return <PartTabs label={t('money.tabs')} parts={parts} />
}
