import { useSearchParams } from '@solidjs/router'
import { useShop } from '../../lib/session.tsx'
import { useTexts } from '../../lib/texts.ts'
import { shopGroups } from './groups/group-calls.ts'
import { GroupPanel } from './groups/group-panel.tsx'
import { ShopForecastViews } from './groups/shop-views.tsx'
import { ReplenishTabs } from './replenish-tabs.tsx'
import { shopRuns } from './run-calls.ts'

/** What the shop's categories and places are expected to sell. */
export default function ForecastGroupsScreen() {
  const { locale } = useTexts('groups')
  const { shop, can } = useShop()
  const [search] = useSearchParams()
  const by = () => (search['by'] === 'place' ? 'place' : 'category')
  return (
    <GroupPanel
      calls={shopGroups(shop().vendorId, locale)}
      runs={shopRuns(() => shop().vendorId)}
      by={by()}
      mayStart={can('stock.write')}
      tabs={
        <>
          <ReplenishTabs />
          <ShopForecastViews on={by()} />
        </>
      }
    />
  )
}
