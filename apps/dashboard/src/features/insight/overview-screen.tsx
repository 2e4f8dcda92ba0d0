import { Icon } from '@onhand/ui'
import { Sparkline } from '@onhand/ui/desk'
import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { useShop } from '../../lib/session.tsx'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { type InsightPeriod, usePeriod } from './period.ts'
import { useWords } from './words.ts'

type Overview = Answer<typeof api.insight.overview.query>

/** A shop at a glance: six numbers in words, each the way to its part. */
export default function OverviewScreen() {
  const period = usePeriod()
  return (
    <InsightFrame period={period}>
      <Part asked={period.asked()} read={(asked) => api.insight.overview.query(asked)}>
        {(found) => <Tiles overview={found()} period={period} />}
      </Part>
    </InsightFrame>
  )
}

function Tiles(props: { readonly overview: Overview; readonly period: InsightPeriod }) {
  const { t, format, share, changed, shareChanged, coverDays } = useWords()
  const money = (minor: number) => format.money(minor, props.overview.currency)
  const shown = () => props.overview.period
  const say = (known: boolean, words: string, none: string) => (known ? words : none)
  return (
    <div class="stack">
      <p class="small muted insight-shown">
        {t('insight.shown', {
          from: format.date(shown().fromDate),
          to: format.date(shown().toDate),
          beforeFrom: format.date(shown().beforeFromDate),
          beforeTo: format.date(shown().beforeToDate),
        })}
      </p>
      <div class="insight-tiles">
        <Tile
          part="sales"
          period={props.period}
          label={t('insight.sales')}
          value={money(props.overview.sales.now)}
          words={changed(props.overview.sales)}
        >
          <Sparkline values={props.overview.salesLine} />
        </Tile>
        <Tile
          part="products"
          period={props.period}
          label={t('insight.orders')}
          value={format.number(props.overview.orders.now)}
          words={changed(props.overview.orders)}
        />
        <Tile
          part="service"
          period={props.period}
          label={t('insight.unitFill')}
          value={share(props.overview.unitFill.now)}
          words={say(
            props.overview.unitFill.now !== null,
            shareChanged(props.overview.unitFill),
            t('insight.unitFillNone'),
          )}
        />
        <Tile
          part="service"
          period={props.period}
          label={t('insight.otif')}
          value={share(props.overview.onTimeInFull.now)}
          words={say(
            props.overview.onTimeInFull.now !== null,
            shareChanged(props.overview.onTimeInFull),
            t('insight.otifNone'),
          )}
        />
        <Tile
          part="stock"
          period={props.period}
          label={t('insight.cover')}
          value={props.overview.coverDays === null ? t('insight.unknown') : coverDays(props.overview.coverDays)}
          words={say(
            props.overview.coverDays !== null,
            t(`insight.coverSay.${props.overview.coverBasis}`, { value: money(props.overview.stockValueMinor) }),
            t('insight.coverNone'),
          )}
        />
        <Tile
          part="stock"
          period={props.period}
          label={t('insight.waste')}
          value={money(props.overview.waste.now)}
          words={say(
            props.overview.waste.now + props.overview.waste.before > 0,
            changed(props.overview.waste),
            t('insight.wasteNone'),
          )}
        />
      </div>
    </div>
  )
}

function Tile(props: {
  readonly part: 'sales' | 'products' | 'service' | 'stock'
  readonly period: InsightPeriod
  readonly label: string
  readonly value: string
  readonly words: string
  readonly children?: JSX.Element
}) {
  const { t } = useWords()
  const { link } = useShop()
  return (
    <section class="panel insight-tile">
      <h2 class="small muted">{props.label}</h2>
      <strong class="number">{props.value}</strong>
      <p>{props.words}</p>
      <Show when={props.children}>{props.children}</Show>
      <A
        href={link(`/insight/${props.part}`) + props.period.query()}
        aria-label={`${props.label}: ${t('insight.open', { part: t(`insight.tab.${props.part}`) })}`}
      >
        {t('insight.open', { part: t(`insight.tab.${props.part}`) })} <Icon name="chevron-right" isSmall />
      </A>
    </section>
  )
}
