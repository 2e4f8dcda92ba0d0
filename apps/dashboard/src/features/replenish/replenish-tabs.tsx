import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
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
  return (
    <nav class="replenish-tabs" aria-label={t('replenish.tabs')}>
      <For each={PARTS.filter((part) => can(part.permission))}>
        {(part) => (
          <A href={link(part.path)} end activeClass="is-on">
            {t(part.label)}
          </A>
        )}
      </For>
    </nav>
  )
}
