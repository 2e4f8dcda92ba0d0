import { useSearchParams } from '@solidjs/router'
import { useTexts } from '../../lib/texts.ts'
import { marketGroups } from '../replenish/groups/group-calls.ts'
import { GroupPanel } from '../replenish/groups/group-panel.tsx'
import { MARKET_RUNS } from '../replenish/run-calls.ts'
import { MarketForecastViews } from './market-views.tsx'
import { OperatorTabs } from './operator-tabs.tsx'
import '../../styles/replenish.css'

/** What each shop and city is expected to sell. */
export default function ForecastGroupsScreen() {
  const { locale } = useTexts('groups')
  const [search] = useSearchParams()
  const by = () => (search['by'] === 'city' ? 'city' : 'shop')
  return (
    <GroupPanel
      calls={marketGroups(locale)}
      runs={MARKET_RUNS}
      by={by()}
      mayStart={true}
      tabs={
        <>
          <OperatorTabs />
          <MarketForecastViews on={by()} />
        </>
      }
    />
  )
}
