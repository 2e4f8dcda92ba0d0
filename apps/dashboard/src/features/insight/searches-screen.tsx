import { EmptyState } from '@onhand/ui'
import { ChartFigure, RankBars } from '@onhand/ui/charts'
import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { type InsightPeriod, usePeriod } from './period.ts'
import { downloadsOf, useWords } from './words.ts'

type Searches = Answer<typeof api.insight.searches.query> & { readonly onlyMissed: boolean }

const BARS_MAX = 15

/** What shoppers look for, those words first that nothing was found for. */
export default function SearchesScreen() {
  const { t } = useWords()
  const { link } = useShop()
  const period = usePeriod()
  const [shown, setShown] = createSignal<'missed' | 'all'>('missed')
  const onlyMissed = () => shown() === 'missed'
  return (
    <InsightFrame period={period}>
      <ChoiceChips
        label={t('insight.list')}
        choices={[
          { value: 'missed', label: t('insight.onlyMissed') },
          { value: 'all', label: t('insight.all') },
        ]}
        chosen={shown()}
        onChoose={setShown}
      />
      <Part
        asked={{ ...period.asked(), onlyMissed: onlyMissed() }}
        read={(asked) =>
          api.insight.searches.query(asked).then((found) => ({ ...found, onlyMissed: asked.onlyMissed }))
        }
      >
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <EmptyState icon="search" title={t('insight.searchesNone')} hint={t('insight.searchesNoneHint')} />
            }
          >
            <Terms searches={found()} period={period} />
          </Show>
        )}
      </Part>
      <p class="small muted">
        {t('insight.searchesDemand')}{' '}
        <A href={link('/insight/service') + period.query()}>{t('insight.open', { part: t('insight.tab.service') })}</A>
      </p>
    </InsightFrame>
  )
}

function Terms(props: { readonly searches: Searches; readonly period: InsightPeriod }) {
  const { t, format, locale } = useWords()
  const countOf = (one: Searches['items'][number]) => (props.searches.onlyMissed ? one.misses : one.searches)
  const point = () => {
    const [first] = props.searches.items
    if (!first) return ''
    const said = { term: first.term, count: format.number(countOf(first)) }
    return props.searches.onlyMissed ? t('insight.searchesPoint', said) : t('insight.searchesFound', said)
  }
  return (
    <ChartFigure
      title={t('insight.searchesTitle')}
      point={point()}
      table={{
        columns: [
          { label: t('insight.term') },
          { label: t('insight.searchCount'), isNumber: true },
          { label: t('insight.missCount'), isNumber: true },
          { label: t('insight.lastDay') },
        ],
        rows: props.searches.items.map((one) => [
          one.term,
          format.number(one.searches),
          format.number(one.misses),
          format.date(one.lastDay),
        ]),
      }}
      downloads={downloadsOf('insight_searches', props.period, locale)}
    >
      <RankBars
        label={t('insight.searchesTitle')}
        bars={props.searches.items.slice(0, BARS_MAX).map((one) => ({
          label: one.term,
          value: countOf(one),
          text: format.number(countOf(one)),
          tone: one.misses > 0 ? 'signal' : 'main',
        }))}
      />
    </ChartFigure>
  )
}
