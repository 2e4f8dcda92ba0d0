import { STOCK_LISTS, type StockListKind } from '@onhand/domain/insight/stock-items'
import { ChartFigure, LineChart } from '@onhand/ui/charts'
import { Figure } from '@onhand/ui/desk'
import { createSignal, Show } from 'solid-js'
import type { Answer } from '../../lib/answer.ts'
import { api } from '../../lib/api.ts'
import { ChoiceChips } from './choice-chips.tsx'
import { InsightFrame } from './insight-frame.tsx'
import { Part } from './part.tsx'
import { type InsightPeriod, usePeriod } from './period.ts'
import { StockSaving } from './stock-cost.tsx'
import { StockList } from './stock-list.tsx'
import { downloadsOf, useWords } from './words.ts'

type Stock = Answer<typeof api.insight.stock.query>

/** What lies in stock, how long it lasts, what is old and what was thrown away. */
export default function StockScreen() {
  const { t } = useWords()
  const period = usePeriod()
  const [list, setList] = createSignal<StockListKind>('cover')
  return (
    <InsightFrame period={period}>
      <Part asked={period.asked()} height="420px" read={(asked) => api.insight.stock.query(asked)}>
        {(found) => <Value stock={found()} period={period} />}
      </Part>
      <ChoiceChips
        label={t('insight.list')}
        choices={STOCK_LISTS.map((value) => ({ value, label: t(`insight.list.${value}`) }))}
        chosen={list()}
        onChoose={setList}
      />
      <StockList list={list()} title={t(`insight.list.${list()}`)} period={period} />
    </InsightFrame>
  )
}

function Value(props: { readonly stock: Stock; readonly period: InsightPeriod }) {
  const { t, format, locale, coverDays, share, point, moneyTick } = useWords()
  const money = (minor: number) => format.money(minor, props.stock.currency)
  const totals = () => props.stock.totals
  const ofStock = (minor: number) =>
    totals().valueMinor > 0 ? t('insight.ofStock', { percent: share(minor / totals().valueMinor) }) : undefined
  const words = () => {
    const value = money(totals().valueMinor)
    const days = props.stock.coverDays
    const worth =
      days === null
        ? t('insight.stockPointNone', { value })
        : t(`insight.stockPoint.${props.stock.coverBasis}`, { value, days: coverDays(days) })
    const count = totals().withoutCostCount
    return count > 0 ? `${worth}${t('insight.gap')}${t('insight.stockWithoutCost', { count })}` : worth
  }
  return (
    <div class="stack">
      <section class="panel figures insight-figures" aria-label={t('insight.tab.stock')}>
        <Figure label={t('insight.value')} value={money(totals().valueMinor)} />
        <Figure
          label={t('insight.holdingMonth')}
          value={money(props.stock.cost.monthMinor)}
          change={t('insight.holdingNote', { percent: share(props.stock.cost.holdingPercent / 100) })}
        />
        <Figure
          label={t('insight.cover')}
          value={props.stock.coverDays === null ? t('insight.unknown') : coverDays(props.stock.coverDays)}
        />
        <Figure
          label={t('insight.sellThrough')}
          value={share(props.stock.sellThrough)}
          change={t('insight.sellThroughSay')}
        />
        <Figure
          label={t('insight.stale')}
          value={money(totals().staleValueMinor)}
          change={ofStock(totals().staleValueMinor)}
        />
        <Figure
          label={t('insight.waste')}
          value={money(totals().wasteValueMinor)}
          change={t('insight.unitsNote', { count: totals().wasteUnits })}
        />
        <Show when={totals().expiredUnits > 0}>
          <Figure
            label={t('insight.expired')}
            value={money(totals().expiredValueMinor)}
            change={t('insight.unitsNote', { count: totals().expiredUnits })}
          />
        </Show>
      </section>
      <ChartFigure
        title={t('insight.stockTitle')}
        point={words()}
        table={{
          columns: [
            { label: t('insight.day') },
            { label: t('insight.units'), isNumber: true },
            { label: t('insight.value'), isNumber: true },
          ],
          rows: props.stock.points
            .toReversed()
            .flatMap((one) =>
              one.units === null ? [] : [[point(one), format.number(one.units), money(one.valueMinor ?? 0)]],
            ),
        }}
        downloads={downloadsOf('insight_value', props.period, locale)}
      >
        <LineChart
          label={t('insight.stockTitle')}
          points={props.stock.points.map(point)}
          lines={[
            {
              label: t('insight.value'),
              look: 'main',
              isArea: true,
              values: props.stock.points.map((one) => one.valueMinor),
            },
          ]}
          format={money}
          formatTick={(minor) => moneyTick(minor, props.stock.currency)}
        />
      </ChartFigure>
      <StockSaving stock={props.stock} period={props.period} />
    </div>
  )
}
