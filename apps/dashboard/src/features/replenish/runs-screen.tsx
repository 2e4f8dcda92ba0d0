import { useShop } from '../../lib/session.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { shopRuns } from './run-calls.ts'
import { RunsPanel } from './runs-panel.tsx'

/** Forecast runs of the shop, and of the marketplace that it is part of. */
export default function RunsScreen() {
  const { shop, can } = useShop()
  return <RunsPanel calls={shopRuns(() => shop().vendorId)} mayStart={can('stock.write')} tabs={<ReplenishTabs />} />
}
