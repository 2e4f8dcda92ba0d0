import { EmptyState } from '@onhand/ui'
import { Show } from 'solid-js'
import { api } from '../../lib/api.ts'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { usePeriod } from './period.ts'
import { SalesChart } from './sales-chart.tsx'
import { HoursChart, MonthsChart, WeekdaysChart } from './season-charts.tsx'
import { useWords } from './words.ts'

/** Sales over time with what they are compared with, and when buyers come. */
export default function SalesScreen() {
  const { t } = useWords()
  const period = usePeriod()
  return (
    <InsightFrame period={period}>
      <Part asked={period.asked()} height="420px" read={(asked) => api.insight.sales.query(asked)}>
        {(found) => (
          <Show
            when={found().total.orders + found().before.orders > 0}
            fallback={<EmptyState icon="chart-column" title={t('insight.none')} hint={t('insight.noneHint')} />}
          >
            <div class="stack">
              <SalesChart sales={found()} period={period} />
              <Show when={found().total.orders > 0}>
                <HoursChart sales={found()} period={period} />
                <div class="insight-pair">
                  <WeekdaysChart sales={found()} period={period} />
                  <MonthsChart sales={found()} period={period} />
                </div>
              </Show>
            </div>
          </Show>
        )}
      </Part>
    </InsightFrame>
  )
}
