import { MARKET_RUNS } from '../replenish/run-calls.ts'
import { RunsPanel } from '../replenish/runs-panel.tsx'
import { MarketForecastViews } from './market-views.tsx'
import { OperatorTabs } from './operator-tabs.tsx'
import '../../styles/replenish.css'

/** Every forecast run, one of all shops by hand, and how good the forecasts of all shops were. */
export default function ForecastsScreen() {
  return <RunsPanel calls={MARKET_RUNS} mayStart={true} tabs={<Tabs />} />
}

function Tabs() {
  return (
    <>
      <OperatorTabs />
      <MarketForecastViews on="runs" />
    </>
  )
}
