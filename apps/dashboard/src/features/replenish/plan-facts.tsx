import { addDays } from '@onhand/domain/local-time'
import { useTexts } from '../../lib/texts.ts'
import type { SkuForecast } from './forecast-days.ts'

/** What follows from a forecast for the stock of an item. */
export function PlanFacts(props: { readonly forecast: NonNullable<SkuForecast['forecast']> }) {
  const { t, format } = useTexts('forecast')
  const demand = () => {
    const name = props.forecast.demandClass
    const known = (['smooth', 'erratic', 'intermittent', 'lumpy'] as const).find((one) => one === name)
    return t(`forecast.demand.${known ?? 'none'}`)
  }
  const protection = () =>
    t('forecast.protectionDays', {
      units: format.number(Math.round(props.forecast.protectionMean * 10) / 10),
      count: props.forecast.protectionDays,
    })
  const horizon = () => {
    const { firstDay, horizonDays, protectionDays } = props.forecast
    const until = format.date(addDays(firstDay, horizonDays - 1))
    const facts = { count: horizonDays, date: until }
    return protectionDays > horizonDays ? t('forecast.horizonBeyond', facts) : t('forecast.horizonDays', facts)
  }
  return (
    <section class="stack" aria-labelledby="forecast-plan">
      <h3 id="forecast-plan">{t('forecast.plan')}</h3>
      <dl class="facts">
        <dt>{t('forecast.demand')}</dt>
        <dd>{demand()}</dd>
        <dt>{t('forecast.class')}</dt>
        <dd>{t(`forecast.class.${props.forecast.valueClass}`)}</dd>
        <dt>{t('forecast.horizon')}</dt>
        <dd class="number">{horizon()}</dd>
        <dt>{t('forecast.protection')}</dt>
        <dd class="number">{protection()}</dd>
        <dt>{t('forecast.safety')}</dt>
        <dd class="number">
          {format.number(props.forecast.safetyStockUnits)} <span class="muted small">{t('forecast.safetyHint')}</span>
        </dd>
        <dt>{t('forecast.reorderPoint')}</dt>
        <dd class="number">{format.number(props.forecast.reorderPointUnits)}</dd>
        <dt>{t('forecast.orderUpTo')}</dt>
        <dd class="number">{format.number(props.forecast.orderUpToUnits)}</dd>
        <dt>{t('forecast.target')}</dt>
        <dd class="number">{format.percent(props.forecast.targetPermille * 10)}</dd>
      </dl>
    </section>
  )
}
