import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { PartTabs } from '../frame/part-tabs.tsx'
import '../../styles/stock.css'

const PARTS = [
  { path: '/stock', label: 'stock.tab.levels', permission: 'stock.read' },
  { path: '/stock/expiring', label: 'stock.tab.expiring', permission: 'stock.read' },
  { path: '/stock/low', label: 'stock.tab.low', permission: 'stock.read' },
  { path: '/stock/movements', label: 'stock.tab.movements', permission: 'stock.read' },
  { path: '/stock/transfers', label: 'stock.tab.transfers', permission: 'stock.read' },
  { path: '/stock/counts', label: 'stock.tab.counts', permission: 'stock.count' },
] as const

/** The parts of stock work, one screen each. */
export function StockTabs() {
  const { t } = useTexts('stock')
  const { can, link } = useShop()
  const parts = () =>
    PARTS.filter((part) => can(part.permission)).map((part) => ({ href: link(part.path), label: t(part.label) }))
  return <PartTabs label={t('stock.tabs')} parts={parts()} />
}
