import { Figure } from '@onhand/ui/desk'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { EffectPanel } from './effect-panel.tsx'
import { FillChart } from './fill-chart.tsx'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { usePeriod } from './period.ts'
import { LatenessChart, MissedChart, ShortfallChart } from './service-charts.tsx'
import { useWords } from './words.ts'

/** How well the shop served, as the api tells it. */
export type Service = Answer<typeof api.insight.service.query>

/** How well the shop served: fill rate, promises, what was missing, and what replenishment changed about it. */
export default function ServiceScreen() {
  const { locale } = useWords()
  const period = usePeriod()
  return (
    <InsightFrame period={period}>
      <Part asked={{ ...period.asked(), locale }} height="420px" read={(asked) => api.insight.service.query(asked)}>
        {(found) => (
          <div class="stack">
            <Shares service={found()} />
            <FillChart service={found()} period={period} />
            <EffectPanel service={found()} />
            <div class="insight-pair">
              <ShortfallChart service={found()} period={period} />
              <LatenessChart service={found()} period={period} />
            </div>
            <MissedChart service={found()} period={period} />
          </div>
        )}
      </Part>
    </InsightFrame>
  )
}

function Shares(props: { readonly service: Service }) {
  const { t, share, shareChanged } = useWords()
  const fill = (name: 'unit' | 'line' | 'order') => {
    const [now, before] = [props.service.fill[name], props.service.fillBefore[name]]
    return { value: share(now), change: now === null ? t('insight.unitFillNone') : shareChanged({ now, before }) }
  }
  const due = (name: 'onTime' | 'both') => {
    const [now, before] = [props.service.onTime[name], props.service.onTimeBefore[name]]
    return { value: share(now), change: now === null ? t('insight.otifNone') : shareChanged({ now, before }) }
  }
  return (
    <section class="panel figures insight-figures" aria-label={t('insight.tab.service')}>
      <Figure label={t('insight.unitFill')} {...fill('unit')} />
      <Figure label={t('insight.lines')} {...fill('line')} />
      <Figure label={t('insight.wholeOrders')} {...fill('order')} />
      <Figure label={t('insight.onTimeShare')} {...due('onTime')} />
      <Figure label={t('insight.otif')} {...due('both')} />
    </section>
  )
}
