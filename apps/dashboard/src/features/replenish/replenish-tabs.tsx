import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PartTabs } from '../frame/part-tabs.tsx'
import '../../styles/replenish.css'

const PARTS = [
  { path: '/replenish', label: 'replenish.tab.proposals', permission: 'stock.read' },
  { path: '/replenish/orders', label: 'replenish.tab.orders', permission: 'stock.read' },
  { path: '/replenish/alerts', label: 'replenish.tab.alerts', permission: 'stock.read' },
  { path: '/replenish/forecasts', label: 'replenish.tab.forecasts', permission: 'stock.read' },
  { path: '/replenish/runs', label: 'replenish.tab.runs', permission: 'stock.read' },
  { path: '/replenish/suppliers', label: 'replenish.tab.suppliers', permission: 'stock.read' },
  { path: '/replenish/rules', label: 'replenish.tab.rules', permission: 'stock.read' },
  { path: '/replenish/settings', label: 'replenish.tab.settings', permission: 'stock.read' },
] as const

/** The parts of replenishment, one screen each. */
export function ReplenishTabs() {
  const { t } = useTexts('replenish')
  const { can, link } = useShop()
  const parts = () =>
    PARTS.filter((part) => can(part.permission)).map((part) => ({
      href: link(part.path),
      label: t(part.label),
      isWithin: part.path === '/replenish/forecasts',
    }))
  return <PartTabs label={t('replenish.tabs')} parts={parts()} />
}
